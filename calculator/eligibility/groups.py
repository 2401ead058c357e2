"""What the words for people have to do with each other: renamed over time, counted with others, or to be asked about.

``data/groups.yaml`` says for every word which fact tells it and until when it was in use, and ties words to each other: one
*counts* as another, or somebody called by one must be *asked* whether the other holds. A tie that a text makes carries its quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from calculator.eligibility.facts import Fact, Group
from calculator.eligibility.loading import DATA, Strict, choose, cited, read_yaml, refuse
from calculator.place import AREAS
from corpus.citation import Citation

TELLING = (Fact.CATEGORY, Fact.GROUP_2017, Fact.HARDSHIP_EMPLOYEE, Fact.COUNTY_HARDSHIP)
"""The facts that put a person in a group."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word for people: the fact that tells it, its last day in use (None: still used), what to ask after it, documents' own words."""

    group: Group
    told_by: Fact
    until: date | None
    after: str
    called: Mapping[str, str]

    def used(self, day: date) -> bool:
        """Whether people are still called so on that day."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class Tie:
    """In ``areas``, from ``since`` to ``until``: ``sources`` count as ``targets``, or must be asked whether they are."""

    sources: frozenset[Group]
    targets: frozenset[Group]
    effect: Literal["counts", "ask"]
    areas: frozenset[str]
    since: date
    until: date | None
    says: str
    citation: Citation | None

    def holds(self, area: str, day: date) -> bool:
        """Whether it ties there and then."""
        return area in self.areas and self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word and every tie."""

    words: Mapping[Group, Word]
    ties: tuple[Tie, ...]

    def ties_on(self, area: str, day: date, effect: str) -> Iterator[Tie]:
        """The ties of one effect, there and then."""
        return (tie for tie in self.ties if tie.effect == effect and tie.holds(area, day))


@cache
def vocabulary() -> Vocabulary:
    """The words and ties of the collection, read and checked once. Raises :class:`calculator.eligibility.loading.EntitlementError`."""
    return read_groups(DATA / "groups.yaml")


def read_groups(path: Path) -> Vocabulary:
    """The words and ties in a file."""
    tables = read_yaml(path, _File)
    for number, entry in enumerate(tables.words):
        _check_word(path, f"words.{number}", entry)
    words = {Group(entry.group): _word(entry) for entry in tables.words}
    for group in Group:
        if [entry.group for entry in tables.words].count(group) != 1:
            refuse(path, "words", [entry.group for entry in tables.words], f"{group} once")
    return Vocabulary(words, tuple(_tie(path, f"ties.{number}", entry) for number, entry in enumerate(tables.ties)))


class _Word(Strict):
    group: str
    told_by: str
    until: date | None = None
    after: str = ""
    called: dict[str, str] = Field(default_factory=dict)


class _Tie(Strict):
    sources: list[str]
    targets: list[str]
    effect: Literal["counts", "ask"]
    areas: list[str]
    since: date
    until: date | None = None
    says: str
    document: str | None = None
    quote: str | None = None


class _File(Strict):
    words: list[_Word]
    ties: list[_Tie]


def _check_word(path: Path, field: str, entry: _Word) -> None:
    choose(path, f"{field}.group", entry.group, Group)
    choose(path, f"{field}.told_by", entry.told_by, TELLING)
    if entry.until is not None and not entry.after:
        refuse(path, f"{field}.after", entry.after, "what to ask once the word is no longer in use")
    for document, word in entry.called.items():
        cited(path, f"{field}.called.{document}", document, word)


def _word(entry: _Word) -> Word:
    return Word(Group(entry.group), Fact(entry.told_by), entry.until, entry.after, entry.called)


def _tie(path: Path, field: str, entry: _Tie) -> Tie:
    for side in ("sources", "targets"):
        for number, word in enumerate(getattr(entry, side)):
            choose(path, f"{field}.{side}.{number}", word, Group)
    for number, area in enumerate(entry.areas):
        choose(path, f"{field}.areas.{number}", area, AREAS)
    if entry.until is not None and entry.until < entry.since:
        refuse(path, f"{field}.until", entry.until.isoformat(), f"a day not before {entry.since}")
    if (entry.document is None) != (entry.quote is None):
        refuse(path, f"{field}.quote", entry.quote, "document and quote together, or neither")
    citation = None if entry.document is None or entry.quote is None else cited(path, f"{field}.quote", entry.document, entry.quote)
    return Tie(
        frozenset(map(Group, entry.sources)), frozenset(map(Group, entry.targets)), entry.effect, frozenset(entry.areas),
        entry.since, entry.until, entry.says, citation,
    )  # fmt: skip
