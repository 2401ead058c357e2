"""The hotline desk in a real browser, worked with the keyboard: the door, callers, what is read out and handed over, files of cases."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from python_calamine import CalamineWorkbook

from assistant.ui import words
from tests.e2e.serve import DESK_PASSCODE

SAID = words.CHINESE
MOTHER = "我妈吃低保，江阴住院，医保结完自己还得掏12万，能再报多少"
AUNT = "我姑在惠州，特困，自己付了20万，当地起付线2万，大病能报多少"
CASES = (
    "编号,参保地,出院日期,人员类别,合规自付（元）,备注\n"
    "甲,江阴市,2020-09-01,低保,12万,\n"
    "乙,江阴市,2020-02-30,富人,一堆,坏行\n"
    '丙,江阴市,2020/9/1,,"120,000",=HYPERLINK("http://x.example")\n'
)


@pytest.fixture
def desk(page: Page, app: str) -> Page:
    """The desk, opened with the passcode, in the window it is made for."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app)
    page.goto(f"{app}/?view=desk")
    door = page.get_by_label(SAID("desk.passcode"), exact=True)
    expect(door).to_be_focused()
    page.keyboard.type(DESK_PASSCODE)
    page.keyboard.press("Enter")
    expect(question(page)).to_be_focused()
    return page


def question(page: Page) -> Locator:
    return page.get_by_role("textbox", name=SAID("desk.ask_here"))


def ask(page: Page, text: str) -> Locator:
    """Write a question where the focus is and press Enter; the script that answers it."""
    expect(question(page)).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-desk-question")).to_contain_text(text)
    script = page.locator("[class*='st-key-desk-'][class*='-script']")
    expect(script).to_be_visible(timeout=120_000)
    return script


def amount(page: Page, yuan: str) -> Locator:
    return page.get_by_role("heading", name=f"{yuan} 元", exact=True)


def test_a_wrong_passcode_opens_nothing(page: Page, app: str) -> None:
    """The right one does, for this tab only: after a reload it is asked again."""
    page.goto(f"{app}/?view=desk")
    door = page.get_by_label(SAID("desk.passcode"), exact=True)
    expect(door).to_have_attribute("type", "password")
    expect(door).to_be_focused()
    page.keyboard.type("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_text(SAID("desk.wrong"))).to_be_visible()
    expect(question(page)).to_have_count(0)
    expect(door).to_be_focused()
    page.keyboard.type(DESK_PASSCODE)
    page.keyboard.press("Enter")
    expect(question(page)).to_be_visible()
    page.reload()
    expect(door).to_be_visible()
    expect(question(page)).to_have_count(0)


def test_everything_an_agent_needs_is_in_one_window(desk: Page) -> None:
    """9,000 to 100,000 at 65 % is 59,150, 20,000 at 85 % is 17,000: 76,150; 43,850 is left. Nothing is scrolled."""
    script = ask(desk, MOTHER)
    expect(script.get_by_text("76,150.00 元").first).to_be_in_viewport()
    expect(script).to_contain_text("43,850.00")
    expect(script).to_contain_text("12393")
    expect(script).to_be_in_viewport(ratio=0.95)
    expect(amount(desk, "76,150.00")).to_be_in_viewport()
    expect(desk.get_by_test_id("stPopoverButton").filter(has_text="江阴市")).to_be_in_viewport()
    expect(desk.locator(".mingbai-sentence").first).to_be_in_viewport()
    expect(desk.locator(".mingbai-keys")).to_be_in_viewport(ratio=1)
    expect(question(desk)).to_be_focused()
    expect(question(desk)).to_have_value("")


def test_a_source_opens_by_its_key_and_focus_comes_back(desk: Page) -> None:
    """The sentence is marked in its section; Escape leads back to the question."""
    ask(desk, MOTHER)
    sentence = desk.locator(".mingbai-sentence").first.inner_text()
    desk.keyboard.press("Alt+1")
    marked = desk.get_by_role("dialog").locator("mark")
    expect(marked).to_be_in_viewport()
    assert "".join(marked.inner_text().split()) in "".join(sentence.split())
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    desk.keyboard.press("Alt+q")
    expect(question(desk)).to_be_focused()


def test_two_callers_are_kept_apart_by_keyboard_alone(desk: Page) -> None:
    """An unsent question, notes and answers stay with their caller. 特困: 80 % off 20,000 is 4,000; 196,000 at 80 % is 156,800 at least."""
    ask(desk, MOTHER)
    expect(amount(desk, "76,150.00")).to_be_visible()
    desk.keyboard.type("还没问完的")
    desk.keyboard.press("Alt+n")
    expect(desk.get_by_text(SAID("desk.empty"))).to_be_visible()
    expect(question(desk)).to_have_value("")
    ask(desk, AUNT)
    expect(amount(desk, "156,800.00")).to_be_visible()
    expect(desk.get_by_text(SAID.options("reply.pays")["at_least"].format(scheme="大病保险"), exact=True)).to_be_visible()
    notes = desk.get_by_role("textbox", name=SAID("desk.notes"), exact=True)
    notes.focus()
    desk.keyboard.type("等她儿子回电")
    desk.keyboard.press("Alt+ArrowUp")
    expect(amount(desk, "76,150.00")).to_be_visible()
    expect(amount(desk, "156,800.00")).to_have_count(0)
    expect(question(desk)).to_have_value("还没问完的")
    expect(notes).to_have_value("")
    desk.keyboard.press("Alt+ArrowDown")
    expect(amount(desk, "156,800.00")).to_be_visible()
    expect(notes).to_have_value("等她儿子回电")
    desk.keyboard.press("Alt+x")
    expect(amount(desk, "156,800.00")).to_have_count(0)
    desk.keyboard.press("Alt+z")
    expect(amount(desk, "156,800.00")).to_be_visible()
    expect(notes).to_have_value("等她儿子回电")


def test_the_hand_over_text_is_copied_by_its_key(desk: Page) -> None:
    """Question, amount, rest, source and notes; a telephone number as stars; the same to copy by hand."""
    ask(desk, MOTHER)
    desk.get_by_role("textbox", name=SAID("desk.notes"), exact=True).fill("回电13800138000")
    desk.keyboard.press("Alt+q")
    expect(desk.get_by_role("button", name=SAID("desk.copy"))).to_be_enabled()
    desk.get_by_text(SAID("desk.see_hand_over")).click()
    shown = desk.get_by_test_id("stCode")
    expect(shown).to_contain_text("回电***")
    desk.keyboard.press("Alt+h")
    expect(desk.get_by_text(SAID("desk.copied"))).to_be_visible()
    copied = desk.evaluate("navigator.clipboard.readText()")
    for part in (MOTHER, "76,150.00", "43,850.00", "待遇水平", "12393", "回电***"):
        assert part in copied
    assert "13800138000" not in copied


def test_keys_that_an_input_method_composes_with_do_nothing_here(desk: Page) -> None:
    """While Chinese is being composed, no shortcut and no Enter leaves the field."""
    ask(desk, MOTHER)
    desk.evaluate(
        """() => { for (const key of ["q", "h", "n"]) document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
            { key: "Process", code: `Key${key.toUpperCase()}`, keyCode: 229, altKey: true, isComposing: true, bubbles: true })); }"""
    )
    desk.wait_for_timeout(500)
    expect(desk.get_by_text(SAID("desk.copied"))).to_have_count(0)
    expect(amount(desk, "76,150.00")).to_be_visible()


def test_a_fact_is_corrected_and_the_lock_shuts(desk: Page) -> None:
    """Without aid: 82,000 at 60 % is 49,200, 20,000 at 80 % is 16,000: 65,200. Locked, nothing of it is in sight."""
    ask(desk, MOTHER)
    desk.get_by_test_id("stPopoverButton").filter(has_text="低保").click()
    desk.get_by_role("button", name=SAID.options("reply.categories")["普通参保人员"], exact=True).click()
    expect(amount(desk, "65,200.00")).to_be_visible()
    desk.keyboard.press("Alt+l")
    expect(desk.get_by_label(SAID("desk.passcode"), exact=True)).to_be_visible()
    expect(amount(desk, "65,200.00")).to_have_count(0)


def test_a_file_of_cases_comes_back_worked_out(desk: Page) -> None:
    """A good row, a bad one and one with a formula: 76,150 with aid, 65,200 without; the bad one named and kept, the formula a text."""
    desk.keyboard.press("Alt+b")
    desk.locator("input[type=file]").set_input_files(
        {"name": "cases.csv", "mimeType": "text/csv", "buffer": CASES.encode("gb18030")}  # as Excel in China writes it
    )
    checked = desk.locator(".st-key-desk-checked")
    expect(checked).to_contain_text(SAID("desk.good_rows", n=2))
    expect(checked).to_contain_text(SAID("desk.wrong_rows", n=1))
    desk.get_by_text(SAID("desk.see_wrong")).click()
    expect(desk.get_by_text("2020-02-30")).to_be_visible()
    desk.get_by_role("button", name=SAID("desk.work_out", n=2)).click()
    rows = list(csv.reader(io.StringIO(downloaded(desk, "desk.results_csv").decode("utf-8-sig"))))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(downloaded(desk, "desk.results_xlsx"))).get_sheet_by_index(0).to_python()
    for found in (rows, [[str(cell) for cell in row] for row in sheet]):
        header, good, bad, formula = found
        paid = header.index("能报（最少，元）")
        assert [float(row[paid]) for row in (good, formula)] == [76150.0, 65200.0]
        assert bad[paid] == ""
        assert all(part in "".join(bad) for part in ("出院日期", "2020-02-30", "富人", "一堆", "坏行"))
        assert """'=HYPERLINK("http://x.example")""" in formula
        assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_template_can_be_filled_in_and_sent(desk: Page) -> None:
    """What is downloaded is understood when it comes back, and its example is not taken for a case."""
    desk.keyboard.press("Alt+b")
    expect(desk.get_by_test_id("stFileUploaderDropzone")).to_contain_text(SAID("desk.upload_limit"))
    expect(desk.get_by_test_id("stFileUploaderDropzone")).not_to_contain_text("Upload")
    template = downloaded(desk, "desk.template_xlsx")
    desk.locator("input[type=file]").set_input_files(
        {"name": "t.xlsx", "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "buffer": template}
    )
    checked = desk.locator(".st-key-desk-checked")
    expect(checked).to_contain_text(SAID("desk.good_rows", n=0))
    expect(checked).to_contain_text("示例行")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_at_the_desk_shuts_anybody_out(desk: Page, scheme: Literal["light", "dark"]) -> None:
    """No serious finding of axe with an answer, with several callers, and where files are worked out."""
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    ask(desk, MOTHER)
    expect(amount(desk, "76,150.00")).to_be_visible()
    assert serious(desk) == []
    desk.keyboard.press("Alt+n")
    expect(desk.get_by_text(SAID("desk.empty"))).to_be_visible()
    assert serious(desk) == []
    desk.keyboard.press("Alt+b")
    expect(desk.get_by_text(SAID("desk.batch_empty"))).to_be_visible()
    assert serious(desk) == []


def serious(page: Page) -> list[str]:
    """What axe finds serious or critical, once nothing is drawn any more."""
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}" for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"][:2]
    ]


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=SAID(name)).click()
    return Path(download.value.path()).read_bytes()
