"""Which explainer answers a question: words and meaning, added up; place, paper, percentage and group filter or shift.

Four kinds of evidence for each explainer: the words it shares with all its example questions, keywords, answer and quotes taken together
(a saturating sum, as in BM25); how near the question is in meaning to its example questions on average; how near to its nearest
quote; and which of its keywords are said. Meaning is compared around the centre of all vectors, as e5 cosines crowd together
otherwise. The weights come from `bench/matching.py`, which asks every explainer's own questions with the asked one left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.explainers import Explainer
from assistant.postings import Postings, bare
from assistant.scope import Signals
from assistant.structure import Subject, Weights, admits, shift
from corpus.passage import Passage
from index.library import Library
from index.tokens import tokens

_QUOTE = "quote"
_SATURATION = 2.0
_PAPER = re.compile(
    r"[粤吉]\w{0,3}[办发]\w?[〔\[(（]?\d{4}[〕\])）]?年?\s?\d*号?|(?:19|20)\d\d\s?年?(?:的|那个|这个|这份|那份)?(?:衔接|工作|实施)?(?:方案|意见|通知|文件|办法|规定)?"
    r"|\d{2,3}号文?|(?:两|这|那)份文件|the (?:19|20)\d\d (?:[A-Z]\w+ )?(?:plan|notice|opinions?|text)"
)
_KEYWORDS_SAID = (0.0, 0.6, 0.85, 1.0)
KINDS = ("words", "meaning", "quotes", "keywords")
"""The kinds of evidence that make the score, by the names of their weights."""
_REMEMBERED = 16  # texts: a turn asks about the same few several times
_SHIFTED = 150  # of the best by words and meaning: structure lifts nothing from further down to the top
_SCALE = 1.35  # what the same question in other words reaches: scores near 1 are sure, below 0.3 about something else
_NOWHERE = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
Scores = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Match:
    """An explainer with its score; about 1 is the same question in other words."""

    explainer: Explainer
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The explainers that may answer, best first, and what tells whether the texts answer the question at all."""

    matches: tuple[Match, ...]
    seen: Signals


def question_passages(explainers: Sequence[Explainer], postings: Postings) -> tuple[Passage, ...]:
    """What the meaning leg holds: every example question in one form, and every quote once."""
    found = [
        Passage(f"{explainer.id}#{number}", explainer.id, "", text, 0, len(question))
        for explainer, texts in zip(explainers, postings.questions, strict=True)
        for number, (question, text) in enumerate(zip(explainer.entry.questions, texts, strict=True))
    ]
    quotes = {quote.quote for explainer in explainers for quote in explainer.entry.quotes}
    return (*found, *(Passage(f"{_QUOTE}#{number}", _QUOTE, "", quote, 0, len(quote)) for number, quote in enumerate(sorted(quotes))))


@dataclass
class Matcher:
    """Scores every explainer for a subject. Built once; holds no state of any conversation."""

    explainers: tuple[Explainer, ...]
    library: Library
    postings: Postings
    strip: Sequence[str] = ()
    prevailed: frozenset[str] = frozenset()  # documents that another goes before where they conflict
    weights: Weights = field(default_factory=Weights)

    def __post_init__(self) -> None:
        self._hold_meaning()
        self._hold_words()

    def _hold_meaning(self) -> None:
        order = {explainer.id: number for number, explainer in enumerate(self.explainers)}
        passages = self.library.passages
        self._question_owner = np.array([order[p.document] for p in passages if p.document != _QUOTE])
        self._first_question = np.searchsorted(self._question_owner, np.arange(len(self.explainers)))
        self._refuses = np.array([explainer.is_refusal for explainer in self.explainers])
        self._question_count = np.bincount(self._question_owner, minlength=len(self.explainers)).astype(float)
        quote_at = {p.text: number for number, p in enumerate(passages) if p.document == _QUOTE}
        pairs = [(number, quote_at[quote.quote]) for number, e in enumerate(self.explainers) for quote in e.entry.quotes]
        self._quote_owner = np.array([owner for owner, _ in pairs], dtype=np.intp)
        self._quote_at = np.array([at for _, at in pairs], dtype=np.intp)
        vectors = self.library.dense.vectors
        self._centre = vectors.mean(axis=0)
        vectors -= self._centre
        self._vectors = _unit(vectors)
        sums = np.add.reduceat(self._vectors[: len(self._question_owner)], self._first_question)
        self._means = np.asarray(sums / self._question_count[:, None], dtype=np.float32)
        self._near = lru_cache(maxsize=_REMEMBERED)(self._compared)

    def _hold_words(self) -> None:
        """What a token weighs, by the number of explainers that hold it; none is the weight of an unknown one."""
        total = len(self.explainers)
        self._idf = [float(np.log(1 + (total - n + 0.5) / (n + 0.5))) for n in range(total + 1)]

    def bare(self, text: str) -> str:
        """The text without the names of the covered places, which filter and must not match."""
        return bare(text, self.strip)

    def evidence(self, text: str, skip: int | None = None, meant: str = "") -> dict[str, Scores]:
        """Each kind of evidence for each explainer, arrays of shape (explainers,); `skip` leaves one example question out.

        `meant` is the text whose meaning counts, where that is another than the one whose words do.
        """
        text = self.bare(text)
        return {
            "words": self._words(text, skip),
            **self._meaning(self.bare(meant) if meant else text, skip),
            "keywords": np.array([_keywords_said(words, text.lower()) for words in self.postings.keywords]),
        }

    def _words(self, text: str, skip: int | None) -> Scores:
        asked = frozenset(tokens(text))
        score, whole = np.zeros(len(self.explainers)), 0.0
        owner = -1 if skip is None else int(self._question_owner[skip])
        for token in asked:
            numbers, times = self.postings.found.get(token, _NOWHERE)
            weight = self._idf[len(numbers)]
            times = times - (numbers == owner)
            score[numbers] += weight * times / (times + _SATURATION)
            whole += weight
        return score / (whole or 1.0)

    def _compared(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The cosines of a text with every example question and quote, and with the mean of each explainer's examples."""
        asked = _unit(self.library.encoder.query(text) - self._centre)
        return self._vectors @ asked, self._means @ asked

    def _meaning(self, text: str, skip: int | None) -> dict[str, Scores]:
        near, mean = self._near(text)
        questions = near[: len(self._question_owner)]
        if skip is not None:
            questions, mean = questions.copy(), mean.copy()
            owner = self._question_owner[skip]
            count = self._question_count[owner]
            mean[owner] = (mean[owner] * count - questions[skip]) / max(count - 1, 1)
            questions[skip] = 0.0
        quotes = np.zeros(len(self.explainers))
        np.maximum.at(quotes, self._quote_owner, near[self._quote_at])
        return {"meaning": mean, "quotes": quotes, "nearest": np.maximum.reduceat(questions, self._first_question)}

    def rank(self, subject: Subject, most: int = 60) -> Ranking:
        """The explainers that may answer, best first. Places, papers and percentages filter; the rest shifts the score."""
        asked = _PAPER.sub(" ", subject.text) if subject.documents else subject.text  # a paper that is named filters and need not match
        evidence = [self.evidence(text, meant=subject.meant) for text in (asked, subject.context) if tokens(self.bare(text))]
        if not evidence:
            return Ranking((), Signals())
        scores = self._mixed([self.combine(one) for one in evidence], subject)
        admitted = [number for number in np.argsort(-scores).tolist() if admits(self.explainers[number], subject)][:_SHIFTED]
        found = [
            Match(self.explainers[n], float(scores[n]) + shift(self.explainers[n], subject, self.weights, self.prevailed)) for n in admitted
        ]
        found.sort(key=lambda match: -match.score)
        return Ranking(tuple(found[:most]), self._seen(found, evidence[0]["nearest"]))

    def _mixed(self, scores: Sequence[Scores], subject: Subject) -> Scores:
        """The scores of the words; for a follow-up those of what it follows are mixed in, as its own words are few."""
        if len(scores) == 1:
            return scores[0]
        return (1 - subject.context_share) * scores[0] + subject.context_share * scores[1]

    def _seen(self, found: Sequence[Match], nearest: Scores) -> Signals:
        answers = (match.score for match in found if not match.explainer.is_refusal)
        refusals = (match.score for match in found if match.explainer.is_refusal)
        return Signals(
            next(answers, 0.0),
            next(refusals, 0.0),
            float(nearest[~self._refuses].max(initial=0.0)),
            float(nearest[self._refuses].max(initial=0.0)),
        )

    def combine(self, evidence: dict[str, Scores]) -> Scores:
        """The weighted sum, scaled so that about 1 means the same question in other words."""
        return np.asarray(sum(getattr(self.weights, name) * evidence[name] for name in KINDS)) / _SCALE


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), dtype=np.float32)


def _keywords_said(words: Collection[str], text: str) -> float:
    """How many of the keywords the text holds: one 0.6, two 0.85, three 1."""
    return _KEYWORDS_SAID[min(sum(1 for word in words if word and word in text), 3)]
