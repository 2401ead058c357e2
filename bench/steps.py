"""Seconds of each step of a turn: reading, interpreting, finding (the embedding and the matching), composing, the guard.

The steps are those of `assistant.conversation`, taken one by one for the first turn of a conversation. A clock stands in the finder and
in its encoder. Each question must be one that was not embedded before, as the encoder remembers the last ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.answer import reply_to
from assistant.conversation import Conversation
from assistant.find import Finder
from assistant.guard import guarded
from assistant.matching import Ranking
from assistant.request import interpret
from assistant.structure import Subject
from assistant.understand import read
from bench.timing import report, seconds, share
from index.encoder import Encoder, encode_query
from index.library import Hit
from index.progress import Progress

STEPS: Final = ("read", "interpret", "embedding", "matching", "compose", "guard")
Step = dict[str, float]


class Clock:
    """Adds up the seconds of named steps until it is read."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        begun = perf_counter()
        yield
        self._seconds[name] += perf_counter() - begun

    def read(self) -> Step:
        """The seconds since it was read last."""
        taken, self._seconds = self._seconds, defaultdict(float)
        return taken


@dataclass(slots=True)  # not frozen, as an encoder's name may be set
class Timed:
    """An encoder with a clock."""

    encoder: Encoder
    clock: Clock
    name: str

    @property
    def fingerprint(self) -> str:
        return self.encoder.fingerprint

    def query(self, text: str) -> NDArray[np.float32]:
        with self.clock.step("embedding"):
            return self.encoder.query(text)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        return self.encoder.passages(texts, progress)


@dataclass(frozen=True, slots=True)
class TimedFinder(Finder):
    """A finder with a clock, which its encoder shares."""

    clock: Clock

    @classmethod
    def of(cls, finder: Finder, clock: Clock) -> TimedFinder:
        """The same finder, timed."""
        encoder = finder.sentences.encoder
        timed = Timed(encoder, clock, encoder.name)
        matcher = replace(finder.matcher, library=replace(finder.matcher.library, encoder=timed))
        return cls(matcher, replace(finder.sentences, encoder=timed), clock)

    def explainers(self, subject: Subject) -> Ranking:
        with self.clock.step("find"):
            return self.matcher.rank(subject)

    def closest(self, text: str, regions: Collection[str], documents: Collection[str], most: int = 3) -> list[Hit]:
        with self.clock.step("find"):
            return Finder.closest(self, text, regions, documents, most)


def turn(question: str, today: date, finder: TimedFinder) -> Step:
    """The seconds of each step of answering one question."""
    clock, conversation = finder.clock, Conversation.start(today=today)
    with clock.step("read"):
        reading = read(question, today)
    with clock.step("interpret"):
        request = interpret(reading, conversation.facts, None, None)
    with clock.step("reply"):
        reply = reply_to(request, finder, today)
    with clock.step("guard"):
        guarded(reply, reading.words)
    taken = clock.read()
    taken["matching"] = taken["find"] - taken["embedding"]
    taken["compose"] = taken["reply"] - taken["find"]
    return taken


def measure(questions: Sequence[str], today: date, finder: Finder) -> None:
    """Print p50 and p95 of each step of the turns that look something up, and their ratio to the embedding of the same questions.

    A question's embedding alone is taken right after its turn, with a mark at its end so that it was not embedded before.
    """
    timed = TimedFinder.of(finder, Clock())
    turn("大病保险怎么报？", today, timed)  # what is loaded at the first question belongs to no question
    steps, alone = [], []
    for question in dict.fromkeys(questions):
        taken, embedding = turn(question, today, timed), seconds(partial(encode_query, f"{question}。"))
        if taken["embedding"]:
            steps.append(taken)
            alone.append(embedding)
    if not steps:
        return
    whole = [sum(taken[step] for step in STEPS) for taken in steps]
    for step in STEPS:
        report(step, [taken[step] for taken in steps], (0.5, 0.95))
    report("a turn that looks up", whole, (0.5, 0.95))
    report("its embedding alone", alone, (0.5, 0.95))
    print(f"turn / embedding alone, p95: {share(sorted(whole), 0.95) / share(sorted(alone), 0.95):.2f} (bar: 2)")
