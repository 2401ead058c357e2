"""The sheet as a reader of the file gets it: every amount, source and premise in its text, whatever people wrote."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from assistant.takeaway.layout import broken
from assistant.takeaway.paper import Paper, full, newer, sources, yuan
from assistant.takeaway.pdf import estimate_pdf
from assistant.takeaway.written import grouped
from tests.takeaway.made_up import AMOUNTS, ESTIMATES, FACTS, TODAY, paper

ANY_TEXT = st.text(st.characters() | st.sampled_from("\ud800\x00\x01\x1b\u202e\u200d🙂𰻞{}<b>**　\n"), max_size=80)


def opened(sheet: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(estimate_pdf(sheet)))


def text_of(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    """Without white space, as a search across line ends reads."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", AMOUNTS)
def test_the_amount_and_what_is_left_stand_with_how_firm_they_are(name: str) -> None:
    text = text_of(opened(paper(name)))
    paid, left = AMOUNTS[name]
    assert f"能报{paid}" in text
    assert f"合规费用里自己还要付{left}只算合规" in text
    assert ("没有超过起付标准（报销门槛）18,000.00元。" in text) == (name == "nothing")


@pytest.mark.parametrize("name", ESTIMATES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_the_result_rests_on_is_on_the_sheet(name: str, language: str) -> None:
    text, estimate = text_of(opened(paper(name, language))), ESTIMATES[name]
    for step in estimate["steps"]:
        amount = squeezed(yuan(step["amount"], language))
        assert squeezed(grouped(step["label"])) + amount in text
        assert squeezed(grouped(step["formula"])) in text
    for said in [*estimate["assumptions"], estimate["reason"], *(change["text"] for change in estimate["notices"])]:
        assert squeezed(grouped(said)) in text
    for cited in sources(estimate):
        assert squeezed(cited["quote"]) in text
        assert squeezed(full(cited)) in text
    assert "12393" in text


def test_a_step_names_the_number_of_its_sentence() -> None:
    """The deductible's sentence is the second one of a person in 江阴."""
    text = text_of(opened(paper("exact")))
    assert "依据[2]《市政府办公室关于实施江阴市城乡居民大病保险制度的意见》（四）待遇水平" in text
    assert "2020年起付标准为1.8万元。" in text.split("[2]")[-1].split("[3]")[0]


def test_facts_question_day_and_pages_are_on_the_sheet() -> None:
    reader = opened(paper("exact"))
    text = text_of(reader)
    for name, value in FACTS:
        assert squeezed(name + grouped(value)) in text
    assert "问的是还能报多少？" in text
    assert "2026年11月22日制作" in text
    assert "估算，不是决定" in text
    for number, page in enumerate(reader.pages, 1):
        assert f"第{number}页，共{len(reader.pages)}页" in squeezed(page.extract_text())


def test_both_payments_of_a_chain_are_told() -> None:
    text = text_of(opened(paper("chain")))
    assert "大病保险和医疗救助能报" in text
    assert "其中大病保险：36,000.00元" in text
    assert "其中医疗救助：9,800.00元" in text


def test_each_stay_and_what_is_still_due_are_told() -> None:
    text = text_of(opened(paper("stays")))
    assert "2020-08-01出院13,200.00元" in text
    assert "2020-10-01出院12,000.00元" in text
    assert "已经收到10,000.00元；还没领的：15,200.00元。" in text


def test_later_changes_are_told_before_the_amount() -> None:
    """`assumed` lies after the change reported for 无锡."""
    assert newer(ESTIMATES["assumed"])
    text = text_of(opened(paper("assumed")))
    assert text.index("后来的规定可能不一样了") < text.index("31,200.00")
    assert "来源：无锡医保微信文章转载" in text


def test_a_floor_is_called_one() -> None:
    assert "实际可能更多" in text_of(opened(paper("at_least")))


def test_without_an_amount_the_sheet_says_what_is_missing_or_why() -> None:
    missing = text_of(opened(paper("needs_input")))
    assert "还算不出来" in missing
    assert "还缺什么□起付标准（报销门槛）" in missing
    assert "能报" not in missing.split("按这些情况算的")[0]
    refused = text_of(opened(paper("not_covered")))
    assert "大病保险：这里算不了这里没有“上海市”的文件" in refused


def test_english_speaks_english() -> None:
    reader = opened(paper("at_least", "en", facts=(("You paid", "60,000.00 yuan"),), question="What’s left “to pay”?"))
    text = " ".join("".join(page.extract_text() + " " for page in reader.pages).split())
    assert "Critical-illness insurance pays at least 44,800.00 yuan" in text
    assert "Of the eligible cost you still pay at most 15,200.00 yuan" in text
    assert 'What\'s left "to pay"?' in text
    assert "An estimate, not a decision. The health-insurance office decides; its hotline is 12393." in text
    assert f"Page 1 of {len(reader.pages)}" in text


def test_money_outside_the_catalogue_is_told_where_it_is_known() -> None:
    known = ESTIMATES["exact"] | {"own_total": "25350.00", "outside_catalogue": {"each": "10000.00", "less": "6500.00"}}
    text = text_of(opened(replace(paper("exact"), estimate=known)))
    assert "自己一共要付25,350.00元。" in text
    assert "其中每有10,000.00元不合规，就少报约6,500.00元。" in text


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_the_file_has_title_language_outline_and_one_small_font(language: str, tag: str) -> None:
    made = estimate_pdf(paper("stays", language))
    reader = PdfReader(io.BytesIO(made))
    assert reader.metadata is not None
    assert reader.metadata.title == ("大病报销估算单" if language == "zh" else "Estimate: what insurance and aid pay")
    assert reader.root_object["/Lang"] == tag
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - pypdf's own truth
    assert len(reader.outline) >= 5
    assert len(made) < 300_000
    assert made == estimate_pdf(paper("stays", language))


def test_what_people_wrote_is_shown_as_it_is_written() -> None:
    facts = (("<b>x</b>", "**a** {nb} __b__ [c](d)"), ("很长的名字" * 30, "5" * 300))
    text = text_of(opened(paper("exact", facts=facts, question="低\ud800保\x00🙂\u202e{nb}" + "长" * 100_000)))
    assert "<b>x</b>**a**{nb}__b__[c](d)" in text
    assert "问的是低□保□{nb}长" in text
    assert "长…" in text
    assert "□" in text


@settings(max_examples=12)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(["zh", "en"]))
def test_no_text_breaks_the_sheet(question: str, name: str, told: str, language: str) -> None:
    """Not from people, and not from whoever translates the calculator's sentences."""
    estimate = ESTIMATES["exact"]
    steps = [step | {"label": told, "formula": name} for step in estimate["steps"]]
    changed = estimate | {"steps": steps, "assumptions": [told], "reason": told, "notices": [{"text": told, "source": name, "date": ""}]}
    reader = opened(Paper(changed, TODAY, ((name, told),), language, question))
    assert "26,650.00" in text_of(reader)


@given(ANY_TEXT, st.integers(2, 30))
def test_lines_hold_all_of_a_text_and_fit(text: str, width: int) -> None:
    lines = list(broken(text, width, len))
    assert squeezed("".join(lines)) == squeezed(text)
    assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize("width", range(14, 40))
def test_a_line_cuts_no_figure_and_begins_with_no_closing_mark(width: int) -> None:
    text = "（起付）标准是18,000.00 元，超过“100000.00 元”的部分报 65%，2020年7月1日起；粤府办〔2016〕85号。"
    lines = list(broken(text, width, len))
    for figure in ("18,000.00 元", "100000.00 元", "65%", "2020"):
        assert any(figure in line for line in lines)
    assert not any(line.startswith(tuple("，。；）”〕%")) or line.endswith(tuple("（“〔")) for line in lines)
