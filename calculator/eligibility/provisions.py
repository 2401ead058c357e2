"""The entitlements of the five texts, read from ``data/provisions/<document>.yaml`` and held against the documents.

Every quote must stand in the document word for word; a figure in what is given must stand in one of the quotes; two versions
of one entitlement may not overlap in time. A file that fails is refused whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from pydantic import Field

from calculator.eligibility.facts import YES_OR_NO, Fact, Group
from calculator.eligibility.loading import DATA, Strict, choose, cited, read_yaml, refuse
from calculator.eligibility.provision import (
    Care,
    Condition,
    Kind,
    OfCare,
    OfFact,
    OfGroups,
    OfInsurance,
    Provision,
    Test,
    Text,
    Topic,
    Uninsured,
)
from calculator.person import Insurance
from calculator.place import AREAS
from corpus.citation import Citation

FAR_AWAY = date(9999, 12, 31)
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|万元|元)?", re.ASCII)


@cache
def texts() -> tuple[Text, ...]:
    """Every text, the newest first. Raises :class:`calculator.eligibility.loading.EntitlementError`."""
    read = [read_provisions(path) for path in sorted((DATA / "provisions").glob("*.yaml"))]
    return tuple(sorted(read, key=lambda text: text.since, reverse=True))


def read_provisions(path: Path) -> Text:
    """The entitlements in a file, each checked against the document the file names."""
    table = read_yaml(path, _Text)
    choose(path, "area", table.area, AREAS)
    beginning = cited(path, "beginning", table.document, table.beginning)
    provisions = tuple(_provision(path, f"entitlements.{number}", table, entry) for number, entry in enumerate(table.entitlements))
    _refuse_overlaps(path, provisions)
    return Text(table.document, table.area, table.since, beginning, table.reading, provisions)


class _Condition(Strict):
    groups: list[str] | None = None
    insurance: list[str] | None = Field(None, min_length=1)
    care: str | None = None
    fact: str | None = None
    wanted: bool = True
    open_to: list[str] = Field(default_factory=list)
    uninsured: Uninsured = Uninsured.OUT
    says: str = Field(min_length=1)
    otherwise: str = Field(min_length=1)
    undecided: str = ""


class _Entitlement(Strict):
    id: str
    name: str = Field(min_length=1)
    kind: Kind
    topic: Topic
    since: date | None = None
    until: date | None = None
    due: date | None = None
    gives: str = Field(min_length=1)
    conditions: list[_Condition] = Field(default_factory=list)
    to_do: list[str] = Field(min_length=1)
    quotes: list[str] = Field(min_length=1)


class _Text(Strict):
    document: str
    source: str = Field(min_length=1)
    area: str
    since: date
    beginning: str
    reading: str = ""
    entitlements: list[_Entitlement] = Field(min_length=1)


def _provision(path: Path, field: str, table: _Text, entry: _Entitlement) -> Provision:
    if not entry.id.startswith(f"{table.document}/"):
        refuse(path, f"{field}.id", entry.id, f"a name that begins with {table.document}/")
    since = _dates(path, field, table, entry)
    citations = tuple(cited(path, f"{field}.quotes.{number}", table.document, quote) for number, quote in enumerate(entry.quotes))
    for name in ("name", "gives"):
        _check_figures(path, f"{field}.{name}", getattr(entry, name), citations)
    conditions = tuple(_condition(path, f"{field}.conditions.{number}", condition) for number, condition in enumerate(entry.conditions))
    return Provision(
        entry.id, table.document, table.source, entry.name, entry.kind, entry.topic, since, entry.until, entry.due,
        entry.gives, conditions, tuple(entry.to_do), citations,
    )  # fmt: skip


def _dates(path: Path, field: str, table: _Text, entry: _Entitlement) -> date:
    since = entry.since or table.since
    if since < table.since:
        refuse(path, f"{field}.since", since.isoformat(), f"a day not before {table.since}, the first of the text")
    if entry.until is not None and entry.until < since:
        refuse(path, f"{field}.until", entry.until.isoformat(), f"a day not before {since}, its first")
    if entry.due is not None and entry.kind is not Kind.GOAL:
        refuse(path, f"{field}.due", entry.due.isoformat(), f"no day for a {entry.kind}; only a goal is due")
    return since


def _check_figures(path: Path, field: str, sentence: str, citations: Sequence[Citation]) -> None:
    quoted = " ".join(_folded(citation.quote) for citation in citations)
    for figure in _FIGURE.findall(_folded(sentence)):
        if re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.])", quoted) is None:
            refuse(path, field, figure, "only figures that stand in the quotes")


def _condition(path: Path, field: str, entry: _Condition) -> Condition:
    named = [name for name in ("groups", "insurance", "care", "fact") if getattr(entry, name) is not None]
    if len(named) != 1:
        refuse(path, field, ", ".join(named), "exactly one of groups, insurance, care, fact")
    if entry.groups == [] and not entry.open_to:
        refuse(path, f"{field}.groups", entry.groups, "a group, there or in open_to")
    for name in ("open_to", "uninsured"):
        allowed = ("groups", "insurance") if name == "open_to" else ("insurance",)
        if name in entry.model_fields_set and named[0] not in allowed:
            refuse(path, f"{field}.{name}", _plain(getattr(entry, name)), f"nothing beside {named[0]}; it goes with {' or '.join(allowed)}")
    if (entry.open_to or entry.uninsured is Uninsured.OPEN) and not entry.undecided:
        refuse(path, f"{field}.undecided", entry.undecided, "what the text leaves open for those it is open to")
    return Condition(_test(path, field, entry), entry.says, entry.otherwise, entry.undecided)


def _plain(value: object) -> object:
    return value.value if isinstance(value, Uninsured) else value


def _test(path: Path, field: str, entry: _Condition) -> Test:
    words = Group if entry.groups is not None else Insurance
    for name in ("groups", "insurance", "open_to"):
        for number, word in enumerate(getattr(entry, name) or ()):
            choose(path, f"{field}.{name}.{number}", word, words)
    if entry.groups is not None:
        return OfGroups(frozenset(map(Group, entry.groups)), frozenset(map(Group, entry.open_to)))
    if entry.insurance is not None:
        return OfInsurance(frozenset(map(Insurance, entry.insurance)), frozenset(map(Insurance, entry.open_to)), entry.uninsured)
    if entry.care is not None:
        choose(path, f"{field}.care", entry.care, Care)
        return OfCare(Care(entry.care))
    fact = entry.fact or ""
    choose(path, f"{field}.fact", fact, YES_OR_NO)
    return OfFact(Fact(fact), entry.wanted)


def _refuse_overlaps(path: Path, provisions: Sequence[Provision]) -> None:
    for one, other in combinations(provisions, 2):
        if one.id == other.id and one.since <= (other.until or FAR_AWAY) and other.since <= (one.until or FAR_AWAY):
            spans = f"{one.since} to {one.until} and {other.since} to {other.until}"
            refuse(path, f"entitlements.{one.id}", spans, "versions of one entitlement that do not overlap")


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
