"""What each row spent: 合规自付 itself, or the settlement slip it comes out of, as ``calculator.intake`` reads one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculator.table.columns.arrays import Bools, Ints
from calculator.table.columns.fen import ABSENT, GIVEN, Amounts
from calculator.table.columns.layout import SLIP
from calculator.table.formulas.sheet import MOST_ELIGIBLE

SUM, FROM_SLIP, INSURED_SLIP, WAYS = range(4)
"""The ways to write it, the last of them a slip on which critical-illness insurance has paid; and how many ways there are."""


@dataclass(frozen=True, slots=True)
class Spent:
    """``eligible`` fen, 0 for rows to be worked out ``alone`` (None for no row); ``way`` is how it was written.

    ``insurance`` is what a slip says that critical-illness insurance paid; None where no slip says that.
    """

    eligible: Ints
    way: NDArray[np.uint8] | int
    alone: Bools | None
    insurance: Ints | None = None


def spent(columns: Mapping[str, Amounts]) -> Spent:
    """What the rows spent, from the columns there are."""
    if columns.keys() == {"eligible_self_paid"}:
        return _sums(columns["eligible_self_paid"])
    size = len(next(iter(columns.values())).fen)
    nothing = Amounts(np.zeros(size, np.int64), ABSENT)
    written, slip = columns.get("eligible_self_paid", nothing), [columns.get(name, nothing) for name in SLIP]
    states = np.stack([np.broadcast_to(np.asarray(each.states, np.uint8), size) for each in (written, *slip)])
    fen = [each.fen * each.given for each in (written, *slip)]
    sums = (states[0] == GIVEN) & (states[1:] == ABSENT).all(axis=0)
    slips = (states[0] == ABSENT) & (states[1:4] == GIVEN).all(axis=0) & (states[4:] <= GIVEN).all(axis=0)
    left = fen[1] - fen[2] - fen[3] - fen[4] - fen[5]
    eligible = np.where(sums, fen[0], left)
    alone = ~(sums | slips) | (eligible < 0) | (eligible > MOST_ELIGIBLE)
    insurance = fen[5] * slips if "critical_illness_paid" in columns else None
    way = np.where(slips, np.where(fen[5] > 0, INSURED_SLIP, FROM_SLIP), SUM).astype(np.uint8)
    return Spent(np.where(alone, 0, eligible), way, alone if alone.any() else None, insurance)


def _sums(written: Amounts) -> Spent:
    eligible = written.fen
    if isinstance(written.states, int) and written.states == GIVEN and not (len(eligible) and eligible.max() > MOST_ELIGIBLE):
        return Spent(eligible, SUM, None)
    alone = ~written.given | (eligible > MOST_ELIGIBLE)
    return Spent(np.where(alone, 0, eligible), SUM, alone if alone.any() else None)
