"""From a name to the text that rules there."""

from __future__ import annotations

import pytest

from calculator.place import find_place


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("江阴市", "江阴市"),
        ("江阴", "江阴市"),
        ("江苏省江阴市", "江阴市"),
        ("江苏省无锡市江阴市", "江阴市"),
        ("无锡市", ""),
        ("江苏省", ""),
        ("广东", "广东省"),
        ("深圳市", "广东省"),
        ("东莞市", "广东省"),
        ("顺德区", "广东省"),
        ("广东省佛山市顺德区", "广东省"),
        ("吉林省", "吉林省"),
        ("吉林市", "吉林省"),
        ("吉林省延边朝鲜族自治州延吉市", "吉林省"),
        ("长春市朝阳区", "吉林省"),
        ("长春市朝阳区红旗街道", "吉林省"),
        ("江阴市华士镇", "江阴市"),
        ("东莞市虎门镇", "广东省"),
        ("北京市朝阳区三里屯街道", ""),
        ("桃花源县某镇", ""),
        ("虎门镇", ""),
        ("北京市朝阳区", ""),
        ("长白山保护开发区", "吉林省"),
        ("中国", ""),
        ("自定义", "自定义"),
        ("蓬莱", ""),
        ("江" * 5000, ""),
        ("\ud800", ""),
    ],
)
def test_the_area_a_place_lies_in(name: str, area: str) -> None:
    assert find_place(name).area == area


def test_an_unknown_place_has_nothing_above_it() -> None:
    assert find_place("桃花源").chain == ()
    assert find_place("宜兴市").chain == ("宜兴市", "无锡市", "江苏省", "中国")


@pytest.mark.parametrize(("name", "full"), [("朝阳区", "长春市朝阳区"), ("南山区", "深圳市南山区")])
def test_one_of_several_is_taken_where_a_text_applies_and_said(name: str, full: str) -> None:
    """The machine interface is for places of three texts; of 南山区 in 深圳 and in 鹤岗 it means the first."""
    assert full in find_place(name).note


def test_a_name_of_several_places_that_are_all_elsewhere_is_elsewhere() -> None:
    assert find_place("鼓楼区").area == ""


def test_a_place_written_in_full_needs_no_note() -> None:
    assert find_place("长春市朝阳区").note == ""


@pytest.mark.parametrize(("name", "area"), [("延边州", "吉林省"), ("前郭县", "吉林省"), ("长白山管委会", "吉林省"), ("连南县", "广东省")])
def test_autonomous_places_are_known_as_people_call_them(name: str, area: str) -> None:
    assert find_place(name).area == area
