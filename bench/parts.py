"""The assistant without one of its parts, each put together from the same pieces as the whole one.

Where a kind of evidence is set aside, the weights of the others are raised until the median best score of the questions is what it was:
the bars that scores are held to then mean what they meant, and what is measured is the evidence and not its share of the sum.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from assistant.conversation import Assistant
from assistant.find import Finder
from assistant.matching import KINDS, Matcher, Ranking, Scores
from assistant.scope import Signals
from assistant.structure import Subject, Weights
from assistant.understand import Reading, read

MEANING: Final = ("meaning", "quotes")
WORDS: Final = ("words", "keywords")
TODAY: Final = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Texts(Finder):
    """Finds no explainer: only the search for sentences answers."""

    def explainers(self, subject: Subject) -> Ranking:  # noqa: ARG002 - whatever the subject
        return Ranking((), Signals())


@dataclass(frozen=True, slots=True)
class Numb(Finder):
    """Does not feel how near a question comes in meaning: for the decision whether the texts answer it, all are as near."""

    nearest: float = 0.0
    nearest_refusal: float = 0.0

    def explainers(self, subject: Subject) -> Ranking:
        ranking = self.matcher.rank(subject)
        seen = replace(ranking.seen, nearest=self.nearest, nearest_refusal=self.nearest_refusal)
        return replace(ranking, seen=seen)


def without_explainers(whole: Assistant, _: Sequence[str]) -> Assistant:
    """Nothing that was written beforehand: no explainer, no curated refusal."""
    return replace(whole, finder=Texts(whole.finder.matcher, whole.finder.sentences))


def without_meaning(whole: Assistant, questions: Sequence[str]) -> Assistant:
    """Without what vectors say of explainers: neither in their scores nor in whether the texts answer. Sentences keep theirs."""
    matcher = whole.finder.matcher
    found = [matcher.evidence(question) for question in questions]
    refuses = np.array([explainer.is_refusal for explainer in matcher.explainers])
    near, near_refusal = (float(np.median([one["nearest"][of].max() for one in found])) for of in (~refuses, refuses))
    return replace(whole, finder=Numb(_set_aside(matcher, MEANING, found), whole.finder.sentences, near, near_refusal))


def without_words(whole: Assistant, questions: Sequence[str]) -> Assistant:
    """Without the words and keywords that a question shares with an explainer."""
    matcher = whole.finder.matcher
    found = [matcher.evidence(question) for question in questions]
    return replace(whole, finder=replace(whole.finder, matcher=_set_aside(matcher, WORDS, found)))


def without_synonyms(whole: Assistant, _: Sequence[str]) -> Assistant:
    """What is matched are the words as written: dialect, slips, traditional characters and English stay. Facts are read as ever."""

    def reader(text: str, today: date, *known: object) -> Reading:
        reading = whole.reader(text, today, *known)  # type: ignore[arg-type]
        return replace(reading, plain=reading.words)

    return replace(whole, reader=reader)


PARTS: Final[Mapping[str, Callable[[Assistant, Sequence[str]], Assistant]]] = {
    "explainers": without_explainers,
    "meaning": without_meaning,
    "words": without_words,
    "synonyms": without_synonyms,
}


def lacking(part: str, whole: Assistant, questions: Sequence[str]) -> Assistant:
    """The assistant without the part; `questions`, as written, are what its scores are levelled on."""
    return PARTS[part](whole, [read(question, TODAY).plain for question in questions])


def _set_aside(matcher: Matcher, kinds: Sequence[str], found: Sequence[Mapping[str, Scores]]) -> Matcher:
    """The matcher without these kinds of evidence, its scores on the level of before."""
    kept = replace(matcher.weights, **dict.fromkeys(kinds, 0.0))
    raised = _level(matcher.weights, found) / _level(kept, found)
    return replace(matcher, weights=replace(kept, **{kind: raised * getattr(kept, kind) for kind in KINDS}))


def _level(weights: Weights, found: Sequence[Mapping[str, Scores]]) -> float:
    """The median over the questions of the best weighted sum."""
    return float(np.median([max(sum(getattr(weights, kind) * one[kind] for kind in KINDS)) for one in found]))
