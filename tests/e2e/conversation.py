"""What the browser's tests of a conversation do on the page, and how they measure it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOTHER = "我妈是低保，在江阴住院，医保报完自己还要付12万，还能报多少？"
FINGERTIP = 44  # CSS pixels


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox").last.fill(question)
    page.get_by_role("textbox").last.press("Enter")


def answered(page: Page) -> Locator:
    """The newest reply, once it is there."""
    reply = page.locator("[class*='st-key-turn-'][class*='-reply']")
    expect(reply).to_be_visible(timeout=120_000)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0)
    return reply


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"]


def tallness(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["height"]


def sideways(page: Page) -> int:
    """How many pixels the widest scrolling part of the page reaches over its window."""
    return int(page.evaluate("Math.max(...['html', 'main'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth))"))


def low_buttons(page: Page) -> list[str]:
    """Visible buttons of ours that are too low to tap; all measured at one moment, as the page may still be drawing."""
    buttons = page.locator("main").evaluate(
        """main => [...main.querySelectorAll("button, summary")]
            .filter(button => button.checkVisibility())
            .map(button => [button.innerText, button.getBoundingClientRect().height])"""
    )
    assert buttons
    return [name for name, height in buttons if 0 < height < FINGERTIP]
