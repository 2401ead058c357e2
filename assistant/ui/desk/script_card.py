"""What the agent reads out, and beside it the amount with its working and the sentences that bear it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui import chart, documents, estimate_card, language, words, working
from assistant.ui.asks import asks
from assistant.ui.desk import callers, keys
from assistant.ui.facts_card import facts
from assistant.ui.plain import clean, escape, from_reply
from assistant.ui.resident.nearby import parts
from assistant.ui.resident.reply_card import marked
from assistant.ui.sources import MARKS, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.conversation import Turn
    from assistant.reply import Reply
    from corpus.citation import Citation


def heard(turn: Turn, key: str) -> None:
    """The facts that everything below rests on, in one row."""
    reply, lead = turn.reply, language.page_words()("desk.heard")
    said, estimated = words.of(reply.language), reply.estimate is not None
    facts(reply.heard, key, said, callers.change_all, estimated=estimated, lead=lead, from_words="desk.from_words")


def script(turn: Turn, key: str) -> None:
    """The sentences to read out, and what is still to ask."""
    reply, said = turn.reply, words.of(turn.reply.language)
    page = language.page_words()
    told = parts(reply.text, reply.language)
    with st.container(border=True, key=f"{key}-script"):
        st.subheader(page("desk.script"), anchor=False)
        first = reply.kind != "estimate" and any(notice.pays_more for notice in reply.notices)
        if first:
            _later(reply, "desk.later_first", said)
        for line in (line for line in told.answer.split("\n") if line.strip()):
            st.markdown(marked(line, reply.citations), anchors=False)
        if not first:
            _later(reply, "desk.later", said)
        if reply.kind == "estimate":
            st.caption(said("reply.not_a_decision"))
    missing = reply.estimate.missing if reply.estimate else ()
    asks((*reply.asks, *missing), key, said, callers.change_all, {fact.field: fact.value for fact in reply.heard}, "desk.ask_for")
    if told.nearby:
        with st.expander(escape(said("reply.nearby", question=told.question)), key=f"{key}-nearby"):
            st.markdown(from_reply(told.nearby), anchors=False)


def _later(reply: Reply, key: str, said: words.Words) -> None:
    """That later rules are reported, by whom. What may be out of date is said before what the text says."""
    for notice in reply.notices:
        st.markdown(escape(said(key, source=working.in_language(notice.source, said))))


def evidence(turn: Turn, key: str) -> None:
    """The amount, how it comes about, later changes, and the sources with their sentences in sight."""
    reply, said = turn.reply, words.of(turn.reply.language)
    estimate = _estimate(reply)
    if estimate:
        estimate_card.amount(estimate, key, said)
    sentences(reply.citations, key)
    working.notices([notice.as_json() for notice in reply.notices], said)
    if reply.kind == "estimate":
        estimate_card.working(estimate | {"notices": []}, key, said)


def sentences(citations: Sequence[Citation], key: str) -> None:
    """Each source with its 文号, its section and its sentence; a key opens it in its document."""
    if not citations:
        return
    said = language.page_words()
    st.caption(said("desk.sources"))
    with st.container(key=f"{key}-sentences", gap="xsmall"):
        for number, citation in enumerate(citations):
            label = f"{MARKS[number]} **{escape(documents.reference(citation))}**"
            if st.button(label, key=f"{key}-source-{number}", width="stretch", type="tertiary", shortcut=keys.source(number)):
                show(citation)
            st.html(f'<p class="mingbai-sentence">{html.escape(clean(" ".join(citation.quote.split())))}</p>')


def older(turns: Sequence[Turn], key: str) -> None:
    """What the caller asked before, newest first, each folded under its question."""
    said = language.page_words()
    for number, turn in reversed([*enumerate(turns)]):
        fold = st.expander(escape(clean(turn.question)) or said("page.no_words"), key=f"{key}-older-{number}", on_change="rerun")
        if fold.open:
            with fold:
                st.markdown(marked(parts(turn.reply.text, turn.reply.language).answer, turn.reply.citations), anchors=False)


def _estimate(reply: Reply) -> dict[str, Any]:
    """The calculator's result with the whole bill, where a slip is known."""
    return (reply.estimate_json() or {}) | dict(chart.bill(reply.case) if reply.estimate else {})
