"""What every screen of the kiosk must be, in a real Chromium: large, clear, closed, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assistant.ui import words
from tests.e2e.kiosk import HIGH, WIDE, Opened, at, key, pick

MEASURE = (Path(__file__).parent / "kiosk_measure.js").read_text(encoding="utf-8")


def settled(page: Page) -> None:
    """Until nothing is left of the screen before."""
    page.wait_for_function("() => !document.querySelector('[data-stale=true]')")


def sound(page: Page, *, focused: bool = True) -> None:
    """Nothing to type, follow or fetch; letters of 24 px, contrast 7 : 1, named keys of 64 px; all in sight, the heading in focus."""
    if focused:  # it moves after the screen is drawn
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
    settled(page)
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
    settled(page)
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
    settled(page)
    pick(page, said("kiosk.to_questions").split("**")[1])
    at(page, said("kiosk.place"))
    step(pick, first["吉林省"], said("kiosk.questions"))
    question = said.options("kiosk.questions_jilin")["jilin-2016-57/rates"]
    pick(page, question)
    page.locator(".mb-k-answer").wait_for(timeout=120_000)
    at(page, question)
    sound(page)
