"""Every sentence of a result that does not stand with an entitlement, a group or a precedence: ``data/sentences.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from calculator.eligibility.facts import Fact
from calculator.eligibility.loading import DATA, Strict, read_yaml, refuse


@dataclass(frozen=True, slots=True)
class Office:
    """Whom to ask about what today."""

    about: str
    ask: str

    def as_json(self) -> dict[str, str]:
        """Both as text."""
        return {"about": self.about, "ask": self.ask}


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences by name, the question that asks for each fact, and today's offices."""

    sentences: Mapping[str, str]
    questions: Mapping[Fact, str]
    offices: tuple[Office, ...]


def sentence(name: str, /, **values: object) -> str:
    """A sentence, its blanks filled in."""
    return sentences().sentences[name].format(**values)


def spelled(day: date) -> str:
    """A day as people write it."""
    return sentence("day", year=day.year, month=day.month, day=day.day)


@cache
def sentences() -> Sentences:
    """All of them, read and checked once. Raises :class:`calculator.eligibility.loading.EntitlementError`."""
    return read_sentences(DATA / "sentences.yaml")


def read_sentences(path: Path) -> Sentences:
    """The sentences in a file."""
    table = read_yaml(path, _File)
    if list(table.questions) != list(Fact):
        refuse(path, "questions", list(table.questions), f"one for each of {', '.join(Fact)}, in that order")
    return Sentences(
        table.sentences, {Fact(name): text for name, text in table.questions.items()}, tuple(Office(o.about, o.ask) for o in table.offices)
    )


class _Office(Strict):
    about: str
    ask: str


class _File(Strict):
    sentences: dict[str, str]
    questions: dict[str, str]
    offices: list[_Office]
