"""广东: 粤府办〔2016〕85号, critical illness, with 粤府办〔2022〕40号 （八） for orphans."""

from __future__ import annotations

from decimal import Decimal

from .amounts import paid
from .found import EXACT_NOTHING, NOT_COVERED, Found, at_least, needs, one
from .sheet import Given
from .tiers import Tiers, flat, pays, with_rates

# “特困供养人员起付标准下调不低于80%，报销比例达到80%以上；建档立卡的贫困人员、最低生活保障对象起付标准下调不低于70%，报销比例达到70%以上”
STAYS_OF_DEDUCTIBLE = {"特困人员": Decimal("0.20"), "建档立卡贫困人口": Decimal("0.30"), "低保对象": Decimal("0.30")}
FLOOR = {"特困人员": Decimal("0.80"), "建档立卡贫困人口": Decimal("0.70"), "低保对象": Decimal("0.70")}


def guangdong(day: str, insurance: str, category: str, spent: Decimal, given: Given) -> Found:
    """“探索将大病保险向职工基本医疗保险参保人群延伸”: employees are not covered by it yet."""
    # “发布日期:2016-08-23”
    if day < "2016-08-23" or insurance != "居民医保":
        return NOT_COVERED
    if spent == 0:
        return EXACT_NOTHING
    if category in FLOOR:
        return hardship(category, spent, given)
    if category == "孤儿":
        return orphan(day, spent, given)
    return ordinary(spent, given)


def ordinary(spent: Decimal, given: Given) -> Found:
    """“由各地级以上市统一筹资标准、待遇水平、承办机构和资金管理”: deductible, rate and cap are the city's."""
    deductible, tiers = own_figures(given)
    if deductible is None or tiers is None:
        return needs(absent(deductible, tiers))
    payment = paid(pays(spent, deductible, tiers, from_excess=given.from_excess))
    return one("exact" if given.cap_said or payment == 0 else "assumed", capped(payment, given.cap))


def hardship(category: str, spent: Decimal, given: Given) -> Found:
    """“对困难群体下调大病保险起付标准，并提高报销比例，不设年度最高支付限额。”"""
    deductible = given.own_deductible
    if deductible is None:
        if given.deductible is None:
            return needs(["deductible"])
        deductible = given.deductible * STAYS_OF_DEDUCTIBLE[category]
    payment = pays(spent, deductible, favoured(category, given), from_excess=given.from_excess)
    if given.own_deductible is not None and given.own_rate is not None:
        return one("exact", payment)
    return at_least(payment)


def favoured(category: str, given: Given) -> Tiers:
    """The group's own rate; else the floor, and where the ordinary member has more than the floor, that."""
    if given.own_rate is not None:
        return flat(given.own_rate)
    if given.tiers is None:
        return flat(FLOOR[category])
    return with_rates(given.tiers, lambda rate: max(rate, FLOOR[category]))


def orphan(day: str, spent: Decimal, given: Given) -> Found:
    """“对特困人员、孤儿、低保对象等困难群体实施倾斜支付，通过降低大病保险起付标准、提高支付比例、不设年度最高支付限额等方式”: no figure."""
    deductible, tiers = own_figures(given)
    if deductible is None or tiers is None:
        return needs(absent(deductible, tiers))
    # 粤府办〔2022〕40号: “2022年12月27日印发”
    uncapped = day >= "2022-12-27"
    payment = paid(capped(pays(spent, deductible, tiers, from_excess=given.from_excess), None if uncapped else given.cap))
    if given.own_deductible is None or given.own_rate is None:
        return at_least(payment)
    return one("exact" if uncapped or given.cap_said or payment == 0 else "assumed", payment)


def own_figures(given: Given) -> tuple[Decimal | None, Tiers | None]:
    """The ordinary figures, each replaced by that of the person's own group where it is given."""
    deductible = given.deductible if given.own_deductible is None else given.own_deductible
    return deductible, given.tiers if given.own_rate is None else flat(given.own_rate)


def absent(deductible: Decimal | None, tiers: Tiers | None) -> list[str]:
    return [name for name, value in (("deductible", deductible), ("rate", tiers)) if value is None]


def capped(payment: Decimal, cap: Decimal | None) -> Decimal:
    return payment if cap is None else min(payment, cap)
