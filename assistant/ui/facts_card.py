"""The facts heard, each a button that opens to correct it, shown before any amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import controls, state, words
from assistant.ui.plain import escape, shorten

if TYPE_CHECKING:
    from assistant.reply import Heard


_DECIDING = ("category", "insurance", "date")  # what an amount depends on besides place and amount, said or not


def facts(heard: tuple[Heard, ...], key: str, *, estimated: bool) -> None:
    """One button a fact; changing it answers the question again. Under an estimate what was not said can be added, too."""
    known = [fact for fact in heard if fact.field in words.FACTS]
    if not known:
        return
    unsaid = [field for field in _DECIDING if estimated and field not in {fact.field for fact in known}]
    st.caption(words.HEARD)
    with st.container(horizontal=True, key=f"{key}-facts", gap="xsmall"):
        for fact in known:
            with st.popover(label(fact), key=f"{key}-fact-{fact.field}"):
                _correct(fact, f"{key}-fact-{fact.field}-new")
        for field in unsaid:
            with st.popover(words.ADD.format(name=controls.name(field)), key=f"{key}-fact-{field}", type="tertiary"):
                controls.pick(field, f"{key}-fact-{field}-new", "", state.change)


def label(fact: Heard) -> str:
    """The fact on its button, as Markdown."""
    return f"{escape(controls.name(fact.field))}：**{escape(shorten(controls.shown(fact.field, fact.value), 24))}**"


def _correct(fact: Heard, key: str) -> None:
    if fact.words:
        st.caption(words.FROM_WORDS.format(words=escape(shorten(fact.words, 40))))
    if controls.choices(fact.field):
        controls.pick(fact.field, key, fact.value, state.change)
    if fact.field == "place" or not controls.choices(fact.field):
        with st.form(f"{key}-form", border=False):
            value = controls.write(fact.field, f"{key}-written", fact.value)
            if st.form_submit_button(words.CHANGE, type="primary") and value:
                state.change(fact.field, value)
                st.rerun()
