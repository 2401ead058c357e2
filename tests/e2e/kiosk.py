"""The kiosk for tests: opened in a profile of its own with everything that goes wrong noted, and worked by taps only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from assistant.ui import words

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
