"""Tiers of a rate, and the part of an amount that falls into each.

Law writes "超过 1.8 万元至 10 万元的部分 60%": a tier says from where its rate holds, and bounds count the person's own
eligible expense from zero (``self_paid``) or from the deductible up (``excess``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from calculator.money import Exact, less, raised, times, whole


class TierBase(StrEnum):
    """From where the bounds of the tiers count."""

    SELF_PAID = "self_paid"
    EXCESS = "excess"


@dataclass(frozen=True, slots=True)
class Tier:
    """From ``over`` fen up (not included), ``rate`` is paid."""

    over: Exact
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """The part of S between ``over`` and ``up_to`` (None: no upper bound): ``base`` fen at ``rate`` make ``amount``.

    ``over`` and ``up_to`` are fen of S counted from zero, whatever the tiers counted from; ``amount`` is not rounded.
    """

    over: Exact
    up_to: Exact | None
    rate: Fraction
    base: Exact
    amount: Exact


@dataclass(frozen=True, slots=True)
class Scale:
    """Rates by tier, lowest first; below its first tier a scale begins at the deductible."""

    tiers: tuple[Tier, ...]
    base: TierBase = TierBase.SELF_PAID

    @classmethod
    def flat(cls, rate: Fraction) -> Scale:
        """One rate from the deductible up."""
        return cls((Tier(0, rate),))

    def raised(self, points: Fraction) -> Scale:
        """Every rate more by so many points, none above 1."""
        if not points:
            return self
        return Scale(tuple(Tier(t.over, raised(t.rate, points)) for t in self.tiers), self.base)

    def at_least(self, floor: Fraction) -> Scale:
        """Every rate at least ``floor``."""
        return Scale(tuple(Tier(t.over, floor if less(t.rate, floor) else t.rate) for t in self.tiers), self.base)

    def bands(self, eligible: int, deductible: Exact) -> tuple[Band, ...]:
        """The parts of ``eligible`` fen above ``deductible``, none of them empty.

        >>> [b.base for b in Scale((Tier(0, Fraction(3, 5)), Tier(100, Fraction(4, 5)))).bands(150, 20)]
        [80, 50]
        """
        if eligible <= deductible:
            return ()
        return tuple(
            Band(over, up_to, rate, base := whole((eligible if up_to is None else min(eligible, up_to)) - over), times(base, rate))
            for over, up_to, rate in self.spans(deductible)
            if over < eligible
        )

    def spans(self, deductible: Exact) -> Iterator[tuple[Exact, Exact | None, Fraction]]:
        """(over, up_to, rate) from the deductible up, in fen of S; equal neighbours stay apart."""
        shift = deductible if self.base is TierBase.EXCESS else 0
        bounds: list[Exact | None] = [tier.over + shift for tier in self.tiers[1:]]
        over = deductible
        for tier, up_to in zip(self.tiers, [*bounds, None], strict=True):
            if up_to is None or up_to > over:
                yield over, up_to, tier.rate
                over = over if up_to is None else up_to


def differs(one: Scale, other: Scale, deductible: Exact) -> tuple[Fraction, Fraction] | None:
    """The first pair of rates in which two scales part above the deductible, or None where they never do."""
    edges = sorted({over for scale in (one, other) for over, _, _ in scale.spans(deductible)})
    for edge in edges:
        pair = (_rate_above(one, edge, deductible), _rate_above(other, edge, deductible))
        if pair[0] != pair[1]:
            return pair
    return None


def _rate_above(scale: Scale, edge: Exact, deductible: Exact) -> Fraction:
    return next(rate for over, up_to, rate in scale.spans(deductible) if over <= edge and (up_to is None or edge < up_to))
