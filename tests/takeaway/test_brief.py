"""The result in few words: whole figures, how firm they are, where to ask; and the case handed over."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.takeaway.brief import MOST, hand_over, plain_result
from assistant.takeaway.paper import Paper
from tests.takeaway.made_up import ESTIMATES, FACTS, TODAY, TOLD, paper

FOR = "江阴市，2020年，低保。"
END = "估算，问12393。"
NEWER = "后来可能有新规定。"
ENDS = "只算合规（医保目录内）的费用，目录外的自费另算。估算，不是决定；最后以医保局的结算为准，热线 12393。"
LEFT = "合规费用里自己"
SAID = {
    "exact": f"大病保险能报 26,650.00 元。{LEFT}还要付 23,350.00 元。{FOR}{END}",
    "assumed": f"大病保险大约能报 31,200.00 元。{LEFT}大约还要付 38,800.00 元。{FOR}{NEWER}{END}",
    "at_least": f"大病保险至少能报 44,800.00 元。{LEFT}最多还要付 15,200.00 元。{FOR}{END}",
    "range": f"大病保险能报 16,500.00 元到 24,000.00 元之间。{LEFT}还要付 16,000.00 元到 23,500.00 元之间。{FOR}{END}",
    "needs_input": f"大病保险还算不出来。缺：起付标准（报销门槛）。{FOR}{NEWER}{END}",
    "not_covered": f"大病保险这里算不了。{FOR}{END}",
    "chain": f"大病保险和医疗救助能报 45,800.00 元。{LEFT}还要付 4,200.00 元。{FOR}{END}",
}


@pytest.mark.parametrize("name", SAID)
def test_a_plain_result_says_it_all_in_a_hundred_characters(name: str) -> None:
    assert plain_result(ESTIMATES[name], TOLD) == SAID[name]
    assert len(SAID[name]) <= MOST


def test_a_plain_result_in_english() -> None:
    said = plain_result(ESTIMATES["at_least"], ("惠州市", "2023", "特困"), "en")
    assert said == "Insurance 大病保险 pays at least 44,800.00 yuan. 惠州市, 2023, 特困. Estimate; ask 12393."


@pytest.mark.parametrize("name", ESTIMATES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_place_year_and_group_fit_into_every_result(name: str, language: str) -> None:
    """In English a warning of newer rules may leave room for fewer of them."""
    said = plain_result(ESTIMATES[name], TOLD, language)
    assert len(said) <= MOST
    told = TOLD[:1] if language == "en" and ESTIMATES[name]["notices"] else TOLD
    assert all(fact in said for fact in told)


@given(
    st.integers(0, 10**15),
    st.integers(0, 10**15),
    st.sampled_from(["exact", "assumed", "at_least", "range"]),
    st.lists(st.text(max_size=120), max_size=4),
    st.sampled_from(["zh", "en"]),
    st.sampled_from(["critical_illness", "medical_aid", "chain"]),
)
def test_no_figure_is_ever_cut(low: int, more: int, status: str, told: list[str], language: str, scheme: str) -> None:
    high = None if status == "at_least" else low + more if status == "range" else low
    amounts = {"low": f"{low}.25", "high": None if high is None else f"{high}.75" if status == "range" else f"{low}.25"}
    estimate = ESTIMATES["exact"] | {"status": status, "reimbursement": amounts, "person_pays": None, "scheme": scheme}
    said = plain_result(estimate, told, language)
    assert len(said) <= MOST
    assert said.rstrip(".。").endswith("12393")
    figures = re.findall(r"[\d,]+\.\d\d", said.split(" yuan" if language == "en" else "元。")[0])
    assert f"{low:,}.25" in figures
    assert "\n" not in said


def test_a_case_is_handed_over_with_all_that_was_heard_and_worked_out() -> None:
    text = hand_over(paper("exact"))
    assert text.splitlines()[:4] == [
        "转交（2026年11月22日）",
        "问题：还能报多少？",
        "听到的：参保：江阴市；出院：2020年9月1日；医保：居民医保；身份：低保；自己付：50,000.00 元",
        "结果：大病保险能报 26,650.00 元。合规费用里自己还要付 23,350.00 元。" + ENDS,
    ]
    assert "前提：" in text
    assert "《市政府办公室关于实施江阴市城乡居民大病保险制度的意见》（四）待遇水平" in text


def test_what_is_missing_and_what_changed_come_before_the_result() -> None:
    lines = hand_over(paper("needs_input")).splitlines()
    starts = [line.partition("：")[0] for line in lines]
    assert starts.index("后来的变化（没有拿来算）") < starts.index("还缺") < starts.index("结果")
    assert "还缺：起付标准（报销门槛）" in lines
    assert any("《吉林农村报》2026-01-22第3版" in line for line in lines)
    assert lines[-1].startswith("出处：吉政办发〔2016〕57号（一）")


def test_what_was_had_already_and_both_payments_are_handed_over() -> None:
    assert "已经收到 10,000.00 元；还没领的：15,200.00 元。" in hand_over(paper("stays"))
    assert "其中大病保险：36,000.00 元。其中医疗救助：9,800.00 元。" in hand_over(paper("chain"))


def test_why_nothing_is_paid_is_handed_over() -> None:
    assert "能报 0.00 元。合规费用里自己还要付 15,000.00 元。没有超过起付标准（报销门槛）18,000.00 元。" in hand_over(paper("nothing"))


def test_an_answer_without_an_amount_is_handed_over_too() -> None:
    cited = {"number": "粤府办〔2022〕40号", "title": "意见", "section": "二、待遇 › （五）托底", "quote": "…"}
    text = hand_over(Paper({}, TODAY, FACTS[:1], question="谁管\n救助？"), answer="先问\ud800民政。", citations=[cited])
    assert text == "转交（2026年11月22日）\n问题：谁管 救助？\n听到的：参保：江阴市\n答复：先问□民政。\n出处：粤府办〔2022〕40号（五）托底"


def test_sentences_in_english_end_once() -> None:
    """An assumption brings its own full stop; between two of them stands a semicolon alone."""
    told = replace(paper("range", "en"), estimate={**paper("range", "en").estimate, "assumptions": ["One.", "Two."]})
    assert "Assumed: One; Two.\n" in hand_over(told) + "\n"


def test_a_hand_over_in_english() -> None:
    text = hand_over(paper("range", "en"))
    assert "Critical-illness insurance pays 16,500.00 to 24,000.00 yuan." in text
    assert "Of the eligible cost between 16,000.00 and 23,500.00 yuan are left to pay." in text
