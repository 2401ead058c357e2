"""The facts heard, each a button that opens to correct it, and what is still missing: those of the caller on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import controls, language, words
from assistant.ui.desk import callers
from assistant.ui.plain import escape, shorten
from assistant.ui.resident.facts_card import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.reply import Heard

_DECIDING = ("category", "insurance", "date")  # what an amount depends on besides place and amount, said or not


def facts(heard: Sequence[Heard], key: str, said: words.Words, *, estimated: bool) -> None:
    """One button a fact; under an estimate what decides it and was not said can be added."""
    known = [fact for fact in heard if fact.field in said.options("reply.facts")]
    if not known:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-facts", gap="xsmall"):
        st.caption(language.page_words()("desk.heard"), width="content")
        for fact in known:
            with st.popover(label(fact, said), key=f"{key}-fact-{fact.field}"):
                _correct(fact, known, f"{key}-fact-{fact.field}-new", said)
        for field in _unsaid(known) if estimated else ():
            with st.popover(said("reply.add", name=controls.name(field, said)), key=f"{key}-fact-{field}", type="tertiary"):
                controls.pick(field, f"{key}-fact-{field}-new", "", callers.change, said)


def asks(fields: Sequence[str], key: str, said: words.Words) -> None:
    """What to ask the caller: buttons where there are choices, one form for the figures."""
    known = [field for field in dict.fromkeys(fields) if field in said.options("reply.facts")]
    if not known:
        return
    with st.container(border=True, key=f"{key}-asks", gap="xsmall"):
        st.markdown(f"**{said('desk.ask_for')}**")
        for field in known:
            if controls.choices(field, said):
                st.markdown(controls.name(field, said))
                controls.pick(field, f"{key}-ask-{field}", "", callers.change, said)
        written = [field for field in known if field == "place" or not controls.choices(field, said)]
        if written:
            with st.form(f"{key}-asked", border=False):
                values = {field: controls.write(field, f"{key}-asked-{field}", said) for field in written}
                if st.form_submit_button(said("reply.count"), type="primary"):
                    callers.change_all(tuple((field, value) for field, value in values.items() if value))
                    st.rerun()


def _unsaid(known: Sequence[Heard]) -> list[str]:
    fields = {fact.field for fact in known}
    return [field for field in (*_DECIDING, *(("tier_base",) if "tiers" in fields else ())) if field not in fields]


def _correct(fact: Heard, known: Sequence[Heard], key: str, said: words.Words) -> None:
    if fact.words:
        st.caption(said("desk.from_words", words=escape(shorten(fact.words, 40))))
    if controls.choices(fact.field, said):
        controls.pick(fact.field, key, fact.value, callers.change, said)
    if fact.field == "place" or not controls.choices(fact.field, said):
        # from where tiers count would be forgotten with the tiers
        kept = tuple((other.field, other.value) for other in known if (fact.field, other.field) == ("tiers", "tier_base"))
        with st.form(f"{key}-form", border=False):
            value = controls.write(fact.field, f"{key}-written", said, fact.value)
            if st.form_submit_button(said("reply.change"), type="primary") and value:
                callers.change_all(((fact.field, value), *kept))
                st.rerun()
    if fact.field != "place":
        st.button(said("reply.forget"), key=f"{key}-forget", on_click=callers.change, args=(fact.field, ""))
