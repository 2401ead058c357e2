"""The result as text: what is had first and in full, what matters most at the top; plans called plans; each sentence with its source."""

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
    plans = "文件里的计划（不是已经有的待遇，做到哪一步打 12393 问）："
    heads = ["按文件有：", plans, "按现在知道的没有（或不适用）：", "现在问哪里：", "依据："]
    assert [line for line in lines if line in (*heads, "可能有：", "说清楚这些，能定下更多：")] == heads
    tilt = next(line for line in lines if "大病保险倾斜" in line)
    assert tilt.startswith("  ● 大病保险倾斜（医疗救助对象）：大病保险起付标准比普通参保人员降低 50%")
    numbers = tilt[tilt.index("[") :].strip("[]").split("][")
    assert all(any(line.startswith(f"    [{number}] ") for line in lines) for number in numbers)


def test_what_would_tell_comes_with_how_much_it_tells() -> None:
    lines = _shown(place="江阴市", date="2026-11-21")
    assert sum(line.startswith("现在知道的还不够") for line in lines) == 1
    # residents or employees: the insurance itself, its better terms, one-stop settlement, commercial insurance
    assert "  - 参加的是居民医保还是职工医保？（关系到 4 条）" in lines


def test_several_not_had_for_one_reason_share_a_line() -> None:
    lines = _shown(place="广东省", date="2026-11-21", insurance="居民医保", category="普通参保人员")
    replaced = "广东 2017 年的方案里写过，后来的文件改了，按后来的：医疗救助；全额资助参加居民医保；住院免收押金；申请认定为救助对象。"
    assert f"  - {replaced}" in lines
    away = _shown(place="广东省", date="2026-11-21", insurance="居民医保", category="低保对象", place_of_care="北京市", referred=False)
    assert any(
        line.startswith("  - 医疗救助（不设年度起付标准）；医疗救助（其他特殊困难人员）；医疗救助（困难职工）；门诊救助：没有按规定")
        for line in away
    )


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
    at = lines.index("要看属于哪一类（这里只列名字，说清楚类别，再一条一条列）：")
    assert "  - 属于“困难职工”的才可能有：医疗救助（困难职工）；工会帮扶罹患大病的困难职工。" in lines[at:]
    both = next(line for line in lines[at:] if line.startswith("  - 属于“困难职工”“其他特殊困难人员”的才可能有："))
    assert "；免住院押金、先诊疗后付费；" in both
    assert "；出院时“一站式”结算（" in both
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
    assert any(line.startswith("    [1] 二、制度政策") for line in lines)
    assert _shown(date="2026-11-21")[0] == "地点不知道，2026 年 11 月 21 日"
    assert "  - 在哪里参保（医疗救助看身份认定地）？" in _shown(date="2026-11-21")


def test_what_matters_most_comes_first_and_the_rest_is_short() -> None:
    """Insurance, then aid, then the premium; what offices owe and plans stand below, plans by name only."""
    lines = _shown(place="广东省", date="2026-11-21", insurance="居民医保", category="低保对象")
    names = [line.split("：")[0].removeprefix("  ● ") for line in lines if line.startswith("  ● ")]
    wanted = [
        "居民大病保险",
        "大病保险倾斜（建档立卡、低保）",
        "医疗救助（不设年度起付标准）",
        "居民医保参保财政补助",
        "免住院押金、先诊疗后付费",
    ]
    assert [name for name in names if name in wanted] == wanted
    assert names.index("个人信息受保护") > names.index("突破年度最高封顶线的救助")
    at = lines.index("文件要求有关部门做好的（没有做到，可以打 12393 反映）：")
    assert any(line.startswith("  ● 申请救助有指引、可以代办") for line in lines[at:])
    assert any(
        line.startswith("  - 广东 2017 年的方案：") and "县域内“一站式”结算全覆盖（当时定的是 2017 年 12 月 31 日前）" in line
        for line in lines
    )
    assert not any(line.startswith("  ● 网上申请和审批") for line in lines)


def test_an_ordinary_person_reads_about_a_page() -> None:
    """Entitlements of other groups, plans and what is not had take a line each; sentences that nothing shown rests on are not listed."""
    lines = _shown(place="广东省", date="2026-11-21", insurance="居民医保", category="普通参保人员")
    assert len(lines) < 75
    assert lines[1] == "按文件有："
    assert lines[2].startswith("  ● 居民大病保险：")
    possible = lines[lines.index("可能有：") :]
    assert next(line for line in possible if line.startswith("  ● ")).startswith("  ● 申请认定为救助对象")
    shown_numbers = {part.split("]")[0] for line in lines if line.startswith("  ● ") for part in line.split("[")[1:]}
    listed = {line.split("]")[0].removeprefix("    [") for line in lines if line.startswith("    [")}
    assert shown_numbers == listed


def test_a_plan_of_a_later_text_is_not_said_to_be_somebody_else_s() -> None:
    lines = _shown(place="广州市", date="2018-06-01", insurance="居民医保", category="低保对象")
    later = next(line for line in lines if "这一条从 2022 年 12 月 27 日算起" in line)
    assert "；罕见病用药保障；" in later
    assert "  - 和自己的情况无关的计划：职工的大病保险（探索延伸）；低收入、因病致贫的认定办法。" in lines


def test_what_must_be_known_first_is_asked_first() -> None:
    lines = _shown(place="广州市", date="2026-11-21")
    assert lines.index("说清楚这些，能定下更多：") < lines.index("可能有：")
    assert any(line.startswith("  - 是特困人员（特困供养人员）的：大病保险倾斜（特困人员）") for line in lines)


def test_only_what_would_settle_something_is_asked() -> None:
    """Whether the disease is rare only a plan turns on, and a plan stays one whatever is told; the machine's answer still names it."""
    person = {"place": "广东省", "date": "2026-11-21", "insurance": "居民医保", "category": "低保对象"}
    assert "rare_disease" in entitlements(Person.read(person)).as_json()["missing"]
    assert not any("罕见病？" in line for line in _shown(**person))


def test_a_former_word_says_what_must_be_told() -> None:
    lines = _shown(place="广州市", date="2026-05-01", insurance="居民医保", category="建档立卡贫困人口")
    line = next(line for line in lines if line.startswith("  - “建档立卡”是脱贫攻坚时期的身份"))
    assert "还是已经脱贫。说清楚才能确定的：大病保险倾斜（特困人员）；" in line


def test_a_text_s_own_word_says_whose_it_is() -> None:
    lines = _shown(place="广州市", date="2017-01-01", insurance="居民医保", category="特困人员")
    assert "  - “特困人员”在广东 2016 年的文件里写的是“特困供养人员”。" in lines


def test_what_was_told_and_not_used_is_said() -> None:
    lines = _shown(
        place="广州市", date="2026-11-21", insurance="居民医保", category="低保对象", place_of_care="火星", 类别="低保对象", job="x"
    )
    assert lines[1].startswith("  - 据报道")
    assert lines[2].startswith("  - 不认识这几项，没有用上：“类别”、“job”。可以写的是 place、insured、insurance、category、")
    assert lines[3] == "  - 没有认出看病的地方“火星”，当作不知道在哪里看病；请写到市或县区的全名。"
    assert any(line.startswith("  - 不认识这几项，没有用上：“job”。") for line in _shown(date="2026-11-21", job="x"))
