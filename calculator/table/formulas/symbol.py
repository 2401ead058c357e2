"""Amounts that remember where they come from, so that a rule asked once answers for every row that it would treat alike.

A rule is ordinary code: it takes an amount times a share, less another, compares. Given a :class:`Symbol` in an amount's place it does
the same, but what it returns is an expression in the row's figures (``1/5 of deductible``), and every comparison it made on the way is
written down as a :class:`Linear` expression whose sign decided it. Other figures for which all these expressions have the same sign take
the same way through the rule, and come to the same expressions. Whatever a Symbol cannot follow (two figures multiplied, a remainder, a
dictionary's key) raises ``TypeError``: such rows are worked out one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Linear:
    """``constant`` and each figure by its name times its factor; no factor is zero."""

    constant: Fraction
    factors: tuple[tuple[str, Fraction], ...] = ()

    @classmethod
    def of(cls, number: object) -> Linear:
        """A number, or what a Symbol stands for. Raises TypeError for anything else."""
        match number:
            case Symbol():
                return number.linear
            case bool() | int() | Fraction():
                return cls(Fraction(number))
            case _:
                raise TypeError(f"found {number!r}, wanted a number")

    def plus(self, other: Linear, times: Number = 1) -> Linear:
        """The sum with ``times`` the other."""
        factors = dict(self.factors)
        for name, factor in other.factors:
            factors[name] = factors.get(name, Fraction(0)) + factor * times
        kept = tuple(sorted((name, factor) for name, factor in factors.items() if factor))
        return Linear(self.constant + other.constant * times, kept)

    def times(self, number: Number) -> Linear:
        """Every part of it times a number."""
        return Linear(Fraction(0)).plus(self, number)

    def value(self, figures: Mapping[str, Number]) -> Fraction:
        """What it comes to for these figures."""
        return self.constant + sum((factor * figures[name] for name, factor in self.factors), Fraction(0))

    def sign(self, figures: Mapping[str, Number]) -> int:
        """-1, 0 or 1."""
        value = self.value(figures)
        return (value > 0) - (value < 0)

    @property
    def names(self) -> set[str]:
        """The figures in it."""
        return {name for name, _ in self.factors}


class Trace:
    """The figures of one row, and what was asked about them: expressions of which the sign was looked at, and their signs."""

    def __init__(self, figures: Mapping[str, Number]) -> None:
        self.figures = dict(figures)
        self.asked: dict[Linear, int] = {}

    def symbol(self, name: str) -> Symbol:
        """The figure of that name."""
        return Symbol(self, Linear(Fraction(0), ((name, Fraction(1)),)))

    def sign(self, linear: Linear) -> int:
        """-1, 0 or 1; written down unless it is the same for any figures."""
        sign = linear.sign(self.figures)
        if linear.factors:
            self.asked[linear] = sign
        return sign


class _Written(int):
    """Digits of a Symbol, good for writing it down: comparing them or adding to them would go unseen, so that is refused."""

    def _unseen(self, other: object) -> Any:
        raise TypeError(f"a figure's digits and {other!r}")

    __add__ = __radd__ = __sub__ = __rsub__ = __lt__ = __le__ = __gt__ = __ge__ = __ne__ = _unseen
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return bool(other != 1 and self._unseen(other))  # whether it is whole: never

    def __mul__(self, other: int) -> int:
        return _Written(int(self) * int(other))

    __rmul__ = __mul__


class Symbol:
    """A linear expression in the figures of a row, to be used like the fraction it stands for."""

    __slots__ = ("linear", "trace")

    def __init__(self, trace: Trace, linear: Linear) -> None:
        self.trace, self.linear = trace, linear

    @property
    def numerator(self) -> int:
        """With :attr:`denominator` for sentences only, and not reduced (4 of 2), so that no whole amount is taken for its numerator."""
        return _Written(2 * self.linear.value(self.trace.figures).numerator)

    @property
    def denominator(self) -> int:
        """Never 1."""
        return _Written(2 * self.linear.value(self.trace.figures).denominator)

    def __add__(self, other: Number | Symbol) -> Symbol:
        return Symbol(self.trace, self.linear.plus(Linear.of(other)))

    def __sub__(self, other: Number | Symbol) -> Symbol:
        return Symbol(self.trace, self.linear.plus(Linear.of(other), -1))

    def __rsub__(self, other: Number) -> Symbol:
        return Symbol(self.trace, Linear.of(other).plus(self.linear, -1))

    def __mul__(self, other: Number) -> Symbol:
        if isinstance(other, Symbol):
            raise TypeError("two figures multiplied are not linear")
        return Symbol(self.trace, self.linear.times(other))

    __radd__, __rmul__ = __add__, __mul__

    def __bool__(self) -> bool:
        return self.trace.sign(self.linear) != 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Symbol | int | Fraction):
            return NotImplemented
        return self._above(other) == 0

    __hash__ = None  # type: ignore[assignment] # a dictionary would compare without being seen

    def __lt__(self, other: Number | Symbol) -> bool:
        return self._above(other) < 0

    def __le__(self, other: Number | Symbol) -> bool:
        return self._above(other) <= 0

    def __gt__(self, other: Number | Symbol) -> bool:
        return self._above(other) > 0

    def __ge__(self, other: Number | Symbol) -> bool:
        return self._above(other) >= 0

    def _above(self, other: Number | Symbol) -> int:
        return self.trace.sign(self.linear.plus(Linear.of(other), -1))
