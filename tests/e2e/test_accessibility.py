"""Every page for everyone: no serious finding of axe in either theme, large or small; what is new is said; the keyboard gets everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant.ui import words

PAGES = {
    "resident": "/",
    "calculator": "/calculator",
    "library": "/library",
    "document": "/library?document=jiangyin-2020&at=1200",
    "desk": "/?view=desk",
    "kiosk": "/?view=kiosk",
}
WINDOWS = {"phone": (360, 740), "desktop": (1440, 900)}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"]}
QUESTION = "我妈是低保，在江阴住院，医保报完自己还要付9万，还能报多少？"


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fresh(browser: Browser, app: str, scheme: str) -> Iterator[Page]:
    """A page of the app's own, in one of the themes."""
    context = browser.new_context(locale="zh-CN", color_scheme=scheme, reduced_motion="reduce", base_url=app)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def settled(page: Page) -> None:
    """Until the script has run to its end (the live region is drawn last) and nothing is drawn any more."""
    page.locator("#mingbai-live").wait_for(state="attached")
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    page.wait_for_function("!document.querySelector('[data-stale=true]')")


def findings(page: Page) -> list[str]:
    """What axe finds serious or critical, each with the first place it was found at."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:200]} {node.get('failureSummary', '')[:200]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:2]
    ]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("window", WINDOWS)
def test_no_page_has_a_serious_finding(fresh: Page, name: str, window: str) -> None:
    """As they open."""
    width, height = WINDOWS[window]
    fresh.set_viewport_size({"width": width, "height": height})
    fresh.goto(PAGES[name])
    settled(fresh)
    assert findings(fresh) == []


def test_an_answer_and_its_source_have_no_serious_finding(fresh: Page) -> None:
    """The estimate with everything unfolded, then the open source."""
    fresh.goto("/")
    fresh.get_by_role("textbox").last.fill(QUESTION)
    fresh.get_by_role("textbox").last.press("Enter")
    reply = fresh.locator("[class*='st-key-turn-'][class*='-reply']")
    expect(reply).to_be_visible(timeout=120_000)
    settled(fresh)
    folded = reply.locator("details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()
        settled(fresh)
    expect(folded).to_have_count(0)
    assert findings(fresh) == []
    reply.locator("[class*='-source-0'] button").first.click()
    expect(fresh.get_by_role("dialog").locator("mark").first).to_be_visible()
    assert findings(fresh) == []


def test_a_new_answer_is_said_by_itself(page: Page) -> None:
    """81,000 above the deductible of 9,000 at 65 % is 52,650: a live region says it without the focus moving."""
    page.get_by_role("textbox").last.fill(QUESTION)
    page.get_by_role("textbox").last.press("Enter")
    live = page.locator("#mingbai-live")
    expect(live).to_contain_text("52,650.00", timeout=120_000)
    expect(live).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh-CN"), ("zh-HK", "zh-CN"), ("en-GB", "en"), ("de-DE", "en")])
def test_the_page_speaks_the_browsers_language(browser: Browser, app: str, locale: str, language: str) -> None:
    """And says so to whoever reads it out."""
    page = browser.new_page(locale=locale)
    page.goto(app)
    page.get_by_role("textbox").last.wait_for()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.close()


def test_the_language_switched_to_stays(browser: Browser, app: str) -> None:
    """On this page, on the others, and at the next visit."""
    context = browser.new_context(locale="zh-CN", base_url=app)
    page = context.new_page()
    page.goto("/")
    settled(page)
    page.get_by_role("button", name="English", exact=True).click()
    expect(page.get_by_text("Where are you insured?")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    expect(page.get_by_text("Where are you insured?")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Policy texts").click()
    expect(page.get_by_role("button", name="中文", exact=True)).to_be_visible()
    context.close()


def test_the_keyboard_reaches_everything_in_reading_order(page: Page) -> None:
    """Name and pages, settings, place, examples, the question: from the top down, each with a ring around it and a name."""
    settled(page)
    seen: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(() => { const e = document.activeElement; return e === document.body ? '' :"
            " (e.getAttribute('aria-label') || e.innerText || e.placeholder || e.closest('label')?.innerText || '').trim(); })()"
        )
        if seen and name == seen[0]:
            break
        seen.append(name)
    head = ["跳到正文", "问一问", "自己算", "看文件", "English", "大字", "广东省"]
    wanted = [*head, words.CHINESE.options("page.examples")["jiangyin_amount"], words.CHINESE("page.ask_here")]
    assert [name for name in seen if name in wanted] == wanted
