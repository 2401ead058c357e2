"""Places: which region, and why it was named."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understand import read

TODAY = date(2026, 11, 21)


def found(text: str) -> list[tuple[str, str]]:
    return [(fact.region.name, fact.role) for fact in read(text, TODAY).places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我在长春交的居民医保,户口在江阴,现在北京住院", [("长春市", "insured"), ("江阴市", "household"), ("北京市", "treated")]),
        ("老家四川,人在东莞参保", [("四川省", "household"), ("东莞市", "insured")]),
        ("户口在上海参保在广州", [("上海市", "household"), ("广州市", "insured")]),
        ("医保在湖南老家交的,我在广州上班", [("湖南省", "insured"), ("广州市", "treated")]),
        ("珠海户口但是在中山交社保", [("珠海市", "household"), ("中山市", "insured")]),
        ("转诊到上海某医院,参保地佛山", [("上海市", "treated"), ("佛山市", "insured")]),
        ("在南京做的手术", [("南京市", "treated")]),
        ("参加的是揭阳居民医保", [("揭阳市", "insured")]),
        ("中山居民医保能用吗", [("中山市", "insured")]),
        ("江阴大病怎么报", [("江阴市", "unknown")]),
        ("顺德呢", [("顺德区", "unknown")]),
        ("资阳的起付线", [("资阳市", "unknown")]),
        ("南昌、上海都有吗", [("南昌市", "unknown"), ("上海市", "unknown")]),
        ("喺佛山參保", [("佛山市", "insured")]),
    ],
)
def test_a_place_and_why_it_was_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江苏省无锡市江阴市参保", "江阴市"),
        ("无锡宜兴的", "宜兴市"),
        ("吉林 通化的", "通化市"),
        ("广东的佛山参保", "佛山市"),
        ("深圳南山的能报吗", "南山区"),
        ("长春市朝阳区", "朝阳区"),
        ("延边和龙", "和龙市"),
        ("吉林省", "吉林省"),
        ("吉林市", "吉林市"),
        ("吉林", "吉林省"),
        ("羊城", "广州市"),
        ("大安市", "大安市"),
        ("通化县呢", "通化县"),
    ],
)
def test_the_narrowest_name_stands_for_all(text: str, name: str) -> None:
    assert [region for region, _ in found(text)] == [name]


def test_a_district_named_after_its_city_lies_there() -> None:
    (fact,) = read("长春市朝阳区", TODAY).places
    assert fact.region.chain[1] == "长春市"
    assert fact.words == "长春市朝阳区"


def test_other_regions_of_the_same_name_are_offered() -> None:
    (fact,) = read("吉林", TODAY).places
    assert [region.name for region in fact.alternatives] == ["吉林市"]


@pytest.mark.parametrize(
    "text",
    [
        "医保定点医院有哪些",
        "其中卫生健康部门管什么",
        "运营口径是什么",
        "参保定额多少",
        "延长治疗要审批吗",
        "外省来的,本地没参保",
        "我们和平共处",
        "孙中山的故事",
        "合理大额支出",
        "扩大同类病种",
        "祝您安康",
        "先诊疗后付费",
    ],
)
def test_words_that_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am insured in Shenzhen", [("深圳市", "insured")]),
        ("My hukou is in Hunan, I was hospitalized in Beijing", [("湖南省", "household"), ("北京市", "treated")]),
        ("What about Foshan or Changchun?", [("佛山市", "unknown"), ("长春市", "unknown")]),
        ("Inner Mongolia", [("内蒙古自治区", "unknown")]),
        ("Jilin City", [("吉林市", "unknown")]),
    ],
)
def test_english_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_place_is_named_with_the_words_as_written() -> None:
    (fact,) = read("喺廣州參保", TODAY).places
    assert fact.words == "廣州"


@pytest.mark.parametrize(
    ("text", "referred"),
    [
        ("按规定转诊到北京住院", True),
        ("医院给开了转诊单", True),
        ("没办转诊就去了上海", False),
        ("自己跑去北京看病", False),
        ("未按规定转诊能报吗", False),
        ("怎么办转诊", None),
        ("去北京要不要先转诊", None),
        ("江阴怎么报", None),
        ("I was referred to Beijing", True),
        ("went there without a referral", False),
    ],
)
def test_whether_one_was_referred(text: str, referred: bool | None) -> None:  # noqa: FBT001 - the expected value
    assert read(text, TODAY).referred is referred


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在日本看病", "日本"),
        ("hospital in London", "英国"),
        ("I live in Singapore", "新加坡"),
        ("前郭县农民", "前郭尔罗斯蒙古族自治县"),
        ("乾安县的", "乾安县"),
        ("华士镇的居民", "江阴市"),
        ("虎门镇参保", "东莞市"),
    ],
)
def test_places_abroad_and_small_ones(text: str, name: str) -> None:
    assert [place.region.name for place in read(text, TODAY).places] == [name]


@pytest.mark.parametrize("text", ["今日本市公布", "当日本人出院", "朝鲜族", "之前郭先生"])
def test_what_is_no_place_abroad(text: str) -> None:
    assert read(text, TODAY).places == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我在东莞打工，医保交在老家四平", "四平市"),
        ("老家延边，人在广州上班，单位交社保", "广州市"),
        ("没转诊就去了上海，江阴参保", "江阴市"),
    ],
)
def test_where_the_insurance_is(text: str, name: str) -> None:
    assert [place.region.name for place in read(text, TODAY).places if place.role == "insured"] == [name]
