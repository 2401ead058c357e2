"""Tiers of a rate, and the part of an amount that falls into each.

Law writes "超过 1.8 万元至 10 万元的部分 60%": a tier says from where its rate holds, and bounds count the person's own
eligible expense from zero (``self_paid``) or from the deductible up (``excess``). Where only the part in a tier is paid at its
rate (``marginal``), whether a bound itself lies below or above it (不含本数, 含本数) changes no amount; where the tier that S
reaches rules all of the part above the deductible (``whole``), it changes a great deal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from calculator.money import Exact, less, raised, times, whole


class TierBase(StrEnum):
    """From where the bounds of the tiers count."""

    SELF_PAID = "self_paid"
    EXCESS = "excess"


class TierMode(StrEnum):
    """What a tier's rate holds for: the part of S in the tier, or everything above the deductible once S is in the tier (全额累进)."""

    MARGINAL = "marginal"
    WHOLE = "whole"


class Bounds(StrEnum):
    """On which side of a bound the bound itself lies: with the tier below it (以上不含本数) or with the one above it (以上含本数)."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Tier:
    """From ``over`` fen up, ``rate`` is paid; whether at ``over`` itself is the scale's ``bounds``."""

    over: Exact
    rate: Fraction


class Band(NamedTuple):  # as small as a step, and as often made
    """The part of S between ``over`` and ``up_to`` (None: no upper bound): ``base`` fen at ``rate`` make ``amount``.

    ``over`` and ``up_to`` are fen of S counted from zero, whatever the tiers counted from; ``amount`` is not rounded.
    ``bounds`` is None where the rule does not say on which side they lie. Of a whole-amount scale ``within`` is the tier S lies in.
    """

    over: Exact
    up_to: Exact | None
    rate: Fraction
    base: Exact
    amount: Exact
    bounds: Bounds | None = None
    within: tuple[Exact, Exact | None] | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Rates by tier, lowest first; below its first tier a scale begins at the deductible. Bounds nobody placed are open."""

    tiers: tuple[Tier, ...]
    base: TierBase = TierBase.SELF_PAID
    bounds: Bounds | None = None
    mode: TierMode = TierMode.MARGINAL

    @classmethod
    def flat(cls, rate: Fraction) -> Scale:
        """One rate from the deductible up."""
        return cls((Tier(0, rate),))

    def raised(self, points: Fraction) -> Scale:
        """Every rate more by so many points, none above 1."""
        return self._with([raised(tier.rate, points) for tier in self.tiers]) if points else self

    def lowered(self, points: Fraction) -> Scale:
        """Every rate less by so many points, none below 0."""
        return self._with([max(Fraction(0), tier.rate - points) for tier in self.tiers])

    def scaled(self, factor: Fraction) -> Scale:
        """Every rate times a factor of at most 1."""
        return self._with([tier.rate * factor for tier in self.tiers])

    def at_least(self, floor: Fraction) -> Scale:
        """Every rate at least ``floor``."""
        return self._with([floor if less(tier.rate, floor) else tier.rate for tier in self.tiers])

    def _with(self, rates: list[Fraction]) -> Scale:
        tiers = tuple(Tier(tier.over, rate) for tier, rate in zip(self.tiers, rates, strict=True))
        return Scale(tiers, self.base, self.bounds, self.mode)

    def bands(self, eligible: int, deductible: Exact) -> tuple[Band, ...]:
        """The parts of ``eligible`` fen above ``deductible``, none of them empty.

        >>> [b.base for b in Scale((Tier(0, Fraction(3, 5)), Tier(100, Fraction(4, 5)))).bands(150, 20)]
        [80, 50]
        """
        if eligible <= deductible:
            return ()
        if self.mode is TierMode.WHOLE:
            return (self._whole(eligible, deductible),)
        bands = []
        for over, up_to, rate in self.spans(deductible):
            if over >= eligible:
                break
            base = whole((eligible if up_to is None or up_to > eligible else up_to) - over)
            bands.append(Band(over, up_to, rate, base, times(base, rate), self.bounds))
        return tuple(bands)

    def _whole(self, eligible: int, deductible: Exact) -> Band:
        """All of the part above the deductible at the rate of the tier that S lies in; S above the deductible lies in one."""
        over, up_to, rate = [span for span in self.spans(deductible) if self._passed(span[0], eligible)][-1]
        base = whole(eligible - deductible)
        return Band(deductible, None, rate, base, times(base, rate), self.bounds, (over, up_to))

    def _passed(self, bound: Exact, eligible: int) -> bool:
        return eligible >= bound if self.bounds is Bounds.CLOSED else eligible > bound

    def spans(self, deductible: Exact) -> Iterator[tuple[Exact, Exact | None, Fraction]]:
        """(over, up_to, rate) from the deductible up, in fen of S; equal neighbours stay apart."""
        shift = deductible if self.base is TierBase.EXCESS else 0
        over, rate = deductible, self.tiers[0].rate
        for tier in self.tiers[1:]:
            if (bound := tier.over + shift) > over:
                yield over, bound, rate
                over = bound
            rate = tier.rate
        yield over, None, rate


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
