"""What a person does with an answer, in a real browser: its sources, what if, a sheet, a link, undo."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
from playwright.sync_api import Page, expect

from assistant.ui import words
from tests.e2e.conversation import MOTHER, answered, ask


def test_the_line_to_read_out_is_copied_by_a_tap(page: Page) -> None:
    """The button is there without a mouse."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, MOTHER)
    answered(page).get_by_test_id("stCode").get_by_role("button").click()
    assert "76,150.00 元" in page.evaluate("navigator.clipboard.readText()")


def test_the_drawer_says_whether_the_text_still_stands(page: Page) -> None:
    """A change is reported of 无锡, which 江阴 follows; the badge stays in sight, with the whole section and the document's data."""
    ask(page, MOTHER)
    answered(page).locator("[class*='-source-0'] button").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(words.CHINESE.options("source.stands")["changed"])).to_be_in_viewport()
    expect(dialog.locator("mark")).to_be_in_viewport()
    for piece in (
        "2020 年起付标准为 1.8 万元",
        "10 万元以上的部分由大病保险资金支付 80%",
        "江阴市人民政府办公室",
        "本意见自2020年7月1日起实施",
    ):
        expect(dialog).to_contain_text(piece)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_drawer_leads_to_the_whole_text_and_back(page: Page) -> None:
    """At the same sentence; the conversation is still there afterwards."""
    ask(page, MOTHER)
    answered(page).locator("[class*='-source-0'] button").first.click()
    page.get_by_role("dialog").get_by_role("link", name=words.CHINESE("source.whole")).click()
    page.wait_for_url(re.compile(r"/library\?document=jiangyin-2020&at=\d+"))
    page.go_back()
    expect(answered(page).get_by_role("heading", name="76,150.00 元")).to_be_visible()
    expect(page.get_by_role("radio", name="江阴市")).to_have_attribute("aria-checked", "true")


def test_another_amount_is_worked_out_at_once_beside_the_first(page: Page) -> None:
    """125,000: 59,150 and 25,000 at 85 %, 21,250, are 80,400. An ordinary member with it: 49,200 and 25,000 at 80 %, 20,000, are 69,200."""
    ask(page, MOTHER)
    reply = answered(page)
    reply.get_by_text(words.CHINESE("reply.what_if"), exact=True).click()
    told, trial = reply.locator("[class*='-as-told']"), reply.locator("[class*='-if-so']")
    expect(told).to_contain_text("76,150.00 元")
    expect(trial).to_have_count(0)
    reply.get_by_role("slider").press("ArrowRight")
    expect(trial).to_contain_text("80,400.00 元")
    expect(told).to_contain_text("76,150.00 元")
    reply.get_by_role("radio", name=words.CHINESE.options("reply.categories")["普通参保人员"], exact=True).click()
    expect(trial).to_contain_text("69,200.00 元")
    expect(reply.get_by_role("heading", name="76,150.00 元")).to_be_visible()
    expect(reply.get_by_text(re.compile("100,000 元以上的部分：报 80%"))).to_be_visible()
    assert page.locator("[class*='st-key-question-']").count() == 1


def test_steps_open_when_asked_for(page: Page) -> None:
    """Each with its arithmetic, and the sentence it rests on."""
    ask(page, MOTHER)
    reply = answered(page)
    reply.get_by_text(words.CHINESE("reply.steps"), exact=True).click()
    step = reply.locator("[class*='-step-4']").filter(has_text="(120,000.00 − 100,000.00) × 85% = 17,000.00").first
    step.get_by_role("button", name=words.CHINESE("reply.step_source")).click()
    expect(page.get_by_role("dialog").locator("mark")).to_contain_text("10 万元以上的部分由大病保险资金支付 80%")


def test_the_estimate_is_saved_as_a_sheet_that_can_be_searched(page: Page, tmp_path: Path) -> None:
    """Amount, what is left, question, source and hotline as text."""
    page.set_viewport_size({"width": 360, "height": 740})
    ask(page, MOTHER)
    answered(page)
    with page.expect_download() as saving:
        page.get_by_role("button", name=words.CHINESE("reply.save_pdf")).click()
    saving.value.save_as(tmp_path / "sheet.pdf")
    assert saving.value.suggested_filename.endswith(".pdf")
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "sheet.pdf").pages)
    for piece in ("76,150.00 元", "43,850.00 元", "我妈是低保", "待遇水平", "17,000.00", "12393"):
        assert piece in text


def test_a_change_is_undone_by_a_tap(page: Page) -> None:
    """65,200 without aid (49,200 and 16,000), and 76,150 again."""
    ask(page, MOTHER)
    answered(page).get_by_test_id("stPopoverButton").filter(has_text="低保").click()
    page.get_by_role("button", name=words.CHINESE.options("reply.categories")["普通参保人员"], exact=True).click()
    expect(page.get_by_role("heading", name="65,200.00 元")).to_be_visible()
    page.get_by_role("button", name=words.CHINESE("page.undo")).click()
    expect(page.get_by_role("heading", name="76,150.00 元")).to_be_visible()
    expect(page.get_by_role("button", name=words.CHINESE("page.undo"))).to_have_count(0)


def test_a_link_made_here_opens_on_the_calculator_page(page: Page, app: str) -> None:
    """The first page's path is a bare slash, which the link must keep."""
    ask(page, MOTHER)
    answered(page).get_by_role("button", name=words.CHINESE("calculator.share")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=words.CHINESE("calculator.share_yes")).click()
    link = dialog.get_by_role("textbox").input_value()
    assert link.startswith(f"{app}/calculator#case=")
    page.goto(link)
    expect(page.get_by_role("heading", name="76,150.00 元")).to_be_visible(timeout=60_000)
