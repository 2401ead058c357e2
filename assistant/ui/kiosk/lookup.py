"""Looking a question up without typing: the common ones of the place, each answered by the assistant."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import date

import streamlit as st

from assistant.ui import documents, words
from assistant.ui.kiosk import result
from assistant.ui.kiosk.questions import Go, heading
from assistant.ui.kiosk.visit import Visit
from assistant.ui.kiosk.why import newer
from assistant.ui.plain import clean
from assistant.ui.resident.nearby import parts as answers
from assistant.ui.start import OpenAssistant, opened, opening

_ROWS = {"江阴市": "kiosk.questions_jiangyin", "吉林省": "kiosk.questions_jilin", "广东省": "kiosk.questions_guangdong"}


def asked(place: str, said: words.Words) -> dict[str, str]:
    """The questions of a place: the explainer that answers each, and the question."""
    from assistant.places import covering

    row = _ROWS.get(covering(place))
    return said.options(row) if row else {}


def draw(visit: Visit, step: str, said: words.Words, go: Go, open_assistant: OpenAssistant, today: date) -> str:
    """The row of questions, or the answer to one; what of it is read aloud."""
    if visit.screen == "questions" or not visit.question:
        return _questions(visit, step, said, go)
    return _answer(visit, step, said, go, open_assistant, today)


def _questions(visit: Visit, step: str, said: words.Words, go: Go) -> str:
    if not visit.place:  # the place first; the mark says what for
        heading(said("kiosk.place"), step, said("kiosk.place_hint"))
        with st.container(key="k-picks-few"):
            for n, (value, label) in enumerate(said.options("kiosk.places").items()):
                onward = visit.to(value) if value not in _ROWS else replace(visit, place=value)
                st.button(label, key=f"k-pick-{n}-of", on_click=go, args=(onward,), width="stretch")
        return said("kiosk.place")
    heading(said("kiosk.questions"), step, said("kiosk.questions_hint"))
    row = asked(visit.place, said)
    with st.container(key="k-picks-many"):
        for n, (name, question) in enumerate(row.items()):
            st.button(
                question, key=f"k-pick-{n}-questions", on_click=go, args=(replace(visit, question=name).to("answer"),), width="stretch"
            )
    return "\n".join([said("kiosk.questions"), *row.values()])


def _answer(visit: Visit, step: str, said: words.Words, go: Go, open_assistant: OpenAssistant, today: date) -> str:
    question = asked(visit.place, said)[visit.question]
    if not visit.number:
        heading(question, step)
    with st.container(key="k-waiting"):
        assistant = opened(opening(open_assistant))
    from assistant.conversation import Conversation

    _, reply = assistant.answer(Conversation.start(visit.place, today), question)
    text = answers(reply.text, reply.language).answer.replace("**", "")
    if visit.number:  # the text itself, one screen further
        return result.source(reply.citations, visit.number - 1, step, said, lambda number: go(visit.to("answer", number + 1)))
    paragraphs = "".join(f"<p>{html.escape(clean(line))}</p>" for line in text.split("\n") if line.strip())
    years = said("reply.comma").join(documents.years(reply.citations))
    rests_on = html.escape(said("reply.by_year", years=years))
    first = [said("kiosk.jilin_text", day=notice.since.isoformat()) for notice in newer(reply.notices)]
    if first:  # what is reported to be out of date is said before what the text says
        result.box("mb-k-note", said("kiosk.attention"), first)
    st.html(f'<div class="mb-k-card mb-k-answer">{paragraphs}<p class="mb-k-within">{rests_on}</p></div>')
    if reply.notices:
        result.box("mb-k-note", said("kiosk.reported_title"), [result.reported(notice, said) for notice in reply.notices])
    with st.container(key="k-acts", horizontal=True):
        st.button(said("kiosk.source"), key="k-source", on_click=go, args=(visit.to("answer", 1),))
        st.button(said("kiosk.other_question"), key="k-others", on_click=go, args=(replace(visit, question="").to("questions"),))
        onward = "category" if visit.place else "place"
        st.button(said("kiosk.count_too"), key="k-count", on_click=go, args=(replace(visit, question="").to(onward),))
    return "\n".join([question, *first, text])
