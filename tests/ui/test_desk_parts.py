"""The desk's parts by themselves: the wait after wrong tries, the row of callers, the hand-over text, the shortcuts."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from assistant.conversation import Conversation
from assistant.ui.desk import keys
from assistant.ui.desk.callers import MOST, Caller, Desk
from assistant.ui.desk.door import Lockout
from assistant.ui.desk.hand_over import hand_over_text
from assistant.ui.words import CHINESE
from tests.ui.desk import Spoken, estimated

PASSCODE = "一二三 open"
QUESTION = "爷爷是低保，江阴的，自己付了12万"


def test_wrong_tries_make_the_next_wait_longer_for_everybody() -> None:
    """From the third on: 5 seconds, then 10; a try in between is not heard, not even the right one."""
    tries = Lockout()
    assert [tries.fits("x", PASSCODE, 0.0) for _ in range(2)] == [False, False]
    assert tries.wait(0.0) == 0
    assert not tries.fits("x", PASSCODE, 0.0)
    assert tries.wait(0.0) == 5
    assert not tries.fits(PASSCODE, PASSCODE, 4.9)
    assert not tries.fits("x", PASSCODE, 5.0)
    assert tries.wait(5.0) == 10
    assert tries.fits(PASSCODE, PASSCODE, 15.0)
    assert tries.wrong == 0


def test_the_wait_never_grows_past_a_minute() -> None:
    """Whoever mistyped all morning can work again at once, and nobody keeps the agents out for long."""
    tries, now = Lockout(), 0.0
    for _ in range(40):
        tries.fits("x", PASSCODE, now)
        now = max(now, tries.until)
    assert tries.wait(now - 60) == 60


def test_twelve_callers_and_no_more() -> None:
    """More than the eight an agent ever holds; the next one is refused, not swapped for another."""
    desk = Desk()
    for _ in range(20):
        desk.new()
    assert [caller.number for caller in desk.callers] == list(range(1, MOST + 1))
    assert desk.full
    desk.step(1)
    assert desk.current == 1


def test_a_number_is_never_given_twice() -> None:
    """Two callers of one number would share their notes."""
    desk = Desk()
    desk.new()
    desk.close()
    desk.new()
    desk.restore()
    assert [caller.number for caller in desk.callers] == [1, 2, 3]
    desk.current = 1
    desk.close()
    assert desk.caller.number == 2


def spoken(*questions: str) -> Caller:
    conversation = Conversation(date(2026, 11, 21), turns=tuple(Spoken(question, estimated()) for question in questions))  # type: ignore[arg-type]
    return Caller(1, conversation)


def in_a_page(caller: Caller) -> str:
    """The hand-over text as the page makes it."""

    def draw(caller) -> None:  # type: ignore[no-untyped-def]
        import streamlit as st

        from assistant.ui.desk.hand_over import hand_over_text

        st.code(hand_over_text(caller))

    page = AppTest.from_function(draw, kwargs={"caller": caller}).run()
    assert not page.exception
    return str(page.code[0].value)


def test_the_hand_over_text_says_all_and_no_personal_number() -> None:
    """Question, facts, amount with its status word, what is left, the change, the sources, the notes; numbers of persons as stars."""
    caller = spoken("我爸身份证11010519491231002X，江阴低保，付了12万", QUESTION)
    caller.notes = "回电13800138000，卡号6222 0212 3456 7890 123"
    text = in_a_page(caller)
    for part in ("76,150.00", "43,850.00", "大约", "江阴市", "低保", "2023-08", "待遇水平", "备注：回电", QUESTION):
        assert part in text
    for number in ("11010519491231002X", "13800138000", "6222 0212 3456 7890 123"):
        assert number not in text


def test_nothing_is_handed_over_before_an_answer() -> None:
    """The button is off until then."""
    assert hand_over_text(Caller(1)) == ""


def test_no_shortcut_is_one_of_the_browsers_or_of_streamlits() -> None:
    """Alt with D, E and F is the browser's, C and R Streamlit's, left and right leave the page."""
    used = [key.rpartition("+")[2] for key in keys.KEYS.values()]
    assert len(set(used)) == len(used)
    assert not set(used) & {"D", "E", "F", "C", "R", "Left", "Right"}
    assert all(key.startswith("Alt+") for key in keys.KEYS.values())


def _read_out() -> None:
    from assistant.reply import Reply
    from assistant.ui.desk import script_card
    from corpus.changes import later_changes
    from tests.ui.desk import DAY, Spoken

    reply = Reply("answered", "按吉林省2016年的文件，起始比例50%。", notices=later_changes(("吉林省",), DAY))
    script_card.script(Spoken("报几成", reply), "desk-1-1")  # type: ignore[arg-type]


def test_what_is_reported_to_be_out_of_date_is_said_before_what_the_text_says() -> None:
    """An agent reads from the top: a caller from 吉林 must not hear the rates of 2016 first."""
    card = AppTest.from_function(_read_out).run()
    assert not card.exception
    lines = [line.value for line in card.markdown]
    assert len(lines) == 2
    assert lines[0].startswith(CHINESE("desk.later_first", source="").partition("（")[0])
    assert "起始比例50" in lines[1]
