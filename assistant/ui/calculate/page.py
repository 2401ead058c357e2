"""The page: form and result side by side, what the person has a right to, and comparisons. Every change works it all out again at once."""

from __future__ import annotations

import streamlit as st

from assistant.ui import language, share, shell
from assistant.ui.calculate import compare, control, entitled, expense, figures, person, result, store
from assistant.ui.calculate.form import of_case
from assistant.ui.calculate.needs import Outcome, outcome
from assistant.ui.plain import escape
from assistant.ui.start import OpenAssistant, opening

_TABS = "calculate-tabs"


def page(open_assistant: OpenAssistant) -> None:
    """Draw the page. The assistant is not needed here: its opening goes on for the page that needs it."""
    shell.begin("calculator", wide=True)
    shell.head("calculator")
    _body()
    opening(open_assistant)


def _body() -> None:
    """All but the head. No fragment: of one that is drawn again while it is being drawn, fast typing can leave nothing on the page."""
    said = language.page_words()
    share.arrival(_arrived)
    found = outcome(store.form())
    st.markdown(f"**{escape(said('calculator.tagline'))}**")
    _note()
    names = said.options("calculator.tabs")
    tabs = dict(zip(names, st.tabs(list(names.values()), key=_TABS, on_change="rerun"), strict=True))
    for name, tab in tabs.items():
        if tab.open:
            with tab:
                _TAB[name](found)
    result.in_sight(found)
    _tell(result.summary(found))


def _reckon(found: Outcome) -> None:
    said = language.page_words()
    form, beside = st.columns([5, 6], gap="large")
    with form, st.container(key="calculate-form"):
        person.draw(found)
        expense.draw(found)
        figures.draw(found)
        with st.container(horizontal=True, key="calculate-done"):
            st.button(said("calculator.look"), key="calculate-look", type="primary", on_click=store.look)
            st.button(said("calculator.clear"), key="calculate-clear", on_click=store.clear)
    with beside:
        result.draw(found)


_TAB = {"reckon": _reckon, "entitled": entitled.draw, "compare": compare.draw}


def _note() -> None:
    """What happened to the whole form, and the way back."""
    said, held = language.page_words(), store.held()
    if not held.note:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="calculate-note"):
        st.markdown(escape(said.options("calculator.notes")[held.note]), width="stretch")
        if held.before is not None:
            st.button(said("calculator.undo"), key=control.key("undo"), on_click=store.undo)


def _arrived(packed: str) -> None:
    """A link was opened: its figures fill the form, checked like anything from outside."""
    told = share.unpacked(packed)
    if told is None:
        store.refuse()
    else:
        store.arrive(of_case(told, store.today()))


def _tell(announcement: str) -> None:
    """Have a screen reader say the result where it is another one than before."""
    number, before = st.session_state.get("calculator_told", (0, announcement))
    number += announcement != before
    st.session_state["calculator_told"] = (number, announcement)
    shell.tell_browser(number, announcement if number else "")
