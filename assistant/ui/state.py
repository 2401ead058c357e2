"""What one browser tab holds: the conversation, the one before it (for undo), and what is waiting to be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui.browser import kept

if TYPE_CHECKING:
    from assistant.conversation import Conversation


PLACES = ("广东省", "吉林省", "江阴市")
OTHER_PLACE = "other"
LONGEST_PLACE = 40  # characters
PLACE_COOKIE = "mingbai_place"


@dataclass(frozen=True, slots=True)
class Question:
    """A question waiting to be answered."""

    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """Facts set on screen: the last question waits to be answered again with them, in another language where one is named."""

    fields: tuple[tuple[str, str], ...]
    language: str = ""


Waiting = Question | Change


def conversation() -> Conversation | None:
    """The conversation so far; None before the first answer."""
    return st.session_state.get("conversation")


def keep(spoken: Conversation) -> None:
    """The conversation after an answer; nothing waits any more. After a change the one before it is kept for `restore`."""
    match waiting():
        case Change(fields) if fields:
            st.session_state["before"] = conversation()
        case _:
            st.session_state["before"] = None
    st.session_state["conversation"] = spoken
    _wait_for(None)


def number() -> int:
    """How often this tab asked or was answered: new cards get new keys, so that no control keeps an older card's value."""
    return int(st.session_state.get("number", 0))


def waiting() -> Waiting | None:
    """What waits to be answered; it stays until `done`, so that a failure loses nothing."""
    return st.session_state.get("waiting")


def ask(text: str) -> None:
    """Put a question in line."""
    _wait_for(Question(text))


def change(field: str, value: str) -> None:
    """Put one corrected or added fact in line."""
    change_all(((field, value),))


def change_all(fields: tuple[tuple[str, str], ...]) -> None:
    """Put corrected or added facts in line; nothing said changes nothing."""
    if fields:
        _wait_for(Change(fields))


def say_in(language: str) -> None:
    """Have the last question answered again in another language."""
    _wait_for(Change((), language))


def fail(sentence: str) -> None:
    """Answering went wrong; what waited goes on waiting until the person tries again. `sentence` is the key of what the person reads."""
    st.session_state["trouble"] = sentence


def trouble() -> str:
    """The key of what the person reads about the last attempt; "" where nothing went wrong."""
    return st.session_state.get("trouble") or ""


def failed() -> bool:
    """Whether the last attempt went wrong."""
    return bool(trouble())


def retry() -> None:
    """Try again what waits."""
    st.session_state["trouble"] = ""


def clear() -> None:
    """Begin anew, the conversation kept for `restore`."""
    st.session_state["before"] = conversation()
    st.session_state["conversation"] = None
    _wait_for(None)


def restore() -> None:
    """Bring back the conversation before it was cleared or a fact in it was changed."""
    st.session_state["conversation"] = st.session_state.get("before")
    st.session_state["before"] = None
    _wait_for(None)


def restorable() -> bool:
    """Whether a conversation can be brought back."""
    return st.session_state.get("before") is not None


def place() -> str:
    """The place picked at the top, or "" where none was."""
    picked = st.session_state.get("place_picked") or ""
    if picked == OTHER_PLACE:
        return (st.session_state.get("place_written") or "").strip()
    return picked


def place_to_keep() -> str | None:
    """The place that this device remembers for the next visit; "" where it is to be forgotten, None where nothing was said.

    One that is written is kept only where it is a place: anything can be written there.
    """
    if place():
        return place() if _is_known(place()) else None
    return "" if st.session_state.get("place_forgotten") else None


def forget_place() -> None:
    """Have this device forget the place."""
    _pick("")
    st.session_state["place_forgotten"] = True


def follow_place() -> None:
    """Have the picker show the place that the newest reply was given for, once for each reply. Called before the picker is drawn."""
    spoken = conversation()
    if "place_picked" not in st.session_state:  # the first time, and back from a page without a picker
        _pick(st.session_state["place_known"] if "place_known" in st.session_state else _remembered())
    if spoken is st.session_state.get("followed"):
        return
    st.session_state["followed"] = spoken
    if heard := spoken and next((fact.value for fact in spoken.turns[-1].reply.heard if fact.field == "place"), ""):
        _pick(heard)


def _pick(found: str) -> None:
    st.session_state["place_picked"] = (found if found in PLACES else OTHER_PLACE) if found else None
    st.session_state["place_written"] = found
    st.session_state["place_known"] = found


def _remembered() -> str:
    """The place of the last visit, if it is one that is known: a cookie can hold anything."""
    found = kept(PLACE_COOKIE)
    return found if _is_known(found) else ""


def _is_known(name: str) -> bool:
    from corpus.regions import region

    return len(name) <= LONGEST_PLACE and region(name) is not None


def pick_place() -> None:
    """The place was picked, written or taken back: the last question, if there is one, is answered again for a new one."""
    st.session_state["place_known"], st.session_state["place_forgotten"] = place(), not place()
    if place() and conversation() is not None:
        change("place", place())


def _wait_for(what: Waiting | None) -> None:
    st.session_state["waiting"] = what
    st.session_state["number"] = number() + 1
    retry()
