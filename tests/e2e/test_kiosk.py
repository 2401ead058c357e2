"""The kiosk in a real Chromium, by taps only: amounts, the code to take along, what is forgotten and when, and that it works by itself."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from assistant.fonts import WOFF2
from assistant.ui import words
from tests.e2e.conftest import QUIET

SAID, ENGLISH = words.CHINESE, words.ENGLISH
HIGH, WIDE = {"width": 1080, "height": 1920}, {"width": 1280, "height": 1024}
Opened = Callable[..., Page]


@pytest.fixture
def kiosk(browser: Browser, app: str) -> Iterator[Opened]:
    """Opens the kiosk in a fresh browser profile; at the end nothing may have been asked of another machine, or gone wrong."""
    opened: list[Page] = []
    troubles: list[str] = []

    def open_kiosk(query: str = "", size: dict[str, int] = HIGH, before: Callable[[Page], object] | None = None, **context: object) -> Page:
        profile = browser.new_context(viewport=size, has_touch=True, locale="zh-CN", accept_downloads=False, **context)  # type: ignore[arg-type]
        profile.route("**/*", _only(app, troubles))
        page = profile.new_page()
        page.set_default_timeout(60_000)
        page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
        page.on("response", lambda answer: troubles.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
        page.on("console", lambda told: troubles.append(f"console: {told.text}") if told.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        if before:
            before(page)
        page.goto(f"{app}/?view=kiosk{query}")
        page.get_by_role("heading", level=1).wait_for()
        opened.append(page)
        return page

    yield open_kiosk
    for page in opened:
        page.context.close()
    assert opened
    assert [trouble for trouble in troubles if "503" not in trouble and "health" not in trouble] == []  # how a test takes the server away


def _only(app: str, troubles: list[str]) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        if route.request.url.startswith((app, "data:", "blob:")):
            route.fallback()
        else:
            troubles.append(f"outside: {route.request.url}")
            route.abort()

    return answer


def key(page: Page, name: str) -> None:
    """Tap the key of that whole name."""
    page.get_by_role("button", name=name, exact=True).tap()


def pick(page: Page, begins: str) -> None:
    """Tap the choice that begins so."""
    page.get_by_role("button", name=re.compile(rf"^{re.escape(begins)}")).tap()


def at(page: Page, heading: str) -> None:
    """Wait for the screen with that heading."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def to_amount(page: Page, place: str = "江阴市", category: str = "低保") -> None:
    """From the first screen to the amount, where neither insurance nor year is asked for."""
    pick(page, "算一算")
    at(page, SAID("kiosk.place"))
    pick(page, place)
    at(page, SAID("kiosk.category"))
    pick(page, f"{category} " if category == "低保" else category)
    at(page, SAID("kiosk.amount"))


def enter(page: Page, *keys: str) -> None:
    """Tap keys of the pad and say that it is right."""
    for name in keys:
        key(page, SAID.options("kiosk.pad")["wan_name"] if name == "万" else name)
    key(page, SAID.options("kiosk.pad")["done"])


def amount(page: Page) -> str:
    return page.locator(".mb-k-amount").inner_text()


# Amounts -----------------------------------------------------------------------------------------------------------


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


# Forgetting --------------------------------------------------------------------------------------------------------


def kept(page: Page) -> list[object]:
    """Cookies and storage, but for what Streamlit itself writes without anything of the visit in it."""
    stored = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return [cookie["name"] for cookie in page.context.cookies() if "mingbai" in cookie["name"]] + re.findall(
        "江阴|低保|80000|46150", stored
    )


def test_after_sixty_seconds_everything_is_forgotten(kiosk: Opened) -> None:
    """The real 60 s, on a clock that can be wound: 44 s are quiet, at 15 s it asks, at 0 nothing of the visit is left anywhere."""
    page = kiosk("&lang=en", before=lambda page: page.clock.install())
    pick(page, "Work it out")
    pick(page, "Jiangyin")
    pick(page, "Low-income")
    key(page, ENGLISH.options("kiosk.pad")["wan_name"])
    key(page, "8")
    page.clock.run_for(44_000)
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_be_hidden()
    expect(page.locator(".mb-idle-left")).to_contain_text(re.compile(r"1[67] s"))
    page.clock.run_for(2_000)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text(ENGLISH.options("kiosk.idle")["there"])
    dialog.get_by_role("button").tap()
    page.clock.run_for(1_000)
    expect(dialog).to_be_hidden()
    at(page, ENGLISH("kiosk.amount"))  # the tap only said that somebody is there
    page.clock.run_for(61_000)
    at(page, SAID("kiosk.title"))
    assert page.url.endswith("?view=kiosk")
    assert kept(page) == []
    page.clock.run_for(1_000)
    expect(page.locator("#mb-idle-cover")).to_have_count(0)
    pick(page, "算一算")
    pick(page, "江阴市")
    pick(page, "低保 ")
    expect(page.locator(".mb-pad-figure")).to_have_text(SAID.options("kiosk.pad")["empty"])


def test_the_preset_place_stays(kiosk: Opened) -> None:
    page = kiosk("&place=江阴市", before=lambda page: page.clock.install())
    pick(page, "算一算")
    pick(page, "低保 ")
    enter(page, "8万")
    expect(page.locator(".mb-k-amount")).to_be_visible()
    page.clock.run_for(61_000)
    at(page, SAID("kiosk.title"))
    expect(page.get_by_text(SAID("kiosk.place_now", place="江阴市"))).to_be_visible()
    expect(page.get_by_role("button", name=f"← {SAID('kiosk.back')}")).to_have_count(0)
    assert kept(page) == []


def test_without_the_server_it_is_covered_and_comes_back_by_itself(kiosk: Opened) -> None:
    """The way to the server cut: nothing of the visit stays in sight, and once the server answers the kiosk begins anew."""
    cut: list[bool] = []

    def wires(page: Page) -> None:
        page.clock.install()
        page.route_web_socket(re.compile("_stcore/stream"), lambda wire: wire.close() if cut else wire.connect_to_server())
        page.route(re.compile("_stcore/health"), lambda route: route.fulfill(status=503) if cut else route.fallback())

    page = kiosk(before=wires)
    to_amount(page)
    enter(page, "8万")
    expect(page.locator(".mb-k-amount")).to_be_visible()
    cut.append(True)
    page.evaluate("() => { window.before = true }")
    # The open connection is held silent: what the page sends gets nowhere.
    page.evaluate("() => { WebSocket.prototype.send = () => {} }")
    page.clock.run_for(61_000)
    expect(page.locator("#mb-idle-cover")).to_be_visible()
    page.clock.run_for(10_000)
    expect(page.locator("#mb-idle-cover")).to_be_visible()
    assert page.evaluate("() => window.before") is True
    cut.clear()
    for _ in range(10):
        page.clock.run_for(1_000)
        page.wait_for_timeout(200)
        if page.evaluate("() => window.before") is None:
            break
    at(page, SAID("kiosk.title"))
    expect(page.locator("#mb-idle-cover")).to_have_count(0)
    assert kept(page) == []


def test_start_again_forgets_the_answers_at_once(kiosk: Opened) -> None:
    page = kiosk()
    to_amount(page)
    enter(page, "8万")
    expect(page.locator(".mb-k-amount")).to_be_visible()
    key(page, SAID("kiosk.restart"))
    at(page, SAID("kiosk.title"))
    expect(page.locator(".mb-k-amount")).to_have_count(0)
    expect(page.get_by_role("button", name=f"← {SAID('kiosk.back')}")).to_have_count(0)


# Languages and voices ----------------------------------------------------------------------------------------------


def test_it_begins_in_chinese_whatever_the_browser_says(browser: Browser, app: str) -> None:
    page = browser.new_page(viewport=HIGH, locale="en-US")
    page.goto(f"{app}/?view=kiosk")
    at(page, SAID("kiosk.title"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    key_of = page.get_by_role("button", name="English")
    key_of.click()
    at(page, ENGLISH("kiosk.title"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.close()


VOICES = """() => {
  const listeners = [];
  let voices = [];
  window.spoken = [];
  window.cancelled = 0;
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices, speak: (said) => window.spoken.push([said.text, said.voice.name]), cancel: () => { window.cancelled += 1; },
    addEventListener: (_, heard) => listeners.push(heard), removeEventListener: () => {},
  } });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.giveVoices = (given) => { voices = given; listeners.forEach((heard) => heard()); };
}"""
LOCAL = [{"name": "far", "lang": "zh-CN", "localService": False}, {"name": "near", "lang": "zh-CN", "localService": True}]


def test_it_reads_aloud_with_a_voice_of_this_machine_only(kiosk: Opened) -> None:
    page = kiosk("&place=江阴市", before=lambda page: page.add_init_script(f"({VOICES})()"))
    button = page.get_by_role("button", name=SAID("kiosk.speak"))
    expect(button).to_have_count(0)
    page.evaluate(f"() => window.giveVoices({json.dumps(LOCAL[:1])})")
    expect(button).to_have_count(0)
    page.evaluate(f"() => window.giveVoices({json.dumps(LOCAL)})")
    pick(page, "算一算")
    pick(page, "低保 ")
    enter(page, "8万")
    expect(page.locator(".mb-k-amount")).to_be_visible()
    button.tap()
    spoken = page.evaluate("() => window.spoken")
    assert {voice for _, voice in spoken} == {"near"}
    assert "46150 元" in "".join(text for text, _ in spoken)
    cancelled = page.evaluate("() => window.cancelled")
    key(page, SAID("kiosk.silence"))
    expect(button).to_be_visible()
    assert page.evaluate("() => window.cancelled") > cancelled
    button.tap()
    cancelled = page.evaluate("() => window.cancelled")
    key(page, SAID("kiosk.source"))
    at(page, SAID("kiosk.source_title"))
    assert page.evaluate("() => window.cancelled") > cancelled


# What every screen must be ------------------------------------------------------------------------------------------

MEASURE = (Path(__file__).parent / "kiosk_measure.js").read_text(encoding="utf-8")


def sound(page: Page, *, focused: bool = True) -> None:
    """Nothing to type, follow or fetch; letters of 24 px, contrast 7 : 1, named keys of 64 px; all in sight, the heading in focus."""
    if focused:  # it moves after the screen is drawn
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    found = page.evaluate(f"({MEASURE})()")
    assert found["texts"] > 3
    assert found["small"] == []
    assert found["faint"] == []
    assert found["keys"] > 0
    assert found["narrow"] == []
    assert found["nameless"] == []
    assert found["forbidden"] == []
    assert found["outside"] == []
    assert found["headings"] == 1
    assert not focused or found["focused"] == "H1"


@pytest.mark.parametrize("size", [HIGH, WIDE], ids=["1080x1920", "1280x1024"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_screen_is_large_clear_and_closed(kiosk: Opened, size: dict[str, int], language: str) -> None:
    said = words.of(language)
    page = kiosk(f"&lang={language}", size=size, color_scheme="dark")
    first = {name: label.split("**")[1] for name, label in said.options("kiosk.places").items()}
    groups = {name: f"{label.split('**')[1]} " for name, label in said.options("kiosk.categories").items()}
    insured = {name: label.split("**")[1] for name, label in said.options("kiosk.insurances").items()}

    def step(act: Callable[[Page, str], None], name: str, heading: str) -> None:
        act(page, name)
        at(page, heading)
        sound(page)

    at(page, said("kiosk.title"))
    sound(page)
    to_amount_key = said("kiosk.to_amount").split("**")[1]
    done, wan = said.options("kiosk.pad")["done"], "80,000" if language == "en" else "8万"
    step(pick, to_amount_key, said("kiosk.place"))
    step(pick, first["elsewhere"], said("kiosk.elsewhere"))
    key(page, f"← {said('kiosk.back')}")
    at(page, said("kiosk.place"))
    step(pick, first["江阴市"], said("kiosk.category"))
    step(pick, groups["低保对象"], said("kiosk.amount"))
    key(page, wan)
    sound(page, focused=False)  # a key was just tapped
    step(key, done, "46,150")
    step(key, said("kiosk.more"), said("kiosk.more_title"))
    key(page, f"← {said('kiosk.back')}")
    step(key, said("kiosk.source"), said("kiosk.source_title"))
    key(page, said("kiosk.restart"))
    at(page, said("kiosk.title"))
    pick(page, to_amount_key)
    pick(page, first["吉林省"])
    step(pick, groups["低保对象"], said("kiosk.insurance"))
    step(pick, insured["居民医保"], said("kiosk.year"))
    page.locator(".st-key-k-pick-0-year button").tap()
    at(page, said("kiosk.amount"))
    key(page, wan)
    step(key, done, said.options("kiosk.figures")["deductible"])
    step(key, said("kiosk.unknown"), said("kiosk.needs"))
    key(page, f"← {said('kiosk.back')}")
    key(page, "20,000" if language == "en" else "2万")
    step(key, done, "40,800")  # 60 % and 85 % of 68,000: 20,000 less 40 %, rates 5 points more
    key(page, said("kiosk.restart"))
    at(page, said("kiosk.title"))
    pick(page, said("kiosk.to_questions").split("**")[1])
    at(page, said("kiosk.place"))
    step(pick, first["吉林省"], said("kiosk.questions"))
    question = said.options("kiosk.questions_jilin")["jilin-2016-57/rates"]
    pick(page, question)
    page.locator(".mb-k-answer").wait_for(timeout=120_000)
    at(page, question)
    sound(page)


# A bare machine ----------------------------------------------------------------------------------------------------

# Tofu is one box for all; drawn characters differ from each other, and from one that no font has.
DRAWN = """() => ["\\u770b", "\\u75c5", "\\u{10fffd}"].map((text) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 80;
  const pen = canvas.getContext("2d");
  pen.font = `60px ${getComputedStyle(document.querySelector("h1")).fontFamily}`;
  pen.fillText(text, 5, 65);
  return canvas.toDataURL();
})"""
BARE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""
LATIN = Path("/usr/share/fonts/truetype/dejavu")


def test_a_machine_without_chinese_fonts_shows_chinese(browser: Browser, app: str, tmp_path: Path) -> None:
    """The app's own font is fetched and drawn with: two characters look different, which boxes in their place would not."""
    latin = next((path for path in (LATIN, Path("/usr/share/fonts/truetype/liberation")) if path.exists()), None)
    (tmp_path / "fonts").mkdir()
    for font in latin.glob("*.ttf") if latin else ():
        shutil.copy(font, tmp_path / "fonts")
    settings = tmp_path / "fonts.conf"
    settings.write_text(BARE.format(fonts=tmp_path / "fonts", cache=tmp_path / "cache"), encoding="utf-8")
    environment = {"FONTCONFIG_FILE": str(settings), "HOME": str(tmp_path)}
    bare = browser.browser_type.launch(executable_path=shutil.which("chromium"), args=QUIET, env=environment)
    page = bare.new_page(viewport=HIGH, locale="zh-CN")
    with page.expect_response(re.compile(r"/fonts/mingbai-sans\.woff2")) as fetched:
        page.goto(f"{app}/?view=kiosk")
        page.get_by_role("heading", level=1).wait_for()
    assert fetched.value.body() == WOFF2.read_bytes()
    assert "max-age=2592000" in fetched.value.headers["cache-control"]
    page.wait_for_function("document.fonts.status === 'loaded'")
    loaded = "() => [...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family.replaceAll('\"', ''))"
    assert "Mingbai Sans" in page.evaluate(loaded)
    drawn = page.evaluate(DRAWN)
    bare.close()
    assert len(set(drawn)) == 3


def test_a_machine_with_chinese_fonts_fetches_none(kiosk: Opened) -> None:
    asked: list[str] = []
    page = kiosk(before=lambda page: page.on("request", lambda request: asked.append(request.url)))
    to_amount(page)
    assert asked
    assert [url for url in asked if "woff2" in url and "mingbai" in url] == []
