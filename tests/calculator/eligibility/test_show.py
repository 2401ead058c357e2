"""The result as text: what is had first and in full, what would tell, plans called plans, and the sentences behind it all."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.eligibility import Person, entitlements
from calculator.eligibility.show import shown


def _shown(**person: Any) -> list[str]:
    return shown(entitlements(Person.read(person))).splitlines()


def test_the_whole_of_a_recipient_in_jiangyin() -> None:
    lines = _shown(place="江阴市", date="2020-08-01", insurance="居民医保", category="低保对象")
    assert lines[0] == "江阴市，2020 年 8 月 1 日"
    assert "  - 江阴的医疗救助对象由民政局、退役军人事务局、总工会及残联等部门认定，这里当作已经认定。" in lines
    heads = ["按文件有：", "文件里的计划（不是已经有的待遇）：", "按现在知道的没有（或不适用）：", "现在问哪里：", "依据："]
    assert [line for line in lines if line in (*heads, "可能有：", "说清楚这些，能定下更多：")] == heads
    tilt = next(line for line in lines if "大病保险倾斜" in line)
    assert tilt.startswith("  ● 大病保险倾斜（医疗救助对象）：大病保险起付标准比普通参保人员降低 50%")
    numbers = tilt[tilt.index("[") :].strip("[]").split("][")
    assert all(any(line.startswith(f"  [{number}] ") for line in lines) for number in numbers)


def test_what_would_tell_comes_with_how_much_it_tells() -> None:
    lines = _shown(place="江阴市", date="2026-11-21")
    assert sum(line.startswith("现在知道的还不够") for line in lines) == 1
    # residents or employees: the insurance itself, its better terms, one-stop settlement, commercial insurance
    assert "  - 参加的是居民医保还是职工医保？（关系到 4 条）" in lines


def test_several_not_had_for_one_reason_share_a_line() -> None:
    lines = _shown(place="广东省", date="2026-11-21", insurance="居民医保", category="普通参保人员")
    assert any(line.startswith("  - 全额资助参加居民医保、定额资助参加职工医保：") for line in lines)


def test_later_changes_are_said_to_be_no_rule() -> None:
    lines = _shown(place="吉林省", date="2026-11-21", insurance="居民医保", category="普通参保人员")
    at = lines.index("另据报道（不是这里的依据，请打 12393 核实）：")
    assert lines[at + 1].startswith("  - 据报道，吉林省2026-01-15有新通知")


def test_newer_rules_are_said_before_anything_else() -> None:
    """Below the place and the day, before what is missing or had."""
    reported = {"吉林省": "吉林省从 2026 年 1 月 15 日起大病保险有新规定", "江阴市": "无锡市大病保险另有规定"}
    for place, said in (reported | {"揭阳市": "揭阳市大病保险另有规定（日期不详，"}).items():
        for told in ({}, {"insurance": "居民医保", "category": "普通参保人员"}):
            assert _shown(place=place, date="2026-11-21", **told)[1].startswith(f"  - 据报道，{said}")
    assert not any("据报道" in line for line in _shown(place="吉林省", date="2026-01-14"))


def test_what_only_other_groups_have_is_named_in_a_line_a_group() -> None:
    """Read off 粤府办〔2022〕40号: trade unions help 困难职工; the deposit is waived for whoever receives aid, so for either group."""
    person = {"place": "广东省", "date": "2026-11-21", "insurance": "居民医保", "category": "普通参保人员"}
    lines = _shown(**person)
    at = lines.index("属于别的类别才可能有（这里只列名字，说清楚下面问的，再一条一条列）：")
    assert "  - 属于“困难职工”的才可能有：医疗救助（困难职工）；工会帮扶罹患大病的困难职工。" in lines[at:]
    both = next(line for line in lines[at:] if line.startswith("  - 属于“困难职工”“其他特殊困难人员”的才可能有："))
    assert "；免住院押金、先诊疗后付费；" in both
    assert "；参保分类资助（还要看个人缴费确有困难）；" in both
    assert "二次救助（还要看救助以后医疗费用负担仍较重，给不给由当地定，新的文件可能另有规定）" in both
    assert not any(line.startswith("  ● 门诊救助") for line in lines)
    assert any(line.startswith("  ● 因病致贫返贫预警监测") for line in lines[:at])


@pytest.mark.parametrize("category", ["普通参保人员", "低保对象", None])
@pytest.mark.parametrize("place", ["广东省", "吉林省", "江阴市"])
@pytest.mark.parametrize("day", ["2018-06-01", "2026-11-21"])
def test_nothing_is_lost_in_the_text(place: str, day: str, category: str | None) -> None:
    """In full, by name or as not had: every entitlement of the machine's answer stands in the text."""
    result = entitlements(Person.read({"place": place, "date": day, "insurance": "居民医保", "category": category}))
    text = shown(result)
    assert all(one.provision.name in text for one in result.entitlements)


def test_who_is_in_one_of_the_groups_has_it_in_full() -> None:
    lines = _shown(place="广东省", date="2026-11-21", insurance="居民医保", category="普通参保人员", county_hardship=True)
    assert any(line.startswith("  ● 门诊救助") for line in lines)


def test_a_place_without_a_text_says_whom_to_ask() -> None:
    lines = _shown(place="宜兴市", date="2026-11-21")
    assert "无锡市自己的文件不在这里" in lines[1]
    assert any(line.startswith("  [1] 市政府办公室关于实施江阴市城乡居民大病保险制度的意见") for line in lines)
    assert _shown(date="2026-11-21")[0] == "地点不知道，2026 年 11 月 21 日"
    assert "  - 在哪里参保（医疗救助看身份认定地）？" in _shown(date="2026-11-21")
