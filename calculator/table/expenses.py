"""What each row spent: 合规自付 itself, or the settlement slip it comes out of, as ``calculator.intake`` reads one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from calculator.table.arrays import Bools, Ints
from calculator.table.fen import ABSENT
from calculator.table.layout import SLIP
from calculator.table.sheet import MOST_ELIGIBLE

SUM, FROM_SLIP = 1, 2
"""Codes of the two ways."""


@dataclass(frozen=True, slots=True)
class Spent:
    """``eligible`` fen, 0 for rows to be worked out ``alone``; ``way`` is how it was written, ``insurance`` what a slip says that
    critical-illness insurance paid (None where no slip has that)."""

    eligible: Ints
    way: Ints | int
    alone: Bools | None
    insurance: Ints | None = None


def spent(columns: Mapping[str, Ints]) -> Spent:
    """What the rows spent, from the columns there are."""
    if columns.keys() == {"eligible_self_paid"}:
        return _sums(columns["eligible_self_paid"])
    absent = np.full(len(next(iter(columns.values()))), ABSENT)
    total, out_of_scope, basic, other, insurance = (columns.get(name, absent) for name in SLIP)
    written = columns.get("eligible_self_paid", absent)
    sums = (written >= 0) & (np.maximum.reduce([total, out_of_scope, basic, other, insurance]) == ABSENT)
    sums &= np.minimum.reduce([total, out_of_scope, basic, other, insurance]) == ABSENT
    slips = (written == ABSENT) & (np.minimum.reduce([total, out_of_scope, basic]) >= 0) & (np.minimum(other, insurance) >= ABSENT)
    left = total - out_of_scope - basic - np.maximum(other, 0) - np.maximum(insurance, 0)
    alone = ~(sums | (slips & (left >= 0)))
    eligible = np.where(sums, written, left)
    alone |= eligible > MOST_ELIGIBLE
    paid = np.where(slips, np.maximum(insurance, 0), 0) if "critical_illness_paid" in columns else None
    return Spent(np.where(alone, 0, eligible), np.where(slips, FROM_SLIP, SUM), alone if alone.any() else None, paid)


def _sums(eligible: Ints) -> Spent:
    if not len(eligible) or (eligible.min() >= 0 and eligible.max() <= MOST_ELIGIBLE):
        return Spent(eligible, SUM, None)
    alone = (eligible < 0) | (eligible > MOST_ELIGIBLE)
    return Spent(np.where(alone, 0, eligible), SUM, alone)
