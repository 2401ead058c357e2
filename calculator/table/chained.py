"""Critical-illness insurance, then medical aid on what it leaves, for many rows: the amounts of ``calculator.chain``.

Aid is asked about twice where the insurance has two bounds: on what its least leaves, and on what its most leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from calculator.claim import Case
from calculator.person import Scheme
from calculator.table.arrays import Bools, Ints
from calculator.table.expenses import SUM
from calculator.table.fen import ABSENT
from calculator.table.prepared import Part
from calculator.table.rows import Rows
from calculator.table.sheet import MOST_ELIGIBLE
from calculator.table.state import Answer
from calculator.table.words import AFTER_INSURANCE

Ask = Callable[[Rows], Answer]


@dataclass(frozen=True, slots=True)
class Chained:
    """Both payments together. Rows of one kind, a row of ``kinds``, have the same words; ``alone`` has no formula."""

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


def chained(part: Part, ask: Ask) -> Chained:
    """What rows of the scheme chain are paid."""
    rows, received = _before_insurance(part), part.received_from_insurance()
    said = ask(rows)
    first = _insurance(said, received)
    left = replace(rows, codes={**rows.codes, "way": SUM, "scheme": AFTER_INSURANCE}, scheme=_second_layer)
    least = ask(replace(left, eligible=rows.eligible - first.low))
    differs = first.high != first.low
    most = ask(replace(left, eligible=rows.eligible - first.high)) if differs.any() else least
    settled = rows.eligible == first.low
    without = first.known & ~least.covered
    known = first.known & (without | _all(least.known, least))
    low = first.low + np.where(without, 0, least.low)
    high = first.high + np.where(without | ~_all(most.bounded, most), 0, most.high)
    alone = (said.groups == 0) | (least.groups == 0) | (most.groups == 0) | (first.taken & (received > rows.eligible))
    if rows.alone is not None:
        alone |= rows.alone
    bounded = first.bounded & (settled | ~without)
    kinds = np.stack([said.kinds, least.kinds, most.kinds, first.taken + 2 * settled + 4 * differs], axis=1)
    return Chained(rows.eligible, low, high, known, bounded, alone, kinds)


def _all(somewhere: Bools | None, answer: Answer) -> Bools:
    return np.ones(len(answer.low), np.bool_) if somewhere is None else somewhere


def _before_insurance(part: Part) -> Rows:
    """What a slip says the insurance paid is what was received from it, and not to be taken off first."""
    rows = part.rows
    if part.insurance is None:
        return rows
    eligible = rows.eligible + part.insurance
    alone = eligible > MOST_ELIGIBLE
    return replace(rows, eligible=np.where(alone, 0, eligible), alone=alone if rows.alone is None else alone | rows.alone)


def _insurance(said: Answer, received: Ints) -> _Insurance:
    taken = ~said.covered & (received > ABSENT)
    known, bounded = _all(said.known, said) | taken, _all(said.bounded, said)
    if not taken.any():
        return _Insurance(said.low, said.high, known, bounded, taken)
    return _Insurance(np.where(taken, received, said.low), np.where(taken, received, said.high), known, bounded, taken)


def _second_layer(case: Case) -> Scheme:  # noqa: ARG001 - whatever the case asks for
    return Scheme.MEDICAL_AID
