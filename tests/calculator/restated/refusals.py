"""Which given figures the text in force contradicts: such a case is refused, not counted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .guangdong import FLOOR, STAYS_OF_DEDUCTIBLE
from .jilin import POOR
from .places import text_of
from .sheet import Given, Sheet, Stay


def faults(sheet: Sheet) -> list[str]:
    """Every field at fault; which of several is named first, the interface leaves open."""
    found = {field for stay in sheet.stays for field in of_stay(sheet, stay)}
    # What was used is one year's; the interface does not say of which.
    if sheet.given.aid_used > 0 and len({stay.day[:4] for stay in sheet.stays}) > 1:
        found.add("parameters.aid_used")
    return sorted(found)


def of_stay(sheet: Sheet, stay: Stay) -> Iterator[str]:
    place = text_of(sheet.place)
    if sheet.scheme != "medical_aid":
        if place == "江阴" and stay.day >= "2020-07-01":
            yield from in_jiangyin(stay, sheet.given)
        if sheet.insurance == "居民医保" and place == "广东" and stay.day >= "2016-08-23":
            yield from in_guangdong(stay, sheet.given)
        if sheet.insurance == "居民医保" and place == "吉林" and stay.day >= "2016-01-01":
            yield from in_jilin(stay, sheet.given)


def in_jiangyin(stay: Stay, given: Given) -> Iterator[str]:
    """“2020 年起付标准为 1.8 万元”; 60 % to 100,000 and 80 % above; of recipients half the deductible and 65 %, 85 %."""
    if given.deductible not in (None, Decimal(18000)) and stay.day < "2021-01-01":
        yield "parameters.deductible"
    if given.tiers not in (None, ((Decimal(0), Decimal("0.6")), (Decimal(100000), Decimal("0.8")))):
        yield "parameters.tiers" if given.by_tiers else "parameters.rate"
    if given.own_rate is not None:  # one rate is never the text's two
        yield "parameters.category_rate"
    ordinary = Decimal(18000) if stay.day < "2021-01-01" else given.deductible
    stays = Decimal(1) if stay.category == "普通参保人员" else Decimal("0.5")
    if None not in (ordinary, given.own_deductible) and given.own_deductible != (ordinary or 0) * stays:
        yield "parameters.category_deductible"


def in_guangdong(stay: Stay, given: Given) -> Iterator[str]:
    """“特困供养人员起付标准下调不低于80%，报销比例达到80%以上；……下调不低于70%，报销比例达到70%以上”."""
    if stay.category not in FLOOR:
        return
    if given.own_rate is not None and given.own_rate < FLOOR[stay.category]:
        yield "parameters.category_rate"
    if above(given.own_deductible, given.deductible, STAYS_OF_DEDUCTIBLE[stay.category]):
        yield "parameters.category_deductible"


def in_jilin(stay: Stay, given: Given) -> Iterator[str]:
    """“起始支付比例提高到５５％，……最高不超过８０％”, “费用越高支付比例越高”; of the poor “起付标准下调４０％” and 5 points more."""
    first, highest = (Decimal("0.50"), Decimal(1)) if stay.day < "2017-01-01" else (Decimal("0.55"), Decimal("0.80"))
    ordinary = [rate for _, rate in given.tiers or ()]
    if ordinary != sorted(ordinary) or not all(first <= rate <= highest for rate in ordinary):
        yield "parameters.tiers" if given.by_tiers else "parameters.rate"
    more = Decimal("0.05") if stay.category in POOR else Decimal(0)
    if given.own_rate is not None and not first + more <= given.own_rate <= highest + more:
        yield "parameters.category_rate"
    if stay.category in POOR and above(given.own_deductible, given.deductible, Decimal("0.60")):
        yield "parameters.category_deductible"


def above(own: Decimal | None, ordinary: Decimal | None, stays: Decimal) -> bool:
    """Whether the group's own deductible is above what the text lets stay of the ordinary one."""
    return own is not None and ordinary is not None and own > ordinary * stays
