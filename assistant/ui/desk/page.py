"""The desk: the callers above, the question and the notes on the left, what to say and what it rests on at the right."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import language, shell
from assistant.ui.desk import batch, callers, door, keys, script_card, tools
from assistant.ui.desk.callers import MOST, Caller
from assistant.ui.desk.hand_over import hand_over_text
from assistant.ui.plain import clean, escape
from assistant.ui.start import OpenAssistant, again, opened, opening
from assistant.ui.state import Change, Question

if TYPE_CHECKING:
    from assistant.conversation import Assistant, Conversation

_LOG = logging.getLogger(__name__)
_NOTES = 2_000  # characters


def page(open_assistant: OpenAssistant) -> None:
    """Draw the page. `open_assistant(progress)` gives the assistant; it is called once, in the background."""
    shell.begin("desk", wide=True)
    inside = _head()
    if not inside:
        shell.tell_browser()
    elif st.session_state.get("desk_batch"):
        batch.page()
        shell.tell_browser(*batch.announced())
    else:
        _calls(open_assistant)
    opening(open_assistant)


def _head() -> bool:
    """The name, what moves between callers, and what belongs to the whole desk; whether this tab may work here."""
    said = language.page_words()
    with st.container(horizontal=True, vertical_alignment="center", key="desk-head", gap="small"):
        st.header(f"{said('page.name')} · {said.options('page.pages')['desk']}", anchor=False, width="content")
        moves = st.container(horizontal=True, vertical_alignment="center", key="desk-moves", width="content", gap="xsmall")
        settings = st.container(horizontal=True, vertical_alignment="center", key="settings", width="content", gap="xsmall")
    inside, batching = door.passed(), bool(st.session_state.get("desk_batch"))
    if inside and not batching:
        with moves:
            _moves()
    with settings:
        if inside:
            name = said("desk.to_calls") if batching else said("desk.to_batch")
            st.button(name, key="desk-batch-switch", shortcut=keys.KEYS["batch"], on_click=_switch)
            st.button(said("desk.lock"), key="desk-lock", shortcut=keys.KEYS["lock"], on_click=door.shut)
        language.switch()
    return inside


def _moves() -> None:
    """New, back and forth, close, and the way back for the one closed last."""
    said, desk = language.page_words(), callers.desk()
    alone = len(desk.callers) == 1
    st.button(said("desk.new"), key="desk-new", shortcut=keys.KEYS["new"], on_click=desk.new, disabled=desk.full)
    for name, text, by in (("previous", said("desk.previous"), -1), ("next", said("desk.next"), 1)):
        st.button(text, key=f"desk-{name}", shortcut=keys.KEYS[name], on_click=desk.step, args=(by,), disabled=alone)
    st.button(said("desk.close"), key="desk-close", shortcut=keys.KEYS["close"], on_click=desk.close)
    if desk.closed:
        name = said("desk.restore", caller=said("desk.caller", n=desk.closed[-1].number))
        st.button(name, key="desk-restore", shortcut=keys.KEYS["restore"], on_click=desk.restore)


def _switch() -> None:
    st.session_state["desk_batch"] = not st.session_state.get("desk_batch")


def _calls(open_assistant: OpenAssistant) -> None:
    _strip()
    caller = callers.desk().caller
    with st.container(key=f"desk-caller-{caller.number}"):
        left, right = st.columns([2, 7], gap="medium")
        with left:
            _left(caller)
        with right:
            _right(caller, open_assistant)
    keys.legend(language.page_words())
    shell.tell_browser(1000 * caller.number + caller.asked, _announced(caller))


def _strip() -> None:
    """The callers, one of them chosen."""
    said, desk = language.page_words(), callers.desk()
    labels = {caller.number: escape(callers.label(caller)) for caller in desk.callers}
    st.session_state["desk-current"] = desk.current
    with st.container(key="desk-strip"):
        st.pills(
            said("desk.callers"),
            [*labels],
            key="desk-current",
            required=True,
            format_func=labels.__getitem__,
            on_change=_choose,
            label_visibility="collapsed",
            wrap=True,
        )
    if desk.full:
        st.caption(said("desk.full", n=MOST))


def _choose() -> None:
    callers.desk().current = st.session_state["desk-current"]


def _left(caller: Caller) -> None:
    said = language.page_words()
    with st.container(key="desk-ask"):
        st.chat_input(said("desk.ask_here"), key=f"desk-asked-{caller.number}", on_submit=_asked, args=(caller.number,))
    if asked := _question(caller):
        with st.container(key="desk-question"):
            st.caption(said("desk.asked"))
            st.text(clean(asked))
    st.text_area(
        said("desk.notes"),
        value=caller.notes,
        key=f"desk-notes-{caller.number}",
        height=110,
        max_chars=_NOTES,
        placeholder=said("desk.notes_example"),
        on_change=_noted,
        args=(caller,),
    )
    text = hand_over_text(caller)
    tools.copy_tools(said, text, f"{caller.number}-{caller.asked}", caller.number)
    if text:
        with st.expander(said("desk.see_hand_over"), key=f"{caller.key}-hand-over"):
            st.code(text, language=None, wrap_lines=True)
    if len(caller.turns) > 1:
        st.caption(said("desk.before"))
        script_card.older(caller.turns[:-1], f"desk-{caller.number}")
    st.caption(said("desk.foot"))


def _right(caller: Caller, open_assistant: OpenAssistant) -> None:
    said = language.page_words()
    answering = caller.waiting is not None and not caller.trouble
    # While an answer is made nothing of the one before stays in sight: it could be read out to the wrong question.
    with st.empty().container() if answering else st.container():
        if answering:
            _answer(caller, open_assistant)
        if caller.trouble:
            st.error(said(caller.trouble))
            st.button(said("page.again"), key="desk-again", type="primary", on_click=_retry, args=(caller,))
        elif caller.turns:
            _reply(caller)
        else:
            st.info(said("desk.empty"))


def _reply(caller: Caller) -> None:
    turn = caller.turns[-1]
    with st.container(key=f"{caller.key}-reply"):
        script_card.heard(turn, caller.key)
        script, evidence = st.columns([6, 5], gap="medium")
        with script:
            script_card.script(turn, caller.key)
        with evidence:
            script_card.evidence(turn, caller.key)


def _asked(number: int) -> None:
    callers.ask(st.session_state[f"desk-asked-{number}"])


def _noted(caller: Caller) -> None:
    caller.notes = st.session_state[f"desk-notes-{caller.number}"]


def _retry(caller: Caller) -> None:
    caller.trouble = ""


def _question(caller: Caller) -> str:
    """What the answer at the right is to; while one is made, what it will be to."""
    if isinstance(caller.waiting, Question):
        return caller.waiting.text
    return caller.turns[-1].question if caller.turns else ""


def _announced(caller: Caller) -> str:
    """What a screen reader says of a new answer: its first line, which holds the amount where there is one."""
    if not caller.turns:
        return callers.label(caller)
    first = next((line for line in caller.turns[-1].reply.text.split("\n") if line.strip()), "")
    return f"{callers.label(caller)} {first.replace('*', '')}"


def _answer(caller: Caller, open_assistant: OpenAssistant) -> None:
    """Answer what waits, then draw the page again with it. A failure is logged and told, and what was asked goes on waiting."""
    said = language.page_words()
    try:
        assistant = opened(opening(open_assistant))
    except Exception:  # noqa: BLE001 - whatever it is, the agent gets a sentence and the log gets the rest
        _LOG.exception("the assistant could not be opened")
        again()
        caller.trouble = "page.closed"
    else:
        try:
            with st.spinner(said("page.thinking")):
                spoken = _next(assistant, caller)
            caller.wait_for(None)
            caller.conversation = spoken
        except Exception:  # noqa: BLE001 - the agent keeps the question and gets a sentence; the log gets the rest
            _LOG.exception("a question could not be answered")
            caller.trouble = "page.trouble"
    st.rerun()


def _next(assistant: Assistant, caller: Caller) -> Conversation:
    from assistant.conversation import Conversation  # with the assistant open its libraries are there; the door does without them

    spoken = caller.conversation or Conversation.start()
    match caller.waiting:
        case Question(text):
            return assistant.answer(spoken, text)[0]
        case Change(fields):
            return assistant.revise(spoken, dict(fields))[0]
    return spoken
