"""What a person sees, in the system's Chromium: seconds are counted by the page itself, until the picture is painted."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from playwright.async_api import Browser, Error, Page, async_playwright

from bench.app_messages import QUESTION_FIELD, LostError
from bench.app_questions import Asked

_QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_PATIENCE: Final = 60_000  # milliseconds until an answer counts as lost; a cold start on a busy machine takes its time
_FIELD: Final = f".st-key-{QUESTION_FIELD} textarea"
_REPLIES: Final = "[class*='st-key-turn-']"
# Looks before each frame. A frame after the one that holds what is looked for, that one has been painted.
_WATCH: Final = (
    """
(() => {
  const painted = (look, patience) => new Promise((found, failed) => {
    const until = performance.now() + patience
    const again = () => {
      const seen = look()
      if (seen) requestAnimationFrame(() => setTimeout(() => found(performance.now())))
      else if (performance.now() > until) failed(new Error('not seen'))
      else requestAnimationFrame(again)
    }
    requestAnimationFrame(again)
  })
  const inSight = box => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
  const names = () => [...document.querySelectorAll("REPLIES")]
    .flatMap(one => [...one.classList].filter(name => /^st-key-turn-.*-reply$/.test(name)))
  const shows = (reply, text) => {
    if (!reply.textContent.includes(text)) return false
    const walker = document.createTreeWalker(reply, NodeFilter.SHOW_TEXT), range = document.createRange()
    while (walker.nextNode()) {
      if (!walker.currentNode.data.includes(text)) continue
      range.selectNodeContents(walker.currentNode)
      if (inSight(range.getBoundingClientRect())) return true
    }
    return false
  }
  let entered = 0
  addEventListener('keydown', event => { if (event.key === 'Enter') entered = performance.now() }, true)
  window.probe = {
    field: painted(() => { const one = document.querySelector("FIELD"); return one && inSight(one.getBoundingClientRect()) }, PATIENCE),
    begin: () => { window.probe.before = new Set(names()) },
    answer: async text => {
      const fresh = () => names().filter(name => !window.probe.before.has(name))
      const at = await painted(() => fresh().some(name => shows(document.querySelector('.' + CSS.escape(name)), text)), PATIENCE)
      return (at - entered) / 1000
    },
    replied: () => names().some(name => !window.probe.before.has(name)),
  }
})()
""".replace("REPLIES", _REPLIES)
    .replace("FIELD", _FIELD)
    .replace("PATIENCE", str(_PATIENCE))
)


class Person:
    """One tab of the browser."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def visit(self, address: str) -> tuple[float, float]:
        """Open the app: seconds since the epoch when its first screen was painted, and seconds from the visit to that."""
        await self._page.goto(address, wait_until="commit")
        try:
            since, taken = await self._page.evaluate("probe.field.then(at => [(performance.timeOrigin + at) / 1000, at / 1000])")
        except Error as error:
            raise LostError(f"no question field with the key {QUESTION_FIELD!r} came into sight: {error.message}") from None
        return float(since), float(taken)

    async def ask(self, asked: Asked) -> float:
        """Seconds from the Enter key to the painted amount."""
        await self._page.bring_to_front()
        await self._page.fill(_FIELD, asked.text)
        await self._page.evaluate("probe.begin()")
        await self._page.press(_FIELD, "Enter", no_wait_after=True)
        try:
            return float(await self._page.evaluate("text => probe.answer(text)", asked.shown))
        except Error:
            came = await self._page.evaluate("probe.replied()")
            raise LostError(f"a reply came, but {asked.shown} is not in sight" if came else "no reply came into sight") from None

    async def leave(self) -> None:
        """Close the tab."""
        await self._page.close()


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("this needs a command named chromium; on Debian: apt-get install chromium fonts-noto-cjk")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        yield started
        await started.close()


async def person(started: Browser) -> Person:
    """A new tab, of somebody new, with the clock in it."""
    page = await started.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page.set_default_timeout(_PATIENCE)
    await page.add_init_script(_WATCH)
    return Person(page)
