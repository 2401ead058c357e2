"""The facts heard, each a button that opens to correct it, shown before any amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import controls, state, words
from assistant.ui.plain import escape, shorten

if TYPE_CHECKING:
    from assistant.reply import Heard


_DECIDING = ("category", "insurance", "date")  # what an amount depends on besides place and amount, said or not


def facts(heard: tuple[Heard, ...], key: str, said: words.Said, *, estimated: bool) -> None:
    """One button a fact; changing it answers the question again. Under an estimate what was not said can be added, too."""
    known = [fact for fact in heard if fact.field in said.facts]
    if not known:
        return
    unsaid = [field for field in _DECIDING if estimated and field not in {fact.field for fact in known}]
    st.caption(said.heard)
    with st.container(horizontal=True, key=f"{key}-facts", gap="xsmall"):
        for fact in known:
            with st.popover(label(fact, said), key=f"{key}-fact-{fact.field}"):
                _correct(fact, f"{key}-fact-{fact.field}-new", said)
        for field in unsaid:
            with st.popover(said.add.format(name=controls.name(field, said)), key=f"{key}-fact-{field}", type="tertiary"):
                controls.pick(field, f"{key}-fact-{field}-new", "", state.change, said)


def label(fact: Heard, said: words.Said) -> str:
    """The fact on its button, as Markdown."""
    value = escape(shorten(controls.shown(fact.field, fact.value, said), 32))
    return said.fact.format(name=escape(controls.name(fact.field, said)), value=value)


def _correct(fact: Heard, key: str, said: words.Said) -> None:
    if fact.words:
        st.caption(said.from_words.format(words=escape(shorten(fact.words, 40))))
    if controls.choices(fact.field, said):
        controls.pick(fact.field, key, fact.value, state.change, said)
    if fact.field == "place" or not controls.choices(fact.field, said):
        with st.form(f"{key}-form", border=False):
            value = controls.write(fact.field, f"{key}-written", said, fact.value)
            if st.form_submit_button(said.change, type="primary") and value:
                state.change(fact.field, value)
                st.rerun()
