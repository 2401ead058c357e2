"""The kiosk and the machine it runs on, in a real Chromium: languages, voices, fonts."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from assistant.fonts import WOFF2
from tests.e2e.conftest import QUIET
from tests.e2e.kiosk import ENGLISH, HIGH, SAID, Opened, at, enter, key, pick, to_amount


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
