"""The hotline desk, run by Streamlit's own test runner: its door, its callers, what is read out, handed over and kept apart."""

from __future__ import annotations

import logging

import pytest
from streamlit.testing.v1 import AppTest

from assistant.cases import check, read_file, work_out
from assistant.ui import words
from assistant.ui.desk import door, keys
from assistant.ui.desk.batch import Batch
from assistant.ui.start import opening
from tests.ui.at_desk import ask, press, seen
from tests.ui.desk import Desk as Answers

PASSCODE = "一二三 open"
QUESTION = "爷爷是低保，江阴的，自己付了12万"
SAID = words.CHINESE


def script(open_assistant) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    import streamlit as st

    from assistant.ui.desk import page

    st.session_state.setdefault("pages", {})
    page(open_assistant)


@pytest.fixture
def answers() -> Answers:
    opening.clear()  # one opening for each server; here each test is one
    door.lockout.clear()
    return Answers()


@pytest.fixture
def closed(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The desk as it is started without a passcode."""
    monkeypatch.delenv(door.SETTING, raising=False)
    return AppTest.from_function(script, kwargs={"open_assistant": lambda _progress: answers}, default_timeout=30)


@pytest.fixture
def page(closed: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The desk inside."""
    monkeypatch.setenv(door.SETTING, PASSCODE)
    return enter(closed.run(), PASSCODE)


def enter(page: AppTest, passcode: str) -> AppTest:
    page.text_input(key="desk-passcode").set_value(passcode)
    return next(button for button in page.button if button.label == SAID("desk.enter")).click().run()


def test_a_callers_tab_shows_what_was_asked_and_never_a_link(page: AppTest) -> None:
    """Labels are Markdown to Streamlit: eight characters are enough for a way out of the desk."""
    page.chat_input[0].set_value("[缺](//b)").run()
    label = page.pills(key="desk-current").options[0]
    assert "[缺](//b)" not in label
    assert "[缺](//b)" in label.replace("\\", "")


def test_without_a_passcode_it_is_closed_and_says_how_to_open_it(closed: AppTest) -> None:
    """And shows nothing of what is inside."""
    closed.run()
    assert SAID("desk.closed_title") in seen(closed)
    assert door.SETTING in closed.code[0].value
    assert len(closed.chat_input) == 0
    assert len(closed.text_input) == 0


def test_the_right_passcode_opens_this_tab(closed: AppTest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A wrong one does not; neither is logged or kept."""
    monkeypatch.setenv(door.SETTING, PASSCODE)
    with caplog.at_level(logging.DEBUG):
        page = enter(closed.run(), "falsch 七")
        assert SAID("desk.wrong") in seen(page)
        assert len(page.chat_input) == 0
        enter(page, "")
        assert SAID("desk.no_passcode") in seen(page)
        enter(page, PASSCODE)
    assert len(page.chat_input) == 1
    assert PASSCODE not in caplog.text
    assert "falsch" not in caplog.text
    assert "desk_passed" in str(page.session_state)
    assert PASSCODE not in str(page.session_state)


def test_many_wrong_tries_are_told_to_wait(closed: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another tab of the same server, too."""
    monkeypatch.setenv(door.SETTING, PASSCODE)
    page = closed.run()
    for _ in range(3):
        enter(page, "x")
    assert "请等" in seen(page)
    enter(page, PASSCODE)
    assert len(page.chat_input) == 0


def test_lock_shuts_the_tab_and_keeps_the_callers(page: AppTest) -> None:
    """Nothing of them is in sight until the passcode is given again."""
    ask(page, QUESTION)
    press(page, "desk-lock")
    assert "76,150" not in seen(page)
    assert QUESTION not in seen(page)
    enter(page, PASSCODE)
    assert "76,150" in seen(page)


def test_a_question_gives_script_amount_rest_and_sentence(page: AppTest) -> None:
    """76,150 of 120,000 leaves 43,850; the status word, the limits and the later change stand with it."""
    ask(page, QUESTION)
    written = seen(page)
    assert page.title[0].value.replace("\\", "") == "76,150.00 元"
    assert SAID("desk.script") in written
    assert "大病保险还能报约 76,150.00 元" in written
    assert "43,850.00" in written
    assert SAID("reply.within") in written
    assert SAID("reply.not_a_decision") in written
    assert "2023-08" in written
    assert '<p class="mingbai-sentence">1.8 万元（不含本数）至 10 万元（含本数）的部分由大病保险资金支付 60%</p>' in written
    labels = [button.label for button in page.button if "-source-" in str(button.key)]
    assert "待遇水平" in labels[0]


def test_callers_are_kept_apart(page: AppTest, answers: Answers) -> None:
    """Each has its own conversation; the strip names them by place and amount."""
    ask(page, QUESTION)
    press(page, "desk-new")
    assert SAID("desk.empty") in seen(page)
    assert "76,150" not in seen(page)
    ask(page, "起付线近多少")
    assert "起付线看年份" in seen(page)
    first, second = page.button_group(key="desk-current").options
    assert "120,000" in str(first).replace("\\", "")
    assert "起付线近多少" in str(second)
    press(page, "desk-previous")
    assert "76,150" in seen(page)
    assert "起付线看年份" not in seen(page)


def test_a_closed_caller_comes_back_whole(page: AppTest) -> None:
    """With its answer and its notes; there is always a caller to begin with."""
    ask(page, QUESTION)
    page.text_area[0].set_value("家属再来电").run()
    press(page, "desk-close")
    assert "76,150" not in seen(page)
    assert page.text_area[0].value == ""
    press(page, "desk-restore")
    assert "76,150" in seen(page)
    assert page.text_area[0].value == "家属再来电"


def test_notes_stay_with_their_caller(page: AppTest) -> None:
    """Back and forth, nothing is lost and nothing moves over."""
    page.text_area[0].set_value("一号").run()
    press(page, "desk-new")
    assert page.text_area[0].value == ""
    page.text_area[0].set_value("二号").run()
    press(page, "desk-previous")
    assert page.text_area[0].value == "一号"
    press(page, "desk-next")
    assert page.text_area[0].value == "二号"


def test_a_fact_is_corrected_for_this_caller(page: AppTest, answers: Answers) -> None:
    """The question is answered again with it."""
    ask(page, QUESTION)
    ordinary = list(SAID.options("reply.categories")).index("普通参保人员")
    (button,) = [one for one in page.button if str(one.key).endswith(f"-fact-category-new-{ordinary}")]
    button.click().run()
    assert answers.asked[-1] == {"category": "普通参保人员"}


def test_what_is_missing_is_asked_for(page: AppTest, answers: Answers) -> None:
    """A choice as buttons, a figure as a field."""
    ask(page, "缺什么")
    assert SAID("desk.ask_for") in seen(page)
    page.number_input[0].set_value(18000.0)
    next(one for one in page.button if one.label == SAID("reply.count")).click().run()
    assert answers.asked[-1] == {"deductible": "18000.00"}


def test_a_failure_keeps_the_question_and_can_be_tried_again(page: AppTest, answers: Answers) -> None:
    """The agent gets a sentence, nothing is lost."""
    ask(page, "坏了")
    assert SAID("page.trouble") in seen(page)
    assert "坏了" in seen(page)
    press(page, "desk-again")
    assert answers.asked == ["坏了", "坏了"]


def test_an_empty_question_is_not_asked(page: AppTest, answers: Answers) -> None:
    """Enter by mistake does nothing."""
    ask(page, "  ")
    assert answers.asked == []


def test_markup_is_shown_as_it_was_written(page: AppTest) -> None:
    """In the question and in a caller's tab."""
    typed = "<b>x</b> **y** :red[z]"
    ask(page, typed)
    assert typed in [text.value for text in page.text]


def test_english_around_everything(page: AppTest) -> None:
    """The desk, the amount, the script's frame."""
    press(page, "language-switch")
    ask(page, "Jiangyin low income 120000")
    written = seen(page)
    assert words.ENGLISH("desk.script") in written
    assert words.ENGLISH("desk.sources") in written
    assert "76,150.00 yuan" in written


def test_the_shortcuts_stand_at_the_foot(page: AppTest) -> None:
    """Each that works is listed; the scripts hear the same keys."""
    legend = next(str(html.value) for html in page.get("html") if "mingbai-keys" in str(html.value))
    for action, name in SAID.options("desk.keys").items():
        assert name in legend
        assert keys.shown(action) in legend
    assert set(SAID.options("desk.keys")) == set(keys.KEYS)
    assert (keys.letter("question"), keys.letter("copy")) == ("q", "h")


def test_the_file_page_says_its_limits_and_offers_the_template(page: AppTest) -> None:
    """Before anybody chose a file; and back to the callers as they were."""
    ask(page, QUESTION)
    press(page, "desk-batch-switch")
    assert "20,000" in seen(page)
    assert "1 MB" in seen(page)
    assert SAID("desk.batch_empty") in seen(page)
    assert "76,150" not in seen(page)
    press(page, "desk-batch-switch")
    assert "76,150" in seen(page)


CASES = "参保地,出院日期,人员类别,合规自付\n江阴市,2020-09-01,低保,120000\n江阴市,2020-09-01,富人,5\n苏州市,2020-09-01,,5\n"


def with_file(page: AppTest) -> AppTest:
    """Where files are worked out, with one that was checked: a good row, a bad one, one of a place that no text speaks of."""
    page.session_state["desk_batch"] = True
    page.session_state["desk_file"] = Batch("a.csv", "1", check(read_file(CASES.encode())))
    return page.run()


def test_a_file_is_worked_out_to_its_end(page: AppTest) -> None:
    """Every row is counted under its status, the wrong one with what was found."""
    with_file(page)
    assert SAID("desk.good_rows", n=2) in seen(page)
    assert "“富人”" in seen(page)
    press(page, "desk-run")
    assert "能算准 **1**　填错了，没有算 **1**　文件里没有，没有算 **1**" in seen(page)
    press(page, "desk-forget")
    assert SAID("desk.batch_empty") in seen(page)


def test_a_file_that_was_stopped_goes_on_where_it_was(page: AppTest) -> None:
    """What was worked out is kept, and not worked out again."""
    with_file(page)
    batch = page.session_state["desk_file"]
    first = work_out(batch.checked.rows[0], batch.checked.headers)
    batch.done, batch.stopped = [first], True
    page.run()
    assert SAID("desk.stopped", done="1", all="3") in seen(page)
    press(page, "desk-run")
    done = page.session_state["desk_file"].done
    assert len(done) == 3
    assert done[0] is first
