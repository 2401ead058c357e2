"""The card, its working and what is taken away, for every status, in both languages."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import words
from assistant.ui.plain import strong
from assistant.ui.take_away import sheet
from calculator import Case, estimate

RECEIVED = {
    "scheme": "chain",
    "place": "惠州市",
    "date": "2023-05-01",
    "category": "低保对象",
    "expenses": {"eligible_self_paid": "100000"},
    "parameters": {"category_deductible": "3500", "category_rate": "0.8", "aid_rate": "0.7", "aid_annual_limit": "50000"},
    "received": {"critical_illness": "1000"},
}
STAYS = {
    "place": "江阴市",
    "expenses": {"stays": [{"date": "2020-08-01", "eligible_self_paid": "50000"}, {"date": "2020-10-01", "eligible_self_paid": "30000"}]},
}
FLOOR = {
    "place": "惠州市",
    "date": "2023-05-01",
    "category": "低保对象",
    "expenses": {"eligible_self_paid": "100000"},
    "parameters": {"deductible": "18000"},
}
MISSING = {name: value for name, value in FLOOR.items() if name != "parameters"}
BETWEEN = {"place": "长春市", "date": "2018-06-01", "expenses": {"eligible_self_paid": "60000"}, "parameters": {"deductible": "20000"}}
EARLY = {"place": "江阴市", "date": "2019-05-01", "expenses": {"eligible_self_paid": "60000"}}
CHANGED = {"place": "江阴市", "date": "2026-11-21", "category": "低保对象", "expenses": {"eligible_self_paid": "120000"}}


def script() -> None:
    import streamlit as st

    from assistant.ui import estimate_card, words

    said = words.of(st.session_state["said"])
    estimate_card.amount(st.session_state["estimate"], "here", said)
    estimate_card.working(st.session_state["estimate"], "here", said)


def worked_out(case: dict[str, Any]) -> dict[str, Any]:
    return estimate(Case.read(case)).as_json()


def drawn(case: dict[str, Any], said: str = "zh") -> AppTest:
    page = AppTest.from_function(script, default_timeout=30)
    page.session_state["said"] = said
    page.session_state["estimate"] = worked_out(case)
    page.session_state["here-steps"] = page.session_state["here-assumptions"] = True
    page.run()
    assert not page.exception
    return page


def seen(page: AppTest) -> str:
    written = [*page.markdown, *page.caption, *page.title, *page.get("html")]
    return "\n".join(str(getattr(element, "value", None) or getattr(element, "body", "")) for element in written).replace("\\", "")


def test_a_chain_with_what_was_received() -> None:
    """77,200 and 15,960 are 93,160; of that 1,000 was received, 92,160 is due; 6,840 is left to pay."""
    page = drawn(RECEIVED)
    assert page.title[0].value.replace("\\", "") == "93,160.00 元"
    told = seen(page)
    for piece in (
        "大病保险和医疗救助一共能报",
        "已经领到 1,000.00 元，还应领到 92,160.00 元",
        "医疗救助付 <b>15,960.00 元</b>",
        "6,840.00 元",
    ):
        assert piece in told


def test_stays_are_told_one_by_one() -> None:
    """(50,000 - 18,000) at 60 % is 19,200; with 30,000 more 37,200, of which 18,000 is the second stay's."""
    told = seen(drawn(STAYS))
    assert "2020-08-01 那次：19,200.00 元" in told
    assert "2020-10-01 那次：18,000.00 元" in told


def test_a_floor_is_never_shown_as_the_amount() -> None:
    """18,000 cut by 70 % is 5,400; 94,600 at 70 % is 66,220 at least; at most 33,780 is left."""
    page = drawn(FLOOR)
    assert page.title[0].value.replace("\\", "") == "66,220.00 元"
    assert "大病保险至少能报" in seen(page)
    assert "自己最多还要付 **33,780.00 元**" in seen(page)
    assert "大病保险至少付 <b>66,220.00 元</b>" in seen(page)
    assert "自己最多付 <b>33,780.00 元</b>" in seen(page)


def test_a_range_has_both_ends() -> None:
    """40,000 at 55 % is 22,000, at 80 % 32,000."""
    assert drawn(BETWEEN).title[0].value.replace("\\", "") == "22,000.00 到 32,000.00 元"


def test_what_is_missing_is_named_with_the_sentence_that_leaves_it_open() -> None:
    """No amount, and no step without one."""
    page = drawn(MISSING)
    assert not page.title
    assert words.CHINESE("reply.missing") in seen(page)
    assert words.CHINESE.options("reply.facts")["deductible"] in seen(page)
    assert [button.key for button in page.button if "-reason-source-" in str(button.key)]
    bold = next(element.value for element in page.markdown if words.CHINESE("reply.missing") in element.value)
    assert bold.startswith(strong(words.CHINESE("reply.missing")))  # "：**起" would show its stars


def test_what_no_text_covers_says_why() -> None:
    """Before the first day of the text."""
    page = drawn(EARLY)
    assert not page.title
    assert "更早的规定不在这里" in seen(page)


@pytest.mark.parametrize("case", [RECEIVED, STAYS, FLOOR, MISSING, BETWEEN, EARLY, CHANGED], ids=lambda case: case["place"])
def test_in_english_nothing_of_the_working_stays_chinese_unsaid(case: dict[str, Any]) -> None:
    """Names of groups and places may stand in brackets; a sentence that has no English says that it is Chinese."""
    page = drawn(case, "en")
    lines = [line for element in (*page.markdown, *page.caption) for line in str(element.value).split("\n")]
    for line in lines:
        chinese = sum("\u3400" <= char <= "\u9fff" for char in line)
        assert chinese <= len(line) / 3 or words.ENGLISH("reply.in_chinese") in line.replace("\\", ""), line


def test_the_sheet_can_be_searched() -> None:
    """Amount, fact, question, source and hotline stand in the PDF as text."""
    facts = (("参保", "江阴市"), ("自己付", "120,000 元"))
    text = "".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sheet(worked_out(CHANGED), facts, "还能报多少？", words.CHINESE))).pages
    )
    for piece in ("76,150.00 元", "43,850.00", "120,000 元", "还能报多少？", "待遇水平", "12393", "无锡医保微信"):
        assert piece in text


def test_the_sheet_speaks_english() -> None:
    """Steps too."""
    pages = pypdf.PdfReader(io.BytesIO(sheet(worked_out(CHANGED), (), "", words.ENGLISH))).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert "76,150.00 yuan" in text
    assert "Of the eligible cost you still pay" in text
    assert "lowered by 50%" in text
