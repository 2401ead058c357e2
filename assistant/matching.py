"""Which explainer answers a question: words and meaning, added up; place, paper, percentage and group filter or shift.

Four kinds of evidence for each explainer: the words it shares with all its example questions, keywords, answer and quotes taken together
(a saturating sum, as in BM25); how near the question is in meaning to its example questions on average; how near to its nearest
quote; and which of its keywords are said. Meaning is compared around the centre of all vectors, as e5 cosines crowd together
otherwise. The weights come from `bench/matching.py`, which asks every explainer's own questions with the asked one left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from assistant.explainers import Explainer
from assistant.understand.normalise import in_one_form
from corpus.passage import Passage
from index.library import Library
from index.tokens import tokens

COMPARED_PLACES = 2
_QUOTE = "quote"
_KEYWORD_WEIGHT, _SATURATION = 3.0, 2.0
_HOW_MUCH = re.compile(
    r"多少|几(?:万|千|百|元|块|钱|成|个点|%|折|倍|天|年|号|家)|百分之几|具体|金额|数字|哪家|哪一家"
    r"|how much|how many|how long|which|exact|amount|percentage",
    re.I,
)
_PAPER = re.compile(
    r"[粤吉]\w{0,3}[办发]\w?[〔\[(（]?\d{4}[〕\])）]?年?\s?\d*号?|(?:19|20)\d\d\s?年?(?:的|那个|这个|这份|那份)?(?:衔接|工作|实施)?(?:方案|意见|通知|文件|办法|规定)?"
    r"|\d{2,3}号文?|(?:两|这|那)份文件|the (?:19|20)\d\d (?:[A-Z]\w+ )?(?:plan|notice|opinions?|text)"
)
_BASIS = re.compile(
    r"(?:照|按|依|根据|凭)(?:照|据|着)?(?:什么|啥|哪|谁)|依据|怎么定|怎么确定|(?:谁|哪里|哪个部门)(?:来|说了|说)?(?:定|算)|由谁"
    r"|who (?:sets|decides)|how is .{0,40} set|based on",
    re.I,
)
_WHETHER = re.compile(
    r"为什么|为啥|为何|规矩|条件|原则|会不会|是不是|有没有|能不能|可不可以|要不要|需不需要|吗|么[?？]?$"
    r"|\b(?:why|whether)\b|^(?:is|are|does|do|can|may)\b",
    re.I,
)
_KEYWORDS_SAID = (0.0, 0.6, 0.85, 1.0)
_SAYS_LITTLE = 5  # characters
_SCALE = 1.35  # what the same question in other words reaches: scores near 1 are sure, below 0.3 about something else
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about, its places and papers taken out and put into fields of their own."""

    text: str
    context: str = ""  # what the turn before was about, where this one follows it
    regions: frozenset[str] = frozenset()  # names that an explainer's place may have; empty: any
    documents: frozenset[str] = frozenset()
    category: str = ""
    category_said: bool = False  # in this very turn
    percent: Decimal | None = None
    topic: str = ""  # of the turn before, for a follow-up
    scheme: str = ""  # as named in the words; "" where they name none
    day: str = ""  # ISO, of the expense, where the question gives one
    years: frozenset[str] = frozenset()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, and how far a filter shifts; see the module's docstring."""

    words: float = 2.0
    meaning: float = 0.7
    quotes: float = 0.6
    keywords: float = 0.13
    topic: float = 0.15
    group: float = 0.06
    year: float = 0.1
    compared: float = 0.15
    place: float = 0.15
    context: float = 0.5  # of what a follow-up follows, where its own words are next to none
    context_if_said: float = 0.3  # the same where they say something
    prevailed: float = 0.06
    how_much: float = 0.04
    other_paper: float = 0.15
    scheme: float = 0.04


@dataclass(frozen=True, slots=True)
class Match:
    """An explainer with its score; about 1 is the same question in other words."""

    explainer: Explainer
    score: float


def question_passages(explainers: Sequence[Explainer]) -> tuple[Passage, ...]:
    """What the meaning leg holds: every example question, and every quote once."""
    found = [
        Passage(f"{explainer.id}#{number}", explainer.id, "", in_one_form(question), 0, len(question))
        for explainer in explainers
        for number, question in enumerate(explainer.entry.questions)
    ]
    quotes = {quote.quote for explainer in explainers for quote in explainer.entry.quotes}
    return (*found, *(Passage(f"{_QUOTE}#{number}", _QUOTE, "", quote, 0, len(quote)) for number, quote in enumerate(sorted(quotes))))


@dataclass
class Matcher:
    """Scores every explainer for a subject. Built once; holds no state of any conversation."""

    explainers: tuple[Explainer, ...]
    library: Library
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
        self._question_count = np.bincount(self._question_owner, minlength=len(self.explainers)).astype(float)
        quote_at = {p.text: number for number, p in enumerate(passages) if p.document == _QUOTE}
        pairs = [(number, quote_at[quote.quote]) for number, e in enumerate(self.explainers) for quote in e.entry.quotes]
        self._quote_owner = np.array([owner for owner, _ in pairs], dtype=np.intp)
        self._quote_at = np.array([at for _, at in pairs], dtype=np.intp)
        vectors = self.library.dense.vectors
        self._centre = vectors.mean(axis=0)
        self._vectors = _unit(vectors - self._centre)

    def _hold_words(self) -> None:
        questions: dict[str, list[str]] = defaultdict(list)
        for passage in self.library.passages:
            questions[passage.document].append(passage.text)
        bags = [self._bag(explainer, questions[explainer.id]) for explainer in self.explainers]
        seen = Counter(token for bag in bags for token in bag)
        total = len(bags)
        self._idf = {token: float(np.log(1 + (total - n + 0.5) / (n + 0.5))) for token, n in seen.items()}
        self._unknown_idf = float(np.log(1 + (total + 0.5) / 0.5))
        where: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, bag in enumerate(bags):
            for token, times in bag.items():
                where[token].append((number, times))
        self._postings = {t: (np.array([n for n, _ in found]), np.array([x for _, x in found])) for t, found in where.items()}
        self._keywords = [[in_one_form(self.bare(word)).lower() for word in e.entry.keywords] for e in self.explainers]

    def _bag(self, explainer: Explainer, questions: Sequence[str]) -> Counter[str]:
        """How many parts of an explainer hold each token; a keyword counts as three."""
        entry = explainer.entry
        parts = [*questions, entry.answer, entry.english, *(quote.quote for quote in entry.quotes)]
        bag = Counter(token for part in parts for token in frozenset(tokens(self.bare(part))))
        for word in entry.keywords:
            bag.update({token: int(_KEYWORD_WEIGHT) for token in frozenset(tokens(self.bare(word)))})
        return bag

    def bare(self, text: str) -> str:
        """The text without the names of the covered places, which filter and must not match."""
        for word in self.strip:
            text = text.replace(word, "")
        return text

    def evidence(self, text: str, skip: int | None = None) -> dict[str, Scores]:
        """Each kind of evidence for each explainer, arrays of shape (explainers,); `skip` leaves one example question out."""
        bare = self.bare(text)
        return {
            "words": self._words(bare, skip),
            **self._meaning(bare, skip),
            "keywords": np.array([_keywords_said(words, bare.lower()) for words in self._keywords]),
        }

    def _words(self, text: str, skip: int | None) -> Scores:
        asked = frozenset(tokens(text))
        score = np.zeros(len(self.explainers))
        owner = -1 if skip is None else int(self._question_owner[skip])
        for token in asked:
            if token in self._postings:
                numbers, times = self._postings[token]
                times = times - (numbers == owner)
                score[numbers] += self._idf[token] * times / (times + _SATURATION)
        return score / (sum(self._idf.get(token, self._unknown_idf) for token in asked) or 1.0)

    def _meaning(self, text: str, skip: int | None) -> dict[str, Scores]:
        near = self._vectors @ _unit(self.library.encoder.query(text) - self._centre)
        questions = near[: len(self._question_owner)].astype(float)
        count = self._question_count.copy()
        if skip is not None:
            questions[skip] = 0.0
            count[self._question_owner[skip]] -= 1
        mean = np.bincount(self._question_owner, weights=questions, minlength=len(count)) / np.maximum(count, 1)
        quotes = np.zeros(len(count))
        np.maximum.at(quotes, self._quote_owner, near[self._quote_at])
        return {"meaning": mean, "quotes": quotes}

    def rank(self, subject: Subject, most: int = 60) -> list[Match]:
        """The explainers that may answer, best first. Places, papers and percentages filter; the rest shifts the score."""
        scores = self._scores(subject)
        if scores is None:
            return []
        found = [
            Match(explainer, float(scores[number]) + self._shift(explainer, subject))
            for number, explainer in enumerate(self.explainers)
            if admits(explainer, subject)
        ]
        return sorted(found, key=lambda match: -match.score)[:most]

    def _scores(self, subject: Subject) -> Scores | None:
        """The scores of the words; for a follow-up those of what it follows are mixed in, as its own words are few."""
        asked = _PAPER.sub(" ", subject.text) if subject.documents else subject.text  # a paper that is named filters and need not match
        texts = [text for text in (asked, subject.context) if tokens(self.bare(text))]
        scores = [self.combine(self.evidence(text)) for text in texts]
        if len(scores) < len([subject.text, subject.context]):
            return scores[0] if scores else None
        share = self.weights.context_if_said if len(subject.text) > _SAYS_LITTLE else self.weights.context
        return (1 - share) * scores[0] + share * scores[1]

    def combine(self, evidence: dict[str, Scores]) -> Scores:
        """The weighted sum, scaled so that about 1 means the same question in other words."""
        return np.asarray(sum(getattr(self.weights, name) * values for name, values in evidence.items())) / _SCALE

    def _shift(self, explainer: Explainer, subject: Subject) -> float:
        """What structure adds: the same topic as before, the group, the year, one place or several."""
        entry, weights = explainer.entry, self.weights
        shift = weights.topic if subject.topic and entry.topic == subject.topic else 0.0
        if explainer.is_refusal:
            return shift
        first = explainer.citations[0].document
        if first in self.prevailed and not (subject.documents or subject.years or subject.day):
            shift -= weights.prevailed
        if entry.groups:
            fits = subject.category in entry.groups
            shift += weights.group * (1 + subject.category_said if fits else -1 - bool(subject.category))
        if any(year in document for year in subject.years for document in explainer.documents):
            shift += weights.year
        if subject.scheme and entry.scheme in ("critical_illness", "medical_aid"):
            shift += weights.scheme if entry.scheme == subject.scheme else -weights.scheme
        if entry.percent:
            shift += -weights.group if subject.percent is None else weights.group
        if entry.status == "figure_not_stated":
            shift += _asks_figure(subject.text) * weights.how_much
        if subject.documents and first not in subject.documents:
            shift -= weights.other_paper
        if len(explainer.documents) >= COMPARED_PLACES and not entry.places:
            shift += weights.compared if subject.compared else -weights.place * bool(subject.regions)
        return shift


def admits(explainer: Explainer, subject: Subject) -> bool:
    """Whether place, papers, percentage and day let this explainer answer at all."""
    entry = explainer.entry
    if explainer.is_refusal:
        return not subject.documents
    if subject.documents and not subject.documents & explainer.documents:
        return False
    if subject.regions and entry.places and not subject.regions & frozenset(entry.places):
        return False
    if entry.percent and subject.percent is not None and not entry.percent.over < subject.percent <= entry.percent.up_to:
        return False
    if subject.day and entry.since and subject.day < entry.since.isoformat():
        return False
    return not (subject.day and entry.until and subject.day > entry.until.isoformat())


def asks_no_figure(text: str) -> bool:
    """Whether a question is about a reason, a basis or a yes or no, so that "no figure is stated" would not answer it."""
    return not _HOW_MUCH.search(text) and bool(_BASIS.search(text) or _WHETHER.search(text))


def _asks_figure(text: str) -> float:
    """1 where a figure is asked for, -2 where its basis or who sets it is, else a little less than nothing."""
    if _BASIS.search(text):
        return -2.0
    return 1.0 if _HOW_MUCH.search(text) else -0.5


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9), dtype=np.float32)


def _keywords_said(words: Collection[str], text: str) -> float:
    """How many of the keywords the text holds: one 0.6, two 0.85, three 1."""
    return _KEYWORDS_SAID[min(sum(1 for word in words if word and word in text), 3)]
