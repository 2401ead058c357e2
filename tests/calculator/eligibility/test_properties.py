"""What holds of every person: the unknown is never a no, nobody is entitled to a plan, and every word has its sentence."""

from __future__ import annotations

import contextlib
import json
import random
import re
from datetime import date, timedelta
from typing import Any

import pytest

from calculator.claim import CaseError
from calculator.eligibility import Fact, Group, Person, Standing, answer, entitlements
from calculator.eligibility.facts import YES_OR_NO
from calculator.eligibility.groups import vocabulary
from calculator.eligibility.loading import DATA
from calculator.eligibility.precedence import precedences
from calculator.eligibility.provision import Kind, OfFact, OfGroups
from calculator.eligibility.provisions import texts
from calculator.eligibility.sentences import sentences
from calculator.eligibility.show import shown
from calculator.person import Category, Insurance
from corpus.citation import cite

CATEGORIES = [word.group.value for word in vocabulary().words.values() if word.told_by is Fact.CATEGORY]
GROUPS_2017 = [word.group.value for word in vocabulary().words.values() if word.told_by is Fact.GROUP_2017]
FIRST = date(2016, 1, 1)


def _anybody(chance: random.Random) -> dict[str, Any]:
    """A person of whom everything is known. Care is had far away, so that a referral contradicts nothing."""
    person: dict[str, Any] = {fact.value: chance.random() < 0.5 for fact in YES_OR_NO}
    person["insured"] = chance.random() < 0.8
    if person["insured"]:
        person["insurance"] = chance.choice(list(Insurance)).value
    several = chance.sample(CATEGORIES[1:], chance.choice((1, 1, 2)))
    person["category"] = chance.choice((CATEGORIES[:1], several))
    person["group_2017"] = chance.sample(GROUPS_2017, chance.choice((0, 0, 1, 2)))
    person["place_of_care"] = chance.choice(("北京市海淀区", "上海市浦东新区"))
    return person | {
        "place": chance.choice(("江阴市", "广州市天河区", "广东省", "东莞市", "长春市")),
        "date": (FIRST + timedelta(days=chance.randrange(4200))).isoformat(),
    }


@pytest.mark.parametrize("seed", range(300))
def test_a_further_fact_never_overturns_what_was_decided(seed: int) -> None:
    """Facts may settle what was possible; what was had, or was not, stays so. Only care at home is taken for granted, and said to be."""
    chance = random.Random(seed)
    whole = _anybody(chance)
    kept = ("place", "date", "place_of_care")
    part = {name: value for name, value in whole.items() if name in kept or chance.random() < 0.5}
    known = {one["id"]: one["status"] for one in answer(whole)["entitlements"]}
    for one in answer(part)["entitlements"]:
        if one["status"] != "possible":
            assert known[one["id"]] == one["status"], (one["id"], part, whole)


@pytest.mark.parametrize("seed", range(100))
def test_every_result_explains_itself(seed: int) -> None:
    chance = random.Random(seed)
    whole = _anybody(chance)
    result = entitlements(Person.read({name: value for name, value in whole.items() if name in ("place", "date") or chance.random() < 0.5}))
    order = [list(Standing).index(one.standing) for one in result.entitlements]
    assert order == sorted(order)
    counts = [result.decides(fact) for fact in result.missing]
    assert counts == sorted(counts, reverse=True)
    for one in result.entitlements:
        assert bool(one.reason) is (one.standing is not Standing.ENTITLED)
        assert not one.missing or one.standing is Standing.POSSIBLE
        assert one.standing is not Standing.ENTITLED or one.provision.kind in (Kind.RIGHT, Kind.DUTY)
        assert set(one.missing) <= set(result.missing)
    assert json.loads(json.dumps(result.as_json(), ensure_ascii=False)) == result.as_json()


@pytest.mark.parametrize("area", ["江阴市", "广东省", "吉林省"])
def test_each_entitlement_is_told_once_on_every_day(area: str) -> None:
    """Whatever the day, the same names: a program may look one up without asking whether it is in force."""
    names = {provision.id for text in texts() if text.area == area for provision in text.provisions}
    days = {text.since for text in texts() if text.area == area} | {
        date(2016, 8, 23),
        date(2021, 1, 1),
        date(2022, 12, 27),
        date(2026, 11, 21),
    }
    for day in sorted(days):
        told = [one["id"] for one in answer({"place": area, "date": day.isoformat()})["entitlements"]]
        assert sorted(told) == sorted(set(told))
        assert set(told) in (names, set())


def test_all_five_texts_are_here() -> None:
    assert [text.document for text in texts()] == ["gd-2022-40", "jiangyin-2020", "gd-2017-194", "gd-2016-85", "jilin-2016-57"]


def test_every_quote_resolves_to_where_it_stands() -> None:
    quotes = [citation for text in texts() for provision in text.provisions for citation in provision.citations]
    quotes += [text.beginning for text in texts()] + [one.citation for one in precedences()]
    quotes += [tie.citation for tie in vocabulary().ties if tie.citation]
    assert len(quotes) > 100
    for citation in quotes:
        assert cite(citation.document, citation.quote) == citation
        assert 1 <= len(citation.quote) <= 300


def test_nothing_is_known_that_nothing_turns_on() -> None:
    """Every yes-or-no fact decides some entitlement, or names a group that one does."""
    conditions = [condition.test for text in texts() for provision in text.provisions for condition in provision.conditions]
    asked = {test.fact for test in conditions if isinstance(test, OfFact)}
    asked |= {vocabulary().words[group].told_by for test in conditions if isinstance(test, OfGroups) for group in test.named}
    assert set(YES_OR_NO) <= asked
    named = {group for test in conditions if isinstance(test, OfGroups) for group in test.named | test.open_to}
    assert set(Group) <= named | {group for tie in vocabulary().ties for group in tie.sources}


def test_every_category_of_the_calculator_is_a_group() -> None:
    assert {category.value for category in Category} <= set(CATEGORIES)


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in DATA.parent.glob("*.py"))
    said = set(re.findall(r'sentence\(\s*f?"([a-z_{}]+)"', code)) | set(re.findall(r'else "([a-z_]+)", day', code))
    said |= {"part_had", "part_possible", "part_planned", "part_not"}
    assert set(sentences().sentences) == said


def test_plain_chinese_only() -> None:
    """Corner quotes, no straight ones, no full stop left out."""
    said = [tie.says for tie in vocabulary().ties] + [one.why for one in precedences()] + [text.reading for text in texts() if text.reading]
    for provision in [provision for text in texts() for provision in text.provisions]:
        said += [provision.gives, *provision.to_do, *[condition.otherwise for condition in provision.conditions]]
        said += [condition.undecided for condition in provision.conditions if condition.undecided]
    for words in said:
        assert words.endswith("。"), words
        assert not re.search(r"[\"'‘’「」]", words), words


def _junk(chance: random.Random) -> Any:
    return chance.choice(
        [
            None,
            True,
            0,
            -1,
            10**400,
            1.5,
            float("nan"),
            "",
            " ",
            "x" * 10_000,
            "\ud800",
            "{0}",
            "2026-11-21",
            [],
            [[]],
            [None],
            {},
            {"a": {}},
            "低保对象",
        ]
    )


@pytest.mark.parametrize("seed", range(300))
def test_hostile_input_is_answered_or_refused_by_name(seed: int) -> None:
    chance = random.Random(seed)
    person = _anybody(chance)
    for name in chance.sample([*person, "id"], 3):
        person[name] = _junk(chance)
    with contextlib.suppress(CaseError):
        json.dumps(answer(person))
        shown(entitlements(Person.read(person)))


@pytest.mark.parametrize("value", [None, [], "x", 3, {}, {"date": None}, {1: 2, "date": "2026-11-21"}])
def test_what_is_no_person_is_refused_or_answered(value: object) -> None:
    with contextlib.suppress(CaseError):
        assert answer(value)["status"] == "needs_input"
