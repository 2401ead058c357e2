"""What the kiosk forgets and when, in a real Chromium: after sixty seconds alone, at a tap, and without its server."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.kiosk import ENGLISH, SAID, Opened, at, enter, key, pick, to_amount


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
