"""The calculator page in a real browser, filled in as a person would. Amounts are worked out by hand from the texts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.ui import words

SAID = words.CHINESE
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
FINGERTIP = 44  # CSS pixels
GROUPS, LINES = SAID.options("reply.categories"), SAID.options("calculator.slip")


@pytest.fixture(autouse=True, scope="module")
def patience() -> Iterator[None]:
    """A busy machine draws more slowly than a test waits by itself."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def calculator(page: Page, app: str) -> Page:
    page.goto(f"{app}/calculator")
    expect(page.locator(".st-key-calculate-form")).to_be_visible()
    return page


def pick(page: Page, question: str, answer: str) -> None:
    """Tap one of the answers under a question."""
    page.get_by_test_id("stButtonGroup").filter(has_text=question).get_by_text(answer, exact=True).click()


def fill(page: Page, name: str, figure: str, number: int = 0) -> None:
    """Write a figure in and go on."""
    field = page.get_by_role("spinbutton", name=name).nth(number)
    field.fill(figure)
    field.press("Tab")


def date_of(page: Page, stay: int, digits: str) -> None:
    """Type a day of discharge as year, month, day."""
    page.locator(f".st-key-calculate-stay-{stay} [role=spinbutton]").first.click()
    page.keyboard.type(digits)


def amount(page: Page, shown: str) -> Locator:
    """The large amount, once it is there."""
    heading = page.locator(".st-key-calculate-result").get_by_role("heading", name=shown, exact=True)
    expect(heading).to_be_visible()
    return heading


def mother(page: Page) -> None:
    """低保 in 江阴, 73,000 paid: 9,000 to 73,000 is 64,000 at 65 %, 41,600; that leaves 31,400."""
    pick(page, SAID("calculator.place"), SAID.options("page.places")["江阴市"])
    pick(page, SAID("calculator.category"), GROUPS["低保对象"])
    fill(page, SAID("calculator.amount"), "73000")


def guangdong(page: Page, group: str) -> None:
    """95,000 paid, a deductible of 15,000."""
    pick(page, SAID("calculator.place"), SAID.options("page.places")["广东省"])
    pick(page, SAID("calculator.category"), GROUPS[group])
    fill(page, SAID("calculator.amount"), "95000")
    fill(page, SAID.options("reply.facts")["deductible"], "15000")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_stranger_has_the_answer_in_under_a_minute(page: Page, app: str, size: dict[str, int]) -> None:
    """From the first screen by the link in its head to amount, what is left, and what it rests on."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    begun = time.monotonic()
    page.get_by_role("link", name=SAID.options("page.pages")["calculator"]).click()
    mother(page)
    shown = amount(page, "41,600.00 元")
    assert time.monotonic() - begun < 60
    result = page.locator(".st-key-calculate-result")
    expect(result).to_contain_text("31,400.00 元")
    expect(result).to_contain_text(SAID("reply.not_a_decision"))
    expect(result).to_contain_text("大约少报 6,500.00 元")  # 65 % of 10,000 that turns out not to be eligible
    if size is DESK:
        expect(shown).to_be_in_viewport()
    else:
        expect(page.locator(".st-key-calculate-summary")).to_contain_text("41,600.00 元")
        expect(page.locator(".st-key-calculate-summary")).to_be_in_viewport()
        page.get_by_role("button", name=SAID("calculator.look")).click()
        expect(shown).to_be_in_viewport()
    assert sideways(page) == 0
    expect(page.locator("#mingbai-live")).to_contain_text("41,600.00 元")  # a screen reader hears it


def test_a_step_opens_its_sentence(calculator: Page) -> None:
    """The tier's sentence, marked in its section."""
    mother(calculator)
    amount(calculator, "41,600.00 元")
    calculator.get_by_text(SAID("reply.steps")).click()
    calculator.locator("[class*='-step-source-'] button").nth(2).click()
    expect(calculator.get_by_role("dialog").locator("mark")).to_be_in_viewport()


def test_the_slip_is_filled_in_like_the_paper(calculator: Page) -> None:
    """260,000 − 40,000 − 90,000 − 10,000 = 120,000: 18,000 to 100,000 at 60 % is 49,200, 20,000 at 80 % is 16,000: 65,200."""
    pick(calculator, SAID("calculator.place"), SAID.options("page.places")["江阴市"])
    pick(calculator, SAID("calculator.category"), GROUPS["普通参保人员"])
    pick(calculator, SAID("calculator.expense"), SAID.options("calculator.ways")["slip"])
    for name, figure in (("total", "260000"), ("out_of_scope", "40000"), ("basic_paid", "90000"), ("other_paid", "10000")):
        fill(calculator, LINES[name], figure)
    expect(calculator.locator(".st-key-calculate-slip-left")).to_contain_text("120,000.00 元")
    amount(calculator, "65,200.00 元")
    expect(calculator.locator(".st-key-calculate-result")).to_contain_text("94,800.00 元")  # 54,800 and the 40,000 outside
    fill(calculator, LINES["total"], "26000")  # a digit too few
    expect(calculator.get_by_text(SAID("calculator.left_negative"))).to_be_visible()
    expect(calculator.get_by_role("spinbutton", name=LINES["basic_paid"])).to_have_value("90000.00")


def test_two_stays_with_a_group_recognised_in_between(calculator: Page) -> None:
    """In the year 70,000, all of it by the last group: 61,000 at 65 %, 39,650. Without the first stay 21,000 at 65 %, 13,650."""
    pick(calculator, SAID("calculator.place"), SAID.options("page.places")["江阴市"])
    pick(calculator, SAID("calculator.category"), GROUPS["普通参保人员"])
    pick(calculator, SAID("calculator.expense"), SAID.options("calculator.ways")["stays"])
    date_of(calculator, 0, "20200815")
    fill(calculator, SAID("calculator.amount"), "40000", 0)
    amount(calculator, "13,200.00 元")  # 22,000 at 60 %
    date_of(calculator, 1, "20201120")
    fill(calculator, SAID("calculator.amount"), "30000", 1)
    calculator.locator(".st-key-calculate-stay-1").get_by_role("combobox").click()
    calculator.get_by_role("option", name=GROUPS["低保对象"], exact=True).click()
    amount(calculator, "39,650.00 元")
    calculator.get_by_role("button", name=SAID("calculator.take_out", n=1)).click()
    amount(calculator, "13,650.00 元")
    calculator.get_by_role("button", name=SAID("calculator.undo")).click()
    amount(calculator, "39,650.00 元")


def test_guangdong_asks_for_the_city_s_figures(calculator: Page) -> None:
    """80,000 at 60 % is 48,000; by tier, of 95,000: 15,000 to 50,000 at 50 % is 17,500, 45,000 at 70 % 31,500: 49,000."""
    guangdong(calculator, "普通参保人员")
    expect(calculator.locator(".st-key-calculate-result")).to_contain_text(SAID.options("reply.facts")["rate"])
    fill(calculator, SAID.options("reply.facts")["rate"], "60")
    amount(calculator, "48,000.00 元")
    pick(calculator, SAID("calculator.rate_form"), SAID.options("calculator.rate_forms")["tiers"])
    field = calculator.get_by_role("textbox", name=SAID.options("reply.facts")["tiers"])
    field.fill("5万以内50%，5万以上70%")
    field.press("Tab")
    amount(calculator, "49,000.00 元")


def test_insurance_and_then_aid(calculator: Page) -> None:
    """At least 90,500 at 70 %, 63,350, for 4,500 is the lowered deductible; aid pays 80 % of the 31,650 left, 25,320: together 88,670."""
    guangdong(calculator, "低保对象")
    expect(calculator.locator(".st-key-calculate-result")).to_contain_text("63,350.00 元")
    pick(calculator, SAID("calculator.scheme"), SAID.options("calculator.schemes")["chain"])
    fill(calculator, SAID.options("reply.facts")["aid_rate"], "80")
    amount(calculator, "88,670.00 元")


def test_tables_set_groups_years_and_places_side_by_side(calculator: Page) -> None:
    """An ordinary member has 55,000 at 60 %, 33,000, which is 8,600 less; before 2020 no text speaks, and the reason stands there."""
    mother(calculator)
    amount(calculator, "41,600.00 元")
    calculator.get_by_role("tab", name=SAID.options("calculator.tabs")["compare"]).click()
    groups, years, places = (calculator.locator(f".st-key-calculate-table-{kind}") for kind in ("category", "year", "place"))
    for name in ("category", "paid", "still"):
        expect(groups.get_by_role("columnheader", name=SAID.options("calculator.columns")[name])).to_be_visible()
    expect(calculator.get_by_text(SAID("calculator.one_rule", title="江阴市2020年大病保险意见")).first).to_be_visible()
    expect(groups.get_by_role("row").filter(has_text=GROUPS["普通参保人员"])).to_contain_text("33,000.00 元")
    expect(calculator.get_by_text(re.compile(r"少 8,600\.00 元"))).to_be_visible()
    expect(years.get_by_role("row").filter(has_text="2020 年")).to_contain_text(SAID.options("calculator.statuses")["exact"])
    expect(years.get_by_role("row").filter(has_text="2019 年")).to_contain_text(SAID.options("calculator.statuses")["not_covered"])
    expect(places.get_by_role("row").filter(has_text="吉林省")).to_contain_text(SAID.options("calculator.statuses")["needs_input"])
    expect(calculator.get_by_text("2020 年 7 月 1 日").first).to_be_visible()


def test_rights_use_what_was_filled_in_and_ask_for_the_rest(calculator: Page) -> None:
    """In 江阴 the insurance is not known from the form: saying it makes the two rights certain, each with its sentence."""
    mother(calculator)
    amount(calculator, "41,600.00 元")
    calculator.get_by_role("tab", name=SAID.options("calculator.tabs")["entitled"]).click()
    expect(calculator.get_by_text(SAID("calculator.no_rights"))).to_be_visible()
    calculator.locator(".st-key-calculate-entitled-asks").get_by_text(SAID.options("reply.insurances")["居民医保"]).click()
    rights = SAID.options("calculator.groups")["rights"] + SAID("calculator.count", n=2)
    expect(calculator.get_by_role("heading", name=rights)).to_be_visible()
    expect(calculator.get_by_text("大病保险倾斜").first).to_be_visible()
    calculator.locator("[class*='st-key-calculate-entitled-'][class*='-source'] button").first.click()
    expect(calculator.get_by_role("dialog").locator("mark")).to_be_visible()


def test_why_and_the_office_s_own_figures_are_folded_under_the_result(calculator: Page) -> None:
    """The next yuan brings 65 %, 27,000 more reach the next tier. An office that paid 33,000 took other terms: 8,600 less."""
    mother(calculator)
    amount(calculator, "41,600.00 元")
    calculator.get_by_text(SAID.options("calculator.why")["next_yuan"]).click()
    expect(calculator.get_by_text("多报 0.65 元")).to_be_visible()
    expect(calculator.get_by_text("27,000.00 元").first).to_be_visible()
    calculator.get_by_text(SAID("calculator.settled")).click()
    fill(calculator, SAID.options("calculator.settled_figures")["critical_illness_paid"], "33000")
    expect(calculator.get_by_text("8,600.00").first).to_be_visible()
    expect(calculator.get_by_text("按普通参保人员算").first).to_be_visible()


def test_a_link_is_made_on_request_and_brings_everything_back(calculator: Page, browser: Browser, requests: list[str]) -> None:
    """A warning first; the case stands behind the "#", in no request; the figures that come from it are said to, and can be changed."""
    calculator.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mother(calculator)
    amount(calculator, "41,600.00 元")
    calculator.get_by_role("button", name=SAID("calculator.share")).click()
    dialog = calculator.get_by_role("dialog")
    expect(dialog).to_contain_text("谁拿到链接")
    expect(dialog.get_by_role("textbox")).to_have_count(0)
    dialog.get_by_role("button", name=SAID("calculator.share_yes")).click()
    labels = SAID.options("calculator.share_labels")
    link = dialog.get_by_role("textbox", name=labels["link"]).input_value()
    dialog.get_by_role("button", name=labels["copy"]).click()
    expect(dialog).to_contain_text(labels["copied"])
    assert calculator.evaluate("navigator.clipboard.readText()") == link
    assert (packed := link.partition("/calculator#case=")[2])
    other = browser.new_page(locale="zh-CN")  # somebody else's
    other.on("request", lambda request: requests.append(request.url))
    other.goto(link)
    amount(other, "41,600.00 元")
    expect(other.get_by_text(SAID.options("calculator.notes")["arrived"])).to_be_visible()
    expect(other).to_have_url(re.compile(r"/calculator$"))
    fill(other, SAID("calculator.amount"), "20000")
    amount(other, "7,150.00 元")  # 11,000 at 65 %
    assert [url for url in requests if packed[:40] in url] == []
    other.close()


@pytest.mark.parametrize("packed", ["AAAA", "%3Cimg%20src=x%3E", "e30"])
def test_a_broken_link_is_told_and_changes_nothing(page: Page, app: str, packed: str) -> None:
    """The form is empty and ready."""
    page.goto(f"{app}/calculator#case={packed}")
    expect(page.get_by_text(SAID.options("calculator.notes")["refused"])).to_be_visible()
    mother(page)
    amount(page, "41,600.00 元")


def test_nothing_is_lost_on_the_way_to_another_page_or_by_clearing(calculator: Page) -> None:
    """Back from the library all is there; cleared, it can be had back."""
    mother(calculator)
    amount(calculator, "41,600.00 元")
    pages = SAID.options("page.pages")
    calculator.get_by_role("link", name=pages["ask"]).click()
    expect(calculator.get_by_role("textbox").last).to_be_visible()
    calculator.get_by_role("link", name=pages["calculator"]).click()
    amount(calculator, "41,600.00 元")
    expect(calculator.get_by_role("spinbutton", name=SAID("calculator.amount"))).to_have_value("73000.00")
    calculator.get_by_role("button", name=SAID("calculator.clear")).click()
    expect(calculator.get_by_role("heading", name="41,600.00 元")).to_have_count(0)
    calculator.get_by_role("button", name=SAID("calculator.undo")).click()
    amount(calculator, "41,600.00 元")


def test_in_english(calculator: Page) -> None:
    """What was filled in stays; result, reasons and tables are English."""
    mother(calculator)
    amount(calculator, "41,600.00 元")
    calculator.get_by_role("button", name=SAID.options("page.languages")["en"], exact=True).click()
    amount(calculator, "41,600.00 yuan")
    expect(calculator.locator(".st-key-calculate-result")).to_contain_text("Medical aid is not counted in this")
    calculator.get_by_text(words.ENGLISH.options("calculator.why")["next_yuan"]).click()
    expect(calculator.get_by_text("0.65 yuan").first).to_be_visible()
    calculator.get_by_role("tab", name=words.ENGLISH.options("calculator.tabs")["compare"]).click()
    expect(calculator.get_by_role("columnheader", name="You still pay").first).to_be_visible()


def test_a_phone_is_enough(calculator: Page) -> None:
    """Nothing to scroll sideways, nothing too low to tap, with large text too; on every tab."""
    calculator.set_viewport_size(PHONE)  # type: ignore[arg-type]
    mother(calculator)
    expect(calculator.locator(".st-key-calculate-summary")).to_contain_text("41,600.00 元")
    pick(calculator, SAID("calculator.expense"), SAID.options("calculator.ways")["slip"])
    expect(calculator.locator(".st-key-calculate-slip")).to_be_visible()
    for tab in SAID.options("calculator.tabs").values():
        calculator.get_by_role("tab", name=tab).click()
        calculator.wait_for_timeout(500)
        assert sideways(calculator) == 0
        assert low_buttons(calculator) == []
    calculator.get_by_text(SAID("page.large_text"), exact=True).click()
    expect(calculator.locator("html")).to_have_css("font-size", "22px")
    assert sideways(calculator) == 0


def sideways(page: Page) -> int:
    """How many pixels the widest scrolling part of the page reaches over its window."""
    return int(page.evaluate("Math.max(...['html', 'main'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"))


def low_buttons(page: Page) -> list[str]:
    """Visible buttons of ours that are too low to tap; all measured at one moment, as the page may still be drawing."""
    shown = page.locator("main button, main summary").filter(visible=True)
    buttons = shown.evaluate_all("all => all.map(button => [button.innerText, button.getBoundingClientRect().height])")
    return [name for name, height in buttons if 0 < height < FINGERTIP]
