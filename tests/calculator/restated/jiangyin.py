"""江阴: 《市政府办公室关于实施江阴市城乡居民大病保险制度的意见》, critical illness."""

from __future__ import annotations

from decimal import Decimal

from .amounts import NOTHING
from .found import EXACT_NOTHING, NO_SCHEME_YET, Found, one
from .sheet import Given
from .tiers import pays


def jiangyin(day: str, category: str, spent: Decimal, given: Given) -> Found:
    """“大病保险保障对象包括我市城乡居民基本医疗保险和职工基本医疗保险的参保人员”: whichever insurance."""
    # “自2020年7月1日起建立……大病保险制度”: what came before counts for nothing.
    if day < "2020-07-01":
        return NO_SCHEME_YET
    if spent == 0:
        return EXACT_NOTHING
    # “大病保险的起付标准由无锡市统一确定。2020 年起付标准为 1.8 万元。”
    figured = given.deductible is not None or given.own_deductible is not None
    status = "exact" if day < "2021-01-01" or figured else "assumed"
    payment = member(spent, given) if category == "普通参保人员" else recipient(spent, given)
    return one(status, payment if given.cap is None else min(payment, given.cap))


def member(spent: Decimal, given: Given) -> Decimal:
    """“1.8 万元（不含本数）至 10 万元（含本数）的部分由大病保险资金支付 60%；10 万元以上的部分由大病保险资金支付 80%。”"""
    two = ((NOTHING, Decimal("0.60")), (Decimal(100000), Decimal("0.80")))
    return pays(spent, threshold(given, Decimal(1)), two, from_excess=False)


def recipient(spent: Decimal, given: Given) -> Decimal:
    """“医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。”"""
    two = ((NOTHING, Decimal("0.65")), (Decimal(100000), Decimal("0.85")))
    return pays(spent, threshold(given, Decimal("0.5")), two, from_excess=False)


def threshold(given: Given, stays: Decimal) -> Decimal:
    """The group's own deductible where it is given, else what stays of the ordinary one; 18,000 is carried forward."""
    if given.own_deductible is not None:
        return given.own_deductible
    return (Decimal(18000) if given.deductible is None else given.deductible) * stays
