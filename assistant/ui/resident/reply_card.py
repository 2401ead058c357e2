"""One turn on the screen: the question, the facts heard, later changes, the amount, the answer with its sources, and what comes next."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.figures import figures
from assistant.ui import documents, estimate_card, language, state, words
from assistant.ui.plain import clean, escape, from_reply, shorten
from assistant.ui.resident.asks import asks
from assistant.ui.resident.facts_card import facts
from assistant.ui.resident.nearby import parts
from assistant.ui.sources import MARKS, sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.conversation import Turn
    from assistant.reply import Reply
    from corpus.changes import LaterChange
    from corpus.citation import Citation


def question(text: str) -> None:
    """What the person asked, as it was written: never read as Markdown or HTML."""
    with st.container(key=f"question-{state.number()}"):
        st.caption(language.page_words()("page.you_asked"))
        st.text(clean(text))


def latest(turn: Turn, key: str) -> None:
    """The newest turn, with everything that can be corrected, opened and asked on."""
    question(turn.question)
    reply, estimate, said = turn.reply, turn.reply.as_json()["estimate"] or {}, words.of(turn.reply.language)
    with st.container(key=f"{key}-reply"):
        facts(reply.heard, key, said, estimated=bool(estimate))
        _notices(reply.notices, said)
        estimate_card.amount(estimate, key, said)
        _text(reply, key, said)
        asks(_asked(reply, estimate), key, said)
        sources(reply.citations, key, said)
        estimate_card.details(reply, estimate, key, said)
        _followups(reply.followups, key, said)


def older(turns: Sequence[Turn]) -> None:
    """Earlier turns, each folded under its question."""
    if not turns:
        return
    st.caption(language.page_words()("page.older"))
    for number, turn in enumerate(turns):
        with st.expander(escape(shorten(turn.question, 40) or language.page_words()("page.no_words")), key=f"older-{number}"):
            said = words.of(turn.reply.language)
            st.text(clean(turn.question))
            _notices(turn.reply.notices, said)
            _text(turn.reply, f"older-{number}", said)
            sources(turn.reply.citations, f"older-{number}", said)


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
    return f" :primary[{found}]" if found else ""


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


def _notices(notices: Sequence[LaterChange], said: words.Words) -> None:
    """Each with its source and date in sight and its text a tap away, so that it does not push the amount out of the window."""
    for notice in notices:
        dated = f"，{notice.date}" if notice.date and notice.date not in notice.source else ""
        source = said("reply.notice_source", source=notice.source + dated)
        title, source, text, unused = (
            html.escape(clean(part)) for part in (said("reply.notice"), source, notice.text, said("reply.notice_unused"))
        )
        summary = f"<summary><strong>{title}</strong><small>{source}</small></summary>"
        st.html(f'<details class="mingbai-notice">{summary}<p>{text}</p><p>{unused}</p></details>')


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
