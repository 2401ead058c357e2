"""The conversation, drawn from the tab's state in one script run, answering first whatever waits."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import language, shell, state
from assistant.ui.resident import reply_card
from assistant.ui.resident.first_screen import cleared, examples, lead, place, remembered, scroll_to_question
from assistant.ui.start import OpenAssistant, again, opened, opening, ready

if TYPE_CHECKING:
    from assistant.conversation import Assistant, Conversation

_LOG = logging.getLogger(__name__)


def page(open_assistant: OpenAssistant) -> None:
    """Draw the page. `open_assistant(progress)` gives the assistant; it is called once, in the background."""
    shell.begin("ask")
    said = language.page_words()
    if (asked := state.waiting()) is not None and not state.failed() and ready(opening(open_assistant)):
        _keep(opening(open_assistant).future.result(), asked)  # a warm answer takes less time than drawing the page once more
    conversation, waiting = state.conversation(), state.waiting()
    begun = bool(conversation or waiting)
    shell.head("ask", begun=begun)
    if not begun:
        lead()
    place()
    if not begun:
        remembered()
    answering = waiting is not None and not state.failed()
    # While an answer is made nothing of the page before it stays in sight: an empty place drops what stood there at once.
    with st.empty().container() if answering else st.container():
        _body(conversation, waiting)
        if waiting is not None and answering:
            _answer(waiting, open_assistant)
    st.caption(said("page.foot"))
    with st.container(key="ask"):  # held at the foot of the window by the style sheet; Streamlit's own would scroll past the amount
        st.chat_input(said("page.ask_here"), key="asked", on_submit=_asked)
    shell.tell_browser(state.number(), _announced(conversation))
    opening(open_assistant)  # last, so that the first screen has the processor to itself


def _announced(conversation: Conversation | None) -> str:
    """What a screen reader says of a new answer: its first line, which holds the amount where there is one."""
    if conversation is None or not conversation.turns:
        return ""
    first = next((line for line in conversation.turns[-1].reply.text.split("\n") if line.strip()), "")
    return f"{language.page_words()('page.answered')} {first.replace('*', '')}"


def _asked() -> None:
    if st.session_state["asked"].strip():
        state.ask(st.session_state["asked"])


def _body(conversation: Conversation | None, waiting: state.Waiting | None) -> None:
    if conversation is None and waiting is None:
        cleared()
        examples()
    else:
        _turns(conversation, waiting)
        scroll_to_question()
    if state.failed():
        _trouble()


def _turns(conversation: Conversation | None, waiting: state.Waiting | None) -> None:
    """The conversation so far: the turn being answered, or the newest one, in full, the rest folded."""
    turns = conversation.turns if conversation else ()
    match waiting:
        case state.Question(text):
            reply_card.older(turns)
            reply_card.question(text)
        case state.Change() if turns and not state.failed():
            reply_card.older(turns[:-1])
            reply_card.question(turns[-1].question)
        case _ if turns:
            reply_card.older(turns[:-1])
            reply_card.latest(turns[-1], f"turn-{state.number()}")


def _answer(waiting: state.Waiting, open_assistant: OpenAssistant) -> None:
    """Answer what waits, then draw the page again with it. A failure is logged and told, and what was asked goes on waiting."""
    try:
        assistant = opened(opening(open_assistant))
    except Exception:  # noqa: BLE001 - whatever it is, the person gets a sentence and the log gets the rest
        _LOG.exception("the assistant could not be opened")
        again()
        state.fail("page.closed")
    else:
        _speak(assistant, waiting)
    st.rerun()


def _speak(assistant: Assistant, waiting: state.Waiting) -> None:
    with st.spinner(language.page_words()("page.thinking")):
        _keep(assistant, waiting)


def _keep(assistant: Assistant, waiting: state.Waiting) -> None:
    """Answer, and keep the conversation with the answer in it."""
    try:
        state.keep(_next(assistant, waiting))
    except Exception:  # noqa: BLE001 - the person keeps the question and gets a sentence; the log gets the rest
        _LOG.exception("a question could not be answered")
        state.fail("page.trouble")


def _next(assistant: Assistant, waiting: state.Waiting) -> Conversation:
    """The conversation with what waits answered."""
    from assistant.conversation import Conversation  # with the assistant open its libraries are there; the first screen does without them

    spoken = state.conversation() or Conversation.start(state.place())
    match waiting:
        case state.Question(text):
            return assistant.answer(spoken, text)[0]
        case state.Change(fields, said_in):
            return assistant.revise(_in(said_in, spoken) if said_in else spoken, dict(fields))[0]


def _in(said_in: str, spoken: Conversation) -> Conversation:
    """The conversation with its last question read as one in another language."""
    *before, last = spoken.turns
    asked = replace(last.request, reading=replace(last.request.reading, language="en" if said_in == "en" else "zh"))
    return replace(spoken, turns=(*before, replace(last, request=asked)))


def _trouble() -> None:
    """What went wrong, and the way on."""
    said = language.page_words()
    st.error(said(state.trouble()))
    with st.container(horizontal=True, key="trouble"):
        st.button(said("page.again"), key="again", type="primary", on_click=state.retry)
