"""The page: one script run draws it from the tab's state, answering first whatever waits."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import reply_card, state, words
from assistant.ui.header import cleared, examples, header, scroll_to_question
from assistant.ui.start import OpenAssistant, again, opened, opening

if TYPE_CHECKING:
    from assistant.conversation import Assistant, Conversation

_LOG = logging.getLogger(__name__)


def page(open_assistant: OpenAssistant) -> None:
    """Draw the page. `open_assistant(progress)` gives the assistant; it is called once, in the background."""
    st.set_page_config(page_title=words.PAGE_TITLE, layout="centered", initial_sidebar_state="collapsed")
    conversation, waiting = state.conversation(), state.waiting()
    header(begun=bool(conversation or waiting))
    answering = waiting is not None and not state.failed()
    # While an answer is made nothing of the page before it stays in sight: an empty place drops what stood there at once.
    with st.empty().container() if answering else st.container():
        _body(conversation, waiting)
        if waiting is not None and answering:
            _answer(waiting, open_assistant)
    st.caption(words.FOOT)
    with st.container(key="ask"):  # held at the foot of the window by the style sheet; Streamlit's own would scroll past the amount
        st.chat_input(words.ASK_HERE, key="asked", on_submit=_asked)
    opening(open_assistant)  # last, so that the first screen has the processor to itself


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
        state.fail(words.CLOSED)
    else:
        _speak(assistant, waiting)
    st.rerun()


def _speak(assistant: Assistant, waiting: state.Waiting) -> None:
    try:
        with st.spinner(words.THINKING):
            state.keep(_next(assistant, waiting))
    except Exception:  # noqa: BLE001 - the person keeps the question and gets a sentence; the log gets the rest
        _LOG.exception("a question could not be answered")
        state.fail(words.TROUBLE)


def _next(assistant: Assistant, waiting: state.Waiting) -> Conversation:
    """The conversation with what waits answered."""
    from assistant.conversation import Conversation  # with the assistant open its libraries are there; the first screen does without them

    spoken = state.conversation() or Conversation.start(state.place())
    match waiting:
        case state.Question(text):
            return assistant.answer(spoken, text)[0]
        case state.Change(fields):
            return assistant.revise(spoken, dict(fields))[0]


def _trouble() -> None:
    """What went wrong, and the way on."""
    st.error(state.trouble())
    with st.container(horizontal=True, key="trouble"):
        st.button(words.AGAIN, key="again", type="primary", on_click=state.retry)
