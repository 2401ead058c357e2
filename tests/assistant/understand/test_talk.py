"""How people talk: persons, slips of the tongue, several stays, and what was before."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understand import Reading, read
from assistant.understand.corrections import parted
from assistant.understand.normalise import standard
from assistant.understand.patterns import sign

TODAY = date(2026, 11, 21)


def said(text: str) -> Reading:
    return read(text, TODAY)


@pytest.mark.parametrize(
    ("text", "role", "yuan"),
    [
        ("自付5万，不对，是15万", "self_paid", 150_000),
        ("自付三万，哦说错了，四万五", "self_paid", 45_000),
        ("I paid 50,000, sorry, 60,000 out of pocket", "self_paid", 60_000),
        ("医保报了12万，打错了，医保报了13万", "basic_paid", 130_000),
    ],
)
def test_a_slip_put_right_in_the_same_breath(text: str, role: str, yuan: int) -> None:
    assert [(fact.role, fact.yuan) for fact in said(text).amounts] == [(role, yuan)]


def test_a_slip_of_place_date_and_group() -> None:
    reading = said("江阴的，2021年，我妈低保，说错了，吉林的，2020年9月，低保边缘")
    assert [place.region.name for place in reading.places] == ["吉林省"]
    assert [fact.first for fact in reading.dates] == [date(2020, 9, 1)]
    assert [fact.value for fact in reading.categories] == ["低保边缘家庭成员"]


@pytest.mark.parametrize("text", ["报销比例是60%，对不对", "医院说这样不对吗", "自付5万，江阴的，对吗"])
def test_no_slip(text: str) -> None:
    assert parted(standard(text)) is None


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("我妈吃低保，我爸普通居民", [("妈", "低保对象"), ("爸", "普通参保人员")]),
        ("我弟弟是孤儿，我不是", [("弟弟", "孤儿"), ("我", "普通参保人员")]),
        ("我妈自付8万", [("妈", "")]),
        ("我是特困户", [("我", "特困人员")]),
        ("那我呢", [("我", "")]),
        ("My mother is on dibao", [("妈", "低保对象")]),
        ("我想问江阴自付8万报多少", []),
    ],
)
def test_who_is_spoken_of(text: str, persons: list[tuple[str, str]]) -> None:
    assert [(person.name, person.category) for person in said(text).persons] == persons


@pytest.mark.parametrize(("text", "gender"), [("他呢", "m"), ("那她呢？", "f"), ("What about him?", "m"), ("佢呢", "m")])
def test_a_pronoun_the_message_turns_to(text: str, gender: str) -> None:
    (person,) = said(text).persons
    assert (person.pronoun, person.gender) == (True, gender)


@pytest.mark.parametrize("text", ["那之前的呢", "更早的呢？", "以前的费用怎么算", "what about before that?"])
def test_what_was_before(text: str) -> None:
    assert "earlier" in said(text).intents


@pytest.mark.parametrize("text", ["以前是低保户", "2020年之前住的院", "我之前问过了", "之前自付了5万"])
def test_what_was_not_before(text: str) -> None:
    assert "earlier" not in said(text).intents


@pytest.mark.parametrize("text", ["第一次3万，第二次5万", "三月份自付2万，八月份自付3万", "后来又住了一次", "头一回两万"])
def test_several_stays(text: str) -> None:
    assert sign("stays").matches(said(text).plain.lower())


@pytest.mark.parametrize("text", ["自付5万", "第一次算3万还是5万", "再算一个", "3万到5万"])
def test_one_stay(text: str) -> None:
    assert not sign("stays").matches(said(text).plain.lower())
