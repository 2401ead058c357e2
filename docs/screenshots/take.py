"""Takes the pictures of the README: `make screenshots` starts the app and asks the same on each surface."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.ui.words import CHINESE as SAID

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUESTION = "我妈是低保，在江阴住院，医保报完自己还要付12万，还能报多少？"
PASSCODE = "for-the-pictures"
PATIENCE = 120  # seconds until the server must answer


def resident(page: Page) -> None:
    page.goto("/")
    ask(page, page.get_by_test_id("stChatInputTextArea"))


def calculator(page: Page) -> None:
    page.goto("/calculator")
    settled(page)
    for answer in ("江阴市", "低保"):
        page.get_by_test_id("stButtonGroup").get_by_text(answer, exact=True).first.click()
        settled(page)
    field = page.get_by_role("spinbutton").last
    field.fill("120000")
    field.press("Tab")
    page.get_by_text("76,150.00").first.wait_for()
    settled(page)


def library(page: Page) -> None:
    page.goto("/library?document=jiangyin-2020")
    settled(page)
    page.get_by_role("button", name="60%").first.click()
    settled(page)


def desk(page: Page) -> None:
    page.goto("/?view=desk")
    page.get_by_label(SAID("desk.passcode"), exact=True).fill(PASSCODE)
    page.keyboard.press("Enter")
    ask(page, page.get_by_role("textbox", name=SAID("desk.ask_here")))


def kiosk(page: Page) -> None:
    page.goto("/?view=kiosk")
    settled(page)
    for begins in ("算一算", "江阴市", "低保 ", "1$", "2$", "万", SAID.options("kiosk.pad")["done"]):
        page.get_by_role("button", name=re.compile(rf"^{begins}")).first.click()
        page.wait_for_timeout(800)  # a new screen takes no tap at once
    page.get_by_text("76,150").first.wait_for()
    settled(page)


PICTURES: dict[str, tuple[Callable[[Page], None], int, int, str]] = {
    "resident": (resident, 1280, 900, "light"),
    "resident-phone": (resident, 360, 740, "dark"),
    "calculator": (calculator, 1440, 900, "light"),
    "library": (library, 1440, 900, "light"),
    "desk": (desk, 1440, 900, "light"),
    "kiosk": (kiosk, 1080, 1920, "light"),
}


def main() -> int:
    """All pictures, or those named on the command line."""
    wanted = sys.argv[1:] or list(PICTURES)
    chromium = shutil.which("chromium")
    if chromium is None or (unknown := sorted(set(wanted) - set(PICTURES))):
        print("a command named chromium is needed" if chromium is None else f"no such picture: {unknown}; there are {list(PICTURES)}")
        return 2
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in wanted:
            take(browser, address, name)
        browser.close()
    return 0


def take(browser: Browser, address: str, name: str) -> None:
    draw, width, height, scheme = PICTURES[name]
    window = {"width": width, "height": height}
    context = browser.new_context(base_url=address, locale="zh-CN", viewport=window, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(60_000)
    draw(page)
    page.screenshot(path=HERE / f"{name}.png")
    print(f"docs/screenshots/{name}.png")
    context.close()


def ask(page: Page, field: object) -> None:
    field.fill(QUESTION)  # type: ignore[attr-defined]
    field.press("Enter")  # type: ignore[attr-defined]
    page.get_by_text("76,150.00").first.wait_for()
    settled(page)


def settled(page: Page) -> None:
    """Until the page is drawn to its end, charts and fonts included."""
    page.locator("#mingbai-live").wait_for(state="attached")
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    page.wait_for_timeout(1500)


@contextmanager
def served() -> Iterator[str]:
    """The address of the app, running for as long as it is needed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "MINGBAI_DESK_PASSCODE": PASSCODE}, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise SystemExit("the app did not start")


if __name__ == "__main__":
    raise SystemExit(main())
