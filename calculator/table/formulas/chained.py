"""Critical-illness insurance, then medical aid on what it leaves, for many rows: the amounts of ``calculator.chain``.

Aid is asked about twice where the insurance has two bounds: on what its least leaves, and on what its most leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from calculator.table.columns.arrays import Bools, Ints
from calculator.table.columns.received import NOTHING_SAID
from calculator.table.formulas.groups import ALONE
from calculator.table.formulas.rows import Rows
from calculator.table.formulas.sheet import MOST_ELIGIBLE
from calculator.table.formulas.state import Answer

Ask = Callable[[Rows], Answer]


@dataclass(frozen=True, slots=True)
class Chained:
    """Both payments together, on ``eligible``. Rows of one kind, a row of ``kinds``, have the same words; ``alone`` has no formula."""

    eligible: Ints
    low: Ints
    high: Ints
    known: Bools
    bounded: Bools
    alone: Bools
    kinds: Ints


@dataclass(frozen=True, slots=True)
class _Insurance:
    """What the insurance pays; ``taken`` where that is only what was received, its rule not being in the texts."""

    low: Ints
    high: Ints
    known: Bools
    bounded: Bools
    taken: Bools


def chained(rows: Rows, seconds: Ints, slips: Ints | None, received: Ints, ask: Ask) -> Chained:
    """What rows of the scheme chain are paid. ``seconds`` are their patterns in the second layer; what ``slips`` say the insurance paid is
    not taken off first; ``received`` is what came from it."""
    eligible = rows.eligible if slips is None else rows.eligible + slips
    large = eligible > MOST_ELIGIBLE
    eligible = np.where(large, 0, eligible) if large.any() else eligible
    said = ask(rows.spending(eligible))
    first = _insurance(said, received)
    least = ask(rows.spending(eligible - first.low, seconds))
    differs = first.high != first.low
    most = ask(rows.spending(eligible - first.high, seconds)) if differs.any() else least
    settled = eligible == first.low
    without = first.known & ~least.covered
    low = first.low + least.low * ~without
    high = first.high + most.high * (~without & most.bounded_everywhere)
    alone = large | (said.groups == ALONE) | (least.groups == ALONE) | (most.groups == ALONE) | (first.taken & (received > eligible))
    kinds = np.stack([said.kinds, least.kinds, most.kinds, first.taken + 2 * settled + 4 * differs], axis=1)
    known = first.known & (without | least.known_everywhere)
    return Chained(eligible, low, high, known, known & first.bounded & (settled | ~without), alone, kinds)


def _insurance(said: Answer, received: Ints) -> _Insurance:
    taken = ~said.covered & (received > NOTHING_SAID)
    known, bounded = said.known_everywhere | taken, said.bounded_everywhere
    if not taken.any():
        return _Insurance(said.low, said.high, known, bounded, taken)
    return _Insurance(np.where(taken, received, said.low), np.where(taken, received, said.high), known, bounded, taken)
