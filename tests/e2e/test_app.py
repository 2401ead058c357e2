"""The whole path in a real browser: a question in everyday words, an exact amount, its sentence in the document."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from assistant.ui import words
from tests.e2e.conversation import MOTHER, answered, ask, low_buttons, sideways, tallness, top

EXAMPLES = list(words.CHINESE.options("page.examples").values())
TIERS = "广东普通参保，自己付了20万，起付线2万，5万以内报55%，5万到10万报60%，10万以上报70%，能报多少"


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
