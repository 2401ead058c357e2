"""The callers of one tab: each with a conversation of its own, one of them on the screen, the closed ones to be brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import controls, language
from assistant.ui.plain import clean, shorten
from assistant.ui.state import Change, Question, Waiting

if TYPE_CHECKING:
    from assistant.conversation import Conversation, Turn

MOST = 12  # callers at once
_FIRST_WORDS = 8  # characters of a question on a caller's tab
_KEPT = 12  # closed callers that can be brought back


@dataclass(slots=True)
class Caller:
    """One caller. `asked` counts questions and answers: new cards get new keys."""

    number: int
    conversation: Conversation | None = None
    waiting: Waiting | None = None
    trouble: str = ""
    notes: str = ""
    asked: int = 0

    @property
    def turns(self) -> Sequence[Turn]:
        return self.conversation.turns if self.conversation else ()

    @property
    def key(self) -> str:
        return f"desk-{self.number}-{self.asked}"

    def wait_for(self, what: Waiting | None) -> None:
        self.waiting, self.trouble, self.asked = what, "", self.asked + 1


@dataclass(slots=True)
class Desk:
    """Everything a tab holds of its callers."""

    callers: list[Caller] = field(default_factory=lambda: [Caller(1)])
    current: int = 1
    last: int = 1  # the highest number given
    closed: list[Caller] = field(default_factory=list)

    @property
    def caller(self) -> Caller:
        return next(caller for caller in self.callers if caller.number == self.current)

    @property
    def full(self) -> bool:
        return len(self.callers) >= MOST

    def new(self) -> None:
        if not self.full:
            self.last += 1
            self.callers.append(Caller(self.last))
            self.current = self.last

    def step(self, by: int) -> None:
        """To the next caller or the one before, round and round."""
        place = self.callers.index(self.caller)
        self.current = self.callers[(place + by) % len(self.callers)].number

    def close(self) -> None:
        """Put the current caller away; there is always one on the screen."""
        leaving = self.caller
        place = self.callers.index(leaving)
        self.callers.remove(leaving)
        self.closed = [*self.closed[1 - _KEPT :], leaving]
        if self.callers:
            self.current = self.callers[min(place, len(self.callers) - 1)].number
        else:
            self.new()

    def restore(self) -> None:
        """Bring back the caller closed last, in the place its number has."""
        if self.closed:
            back = self.closed.pop()
            self.callers = sorted([*self.callers, back], key=lambda caller: caller.number)
            self.current = back.number


def desk() -> Desk:
    """This tab's."""
    found: Desk = st.session_state.setdefault("desk", Desk())
    return found


def ask(text: str) -> None:
    """Put the current caller's question in line."""
    if text.strip():
        desk().caller.wait_for(Question(text))


def change_all(fields: tuple[tuple[str, str], ...]) -> None:
    """Put corrected or added facts in line; nothing said changes nothing."""
    if fields:
        desk().caller.wait_for(Change(fields))


def label(caller: Caller) -> str:
    """The caller on the strip: number and place with amount, or the first words."""
    said = language.page_words()
    name = said("desk.caller", n=caller.number)
    if not caller.turns:
        waits = caller.waiting.text if isinstance(caller.waiting, Question) else ""
        about = shorten(waits, _FIRST_WORDS)
    else:
        heard = {fact.field: fact.value for fact in caller.turns[-1].reply.heard}
        known = [controls.shown(name, heard[name], said) for name in ("place", "amount") if name in heard]
        about = " ".join(known) or shorten(caller.turns[-1].question, _FIRST_WORDS)
    return clean(f"{name} {about}".strip())
