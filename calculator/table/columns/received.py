"""What rows say was already paid out for their expenses: fen, or NOTHING_SAID."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from calculator.table.columns.arrays import Ints, some
from calculator.table.columns.fen import Amounts
from calculator.table.columns.layout import RECEIVED

NOTHING_SAID = -1
INSURANCE, AID = RECEIVED


def said(received: Mapping[str, Amounts], name: str, places: Ints | slice, size: int) -> Ints:
    """What was received from one payer, at some places."""
    if name not in received:
        return np.full(size, NOTHING_SAID)
    given = some(received[name].given, places)
    fen: Ints = some(received[name].fen, places) * given + NOTHING_SAID * ~given
    return fen


def from_insurance(told: Ints, slips: Ints | None) -> Ints:
    """What was received from the insurance; what a slip says it paid, which rows worked out together do not say twice."""
    return told if slips is None else np.where(slips > 0, slips, told)


def in_all(insurance: Ints, aid: Ints) -> Ints:
    """What was received from both, as far as it was said."""
    there = (insurance > NOTHING_SAID) | (aid > NOTHING_SAID)
    return np.where(there, np.maximum(insurance, 0) + np.maximum(aid, 0), NOTHING_SAID)
