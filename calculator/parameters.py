"""The figures of the law: dated, with unit, document, section and the sentence each one stands in.

They live in ``data/<document>.yaml``. Loading checks every one of them against the document itself: the quote must stand
there word for word, in the section named, and the figure must stand in the quote as it is written there. A file that fails
is refused whole: a rule that nobody can look up is no rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.citation import Citation, QuoteNotFound, cite

DATA = Path(__file__).parent / "data"
_WRITTEN = re.compile(r"(\d+(?:\.\d+)?)(万元|元|%)", re.ASCII)
_SCALE = {"万元": Fraction(10000), "元": Fraction(1), "%": Fraction(1, 100)}
_UNITS = {"万元": "yuan", "元": "yuan", "%": "share"}

Unit = Literal["yuan", "share", "points"]


class LawError(ValueError):
    """A figure of the law that its document does not bear out; names file, field, what was found and what is wanted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the law, good from ``since`` to ``until`` (None: no end named). ``value`` of an amount is yuan, ``fen`` is fen."""

    value: Fraction
    unit: Unit
    since: date
    until: date | None
    citation: Citation
    fen: int

    def holds(self, day: date) -> bool:
        """Whether the text gives this figure for that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Law:
    """One document's figures and clauses, by name, and the first day of each scheme it rules."""

    document: str
    first_days: Mapping[str, date]
    clauses: Mapping[str, Citation]
    figures: Mapping[str, tuple[Figure, ...]]

    def figure(self, name: str, day: date) -> Figure | None:
        """The figure of that name on a day, None where the text gives none for it."""
        return next((figure for figure in self.figures[name] if figure.holds(day)), None)

    def only(self, name: str) -> Figure:
        """A figure that the text gives once for all."""
        (figure,) = self.figures[name]
        return figure


@cache
def law(document: str) -> Law:
    """The figures of one document, read and checked once. Raises :class:`LawError`."""
    return read_law(DATA / f"{document}.yaml")


def read_law(path: Path) -> Law:
    """The figures in a file, each checked against the document the file names."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        read = _Law.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 - both are safe loaders
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as unreadable:
        raise LawError(f"{path.name}: cannot be read as YAML: {unreadable}") from None
    except ValidationError as refused:
        error = refused.errors(include_url=False)[0]
        field = ".".join(map(str, error["loc"]))
        raise LawError(f"{path.name}: {field}: found {error.get('input')!r}, wanted: {error['msg']}") from None
    clauses = {name: _cited(path, f"clauses.{name}", read.document, clause) for name, clause in read.clauses.items()}
    for scheme, start in read.first_days.items():
        if start.clause not in clauses:
            raise LawError(f"{path.name}: first_days.{scheme}.clause: found {start.clause!r}, wanted one of {sorted(clauses)}")
    figures = {
        name: tuple(_figure(path, f"figures.{name}.{number}", read.document, figure) for number, figure in enumerate(dated))
        for name, dated in read.figures.items()
    }
    return Law(read.document, {scheme: start.since for scheme, start in read.first_days.items()}, clauses, figures)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Clause(_Strict):
    section: str
    quote: str


class _Figure(_Clause):
    since: date
    until: date | None = None
    value: str
    unit: Unit
    written: str


class _Start(_Strict):
    since: date
    clause: str


class _Law(_Strict):
    document: str
    first_days: dict[str, _Start]
    clauses: dict[str, _Clause]
    figures: dict[str, list[_Figure]]


def _cited(path: Path, field: str, document: str, clause: _Clause) -> Citation:
    try:
        citation = cite(document, clause.quote)
    except (QuoteNotFound, KeyError) as missing:
        raise LawError(f"{path.name}: {field}.quote: found {clause.quote!r}, wanted a sentence of {document}: {missing}") from None
    if len(citation.quote) > 300:
        raise LawError(f"{path.name}: {field}.quote: found {len(citation.quote)} characters, wanted at most 300")
    if _folded(clause.section) not in _folded(citation.section):
        raise LawError(f"{path.name}: {field}.section: found {clause.section!r}, wanted {citation.section!r}, where the quote stands")
    return citation


def _figure(path: Path, field: str, document: str, figure: _Figure) -> Figure:
    citation = _cited(path, field, document, figure)
    written = _folded(figure.written)
    match = _WRITTEN.fullmatch(written)
    if match is None or re.search(rf"(?<![\d.]){re.escape(written)}", _folded(citation.quote)) is None:
        wanted = f"wanted a figure as it stands in the quote {citation.quote!r}"
        raise LawError(f"{path.name}: {field}.written: found {figure.written!r}, {wanted}")
    value = Fraction(match[1]) * _SCALE[match[2]]
    if value != Fraction(figure.value):
        raise LawError(f"{path.name}: {field}.value: found {figure.value}, wanted {value}, which is what {figure.written!r} says")
    if (_UNITS[match[2]] == "yuan") != (figure.unit == "yuan"):
        raise LawError(f"{path.name}: {field}.unit: found {figure.unit!r}, wanted the unit of {figure.written!r}")
    return Figure(value, figure.unit, figure.since, figure.until, citation, int(value * 100))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
