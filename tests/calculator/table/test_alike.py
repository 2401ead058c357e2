"""Days of one stretch and places of one class: a rule offers them the same, so that one may be asked about for all."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest

from calculator import Case, CaseError
from calculator.engine import offer, open_account
from calculator.outcome import Estimate
from calculator.own_rule import OwnRules
from calculator.parameters import DATA, law
from calculator.person import Category, Scheme
from calculator.place import AREAS, find_place
from calculator.table.columns.alike import place_class, turns
from calculator.terms import Offer, Terms
from corpus.changes import all_changes
from corpus.regions import names

FIRST, LAST = date(2015, 11, 1), date(2027, 3, 31)
GIVEN: dict[str, object] = {"aid_rate": "0.7", "aid_annual_limit": "50000"}
PLACES = ("江阴市", "广州市", "深圳市", "梅州市", "长春市", "无锡市", "自定义")


def offered(case: Case, day: date, eligible: int = 5_000_000) -> Offer | str:
    try:
        return offer(open_account(replace(case, day=day), day, eligible, case.category))
    except CaseError as refused:
        return str(refused)


def asked(place: str, scheme: Scheme, category: Category, given: dict[str, object]) -> Case:
    values = {"place": place, "date": "2024-01-01", "scheme": scheme.value, "category": category.value}
    return Case.read({**values, "expenses": {"eligible_self_paid": "50000"}, "parameters": given})


@pytest.mark.parametrize("scheme", [Scheme.CRITICAL_ILLNESS, Scheme.MEDICAL_AID])
@pytest.mark.parametrize("place", PLACES)
def test_nothing_changes_within_a_stretch_of_days(place: str, scheme: Scheme) -> None:
    """Every single day from before the first text to after the last change, for a member of each kind of group."""
    groups = (Category.ORDINARY, Category.DESTITUTE, Category.ORPHAN, Category.SUBSISTENCE, Category.AID_RECIPIENT)
    cases = [asked(place, scheme, group, given) for group in groups for given in (GIVEN, GIVEN | {"deductible": "18000", "rate": "0.6"})]
    found: dict[tuple[int, int], Offer | str] = {}
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        stretch = bisect_right(turns(OwnRules()), day)
        for place_of_case, case in enumerate(cases):
            here = offered(case, day)
            assert here == found.setdefault((stretch, place_of_case), here), day


def test_every_day_named_in_the_law_begins_a_stretch() -> None:
    """The days are taken from the data; this reads them once more."""
    texts = [law(path.stem) for path in DATA.glob("*.yaml")]
    named = {first for text in texts for first in text.first_days.values()}
    named |= {figure.since for text in texts for figures in text.figures.values() for figure in figures}
    assert named | {change.since for change in all_changes()} <= set(turns(OwnRules()))
    assert min(turns(OwnRules())) > FIRST
    assert max(turns(OwnRules())) < LAST


def test_places_of_one_class_are_offered_the_same() -> None:
    """Every place of 江苏, 广东 and 吉林 by all its names, but for what a note or an answer says of the name itself."""
    classes: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, places in names().items():
        if any({"江苏省", *AREAS} & set(place.chain) for place in places):
            classes[place_class(name)].append(name)
    ruled = {found: members for found, members in classes.items() if found and found[0]}
    assert len(ruled) < 20 < sum(map(len, ruled.values()))
    for found, members in ruled.items():
        for scheme in (Scheme.CRITICAL_ILLNESS, Scheme.MEDICAL_AID):
            case = asked(members[0], scheme, Category.SUBSISTENCE, GIVEN | {"deductible": "18000", "rate": "0.7"})
            for day in (date(2018, 1, 1), date(2026, 11, 21)):
                assert len({_bare(offered(replace(case, place=name), day)) for name in members}) == 1, (found, scheme, day)


def _bare(found: Offer | str) -> str:
    match found:
        case Terms():
            assumptions = [made.code for made in found.assumptions]
            return repr((found.rule, found.deductible, found.low, found.high, found.status, found.nothing, found.limit, assumptions))
        case Estimate():
            return repr((found.status, found.missing, found.reason, [made.code for made in found.assumptions], found.notices))
        case refused:
            return refused


def test_a_place_without_a_text_is_a_class_of_its_own() -> None:
    """Its name stands in the answer; a name that means several places that are ruled differently is refused, like a name nobody knows."""
    assert place_class("北京市") != place_class("上海市")
    assert place_class(" 江阴市 ") == place_class("江阴")
    assert find_place("江阴").area == "江阴市"
