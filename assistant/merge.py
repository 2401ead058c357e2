"""What a new question adds to the facts: whom it is about, what it cost, when and where.

Facts are replaced field by field. What is denied, only asked about, or said of somebody else's figure is no fact.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from assistant.bill import with_amounts
from assistant.facts import LADDER, PARAMETERS, RATE_FIELDS, Fact, Facts, ladder_value
from assistant.places import chain_of, covering
from assistant.understand import CategoryFact, DateFact, LadderFact, PlaceFact, RateFact, Reading
from assistant.understand.normalise import standard
from assistant.understand.places import is_abroad
from assistant.whose import of_the_person, turned_to
from corpus.catalog import catalog

# Most favourable first: with several statuses the most favourable applies, and the reply says so.
CATEGORIES: Final = (
    "特困人员",
    "低保对象",
    "建档立卡贫困人口",
    "孤儿",
    "医疗救助对象",
    "农村易返贫致贫人口",
    "低保边缘家庭成员",
    "支出型困难家庭重病患者",
    "普通参保人员",
)
_NOT = re.compile(r"(?:不是|不在|没在|并非|不属于)(?:在|说)?$")
_WHETHER_BEFORE = re.compile(
    r"(?:有没有|有无|是否|能不能评|评不评得?上?|够不够|符不符合|不知道?是不是|算不算|是不是|属不属于|能不能算|可不可以算|能算|"
    r"怎么(?:才)?(?:算|能算|评上?|办))(?:是|作)?$"
)
# Who applies has no status yet: 正在申请低保.
_APPLYING = re.compile(
    r"(?:正在?|还在|在|想|想要|准备|打算|刚刚?|要去?|已经?|去|帮\w{1,3})(?:申请|申办|申报|办理?|评|递交)(?:着|了|中)?(?:的)?$"
)
_COUNTS_AS = re.compile(r"(?:算|算是|属于|是|能当)$")
_WHETHER_AFTER = re.compile(r"(?:(?:不|吗|么|嘛)[?？]?|[?？])$")
_DAY = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(?:(\d{1,2})[日号])?")
_DISCHARGED = re.compile(r"(?:号|日)?(?:才|就|那天)?(?:出院|出的院|办的?出院|结账|结算)")
_DISCHARGE_BEFORE = re.compile(r"(?:出院|discharged?)(?:日期|时间|那天|是|在|on|in|date|:|\s)*$", re.I)
_FIGURE_OF = re.compile(r"(?:员|人员|们)?的?(?:大病)?(?:保险)?(?:支付|报销)?(?:比例|起付)")
_FORMER = re.compile(r"(?:以前|原来|曾经|过去|早先|之前|前几年)(?:也)?(?:是|有|吃|拿|享受)?(?:过)?$")
_PLACE_ROLES = ("insured", "unknown", "household", "treated")


def chosen_places(reading: Reading) -> tuple[PlaceFact, ...]:
    """The places that may be the one that pays: the best role named, and of a place and its own province only the place."""
    meant = [place for place in reading.places if not _denied(place.words, reading)]
    if meant and all(is_abroad(place.region) for place in meant):
        return tuple(replace(place, role="unknown") for place in meant)  # wherever one is insured, the texts do not speak of it
    meant = [place for place in meant if not is_abroad(place.region)]
    for role in _PLACE_ROLES:
        found = [place for place in meant if place.role == role]
        outer = {name for place in found for name in place.region.chain[1:]}
        distinct = {place.region.name: place for place in reversed(found) if place.region.name not in outer}
        if distinct:
            return tuple(sorted(distinct.values(), key=found.index))
    return ()


def _around(words: str, reading: Reading) -> tuple[str, str]:
    """What stands before and after a fact's words in the plain text; nothing where they are not found."""
    said = standard(words).text
    before, found, after = reading.plain.partition(said) if said else ("", "", "")
    return (before, after) if found else ("", "")


def _denied(words: str, reading: Reading) -> bool:
    """Whether the person says that it is not this: 不是江阴，是吉林."""
    return bool(_NOT.search(_around(words, reading)[0]))


def _in_question(words: str, reading: Reading) -> bool:
    """Whether a status is asked about and not claimed: 退伍军人算救助对象不, 是不是低保."""
    before, after = _around(words, reading)
    return bool(_WHETHER_BEFORE.search(before) or _APPLYING.search(before) or (_COUNTS_AS.search(before) and _WHETHER_AFTER.match(after)))


def _former(words: str, reading: Reading) -> bool:
    """Whether the status is one of the past: 以前是低保."""
    return bool(_FORMER.search(_around(words, reading)[0]))


def _owns_a_figure(words: str, reading: Reading) -> bool:
    """Whether the group only says whose figure is meant: 当地普通参保人的支付比例是65%."""
    return standard(words).text.startswith("普通") and bool(_FIGURE_OF.match(_around(words, reading)[1]))


def merge(facts: Facts, reading: Reading) -> Facts:
    """The facts after this question: what it says replaces what was known of the same field."""
    for step in (turned_to, _with_place, with_amounts, _with_rates, _with_category, _with_insurance, _with_date, _with_referral):
        facts = step(facts, reading)
    return facts


def _with_place(facts: Facts, reading: Reading) -> Facts:
    places = chosen_places(reading)
    elsewhere = {"treated"} if facts.flagged("place", "household") else {"treated", "household"}
    away = bool(places) and (places[0].role in elsewhere or is_abroad(places[0].region))
    if not places or (away and covering(facts.value("place"))):
        return facts  # where one lies in hospital or is registered does not replace where one is insured
    flags = {places[0].role} | ({"several"} if len(places) > 1 else set())
    note = "、".join(place.region.name for place in places)
    if _elsewhere(facts.value("place"), places[0]):
        facts = facts.without(*PARAMETERS, *LADDER)  # the figures that were given are those of the other place
    return facts.with_fact("place", Fact(places[0].region.name, places[0].words, frozenset(flags), note))


def _elsewhere(known: str, place: PlaceFact) -> bool:
    """Whether neither of the two places lies in the other."""
    return bool(known) and known not in place.region.chain and place.region.name not in chain_of(known)


def _with_rates(facts: Facts, reading: Reading) -> Facts:
    for rate in reading.rates:
        if rate.role in RATE_FIELDS:
            earlier = [other for other in reading.rates if other.role == rate.role and other.rate != rate.rate]
            flags = frozenset({"several"}) if earlier else frozenset()  # a ladder of rates is more than one figure
            facts = facts.with_fact(rate.role, Fact(_decimal(rate), rate.words, flags))
            facts = facts.without(*LADDER) if rate.role == "rate" else facts
    return _with_ladder(facts, reading.ladder) if reading.ladder is not None else facts


def _with_ladder(facts: Facts, ladder: LadderFact) -> Facts:
    """The rates by tier; a lowest tier that begins above zero names the deductible, where nothing else does."""
    facts = facts.without("rate", *LADDER).with_fact("tiers", Fact(ladder_value(ladder), ladder.words))
    if ladder.base == "excess":
        facts = facts.with_fact("tier_base", Fact("excess", ladder.words))
    if ladder.start and "deductible" not in facts:
        return facts.with_fact("deductible", Fact(f"{ladder.start:f}", ladder.words))
    return facts


def _decimal(rate: RateFact) -> str:
    return f"{(Decimal(rate.rate.numerator) / rate.rate.denominator).normalize():f}"


def _with_category(facts: Facts, reading: Reading) -> Facts:
    told = [category for category in reading.categories if not _owns_a_figure(category.words, reading)]
    # a group of old that may have become another one (以前建档立卡) is asked about, not taken as none
    denied = {c.value for c in told if c.negated or (_former(c.words, reading) and not c.ask)}
    positive = [c for c in told if not c.negated and c.value not in denied and not _in_question(c.words, reading)]
    if own := of_the_person(reading):
        positive = [category for category in positive if category.value in own]
    if "compare" in reading.intents and len({category.value for category in positive}) > 1 and not reading.amounts:
        return facts  # groups set side by side are nobody's
    named = [category for category in positive if category.value]
    if positive and not named and ("category" not in facts or "ellipsis" in reading.intents):
        return facts.without("category").with_fact("category_open", Fact("", positive[0].words, note=positive[0].ask))
    facts = facts.without("category_open")
    if named:
        facts = facts.with_fact("category", _category_fact(named))
        return (
            facts.with_fact("category_open", Fact("", note=facts.by_field["category"].note)) if facts.flagged("category", "ask") else facts
        )
    if denied:
        return facts.with_fact("category", Fact("普通参保人员", told[-1].words))
    return facts


def _category_fact(said: list[CategoryFact]) -> Fact:
    order = {name: rank for rank, name in enumerate(CATEGORIES)}
    best = min(said, key=lambda category: order.get(category.value, len(order)))
    flags = {name for name, on in (("several", len({c.value for c in said}) > 1), ("ask", bool(best.ask))) if on}
    return Fact(best.value, best.words, frozenset(flags), best.ask)


def _with_insurance(facts: Facts, reading: Reading) -> Facts:
    if reading.insurance is None or not reading.insurance.value:
        return facts
    return facts.with_fact("insurance", Fact(reading.insurance.value, reading.insurance.words))


def _with_date(facts: Facts, reading: Reading) -> Facts:
    if not reading.dates:
        return _with_earlier(facts) if "earlier" in reading.intents else facts
    # "2026年3月…去年起付线": of several the one told most closely is the expense's
    if impossible := _impossible_day(reading.plain):
        return facts.with_fact("date", Fact(reading.dates[-1].last.isoformat(), impossible, frozenset({"impossible"})))
    closest = [said for said in reading.dates if said.kind in ("day", "month")] or reading.dates
    # the day of discharge decides, wherever it stands among other days
    discharged = [said for said in closest if _of_discharge(*_around(said.words, reading))]
    return facts.with_fact("date", _date_fact((discharged or closest)[-1]))


def _of_discharge(before: str, after: str) -> bool:
    return bool(_DISCHARGE_BEFORE.search(before) or _DISCHARGED.match(after))


def _with_earlier(facts: Facts) -> Facts:
    """那之前的呢: before the time that is talked about, else before the first day of the place's texts."""
    known, province = facts.get("date"), covering(facts.value("place"))
    if known is not None:
        day = date.fromisoformat(known.value)
        day = day.replace(month=1, day=1) if "year" in known.flags else day.replace(day=1) if "month" in known.flags else day
    elif province:
        first = min(document.in_force_from or date.max for document in catalog().documents if document.region == province)
        day = first.replace(month=1, day=1)
    else:
        return facts
    return facts.with_fact("date", Fact((day - timedelta(days=1)).isoformat(), flags=frozenset({"before"})))


def _impossible_day(text: str) -> str:
    """A day no calendar has (2020年13月, 2月30日), as written; "" where there is none."""
    for match in _DAY.finditer(text):
        try:
            date(int(match[1] or 2000), int(match[2]), int(match[3] or 1))
        except ValueError:
            return match[0]
    return ""


def _date_fact(said: DateFact) -> Fact:
    day = said.first if said.kind == "since" else said.last
    return Fact(day.isoformat(), said.words, frozenset({said.kind}))


def _with_referral(facts: Facts, reading: Reading) -> Facts:
    if reading.referred is None:
        return facts
    return facts.with_fact("referred", Fact("true" if reading.referred else "false"))
