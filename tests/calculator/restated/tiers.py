"""How much a rate or tiers pay on the part above a deductible."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from .amounts import NOTHING

Tiers = tuple[tuple[Decimal, Decimal], ...]


def pays(spent: Decimal, deductible: Decimal, tiers: Tiers, *, from_excess: bool) -> Decimal:
    """Each tier's rate on what of the cost lies in it and above the deductible.

    Bounds count from zero, or, with `from_excess`, from the deductible up.

    >>> two = ((Decimal(0), Decimal("0.6")), (Decimal(100000), Decimal("0.8")))
    >>> pays(Decimal(120000), Decimal(18000), two, from_excess=False)
    Decimal('65200.0')
    """
    moved = deductible if from_excess else NOTHING
    total = NOTHING
    for place, (over, rate) in enumerate(tiers):
        begins = max(over + moved, deductible)
        ends = min(tiers[place + 1][0] + moved, spent) if place + 1 < len(tiers) else spent
        if ends > begins:
            total += (ends - begins) * rate
    return total


def flat(rate: Decimal) -> Tiers:
    return ((NOTHING, rate),)


def with_rates(tiers: Tiers, change: Callable[[Decimal], Decimal]) -> Tiers:
    """The same bounds, every rate changed."""
    return tuple((over, change(rate)) for over, rate in tiers)
