"""The formulas of all groups as tables by group, and what they come to for many rows at once: ``calculator.settle`` in whole numbers.

Bounds of bands are counted in tenths of a fen where some deductible's cut needs them, rates in millionths, so payments are whole numbers
of ``unit`` parts of a fen. They stay in 64 bits: a payment before rounding, and every sum on the way to it, is a payment of a rate from 0
to 1 on a part of S, so no more than S · unit, and S · unit + unit <= 10**7 · (MOST_ELIGIBLE + 1) < 2**63. Rows with more, and groups
whose figures are finer, have no formula and are worked out one by one, in Python's own whole numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from calculator.table.columns.arrays import Ints, look_up
from calculator.table.formulas.formula import Formula, Rise
from calculator.table.formulas.symbol import Linear

TENTHS, MILLIONTHS = 10, 10**6
MOST_ELIGIBLE = (2**63 - 1) // (TENTHS * MILLIONTHS) - 1
"""In fen: 9 223 372 035 yuan and some."""
NO_LIMIT = 2**62
_NOWHERE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Column:
    """A number for each group; ``same`` where it is one for all of them."""

    numbers: Ints
    same: int | None

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Column:
        """The numbers by group."""
        return cls(np.array(numbers, np.int64), numbers[0] if len(set(numbers)) == 1 else None)

    def at(self, groups: Ints) -> Ints | int:
        """The number of each row's group."""
        return look_up(self.numbers, groups) if self.same is None else self.same


@dataclass(frozen=True, slots=True)
class Expression:
    """A linear expression for each group, in whole numbers."""

    constant: Column
    factors: tuple[tuple[str, Column], ...]

    @classmethod
    def of(cls, linears: Sequence[Linear], unit: int) -> Expression:
        """The expressions by group, each times ``unit``."""
        named = [dict(linear.factors) for linear in linears]
        names = sorted({name for factors in named for name in factors})
        factors = tuple((name, Column.of([int(each.get(name, 0) * unit) for each in named])) for name in names)
        return cls(Column.of([int(linear.constant * unit) for linear in linears]), factors)

    def at(self, groups: Ints, amounts: Mapping[str, Ints]) -> Ints | int:
        """What it comes to for each row; an amount that no row gives plays no part in any of their groups."""
        total = self.constant.at(groups)
        for name, factor in self.factors:
            if name in amounts:
                part = factor.at(groups) * amounts[name]
                total = part if isinstance(total, int) and not total else part + total
        return total


@dataclass(frozen=True, slots=True)
class Payment:
    """Bands: above each bound so many millionths more are paid."""

    bands: tuple[tuple[Expression, Column], ...]
    tenths: int
    wants_passed: bool

    @classmethod
    def of(cls, scales: Sequence[tuple[Rise, ...]], tenths: int, *, wants_passed: bool = False) -> Payment:
        """The bands by group; groups with fewer than others have empty ones, which begin where others' do."""
        bands = []
        for number in range(max(map(len, scales))):
            there = [scale[number] if number < len(scale) else None for scale in scales]
            spare = next(rise.over for rise in there if rise)
            overs = Expression.of([rise.over if rise else spare for rise in there], tenths)
            bands.append((overs, Column.of([int(rise.more * MILLIONTHS) if rise else 0 for rise in there])))
        return cls(tuple(bands), tenths, wants_passed)

    def at(self, groups: Ints, eligible: Ints, amounts: Mapping[str, Ints]) -> tuple[Ints, Ints | None]:
        """The payments, rounded half up, and where S passes the deductible, if that is wanted."""
        parts = eligible * self.tenths if self.tenths > 1 else eligible
        unit = self.tenths * MILLIONTHS
        if not self.bands:
            return np.zeros(len(eligible), np.int64), np.zeros(len(eligible), np.bool_)
        total = self._above(0, groups, parts, amounts)
        passed = np.minimum(total, 1) if self.wants_passed else None
        total *= self.bands[0][1].at(groups)
        for number in range(1, len(self.bands)):
            above = self._above(number, groups, parts, amounts)
            above *= self.bands[number][1].at(groups)
            total += above
        total += unit // 2
        total //= unit
        return total, passed

    def _above(self, number: int, groups: Ints, parts: Ints, amounts: Mapping[str, Ints]) -> Ints:
        above: Ints = parts - self.bands[number][0].at(groups, amounts)
        np.maximum(above, 0, out=above)
        return above


@dataclass(frozen=True, slots=True)
class Worth:
    """What rows are paid; ``high`` is ``low`` itself where no group of the sheet has two bounds.

    ``passed`` is 1 where S passes the deductible; None where every amount is definite, so that it makes no difference.
    """

    low: Ints
    high: Ints
    passed: Ints | None


class Sheet:
    """The tables of the groups of one family, by their numbers among all groups."""

    def __init__(self, formulas: Sequence[Formula | None], members: Collection[int]) -> None:
        self.size = len(members)
        some = [formula if formula and number in members else None for number, formula in enumerate(formulas)]
        scales = [formula for formula in some if formula and formula.spent] or [Formula()]
        paying = [formula if formula and formula.spent else scales[-1] for formula in some]  # where it makes no difference, as others do
        tenths = 1 if all(_whole(rise.over) for formula in paying for rise in _rises(formula)) else TENTHS
        indefinite = not all(formula.definite for formula in paying)
        self._low = Payment.of([formula.low for formula in paying], tenths, wants_passed=indefinite)
        self._high = Payment.of([() if formula.definite else formula.high or () for formula in paying], tenths)
        limits = [formula.limit if formula and formula.limit else Linear(Fraction(NO_LIMIT)) for formula in some]
        self._limit = Expression.of(limits, 1) if any(formula and formula.limit for formula in some) else None
        flags = [formula or scales[-1] for formula in some]
        self._ranged = np.array([not formula.definite and formula.high is not None for formula in flags])
        self.known = np.array([formula.known for formula in flags])
        self.covered = np.array([formula.covered for formula in flags])
        self.bounded = np.array([[not formula.open_below, formula.high is not None, formula.high is not None] for formula in flags]).ravel()
        self.all_known, self.all_bounded = bool(self.known.all()), bool(self.bounded.all())

    def at(self, groups: Ints, eligible: Ints, amounts: Mapping[str, Ints]) -> Worth:
        """What each row is paid."""
        low, passed = self._limited(self._low, groups, eligible, amounts)
        ranged = np.flatnonzero(look_up(self._ranged, groups)) if self._ranged.any() else _NOWHERE
        if not len(ranged):
            return Worth(low, low, passed)
        high, some = low.copy(), {name: look_up(values, ranged) for name, values in amounts.items()}
        high[ranged] = self._limited(self._high, look_up(groups, ranged), look_up(eligible, ranged), some)[0]
        return Worth(low, high, passed)

    def _limited(self, payment: Payment, groups: Ints, eligible: Ints, amounts: Mapping[str, Ints]) -> tuple[Ints, Ints | None]:
        paid, passed = payment.at(groups, eligible, amounts)
        if self._limit is not None:
            np.minimum(paid, self._limit.at(groups, amounts), out=paid)
        return paid, passed


def fits(formula: Formula) -> bool:
    """Whether 64 bits hold it: see above."""
    rises = _rises(formula)
    bounds = all(_small(rise.over, TENTHS) and rise.over.constant >= 0 and all(f > 0 for _, f in rise.over.factors) for rise in rises)
    shares = all(MILLIONTHS % rise.more.denominator == 0 for rise in rises)
    return bounds and shares and (formula.limit is None or _small(formula.limit, 1))


def _rises(formula: Formula) -> tuple[Rise, ...]:
    return (*formula.low, *(formula.high or ()))


def _numbers(linear: Linear) -> tuple[Fraction, ...]:
    return (linear.constant, *(factor for _, factor in linear.factors))


def _whole(linear: Linear) -> bool:
    return all(number.denominator == 1 for number in _numbers(linear))


def _small(linear: Linear, unit: int) -> bool:
    """In whole numbers of a unit, and no part of its sum above 2**62."""
    whole = all(unit % number.denominator == 0 for number in _numbers(linear))
    return whole and abs(linear.constant) < 2**56 and sum(abs(factor) for _, factor in linear.factors) < 100
