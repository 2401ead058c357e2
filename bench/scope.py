"""The weights of `assistant.scope`: logistic regression on what the matcher saw of questions inside and outside the texts.

    python -m bench.scope

Inside are the first turns of the test conversations that should be answered; outside are the questions of `outside.jsonl`. Those about a
figure that the texts leave open are left out of the fit, since the texts do speak of what they ask. So is a question that never comes to
the decision: one refused by its intent or its place. Tenths are left out in turn; each question is judged by the weights fitted without it.
Explainers have been mended after the questions inside, so new ones lie nearer to the bar than these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.conversation import Assistant, Conversation
from assistant.find import Finder
from assistant.matching import Ranking
from assistant.scope import OUTSIDE, UNSURE, Signals, log_odds
from assistant.structure import Subject
from bench.played import FOLDER, TODAY, cases_in

INSIDE: Final = "*questions*.jsonl"
ASKED_OUTSIDE: Final = Path(__file__).with_name("outside.jsonl")
LEFT_OUT_OF_FIT: Final = "figure_not_stated"
NAMES: Final = ("BIAS", "ANSWER", "REFUSAL", "NEAREST", "NEAREST_REFUSAL")
BARS: Final = (-3.0, -2.0, -1.5, -1.0, OUTSIDE, -0.5, 0.0, UNSURE, 0.5, 1.0)
TENTHS: Final = 10
RIDGE: Final = 0.5  # on standardised signals; the few questions would otherwise be told apart by overlarge weights
NEWTON_STEPS: Final = 30
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Watching(Finder):
    """A finder that keeps what the matcher saw, in the order it was asked."""

    seen: list[Signals] = field(default_factory=list)

    def explainers(self, subject: Subject) -> Ranking:
        ranking = self.matcher.rank(subject)
        self.seen.append(ranking.seen)
        return ranking


def inside() -> Iterator[tuple[str, date]]:
    """Questions that the texts answer, with the day they are asked on."""
    for file in sorted(FOLDER.glob(INSIDE)):
        yield from ((case.turns[0], case.today) for case in cases_in(file) if case.expect[0].kind == "answer")


def outside() -> Iterator[tuple[str, date]]:
    """Questions that they do not."""
    asked = (json.loads(line) for line in ASKED_OUTSIDE.read_text(encoding="utf-8").splitlines())
    yield from ((one["question"], TODAY) for one in asked if one["status"] != LEFT_OUT_OF_FIT)


def signals(questions: Iterable[tuple[str, date]], finder: Finder) -> Floats:
    """What the matcher saw of each question that came to the decision, shape (questions, signals)."""
    found = []
    for question, today in questions:
        watching = Watching(finder.matcher, finder.sentences)
        conversation, _ = Assistant(watching).answer(Conversation.start(today=today), question)
        decided = conversation.last is not None and conversation.last.request.wants in ("look_up", "estimate")
        if decided and watching.seen:
            found.append(astuple(watching.seen[0]))
    return np.array(found)


def fitted(seen: Floats, answered: Floats) -> Floats:
    """Bias and weights (signals + 1,) by Newton's method, with a ridge on all but the bias."""
    mean, spread = seen.mean(axis=0), seen.std(axis=0)
    columns = _with_ones((seen - mean) / spread)
    weights, ridge = np.zeros(columns.shape[1]), np.diag([0.0, *[RIDGE] * seen.shape[1]])
    for _ in range(NEWTON_STEPS):
        odds = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (odds - answered) + ridge @ weights
        bend = (columns.T * (odds * (1 - odds))) @ columns + ridge
        weights = weights - np.linalg.solve(bend, slope)
    own = weights[1:] / spread
    return np.array([weights[0] - own @ mean, *own])


def left_out(seen: Floats, answered: Floats) -> Floats:
    """The log odds of each question by weights fitted on the other tenths."""
    tenth, odds = np.arange(len(answered)) % TENTHS, np.zeros(len(answered))
    for one in range(TENTHS):
        odds[tenth == one] = _with_ones(seen[tenth == one]) @ fitted(seen[tenth != one], answered[tenth != one])
    return odds


def _with_ones(seen: Floats) -> Floats:
    return np.column_stack([np.ones(len(seen)), seen])


def table(name: str, odds: Floats, answered: Floats) -> None:
    """For each bar what is kept of the questions inside and turned away of those outside."""
    print(f"\n{name}\n  bar    kept inside   turned away outside")
    for bar in sorted(BARS):
        print(f"{bar:5.1f}   {(odds[answered == 1] >= bar).mean():12.1%}   {(odds[answered == 0] < bar).mean():19.1%}")


def main() -> None:
    finder = Finder.open()
    asked: Sequence[Sequence[Any]] = [list(inside()), list(outside())]
    answering, silent = (signals(questions, finder) for questions in asked)
    seen, answered = np.concatenate([answering, silent]), np.array([1.0] * len(answering) + [0.0] * len(silent))
    print(f"{len(answering)} of {len(asked[0])} questions inside and {len(silent)} of {len(asked[1])} outside come to the decision")
    table("weights in the code", np.array([log_odds(Signals(*one)) for one in seen]), answered)
    table("weights fitted here, each question left out", left_out(seen, answered), answered)
    print("\nfitted on all: " + ", ".join(f"{name} {weight:.1f}" for name, weight in zip(NAMES, fitted(seen, answered), strict=True)))


if __name__ == "__main__":
    main()
