"""A conversation: frozen, passed in and handed back; the assistant itself keeps nothing between turns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from assistant.answer import reply_to
from assistant.compose import nothing
from assistant.facts import Fact, Facts
from assistant.find import Finder, Progress
from assistant.guard import guarded
from assistant.reply import Reply
from assistant.request import Request, interpret
from assistant.understand import Reading, read
from corpus.regions import region

Reader = Callable[[str, date, Collection[str], int | None], Reading]
LONGEST_QUESTION = 2_000  # characters; what comes after is not read, and the reply says so


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, masked, and its reply."""

    question: str
    reply: Reply
    request: Request


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said so far and what is known of the case. `today` is given, never read from a clock in here."""

    today: date
    place: str = ""
    facts: Facts = field(default_factory=Facts)
    turns: tuple[Turn, ...] = ()

    @classmethod
    def start(cls, place: str = "", today: date | None = None) -> Conversation:
        """A new conversation, the place perhaps preset by a kiosk or a picker."""
        known = region(place)
        place = known.name if known else place
        preset = Facts().with_fact("place", Fact(place, flags=frozenset({"preset"}))) if place else Facts()
        return cls(today or date.today(), place, preset)  # noqa: DTZ011 - the person's own calendar day

    @property
    def last(self) -> Turn | None:
        return self.turns[-1] if self.turns else None


def expected_fields(reply: Reply) -> tuple[str, ...]:
    """What a bare figure would answer: what was asked for, or the figure that the texts were just found not to state."""
    return (*reply.asks, "deductible") if reply.topic == "deductible" else reply.asks


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers turns. Open it once; it is safe to share between threads and conversations.

    `reader` makes a reading of a message; another one may stand in its place where parts of the reading are measured.
    """

    finder: Finder
    reader: Reader = read

    @classmethod
    def open(cls, store: Path | None = None, progress: Progress | None = None) -> Assistant:
        """Load the texts, the explainers and the indexes, building the indexes where they are missing or damaged."""
        return cls(Finder.open(store, progress))

    def answer(self, conversation: Conversation, text: str) -> tuple[Conversation, Reply]:
        """The reply to one question, and the conversation with it."""
        last = conversation.last
        expecting = expected_fields(last.reply) if last else ()
        said = conversation.facts.get("date")
        year = int(said.value[:4]) if said else None
        reading = self.reader(text[:LONGEST_QUESTION], conversation.today, expecting, year)
        request = interpret(reading, conversation.facts, last.request if last else None, last.reply if last else None)
        return self._finish(conversation, reading, request, LONGEST_QUESTION if len(text) > LONGEST_QUESTION else 0)

    def revise(self, conversation: Conversation, fields: Mapping[str, str]) -> tuple[Conversation, Reply]:
        """Answer the last question again with facts corrected or added on screen; an empty value forgets a fact."""
        last = conversation.last
        facts = conversation.facts
        for name, value in fields.items():
            facts = facts.with_field(name, value)
        if last is None:
            return replace(conversation, facts=facts), nothing("zh")
        wants = "estimate" if last.request.wants == "estimate" or "amount" in fields else last.request.wants
        request = replace(last.request, facts=facts, wants=wants)
        kept = replace(conversation, turns=conversation.turns[:-1])
        return self._finish(kept, last.request.reading, request)

    def _finish(self, conversation: Conversation, reading: Reading, request: Request, cut: int = 0) -> tuple[Conversation, Reply]:
        reply = reply_to(request, self.finder, conversation.today, cut)
        asked = " ".join([*(turn.question for turn in conversation.turns), reading.words])
        reply = guarded(reply, asked)
        turn = Turn(reading.words, reply, request)
        return replace(conversation, facts=request.facts, turns=(*conversation.turns, turn)), reply
