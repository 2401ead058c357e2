"""吉林: 吉政办发〔2016〕57号, critical illness."""

from __future__ import annotations

from decimal import Decimal

from .found import EXACT_NOTHING, NOT_COVERED, Found, at_least, between, needs, one
from .sheet import Given
from .tiers import Tiers, flat, pays, with_rates

# “对全省建档立卡贫困人口和特困供养人员、城乡低保对象”
POOR = ("建档立卡贫困人口", "特困人员", "低保对象")


def jilin(day: str, insurance: str, category: str, spent: Decimal, given: Given) -> Found:
    """“大病保险保障对象为城乡居民基本医保参保人。”"""
    # “２０１６年起”
    if day < "2016-01-01" or insurance != "居民医保":
        return NOT_COVERED
    if spent == 0:
        return EXACT_NOTHING
    deductible = threshold(category, given)
    if deductible is None:
        return needs(["deductible"])
    if spent <= deductible:
        own = (given.own_deductible, given.tiers, given.own_rate)
        return one(surest(day, resting_on_own=any(figure is not None for figure in own)), Decimal(0))
    tiers = rates(category, given)
    if tiers is None:
        return framed(day, category, spent - deductible, given.cap)
    payment = pays(spent, deductible, tiers, from_excess=given.from_excess)
    return one("exact" if given.cap_said else "assumed", capped(payment, given.cap))


def threshold(category: str, given: Given) -> Decimal | None:
    """“以此作为大病保险年度起付标准”, of the poor “起付标准下调４０％”."""
    if given.own_deductible is not None:
        return given.own_deductible
    if given.deductible is None:
        return None
    return given.deductible * Decimal("0.60") if category in POOR else given.deductible


def rates(category: str, given: Given) -> Tiers | None:
    """“分段支付比例提高５％”, read as percentage points on every rate of the ordinary member's."""
    if given.own_rate is not None:
        return flat(given.own_rate)
    if given.tiers is None or category not in POOR:
        return given.tiers
    return with_rates(given.tiers, lambda rate: min(rate + Decimal("0.05"), Decimal(1)))


def framed(day: str, category: str, excess: Decimal, cap: Decimal | None) -> Found:
    """“２０１６年继续执行５０％的起始支付比例和分段支付比例；２０１７年起，起始支付比例提高到５５％，分段支付比例相应调整，最高不超过８０％。”"""
    more = Decimal("0.05") if category in POOR else Decimal("0.00")
    if day < "2017-01-01":
        return at_least(capped(excess * (Decimal("0.50") + more), cap))
    return between(capped(excess * (Decimal("0.55") + more), cap), capped(excess * (Decimal("0.80") + more), cap))


def surest(day: str, *, resting_on_own: bool) -> str:
    """From 2026-01-15 other terms are reported, so that only the user's own tiers or category figures are certain."""
    return "exact" if day < "2026-01-15" or resting_on_own else "assumed"


def capped(payment: Decimal, cap: Decimal | None) -> Decimal:
    """“并设定最高支付比例和最高限额”."""
    return payment if cap is None else min(payment, cap)
