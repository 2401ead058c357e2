"""One turn on the screen: the question, the facts heard, later changes, the amount, the answer with its sources, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.figures import figures
from assistant.ui import chart, controls, documents, estimate_card, language, state, words, working
from assistant.ui.asks import asks
from assistant.ui.facts_card import facts
from assistant.ui.plain import clean, escape, from_reply, shorten
from assistant.ui.resident.first_screen import other_language, undo
from assistant.ui.resident.nearby import parts
from assistant.ui.sources import MARKS, sources
from assistant.ui.take_away import take_away
from assistant.ui.what_if import what_if

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.conversation import Turn
    from assistant.reply import Reply
    from calculator.claim import Case
    from corpus.citation import Citation

_NEAR = 4  # earlier questions in sight


def question(text: str) -> None:
    """What the person asked, as it was written: never read as Markdown or HTML."""
    with st.container(key=f"question-{state.number()}"):
        st.caption(language.page_words()("page.you_asked"))
        st.text(clean(text))


def latest(turn: Turn, key: str) -> None:
    """The newest turn, with everything that can be corrected, opened and asked on."""
    question(turn.question)
    reply, said = turn.reply, words.of(turn.reply.language)
    estimate = (reply.estimate_json() or {}) | chart.bill(reply.case)
    with st.container(key=f"{key}-reply"):
        other_language(reply.language)
        facts(reply.heard, key, said, state.change_all, estimated=bool(estimate))
        undo()
        working.notices([notice.as_json() for notice in reply.notices], said)
        estimate_card.amount(estimate, key, said)
        _text(reply, key, said)
        asks(_asked(reply, estimate), key, said, state.change_all, {fact.field: fact.value for fact in reply.heard})
        if reply.case is not None and reply.kind == "estimate":
            _what_if(reply.case, key, said)
        sources(reply.citations, key, said)
        if reply.kind == "estimate":
            working.working(estimate | {"notices": []}, key, said)  # they stand above the amount
            take_away(estimate, _in_words(reply, said), turn.question, key, said, reply.case)
        _followups(reply.followups, key, said)


def older(turns: Sequence[Turn]) -> None:
    """Earlier turns, each folded under its question, those long past under one fold more; none is drawn before it is opened."""
    if not turns:
        return
    st.caption(language.page_words()("page.older"))
    numbered = [*enumerate(turns)]
    if past := numbered[:-_NEAR]:
        fold = st.expander(language.page_words()("page.long_past", n=len(past)), key="older-past", on_change="rerun")
        if fold.open:
            with fold:
                _fold(past)
    _fold(numbered[-_NEAR:])


def _fold(turns: Sequence[tuple[int, Turn]]) -> None:
    for number, turn in turns:
        label = escape(shorten(turn.question, 40) or language.page_words()("page.no_words"))
        fold = st.expander(label, key=f"older-{number}", on_change="rerun")
        if fold.open:
            with fold:
                _older(turn, f"older-{number}")


def _older(turn: Turn, key: str) -> None:
    reply, said = turn.reply, words.of(turn.reply.language)
    st.text(clean(turn.question))
    working.notices([notice.as_json() for notice in reply.notices], said)
    estimate_card.amount(reply.estimate_json() or {}, key, said)
    _text(reply, key, said)
    sources(reply.citations, key, said)


def _what_if(case: Case, key: str, said: words.Words) -> None:
    st.fragment(_folded_what_if)(case, key, said)


def _folded_what_if(case: Case, key: str, said: words.Words) -> None:
    fold = st.expander(said("reply.what_if"), key=f"{key}-what-if-fold", on_change="rerun")
    if fold.open:
        with fold:
            what_if(case, key, said)


def _in_words(reply: Reply, said: words.Words) -> list[tuple[str, str]]:
    known = said.options("reply.facts")
    return [(known[fact.field], controls.shown(fact.field, fact.value, said)) for fact in reply.heard if fact.field in known]


def marked(text: str, citations: Sequence[Citation]) -> str:
    """A reply's text as Markdown, each line that states a cited figure or quotes a sentence ending with the marks of its sources."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n\n".join(from_reply(line) + _marks(line, citations) for line in lines)


def _marks(line: str, citations: Sequence[Citation]) -> str:
    stated = {(figure.kind, figure.value) for figure in figures(line) if figure.counted}
    numbered = list(zip(MARKS, citations, strict=False))
    quoted = [mark for mark, citation in numbered if citation.quote in line]
    holding = [mark for mark, citation in numbered if stated & {(figure.kind, figure.value) for figure in figures(citation.quote)}]
    found = "".join(quoted or holding)  # a sentence quoted whole has one source: its own
    return f" :green[{found}]" if found else ""


def _text(reply: Reply, key: str, said: words.Words) -> None:
    """The answer, and under a thin line what may have been meant too, its question as a heading."""
    told = parts(reply.text, reply.language)
    st.markdown(marked(told.answer, reply.citations), anchors=False)
    if told.nearby:
        with st.container(key=f"{key}-nearby", gap="xsmall"):
            st.subheader(escape(said("reply.nearby", question=told.question)), anchor=False)
            st.markdown(marked(told.nearby, reply.citations), anchors=False)
    if reply.citations and (years := _years(reply.citations)):
        st.badge(said("reply.by_year", years=said("reply.comma").join(years)), color="green")


def _years(citations: Sequence[Citation]) -> list[str]:
    try:
        return documents.years(citations)
    except KeyError:  # a document taken out of the collection since
        return []


def _asked(reply: Reply, estimate: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*reply.asks, *estimate.get("missing", ()))))


def _followups(followups: Sequence[str], key: str, said: words.Words) -> None:
    if not followups:
        return
    st.caption(said("reply.followups"))
    with st.container(key=f"{key}-followups", gap="xsmall"):
        for number, text in enumerate(followups):
            label = escape(said.options("reply.places").get(text, text))
            st.button(label, key=f"{key}-followup-{number}", on_click=state.ask, args=(text,), width="stretch")
