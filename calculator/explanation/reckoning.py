"""One way in which an amount may have come about, worked out in full: an expense, a deductible, rates, a limit, and how it was finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from calculator.money import Exact, half_up
from calculator.scale import Scale

MOST_CHANGES = 3
ONE_YUAN = 100
FINISHES = ("", "each_band_rounded", "rounded_down", "whole_yuan", "whole_yuan_down")
"""How the sum of the bands becomes a payment; "" is once, half up."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way, and the names of what it does otherwise than the texts."""

    expense: int
    deductible: Exact
    scale: Scale
    limit: int | None
    less: int = 0
    finish: str = ""
    changes: tuple[str, ...] = ()

    def paid(self) -> int:
        """The amount of this way, in fen."""
        paid = _finished([band.amount for band in self.scale.bands(self.expense, self.deductible)], self.finish)
        return max(0, (paid if self.limit is None else min(paid, self.limit)) - self.less)


@dataclass(frozen=True, slots=True)
class Choices:
    """What may have been taken for each part of the calculation, each with the name of the change; "" is our own, and comes first."""

    expense: tuple[tuple[str, int], ...]
    deductible: tuple[tuple[str, Exact], ...]
    scale: tuple[tuple[str, Scale], ...]
    limit: tuple[tuple[str, int | None], ...]
    less: tuple[tuple[str, int], ...]

    def ways(self) -> Iterator[Way]:
        """Every combination of a few changes, the first choices first."""
        for finish, less, limit, scale, deductible, expense in product(
            FINISHES, self.less, self.limit, self.scale, self.deductible, self.expense
        ):
            changes = tuple(name for name in (expense[0], deductible[0], scale[0], limit[0], less[0], finish) if name)
            if len(changes) <= MOST_CHANGES:
                yield Way(expense[1], deductible[1], scale[1], limit[1], less[1], finish, changes)


def _finished(amounts: list[Exact], finish: str) -> int:
    total = sum(amounts, Fraction(0))
    match finish:
        case "each_band_rounded":
            return sum(half_up(amount) for amount in amounts)
        case "rounded_down":
            return int(total // 1)
        case "whole_yuan":
            return half_up(total * Fraction(1, ONE_YUAN)) * ONE_YUAN
        case "whole_yuan_down":
            return int(total // ONE_YUAN) * ONE_YUAN
        case _:
            return half_up(total)
