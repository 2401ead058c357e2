"""One screen of the kiosk: head, the question or the result, foot. Every tap puts a visit on the pile; back takes it off."""

from __future__ import annotations

import html
import logging
import os
import uuid
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from assistant.ui import browser, language, shell, words
from assistant.ui.kiosk import lookup, parts, questions, result
from assistant.ui.kiosk.visit import Visit, steps
from assistant.ui.start import OpenAssistant
from assistant.ui.state import LONGEST_PLACE

PLACE_SETTING: Final = "MINGBAI_KIOSK_PLACE"
_LOG = logging.getLogger(__name__)


def page(open_assistant: OpenAssistant) -> None:
    """The kiosk. It begins in Chinese whatever the browser says, keeps nothing on the machine and links to nothing."""
    _begin()
    shell.begin("kiosk", wide=True)
    said, visit = language.page_words(), _pile()[-1]
    with st.container(key="k-head"):
        _head(visit, said)
        step = f"{st.session_state['kiosk-visit']}-{len(_pile())}-{visit.screen}-{visit.number}"
        resting = len(_pile()) == 1 and not said.english
        parts.idle(st.session_state["kiosk-visit"], step, f"?{urlencode(_address())}", resting=resting, said=said, forget=forget)
    with st.container(key="k-body"):
        if visit.screen == "answer":
            st.empty()  # in the place of the screen before, which would stay in sight while the assistant is still being opened
        with st.container(key=f"k-{visit.screen}"):
            spoken = _body(visit, step, said, open_assistant)
    with st.container(key="k-foot", horizontal=True):
        _foot(spoken, said)
    browser.tell(said, {})  # no cookies


def forget() -> None:
    """Everything of this visit, and the address but for the place it was set up with: as if the machine had just been switched on."""
    address = _address()
    st.session_state.clear()
    st.query_params.from_dict(address)


def _begin() -> None:
    if "kiosk-visit" not in st.session_state:
        st.session_state["kiosk-visit"] = uuid.uuid4().hex
        st.session_state["language"] = "en" if st.query_params.get("lang") == "en" else "zh"
        st.session_state["kiosk"] = [_first()]


def _first() -> Visit:
    place = _preset()
    return Visit(place=place, preset=bool(place))


def _preset() -> str:
    """The place the kiosk stands in, as its address or its setting says, if it is one the texts speak for."""
    from assistant.places import covering

    place = st.query_params.get("place") or os.environ.get(PLACE_SETTING, "")
    return place if len(place) <= LONGEST_PLACE and covering(place) else ""


def _address() -> dict[str, str]:
    place = st.query_params.get("place", "")
    return {"view": "kiosk"} | ({"place": place} if place and place == _preset() else {})


# The pile of screens -----------------------------------------------------------------------------------------------


def _pile() -> list[Visit]:
    pile: list[Visit] = st.session_state["kiosk"]
    return pile


def _go(visit: Visit) -> None:
    if visit != _pile()[-1]:  # a second tap on the same key changes nothing
        st.session_state["kiosk"] = [*_pile(), visit]


def _answer(field: str, value: str) -> None:
    _go(_pile()[-1].with_answer(field, value, today()))


def _back() -> None:
    st.session_state["kiosk"] = _pile()[:-1] or [_first()]


def _restart() -> None:
    st.session_state["kiosk-visit"] = uuid.uuid4().hex
    st.session_state["kiosk"] = [_first()]


def _speak_language(chosen: str) -> None:
    st.session_state["language"] = chosen


def today() -> date:
    """The day at the kiosk."""
    return datetime.now().astimezone().date()


# Head, body, foot --------------------------------------------------------------------------------------------------


def _head(visit: Visit, said: words.Words) -> None:
    with st.container(key="k-bar", horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="mb-k-name">{html.escape(said("page.name"))}</div>', width="content")
        at = _progress(visit)
        if at:
            n, of = at
            bars = "".join(f'<i class="{"mb-done" if number < n else ""}"></i>' for number in range(of))
            label, short = html.escape(said("kiosk.step", n=n, of=of)), html.escape(said("kiosk.step_short", n=n, of=of))
            st.html(f'<div class="mb-k-step" role="img" aria-label="{label}"><b>{short}</b><span>{bars}</span></div>')
        for other, name in said.options("page.languages").items():
            if other != said.language:
                st.button(name, key="k-language", on_click=_speak_language, args=(other,))


def _progress(visit: Visit) -> tuple[int, int] | None:
    """Which step of how many; None off the way to an amount."""
    way = steps(visit, today())
    screen = "result" if visit.screen in ("source", "more") else visit.screen
    return (way.index(screen) + 1, len(way)) if screen in way else None


def _body(visit: Visit, step: str, said: words.Words, open_assistant: OpenAssistant) -> str:
    """Draw the screen; what of it is read aloud."""
    try:
        match visit.screen:
            case "start" | "place" | "elsewhere" | "category" | "insurance" | "year":
                return questions.choice(visit, step, said, _go, _answer, today())
            case "amount" | "deductible" | "rate":
                return questions.figure(visit, step, said, _answer)
            case "questions" | "answer":
                return lookup.draw(visit, step, said, _go, open_assistant, today())
            case _:
                return result.draw(visit, step, said, _go, today())
    except Exception:  # noqa: BLE001 - whatever it is, a person at a kiosk reads plain words and has the keys below
        _LOG.exception("the kiosk could not draw %s", visit.screen)
        questions.heading(said("kiosk.trouble"), step)
        return said("kiosk.trouble")


def _foot(spoken: str, said: words.Words) -> None:
    if len(_pile()) > 1:
        st.button(f"← {said('kiosk.back')}", key="k-back", on_click=_back)
    parts.voice(spoken, "kiosk-voice", said)
    st.button(said("kiosk.restart"), key="k-restart", on_click=_restart)
