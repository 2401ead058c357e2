"""Explainers: curated plain-language answers, each resting on exact sentences of the texts.

One YAML file a document (or subject); `load()` reads them all and refuses an explainer whose quote is not verbatim in its
document or whose figures are not in its quotes. `python -m assistant.explainers check` does the same while a file is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.data import read_yaml
from assistant.figures import figures, unsupported
from assistant.reply import distinct
from corpus.catalog import catalog
from corpus.citation import Citation, QuoteNotFound, citation_at, cite
from corpus.document import Document
from corpus.sentences import sentence_spans
from index.files import default_store
from index.kept import digest, kept

FOLDER = Path(__file__).parent
LONGEST_QUOTE = 300
REFUSALS = ("other_place", "not_in_texts", "personal_case", "medical_advice", "unsafe", "off_topic")


class ExplainerError(ValueError):
    """An explainer that may not be shown; the message names file, entry, what was found and what is wanted."""


class Quote(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    document: str
    quote: str = Field(min_length=4, max_length=LONGEST_QUOTE)


class Percent(BaseModel):
    """The band a percentage in the question must lie in: over < x <= up_to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    over: Decimal = Decimal(0)
    up_to: Decimal = Decimal(100)


class Entry(BaseModel):
    """An explainer as written in YAML."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")
    topic: str
    status: Literal[
        "answered", "figure_not_stated", "other_place", "not_in_texts", "personal_case", "medical_advice", "unsafe", "off_topic"
    ]
    places: list[str] = []
    scheme: Literal["critical_illness", "medical_aid", "both", "none"] = "none"
    groups: list[str] = []
    since: date | None = None
    until: date | None = None
    percent: Percent | None = None
    goal: bool = False
    hotline: str = ""
    questions: list[str] = Field(min_length=3)
    keywords: list[str] = []
    answer: str = Field(min_length=8)
    english: str = ""
    quotes: list[Quote] = []
    followups: list[str] = []


_ENTRIES = TypeAdapter(dict[str, list[Entry]])


@dataclass(frozen=True, slots=True)
class Explainer:
    """A checked explainer: its entry and the resolved citations, best first."""

    entry: Entry
    citations: tuple[Citation, ...]

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def is_refusal(self) -> bool:
        return self.entry.status in REFUSALS

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(citation.document for citation in self.citations)


def check(entry: Entry, file: str) -> Explainer:
    """Resolve every quote and see that each figure of the answer stands in one; raises ExplainerError."""
    where = f"{file}: {entry.id}"
    if not entry.quotes and entry.status not in REFUSALS:
        raise ExplainerError(f"{where}: no quotes found, at least one is wanted")
    try:
        quoted = tuple(cite(quote.document, quote.quote) for quote in entry.quotes)
    except QuoteNotFound as error:
        raise ExplainerError(f"{where}: {error}") from error
    support = "\n".join(citation.quote for citation in quoted)
    for name, text in (("answer", entry.answer), ("english", entry.english)):
        if loose := unsupported(text, support):
            found = ", ".join(f"{figure.value}{'%' if figure.kind == 'share' else ''}" for figure in loose)
            raise ExplainerError(f"{where}: {name} has {found}; its quotes have {sorted({str(f.value) for f in figures(support)})}")
    return Explainer(entry, distinct(tuple(whole_sentence(citation) for citation in quoted)))


def whole_sentence(citation: Citation) -> Citation:
    """The citation widened to the sentence it stands in, so that a reader sees it whole; itself where that is too long to show."""
    document = catalog().document(citation.document)
    for start, end in _sentence_spans(document):
        if start <= citation.start and citation.end <= end:
            whole = _citation_at(document, start, end)
            return whole if len(whole.quote) <= LONGEST_QUOTE else citation
    return citation


_citation_at = cache(citation_at)  # many explainers quote one sentence


@cache
def _sentence_spans(document: Document) -> tuple[tuple[int, int], ...]:
    return tuple(span for _, span in sentence_spans(document.lines, document.sections))


def entries(file: Path) -> Iterator[Entry]:
    found: Any = read_yaml(file)
    if not isinstance(found, list):
        raise ExplainerError(f"{file.name}: a list of explainers is wanted, found {type(found).__name__}")
    for position, raw in enumerate(found, start=1):
        try:
            yield Entry.model_validate(raw)
        except ValidationError as error:
            name = raw.get("id", "") if isinstance(raw, dict) else ""
            wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
            raise ExplainerError(f"{file.name}: entry {position} {name}: {wrong}") from error


def read(files: Iterable[Path]) -> tuple[Explainer, ...]:
    """The explainers of these files, checked; ids must be unique."""
    return checked((file.name, entries(file)) for file in files)


def checked(written: Iterable[tuple[str, Iterable[Entry]]]) -> tuple[Explainer, ...]:
    """The explainers of these entries, each file's with its name; ids must be unique."""
    seen: dict[str, Explainer] = {}
    for file, listed in written:
        for entry in listed:
            if entry.id in seen:
                raise ExplainerError(f"{file}: the id {entry.id} stands twice, once is wanted")
            seen[entry.id] = check(entry, file)
    return tuple(seen.values())


@cache
def load(store: Path | None = None) -> tuple[Explainer, ...]:
    """Every bundled explainer, in file order.

    As reading YAML takes long, the entries are kept in the store for the next start. Each of them is checked against the texts every time.
    """
    files = sorted(FOLDER.glob("*.yaml"))
    made_from = digest([Path(__file__), *(part for file in files for part in (file.name, file))])
    place = (store or default_store()) / "opening" / "explainers"
    content = kept(place, made_from, lambda: _ENTRIES.dump_json({file.name: list(entries(file)) for file in files}))
    return checked(_ENTRIES.validate_json(content).items())
