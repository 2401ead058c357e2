"""Shares and rates between two bounds, exact inside and rounded only where people read them.

As everywhere, ``low`` is the least, ``high`` the most, and None means that nothing is known on that side.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from calculator.money import half_up, whole, yuan
from calculator.outcome import Interval


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: 65,200 of 120,000."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, part: Interval, whole_fen: int) -> Share | None:
        """None of nothing."""
        if whole_fen == 0:
            return None
        return cls(*(None if end is None else Fraction(end, whole_fen) for end in (part.low, part.high)))

    def as_json(self) -> dict[str, dict[str, str] | None]:
        """Each end as the exact fraction and as a percentage of two decimals."""
        return {"low": _both(self.low), "high": _both(self.high)}


@dataclass(frozen=True, slots=True)
class Rates:
    """A rate between two bounds; equal where it is known."""

    low: Fraction | None
    high: Fraction | None

    def as_json(self) -> dict[str, str | None]:
        """Both ends as decimals."""
        return {"low": decimal(self.low), "high": decimal(self.high)}


def rounded_percent(share: Fraction) -> str:
    """A share in per cent, two decimals, half up.

    >>> rounded_percent(Fraction(163, 300)), rounded_percent(Fraction(3, 5))
    ('54.33%', '60.00%')
    """
    return f"{yuan(half_up(share * 10000))}%"


def decimal(rate: Fraction | None) -> str | None:
    """A rate as the machine interface writes it. A rate has a last digit: it was read from one, or is a product of such.

    >>> decimal(Fraction(3, 5)), decimal(Fraction(5, 8))
    ('0.60', '0.625')
    """
    return None if rate is None else yuan(whole(rate * 100))


def ends(one: Interval, other: Interval) -> Interval:
    """By how much each end of ``one`` lies above the same end of ``other``; None where one of them has no such end."""
    return Interval(_difference(one.low, other.low), _difference(one.high, other.high))


def plus(amount: Interval, fen: int) -> Interval:
    """Both ends moved by so many fen."""
    return Interval(None if amount.low is None else amount.low + fen, None if amount.high is None else amount.high + fen)


def signed(amount: Interval) -> dict[str, str | None]:
    """A difference as yuan, with a minus where it is one."""
    return {"low": _signed(amount.low), "high": _signed(amount.high)}


def _signed(fen: int | None) -> str | None:
    return None if fen is None else f"{'-' if fen < 0 else ''}{yuan(abs(fen))}"


def _difference(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _both(share: Fraction | None) -> dict[str, str] | None:
    return None if share is None else {"exact": str(share), "percent": rounded_percent(share)}
