"""The whole path in a real browser: a question in everyday words, an exact amount, its sentence in the document."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.ui import words

EXAMPLES = list(words.CHINESE.options("page.examples").values())
MOTHER = "我妈是低保，在江阴住院，医保报完自己还要付12万，还能报多少？"
TIERS = "广东普通参保，自己付了20万，起付线2万，5万以内报55%，5万到10万报60%，10万以上报70%，能报多少"
FINGERTIP = 44  # CSS pixels


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox").last.fill(question)
    page.get_by_role("textbox").last.press("Enter")


def answered(page: Page) -> Locator:
    """The newest reply, once it is there."""
    reply = page.locator("[class*='st-key-turn-'][class*='-reply']")
    expect(reply).to_be_visible(timeout=120_000)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0)
    return reply


def test_the_question_is_answered_with_the_exact_amount(page: Page) -> None:
    """9,000 to 100,000 at 65 % is 59,150, 20,000 at 85 % is 17,000: 76,150; 120,000 less that leaves 43,850."""
    ask(page, MOTHER)
    reply = answered(page)
    expect(reply.get_by_role("heading", name="76,150.00 元")).to_be_visible()
    expect(reply).to_contain_text("43,850.00")
    expect(reply).to_contain_text("59,150")
    expect(reply).to_contain_text("17,000")
    expect(reply).to_contain_text(words.CHINESE("reply.not_a_decision"))
    expect(reply).to_contain_text("12393")
    expect(reply.get_by_test_id("stPopoverButton").filter(has_text="江阴市")).to_be_visible()
    expect(reply.get_by_test_id("stCode")).to_contain_text("76,150.00")
    expect(reply.get_by_role("group", name=words.CHINESE("reply.chart"))).to_contain_text("43,850.00 元")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_the_amount_stands_in_the_window_and_the_notice_above_it(page: Page, width: int, height: int) -> None:
    """Nobody has to scroll for the answer, not on a phone either; a later change is read before the amount."""
    page.set_viewport_size({"width": width, "height": height})
    ask(page, MOTHER)
    reply = answered(page)
    amount = reply.get_by_role("heading", name="76,150.00 元")
    expect(amount).to_be_in_viewport()
    expect(reply.get_by_text("43,850.00 元").first).to_be_in_viewport(ratio=1)
    notice = reply.locator(".mingbai-notice").first
    expect(notice.get_by_text("2023-08").first).to_be_visible()
    assert top(notice) < top(amount)
    expect(notice.get_by_text("起付标准仍为18000元")).not_to_be_visible()
    notice.locator("summary").click()
    expect(notice.get_by_text("起付标准仍为18000元")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 740)])
def test_a_source_opens_at_the_sentence(page: Page, width: int, height: int) -> None:
    """The sentence is marked in its section, in view, under the document's title and first day."""
    page.set_viewport_size({"width": width, "height": height})
    ask(page, MOTHER)
    answered(page).locator("[class*='-source-0'] button").first.click()
    dialog = page.get_by_role("dialog")
    marked = dialog.locator("mark")
    expect(marked).to_be_in_viewport()
    assert re.search(r"\d", marked.inner_text())
    expect(dialog).to_contain_text("江阴市城乡居民大病保险制度的意见")
    expect(dialog).to_contain_text("2020-07-01")
    expect(dialog).to_contain_text("待遇水平")


def test_a_heard_fact_is_corrected_by_a_tap(page: Page) -> None:
    """Without aid: 18,000 to 100,000 at 60 % is 49,200, 20,000 at 80 % is 16,000: 65,200."""
    ask(page, MOTHER)
    answered(page).get_by_test_id("stPopoverButton").filter(has_text="低保").click()
    page.get_by_role("button", name=words.CHINESE.options("reply.categories")["普通参保人员"], exact=True).click()
    expect(page.get_by_role("heading", name="65,200.00 元")).to_be_visible()


def test_an_example_is_answered(page: Page) -> None:
    """80,000 less 18,000 at 60 %: 37,200."""
    page.get_by_role("button", name=EXAMPLES[0]).click()
    expect(answered(page).get_by_role("heading", name="37,200.00 元")).to_be_visible()


@pytest.mark.parametrize("example", EXAMPLES[1:])
def test_every_example_has_an_answer_with_a_source(page: Page, example: str) -> None:
    """Whoever taps the first thing in sight gets what is promised."""
    page.get_by_role("button", name=example).click()
    expect(answered(page).locator("[class*='-source-0'] button").first).to_be_visible()


@pytest.mark.parametrize("question", ["🙂🙂🙂", "？？？", "12"])
def test_a_question_without_words_gets_a_sentence(page: Page, question: str) -> None:
    """Nothing to answer is no error."""
    ask(page, question)
    expect(answered(page).get_by_test_id("stMarkdownContainer").first).to_contain_text(re.compile(r"[\u4e00-\u9fff]{4}"))
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_an_empty_question_is_not_sent(page: Page) -> None:
    """Blank input stays where it is, and the examples too."""
    ask(page, "   ")
    page.wait_for_timeout(1000)
    expect(page.locator("[class*='st-key-question-']")).to_have_count(0)
    expect(page.get_by_role("button", name=EXAMPLES[0])).to_be_visible()


def test_markup_in_a_question_is_text(page: Page) -> None:
    """HTML, Markdown, colour directives and formulas are shown as they were typed."""
    typed = "<img src=x onerror=alert(1)> **粗** :red[红] $x^2$ [点](http://a.example) 江阴起付线多少"
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    ask(page, typed)
    answered(page)
    expect(page.locator("[class*='st-key-question-']").get_by_test_id("stText")).to_have_text(typed)
    assert page.locator("img[src='x']").count() == 0


def test_a_phone_shows_everything_without_scrolling_sideways(page: Page) -> None:
    """360 pixels, normal and large text, before and after an answer; large text is larger."""
    page.set_viewport_size({"width": 360, "height": 740})
    assert sideways(page) == 0
    ask(page, MOTHER)
    reply = answered(page)
    amount, told = reply.get_by_role("heading", name="76,150.00 元"), reply.get_by_text(words.CHINESE("reply.within"))
    assert sideways(page) == 0
    before = tallness(amount), tallness(told)
    page.get_by_text(words.CHINESE("page.large_text"), exact=True).click()
    expect(page.locator("html")).to_have_css("font-size", "22px")
    assert sideways(page) == 0
    assert tallness(told) > before[1]
    assert tallness(amount) < 1.5 * before[0]  # still on one line


def test_a_fact_is_never_cut(page: Page) -> None:
    """A long name with its amount takes a second line on a phone with large text."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_text(words.CHINESE("page.large_text"), exact=True).click()
    ask(page, "吉林省 自己付了8万 起付线1.2万 能报多少")
    fact = answered(page).get_by_test_id("stPopoverButton").filter(has_text="12,000 元")
    whole, value = fact.get_by_test_id("stMarkdownContainer").bounding_box(), fact.locator("strong").bounding_box()
    assert whole is not None
    assert value is not None
    assert value["x"] + value["width"] <= whole["x"] + whole["width"]


def test_rates_by_tier_are_on_the_card_and_can_be_left_out(page: Page) -> None:
    """20,000 to 50,000 at 55 % is 16,500, up to 100,000 at 60 % 30,000, above at 70 % 70,000: 116,500. Without them no amount is left."""
    page.set_viewport_size({"width": 360, "height": 740})
    ask(page, TIERS)
    reply = answered(page)
    expect(reply.get_by_role("heading", name="116,500.00 元")).to_be_visible()
    fact = reply.get_by_test_id("stPopoverButton").filter(has_text=words.CHINESE.options("reply.facts")["tiers"])
    expect(fact).to_contain_text("10万元以上")
    assert sideways(page) == 0
    fact.click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name=words.CHINESE("reply.forget")).click()
    expect(page.get_by_role("heading", name="116,500.00 元")).to_have_count(0)
    expect(answered(page).get_by_test_id("stPopoverButton").filter(has_text=words.CHINESE.options("reply.facts")["tiers"])).to_have_count(0)


def test_every_button_is_as_high_as_a_fingertip(page: Page) -> None:
    """On the first screen and under an answer."""
    assert low_buttons(page) == []
    ask(page, MOTHER)
    answered(page)
    assert low_buttons(page) == []


def test_the_page_says_that_it_is_chinese(page: Page) -> None:
    """Screen readers choose their voice by it."""
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_nothing_that_streamlit_says_by_itself_is_in_sight(page: Page) -> None:
    """Its English words at the first Tab and in a field being written in."""
    expect(page.get_by_test_id("stSkipToContent")).to_have_text(words.CHINESE("page.skip"))
    ask(page, MOTHER)
    answered(page).get_by_test_id("stPopoverButton").filter(has_text="120,000").click()
    page.get_by_role("textbox", name=words.CHINESE.options("reply.facts")["amount"]).or_(page.get_by_role("spinbutton")).first.fill("5")
    expect(page.get_by_test_id("stPopoverBody").get_by_text("Enter")).not_to_be_visible()


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


def test_the_place_is_remembered_on_this_device_until_it_is_forgotten(page: Page) -> None:
    """After a new visit, and after a conversation about another place; starting again keeps it, forgetting does not."""
    jilin, jiangyin = page.get_by_role("radio", name="吉林省"), page.get_by_role("radio", name="江阴市")
    jilin.click()
    kept(page, "吉林省")
    page.reload()
    expect(jilin).to_have_attribute("aria-checked", "true")
    ask(page, "参保地是江阴，低保户，自己付了12万，能报多少？")
    answered(page)
    kept(page, "江阴市")
    page.get_by_role("button", name=words.CHINESE("page.clear")).click()
    expect(page.get_by_role("button", name=EXAMPLES[0])).to_be_visible()
    expect(jiangyin).to_have_attribute("aria-checked", "true")
    page.get_by_role("button", name=words.CHINESE("page.forget")).click()
    expect(jiangyin).to_have_attribute("aria-checked", "false")
    kept(page, "")
    page.reload()
    page.get_by_role("button", name=EXAMPLES[0]).wait_for()
    assert page.locator("[role=radio][aria-checked=true]").count() == 0


def kept(page: Page, place: str) -> None:
    """Wait until the device keeps this place; "" none."""
    page.wait_for_function(
        "place => decodeURIComponent((document.cookie.match(/mingbai_place=([^;]*)/) || ['', ''])[1]) === place", arg=place
    )


def test_the_page_in_english(page: Page) -> None:
    """The frame, an answer to a Chinese question put into English by a tap, its steps, its changes; the law stays Chinese."""
    page.goto(f"{page.url.split('?')[0]}?lang=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text(words.ENGLISH("page.tagline"))).to_be_visible()
    ask(page, MOTHER)
    expect(answered(page).get_by_role("heading", name="76,150.00 元")).to_be_visible()
    page.get_by_role("button", name=words.ENGLISH("page.say_it_here")).click()
    reply = answered(page)
    expect(reply.get_by_role("heading", name="76,150.00 yuan")).to_be_visible()
    expect(reply).to_contain_text("You still pay about 43,850.00 yuan")
    reply.get_by_text(words.ENGLISH("reply.steps"), exact=True).click()
    expect(reply).to_contain_text("Deductible for medical-aid recipients")
    reply.locator(".mingbai-notice summary").first.click()
    expect(reply.locator(".mingbai-notice p").first).to_contain_text("still 18,000 yuan")
    expect(page.get_by_role("button", name=words.ENGLISH("page.say_it_here"))).to_have_count(0)


def test_a_follow_up_folds_the_turn_before(page: Page) -> None:
    """100,000 less 9,000 at 65 % is 59,150; the first answer opens again under its question."""
    ask(page, MOTHER)
    answered(page)
    ask(page, "如果自己付10万呢？")
    expect(page.get_by_role("heading", name="59,150.00 元")).to_be_visible()
    fold = page.locator("[class*='st-key-older-0']")
    fold.locator("summary").click()
    expect(fold.get_by_role("heading", name="76,150.00 元")).to_be_visible()
    expect(page.get_by_role("heading", name="59,150.00 元")).to_be_visible()


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


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"]


def tallness(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["height"]


def sideways(page: Page) -> int:
    """How many pixels the widest scrolling part of the page reaches over its window."""
    return int(page.evaluate("Math.max(...['html', 'main'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"))


def low_buttons(page: Page) -> list[str]:
    """Visible buttons of ours that are too low to tap; all measured at one moment, as the page may still be drawing."""
    buttons = page.locator("main").evaluate(
        """main => [...main.querySelectorAll("button, summary")]
            .filter(button => button.checkVisibility())
            .map(button => [button.innerText, button.getBoundingClientRect().height])"""
    )
    assert buttons
    return [name for name, height in buttons if 0 < height < FINGERTIP]
