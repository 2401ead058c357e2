"""A real server, a real Chromium, and a page for each test that has noted every request it made."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.kiosk import kiosk as kiosk

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 120  # seconds until the server must answer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: while the browser is open no other test can run an event loop of its own."""
    items.sort(key=lambda item: HERE in item.path.parents)
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app, its indexes built before it starts: the tests wait for answers, not for that."""
    subprocess.run([sys.executable, "-m", "assistant", "prepare"], cwd=ROOT, check=True, capture_output=True)
    port, log = free_port(), tmp_path_factory.mktemp("server") / "log"
    with log.open("wb") as out:
        server = subprocess.Popen([sys.executable, str(HERE / "serve.py"), str(port)], stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("these tests need a command named chromium; on Debian: apt-get install chromium fonts-noto-cjk", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def requests() -> list[str]:
    """The address of every request of the test's page."""
    return []


@pytest.fixture
def page(browser: Browser, app: str, requests: list[str]) -> Iterator[Page]:
    """A page on the app's first screen; at its end no request may have left this machine."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    opened.set_default_timeout(60_000)
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(app)
    opened.get_by_role("textbox").wait_for()
    yield opened
    opened.close()
    outside = [url for url in requests if not url.startswith((app, "data:", "blob:"))]
    assert requests
    assert outside == []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers; what it said where it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')[-4000:]}", pytrace=False)
