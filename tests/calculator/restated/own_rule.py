"""自定义: a critical-illness rule given whole in the case, of any place and day."""

from __future__ import annotations

from decimal import Decimal

from .amounts import paid
from .found import EXACT_NOTHING, Found, needs, one
from .guangdong import absent, own_figures
from .sheet import Given
from .tiers import pays


def own_rule(spent: Decimal, given: Given) -> Found:
    """The person's own group's figures replace the ordinary member's; a cap that is not said is left out, which is assumed."""
    if spent == 0:
        return EXACT_NOTHING
    deductible, tiers = own_figures(given)
    if deductible is None or tiers is None:
        return needs(absent(deductible, tiers))
    payment = paid(pays(spent, deductible, tiers, from_excess=given.from_excess))
    status = "exact" if given.cap_said or payment == 0 else "assumed"
    return one(status, payment if given.cap is None else min(payment, given.cap))
