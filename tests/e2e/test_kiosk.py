"""The kiosk in a real Chromium, by taps only: from the first screen to the amount, its sentence, and the code to take along."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.kiosk import SAID, Opened, amount, at, enter, key, pick, to_amount


def test_by_taps_alone_to_the_amount(kiosk: Opened) -> None:
    """江阴, 低保, 80,000: half of 18,000 is 9,000; (80,000 − 9,000) × 65 % = 46,150; 33,850 are left."""
    page = kiosk()
    expect(page.locator(".mb-k-step")).to_have_count(0)
    pick(page, "算一算")
    expect(page.locator(".mb-k-step b")).to_have_text("1/4")
    pick(page, "江阴市")
    expect(page.locator(".mb-k-step b")).to_have_text("2/4")
    pick(page, "低保 ")
    expect(page.locator(".mb-k-step b")).to_have_text("3/4")
    key(page, "8")
    key(page, SAID.options("kiosk.pad")["wan_name"])
    expect(page.locator(".mb-pad-figure")).to_have_text("80,000 元")
    expect(page.locator(".mb-pad-words")).to_have_text("八万元")
    key(page, SAID.options("kiosk.pad")["done"])
    expect(page.locator(".mb-k-step b")).to_have_text("4/4")
    assert amount(page) == "46,150 元"
    card = page.locator(".mb-k-card")
    expect(card).to_contain_text("大病保险大约能报")
    expect(card).to_contain_text("33,850 元")
    expect(card).to_contain_text(SAID("kiosk.still_within"))
    expect(page.locator(".mb-k-why")).to_contain_text("71,000 元报 65%")
    expect(page.locator(".mb-k-note")).to_contain_text(SAID("kiosk.carried"))
    expect(page.locator(".mb-k-next")).to_contain_text("12393")


def test_the_sentence_is_a_screen_away_and_back_leads_to_the_result(kiosk: Opened) -> None:
    page = kiosk("&place=江阴市")
    pick(page, "算一算")
    pick(page, "低保 ")
    enter(page, "8万")
    key(page, SAID("kiosk.source"))
    at(page, SAID("kiosk.source_title"))
    expect(page.locator(".mb-k-page mark")).to_contain_text("降低 50%")
    key(page, f"← {SAID('kiosk.back')}")
    expect(page.locator(".mb-k-amount")).to_have_text("46,150 元")
    key(page, SAID("kiosk.more"))
    expect(page.locator(".mb-k-list")).to_contain_text("无锡医保微信文章转载")


def test_a_preset_place_skips_that_step_and_can_be_changed(kiosk: Opened) -> None:
    page = kiosk("&place=江阴市")
    expect(page.get_by_text(SAID("kiosk.place_now", place="江阴市"))).to_be_visible()
    pick(page, "算一算")
    at(page, SAID("kiosk.category"))
    expect(page.locator(".mb-k-step b")).to_have_text("1/3")
    key(page, f"← {SAID('kiosk.back')}")
    key(page, SAID("kiosk.place_change"))
    at(page, SAID("kiosk.place"))
    pick(page, "广东省")
    at(page, SAID("kiosk.category"))


def test_a_floor_of_the_province_is_called_one(kiosk: Opened) -> None:
    """广东, 低保, 100,000, the city's 18,000: 30 % of it is 5,400; at least (100,000 − 5,400) × 70 % = 66,220; at most 33,780 are left."""
    page = kiosk()
    pick(page, "算一算")
    pick(page, "广东省")
    pick(page, "低保 ")
    pick(page, "居民医保")
    enter(page, "10万")
    at(page, SAID.options("kiosk.figures")["deductible"])
    enter(page, "1", "8", "0", "0", "0")
    assert amount(page) == "66,220 元"
    card = page.locator(".mb-k-card")
    expect(card).to_contain_text("大病保险至少能报")
    expect(card).to_contain_text("自己最多还要付 33,780 元")
    expect(page.locator(".mb-k-note")).to_contain_text(SAID("kiosk.floor"))


def test_jilin_shows_both_ends_and_the_newer_rules(kiosk: Opened) -> None:
    """吉林, ordinary, 80,000 with 20,000: 60,000 × 55 % = 33,000 to 60,000 × 80 % = 48,000; and it says what was reported in 2026."""
    page = kiosk()
    pick(page, "算一算")
    pick(page, "吉林省")
    pick(page, "都不是")
    pick(page, "居民医保")
    at(page, SAID("kiosk.year"))
    page.locator(".st-key-k-pick-0-year button").tap()
    enter(page, "8万")
    at(page, SAID.options("kiosk.figures")["deductible"])
    enter(page, "2万")
    assert amount(page) == "33,000 到 48,000 元"
    expect(page.locator(".mb-k-note")).to_contain_text(SAID("kiosk.jilin_new", day="2026-01-15"))


def test_a_figure_nobody_knows_leads_to_the_text_and_whom_to_ask(kiosk: Opened) -> None:
    page = kiosk()
    pick(page, "算一算")
    pick(page, "广东省")
    pick(page, "低保 ")
    pick(page, "居民医保")
    enter(page, "8万")
    key(page, SAID("kiosk.unknown"))
    at(page, SAID("kiosk.needs"))
    expect(page.locator(".mb-k-why")).to_contain_text("起付标准下调不低于70%")
    expect(page.locator(".mb-k-next")).to_contain_text("12393")
    expect(page.locator(".mb-k-amount")).to_have_count(0)


def test_quick_taps_on_one_key_are_all_counted(kiosk: Opened) -> None:
    """A zero lost would be a tenth of the amount."""
    page = kiosk()
    to_amount(page)
    page.evaluate("""() => { const named = (name) => [...document.querySelectorAll(".mb-key")].find((one) => one.textContent === name);
        named("1").click(); for (let n = 0; n < 5; n += 1) named("0").click(); }""")
    expect(page.locator(".mb-pad-figure")).to_have_text("100,000 元")
    expect(page.locator(".mb-pad-words")).to_have_text("十万元")


@pytest.mark.parametrize(
    ("keys", "figure", "spoken"),
    [
        ("120005", "120,005 元", "十二万零五元"),
        ("10010", "10,010 元", "一万零一十元"),
        ("1050000", "1,050,000 元", "一百零五万元"),
        ("99999999", "99,999,999 元", "九千九百九十九万九千九百九十九元"),
        ("1000100", "1,000,100 元", "一百万零一百元"),
    ],
)
def test_the_pad_says_the_figure_in_words(kiosk: Opened, keys: str, figure: str, spoken: str) -> None:
    page = kiosk("&place=江阴市")
    pick(page, "算一算")
    pick(page, "都不是")
    for name in keys:
        key(page, name)
    expect(page.locator(".mb-pad-figure")).to_have_text(figure)
    expect(page.locator(".mb-pad-words")).to_have_text(spoken)
    key(page, SAID.options("kiosk.pad")["delete"])
    expect(page.locator(".mb-pad-figure")).to_have_text(f"{int(keys[:-1]):,} 元")
    key(page, SAID.options("kiosk.pad")["clear"])
    expect(page.get_by_role("button", name=SAID.options("kiosk.pad")["done"])).to_be_disabled()


def test_the_code_holds_the_result_in_plain_words(kiosk: Opened) -> None:
    """Read from the picture on the screen, as a telephone would: at most 100 characters, the amount, no address."""
    import zxingcpp

    page = kiosk("&place=江阴市")
    pick(page, "算一算")
    pick(page, "低保 ")
    enter(page, "8万")
    code = page.get_by_role("img", name=re.compile("二维码"))
    box = code.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 320
    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    assert "46,150" in read.text
    assert "12393" in read.text
    assert len(read.text) <= 100
    assert not re.search(r"https?:|www\.|://", read.text)


def test_a_question_is_answered_without_typing(kiosk: Opened) -> None:
    page = kiosk("&place=江阴市")
    pick(page, "查问题")
    pick(page, "江阴大病保险起付线是多少")
    expect(page.locator(".mb-k-answer")).to_contain_text("1.8万元", timeout=120_000)
    key(page, SAID("kiosk.source"))
    expect(page.locator(".mb-k-page mark")).to_contain_text("1.8 万元")
