"""What structure says of an explainer for a question: place, paper, percentage and day admit it; group, year and topic shift its score."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from assistant.explainers import Explainer
from corpus.catalog import catalog

COMPARED_PLACES = 2
_HOW_MUCH = re.compile(
    r"多少|几(?:万|千|百|元|块|钱|成|个点|%|折|倍|天|年|号|家)|百分之几|具体|金额|数字|哪家|哪一家"
    r"|how much|how many|how long|which|exact|amount|percentage",
    re.I,
)
_BASIS = re.compile(
    r"(?:照|按|依|根据|凭)(?:照|据|着)?(?:什么|啥|哪|谁)|依据|怎么(?:定|确定|算|来)|(?:谁|哪里|哪个部门)(?:来|说了|说)?(?:定|算)|由谁"
    r"|who (?:sets|decides)|how is .{0,40} set|based on",
    re.I,
)
_WHETHER = re.compile(
    r"为什么|为啥|为何|规矩|条件|原则|会不会|是不是|有没有|能不能|可不可以|要不要|需不需要|吗|么[?？]?$"
    r"|\b(?:why|whether)\b|^(?:is|are|does|do|can|may)\b",
    re.I,
)
_NOW = re.compile(r"现在|如今|目前|眼下|今年|去年|明年|最新|近年|这几年|\b(?:now|today|current(?:ly)?|this year|latest|nowadays)\b", re.I)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about, its places and papers taken out and put into fields of their own."""

    text: str
    meant: str = ""  # the text whose meaning counts, where `text` is but a part of it
    context: str = ""  # what the turn before was about, where this one follows it
    context_share: float = 0.0  # how much of the meaning lies in the context
    said: frozenset[str] = frozenset()  # explainers that the turns it follows showed
    same_case: bool = True  # nothing but the subject has changed since
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
    """How much each kind of evidence counts, and how far structure shifts the score. `bench/matching.py` tunes the first four."""

    words: float = 2.0
    meaning: float = 0.7
    quotes: float = 0.6
    keywords: float = 0.13
    topic: float = 0.15
    group: float = 0.06
    year: float = 0.1
    compared: float = 0.15
    place: float = 0.15
    said: float = 0.25  # of what was shown already, where something else is asked for
    said_of_another_case: float = 0.1  # the same where the group, the insurance or the time has changed
    later: float = 0.2  # of an explainer for a later time than the text's, where the question names no time
    prevailed: float = 0.1
    how_much: float = 0.04
    other_paper: float = 0.25
    scheme: float = 0.08


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
    return bool(_BASIS.search(text)) or (bool(_WHETHER.search(text)) and not _HOW_MUCH.search(text))


def _asks_figure(text: str) -> float:
    """1 where a figure is asked for, -2 where its basis or who sets it is, else a little less than nothing."""
    if _BASIS.search(text):
        return -2.0
    return 1.0 if _HOW_MUCH.search(text) else -0.5


def shift(explainer: Explainer, subject: Subject, weights: Weights, prevailed: Collection[str]) -> float:
    """What structure adds to the score: what the turn before was about, then what time, persons and papers say."""
    entry = explainer.entry
    follows = weights.topic * _same_subject(entry.topic, subject.topic)
    if explainer.id in subject.said:
        follows -= weights.said if subject.same_case else weights.said_of_another_case
    if explainer.is_refusal:
        return follows
    return (
        follows
        + _of_time(explainer, subject, weights)
        + _of_persons(explainer, subject, weights)
        + _of_papers(explainer, subject, weights, prevailed)
    )


def _same_subject(topic: str, before: str) -> float:
    """1 for the topic of the turn before, a half for its family: duty_finance after duty_health."""
    if not before:
        return 0.0
    return 1.0 if topic == before else 0.5 * (topic.partition("_")[0] == before.partition("_")[0])


def _of_time(explainer: Explainer, subject: Subject, weights: Weights) -> float:
    """The year that is named; what speaks for a later time than its text is for who names such a time."""
    total = weights.year * any(year in document for year in subject.years for document in explainer.documents)
    if _speaks_for_later(explainer) and not (subject.day or _NOW.search(subject.text)):
        total -= weights.later
    return total


def _speaks_for_later(explainer: Explainer) -> bool:
    first = catalog().document(explainer.citations[0].document).in_force_from
    return bool(explainer.entry.since and first and explainer.entry.since > first)


def _of_persons(explainer: Explainer, subject: Subject, weights: Weights) -> float:
    """The group, the scheme and the percentage asked about, and whether a figure is asked for at all."""
    entry, total = explainer.entry, 0.0
    if entry.groups:
        fits = subject.category in entry.groups
        total += weights.group * (1 + subject.category_said if fits else -1 - bool(subject.category))
    if subject.scheme and entry.scheme in ("critical_illness", "medical_aid"):
        total += weights.scheme if entry.scheme == subject.scheme else -weights.scheme
    if entry.percent:
        total += -weights.group if subject.percent is None else weights.group
    if entry.status == "figure_not_stated":
        total += _asks_figure(subject.text) * weights.how_much
    return total


def _of_papers(explainer: Explainer, subject: Subject, weights: Weights, prevailed: Collection[str]) -> float:
    """The paper named, the paper that goes before where none is, one place or several."""
    first, total = explainer.citations[0].document, 0.0
    if first in prevailed and not (subject.documents or subject.years or subject.day):
        total -= weights.prevailed
    if subject.documents and first not in subject.documents:
        total -= weights.other_paper
    if len(explainer.documents) >= COMPARED_PLACES and not explainer.entry.places:
        total += weights.compared if subject.compared else -weights.place * bool(subject.regions)
    return total
