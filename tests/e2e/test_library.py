"""The policy library in a real browser: search, figures that open their rules, links to a sentence, on a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant.encoded.figures import figures
from assistant.ui import words
from corpus.catalog import catalog
from corpus.citation import cite

SAID = words.CHINESE
JIANGYIN = catalog().document("jiangyin-2020")
RATE = next(figure for figure in figures(JIANGYIN.id) if figure.id == "jiangyin-2020/first_rate")
PHONE, DESK = (360, 740), (1440, 900)


@pytest.fixture
def library(page: Page) -> Page:
    """The library, come to by the link at the head of the first page."""
    page.get_by_role("link", name=SAID.options("page.pages")["library"]).click()
    expect(page.get_by_text(SAID("library.lead"))).to_be_visible()
    return page


def read(page: Page, address: str) -> Locator:
    """The text of the document at an address below the library's."""
    origin = re.match(r"https?://[^/]+", page.url)
    assert origin
    page.goto(f"{origin[0]}/library?{address}")
    text = page.locator(".mingbai-reader article")
    expect(text).to_be_visible()
    return text


def rule(page: Page) -> Locator:
    return page.locator(".st-key-library-rule")


def figure(page: Page) -> Locator:
    """The 60 % of 江阴 in its sentence."""
    return page.locator(f"button.figure[data-place='{RATE.places[0][0]}']")


def test_a_text_is_opened_and_the_way_back_leads_to_all(library: Page) -> None:
    """Every text has its button; the line of time stands above them."""
    expect(library.locator(".mingbai-timeline .whole")).to_have_count(5)
    library.get_by_role("button", name=SAID("library.open", title=JIANGYIN.short_title)).click()
    expect(library.locator(".mingbai-reader article")).to_contain_text("自2020年7月1日起建立")
    expect(library).to_have_url(re.compile("document=jiangyin-2020"))
    expect(library.get_by_role("heading", name=JIANGYIN.title)).to_be_in_viewport()
    library.get_by_role("button", name=SAID("library.back")).click()
    expect(library.locator(".mingbai-timeline")).to_be_visible()


def test_words_are_found_marked_and_stepped_through(page: Page) -> None:
    """Four places in 江阴's text say 起付标准, and traditional characters find them, too; next and previous go round."""
    text = read(page, "document=jiangyin-2020")
    page.get_by_label(SAID("library.search_in")).fill("起付標準")
    page.get_by_label(SAID("library.search_in")).press("Enter")
    expect(text.locator("mark.hit")).to_have_count(4)
    tools = page.locator(".mingbai-reader .tools")
    expect(tools).to_contain_text(SAID("library.hit_at", i=1, n=4))
    expect(text.locator("mark.now")).to_be_in_viewport()
    tools.get_by_role("button", name=SAID("library.next")).click()
    expect(tools).to_contain_text(SAID("library.hit_at", i=2, n=4))
    for _ in range(2):
        tools.get_by_role("button", name=SAID("library.previous")).click()
    expect(tools).to_contain_text(SAID("library.hit_at", i=4, n=4))
    expect(text.locator("mark.now")).to_have_text("起付标准")
    expect(text.locator("mark.now")).to_be_in_viewport()


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_figure_opens_its_rule_beside_the_text(page: Page, window: tuple[int, int]) -> None:
    """江阴's 60 %: what it is, how much, since when; the text stays where it was."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    read(page, "document=jiangyin-2020")
    mark = figure(page)
    expect(mark).to_have_text("60%")
    expect(mark).to_have_accessible_name(
        SAID("library.opens_rule", figure="60%", name=SAID.options("library.names")["jiangyin-2020/first_rate"])
    )
    mark.scroll_into_view_if_needed()
    mark.evaluate("node => node.scrollIntoView({block: 'start'})")
    before = mark.bounding_box()
    mark.click()
    expect(rule(page)).to_contain_text("第一段的报销比例")
    expect(rule(page)).to_contain_text("60%")
    expect(rule(page)).to_contain_text("2020-07-01")
    expect(rule(page)).to_be_in_viewport()
    expect(mark).to_have_attribute("aria-pressed", "true")
    after = mark.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 3
    rule(page).get_by_role("button", name=SAID("library.close")).click()
    expect(rule(page)).to_have_count(0)
    expect(mark).to_have_attribute("aria-pressed", "false")


def test_a_figure_is_reached_and_opened_by_keyboard(page: Page) -> None:
    """Tab leads from figure to figure, Enter opens, and the keyboard stays where it was."""
    read(page, "document=jiangyin-2020")
    page.locator("button.figure").nth(3).focus()  # 10 万元, which stands before the rate
    page.keyboard.press("Tab")
    expect(figure(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(rule(page)).to_contain_text("60%")
    expect(figure(page)).to_be_focused()
    expect(page.locator("#mingbai-live")).to_contain_text("第一段的报销比例")


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_the_list_of_figures_leads_to_the_sentence(page: Page, window: tuple[int, int]) -> None:
    """From the rule to the text, the other way round; on a phone the list is folded first."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    read(page, "document=jiangyin-2020")
    folded = page.locator(".mingbai-reader details").first
    if window == PHONE:
        expect(folded).not_to_have_attribute("open", "")
        folded.locator("summary").click()
    folded.get_by_role("button", name=re.compile("第一段的报销比例")).click()
    expect(figure(page)).to_be_in_viewport()
    expect(figure(page)).to_be_focused()
    expect(rule(page)).to_contain_text("60%")


def test_the_list_of_all_figures_opens_text_and_rule(library: Page) -> None:
    """From the first page of the library in one tap."""
    library.get_by_text(SAID("library.all_figures"), exact=True).click()
    library.locator("[class*='st-key-figure-jiangyin-2020-first_rate'] button").click()
    expect(rule(library)).to_contain_text("第一段的报销比例")
    expect(figure(library)).to_be_in_viewport()
    expect(library.locator("mark.focus").first).to_be_in_viewport()


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_link_marks_the_sentence_that_holds_its_offset(page: Page, window: tuple[int, int]) -> None:
    """The whole sentence and nothing else, in sight."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    cited = cite("jilin-2016-57", "2017年起，起始支付比例提高到55%")
    text = read(page, f"document=jilin-2016-57&at={cited.start}")
    marked = text.locator("mark.focus")
    expect(marked.first).to_be_in_viewport()
    said = "".join(marked.all_inner_texts()).replace(" ", "")
    assert said.startswith("２０１６年继续执行５０％")
    assert said.endswith("最高不超过８０％。")


def test_the_outline_leads_to_a_section_and_says_what_it_is_used_for(page: Page) -> None:
    """Words under every bar; a tap shows the section."""
    text = read(page, "document=jiangyin-2020")
    item = page.locator(".mingbai-reader nav button").filter(has_text="待遇水平")
    expect(item.locator("small")).to_have_text(re.compile(r"算钱 \d"))
    item.click()
    expect(text.get_by_role("heading", name="（四）待遇水平")).to_be_in_viewport()


def test_an_unknown_text_is_told_in_a_sentence(page: Page) -> None:
    """And all texts stand below it."""
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1/library?document=no-such-text", page.url))
    expect(page.get_by_text(SAID("library.unknown"))).to_be_visible()
    expect(page.get_by_role("button", name=SAID("library.open", title=JIANGYIN.short_title))).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_the_conversation_is_there_after_a_look_into_the_library(page: Page) -> None:
    """To the library and back by the links at the head."""
    page.get_by_role("textbox").last.fill("江阴的起付线是多少？")
    page.get_by_role("textbox").last.press("Enter")
    reply = page.locator("[class*='st-key-turn-'][class*='-reply']")
    expect(reply).to_be_visible(timeout=120_000)
    page.get_by_role("link", name=SAID.options("page.pages")["library"]).click()
    expect(page.get_by_text(SAID("library.lead"))).to_be_visible()
    page.get_by_role("link", name=SAID.options("page.pages")["ask"]).click()
    expect(reply).to_contain_text("1.8")


def test_a_phone_needs_no_sideways_swipe(page: Page) -> None:
    """Neither the list nor a text is wider than the window."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for address in ("document=gd-2017-194", "document=jilin-2016-57&q=医保"):
        read(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert (
            page.evaluate("Math.max(...[...document.querySelectorAll('.mingbai-reader *')].map(n => n.getBoundingClientRect().right))")
            <= PHONE[0]
        )
