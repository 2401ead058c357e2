"""The facts heard, each a button that opens to correct it, shown before any amount; `take` is given what is corrected or added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import controls, tiers, words
from assistant.ui.plain import escape, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.reply import Heard

    Take = Callable[[tuple[tuple[str, str], ...]], None]  # fields with their new values, "" to leave one out

_DECIDING = ("category", "insurance", "date")  # what an amount depends on besides place and amount, said or not
_LONGEST = 32  # characters of a value on its button …
_LONGEST_OF = {"tiers": 160}  # … where it is not one figure but a row of them


def facts(
    heard: Sequence[Heard],
    key: str,
    said: words.Words,
    take: Take,
    *,
    estimated: bool,
    lead: str = "",
    from_words: str = "reply.from_words",
) -> None:
    """One button a fact, `lead` before them on their row. Under an estimate what decides it and was not said can be added, too."""
    known = [fact for fact in heard if fact.field in said.options("reply.facts")]
    if not known:
        return
    if not lead:
        st.caption(said("reply.heard"))
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-facts", gap="xsmall"):
        if lead:
            st.caption(lead, width="content")
        for fact in known:
            with st.popover(label(fact, said), key=f"{key}-fact-{fact.field}"):
                _correct(fact, _going_with(fact, known), f"{key}-fact-{fact.field}-new", said, take, from_words)
        for field in _unsaid(known) if estimated else ():
            with st.popover(said("reply.add", name=controls.name(field, said)), key=f"{key}-fact-{field}", type="tertiary"):
                controls.pick(field, f"{key}-fact-{field}-new", "", one(take), said)


def one(take: Take) -> Callable[[str, str], None]:
    """`take` for a single field."""
    return lambda field, value: take(((field, value),))


def label(fact: Heard, said: words.Words) -> str:
    """The fact on its button, as Markdown."""
    value = shorten(controls.shown(fact.field, fact.value, said), _LONGEST_OF.get(fact.field, _LONGEST))
    value = value if controls.choices(fact.field, said) else tiers.kept_whole(value)
    return said("reply.fact", name=escape(controls.name(fact.field, said)), value=escape(value))


def _unsaid(known: list[Heard]) -> list[str]:
    """What decides the amount and was not said; from where tiers count only where there are tiers."""
    fields = {fact.field for fact in known}
    deciding = (*_DECIDING, "tier_base") if "tiers" in fields else _DECIDING
    return [field for field in deciding if field not in fields]


def _going_with(fact: Heard, known: list[Heard]) -> tuple[tuple[str, str], ...]:
    """What a correction keeps that would be forgotten with the fact: from where the tiers count."""
    return tuple((other.field, other.value) for other in known if (fact.field, other.field) == ("tiers", "tier_base"))


def _correct(fact: Heard, kept: tuple[tuple[str, str], ...], key: str, said: words.Words, take: Take, from_words: str) -> None:
    if fact.words:
        st.caption(said(from_words, words=escape(shorten(fact.words, 40))))
    if controls.choices(fact.field, said):
        controls.pick(fact.field, key, fact.value, one(take), said)
    if fact.field == "place" or not controls.choices(fact.field, said):
        with st.form(f"{key}-form", border=False):
            value = controls.write(fact.field, f"{key}-written", said, fact.value)
            if st.form_submit_button(said("reply.change"), type="primary") and value:
                take(((fact.field, value), *kept))
                st.rerun()
    if fact.field != "place":  # nothing is answered without one: it is only ever changed
        st.button(said("reply.forget"), key=f"{key}-forget", on_click=one(take), args=(fact.field, ""))
