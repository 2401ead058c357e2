"""Every sentence of a text and what it is used for: to calculate, for entitlements, for written answers, or for nothing yet.

A sentence is answered from when an explainer that answers cites a part of it; what a refusal quotes in passing does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from assistant.encoded import given
from assistant.encoded.figures import laws
from assistant.explainers import Explainer, load
from corpus.catalog import catalog
from corpus.citation import Citation
from corpus.document import Document
from corpus.passage import Passage, sentences
from corpus.structure import Section

REASONS: Final = (
    (re.compile(r"^[^，。；]*(?:工作方案|文件)$"), "a title or letterhead: what it is called, nothing that it says"),
    (re.compile(r"^公开方式：$"), "a label of the imprint: what it says stands in the next line"),
    (re.compile(r"^规范大病保险合同管理。$"), "a heading within the line: the sentences after it say how"),
)
"""Sentences that nobody asks about, and why, the first that fits."""


class Use(StrEnum):
    """What a sentence is used for, the strongest first: each is counted once."""

    CALCULATED = "calculated"
    GIVEN = "given"
    ANSWERED = "answered"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the explainers that cite it, and whether rules and entitlements rest on it."""

    passage: Passage
    cited_by: tuple[Explainer, ...]
    calculated: bool = False
    given: bool = False

    @property
    def reason(self) -> str:
        """Why nobody speaks for it; "" where it is spoken for or no reason is known."""
        if self.cited_by:
            return ""
        return next((why for pattern, why in REASONS if pattern.search(self.passage.text)), "")

    @property
    def use(self) -> Use:
        """The strongest use."""
        if self.calculated:
            return Use.CALCULATED
        if self.given:
            return Use.GIVEN
        return Use.ANSWERED if self.cited_by else Use.NOTHING


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its sentences. One without has a heading only, or says again what the text says elsewhere."""

    document: str
    section: Section
    sentences: tuple[Sentence, ...]

    @property
    def uses(self) -> Mapping[Use, int]:
        """How many of its sentences have which use, in the order of the uses."""
        return counted(self.sentences)


def of(document: Document, explainers: Sequence[Explainer]) -> list[Sentence]:
    """Every sentence of a text with what it is used for."""
    citing = [(c, e) for e in explainers if not e.is_refusal for c in e.citations if c.document == document.id]
    calculated = list(_calculated(document.id))
    entitled = list(given.citations(document.id))

    def citers(passage: Passage) -> tuple[Explainer, ...]:
        return tuple({e.id: e for c, e in citing if _overlap(c, passage)}.values())

    return [
        Sentence(one, citers(one), any(_overlap(c, one) for c in calculated), any(_overlap(c, one) for c in entitled))
        for one in sentences(document)
    ]


@cache
def parts(document: str) -> tuple[Part, ...]:
    """The sections of a document of the catalog, each with its sentences."""
    source = catalog().document(document)
    held: dict[int, list[Sentence]] = {section.start: [] for section in source.sections}
    for sentence in of(source, load()):
        held[source.section_at(sentence.passage.start).start].append(sentence)
    return tuple(Part(document, section, tuple(held[section.start])) for section in source.sections)


def counted(found: Iterable[Sentence]) -> Mapping[Use, int]:
    """How many sentences have which use, every use named."""
    counts = Counter(sentence.use for sentence in found)
    return {use: counts[use] for use in Use}


def by_section(found: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    """The sentences by the title of their section, in the order of the text."""
    held: dict[str, list[Sentence]] = {}
    for sentence in found:
        held.setdefault(sentence.passage.section, []).append(sentence)
    return held


def _calculated(document: str) -> Iterable[Citation]:
    """The sentences of the calculator's figures and clauses, the staff's rules among them."""
    for text in laws(document):
        yield from text.clauses.values()
        yield from (figure.citation for dated in text.figures.values() for figure in dated)


def _overlap(citation: Citation, passage: Passage) -> bool:
    return citation.start < passage.end and passage.start < citation.end
