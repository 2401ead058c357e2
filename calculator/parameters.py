"""The figures of the law: dated, with unit, document, section and the sentence each one stands in.

They live in ``data/<document>.yaml``. Loading checks every one of them against the document itself: the quote must stand
there word for word, in the section named, and the figure must stand in the quote as it is written there. Figures of one name
follow each other without gap or overlap, and tiers rise from zero. A file that fails is refused whole: a rule that nobody can
look up is no rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from calculator.dated import Misfit, Span, misfit_in_tiers, misfit_in_time
from calculator.money import percent
from calculator.scale import Scale, Tier
from calculator.written import UnreadableError, read_written
from corpus.citation import Citation, QuoteNotFound, cite

DATA = Path(__file__).parent / "data"
_WRITTEN = re.compile(r"(\d+(?:\.\d+)?)(万元|元|%)", re.ASCII)
_SCALE = {"万元": Fraction(10000), "元": Fraction(1), "%": Fraction(1, 100)}
_UNITS = {"万元": "yuan", "元": "yuan", "%": "share"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

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
class DatedScale:
    """Tiers of the law, good from ``since`` to ``until`` (None: no end named)."""

    scale: Scale
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the text gives these tiers for that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Law:
    """One document's figures and clauses, by name, the tiers made of them, and the first day of each scheme it rules."""

    document: str
    first_days: Mapping[str, date]
    clauses: Mapping[str, Citation]
    figures: Mapping[str, tuple[Figure, ...]]
    tiers: Mapping[str, tuple[DatedScale, ...]]

    def scale(self, name: str, day: date) -> Scale | None:
        """The tiers of that name on a day, None where the text gives none for it."""
        return next((dated.scale for dated in self.tiers[name] if dated.holds(day)), None)

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
    read = _read(path)
    clauses = {name: _cited(path, f"clauses.{name}", read.document, clause) for name, clause in read.clauses.items()}
    for scheme, start in read.first_days.items():
        if start.clause not in clauses:
            raise LawError(f"{path.name}: first_days.{scheme}.clause: found {start.clause!r}, wanted one of {sorted(clauses)}")
    figures = {
        name: tuple(_figure(path, f"figures.{name}.{number}", read.document, figure) for number, figure in enumerate(dated))
        for name, dated in read.figures.items()
    }
    for name, dated in figures.items():
        _refuse(path, f"figures.{name}", misfit_in_time(_spans(dated)))
    tiers = {name: _scales(path, f"tiers.{name}", figures, dated) for name, dated in read.tiers.items()}
    return Law(read.document, {scheme: start.since for scheme, start in read.first_days.items()}, clauses, figures, tiers)


def _read(path: Path) -> _Law:
    try:
        return _Law.model_validate(read_written(path))
    except UnreadableError as unreadable:
        raise LawError(f"{path.name}: cannot be read as YAML: {unreadable}") from None
    except ValidationError as refused:
        error = refused.errors(include_url=False)[0]
    field = ".".join(map(str, error["loc"]))
    raise LawError(f"{path.name}: {field}: found {error.get('input')!r}, wanted: {error['msg']}")


def _refuse(path: Path, field: str, misfit: Misfit | None) -> None:
    if misfit is not None:
        raise LawError(f"{path.name}: {field}.{misfit.number}.{misfit.field}: found {misfit.found or 'nothing'}, wanted {misfit.wanted}")


def _spans(dated: Sequence[Figure | DatedScale]) -> list[Span]:
    return [(one.since, one.until) for one in dated]


def _day(value: object) -> date:
    """A day as ISO writes it; ``20210228`` and ``2021-W08`` are other ways to write one."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise ValueError("a day of the calendar") from None
    raise ValueError("a day, as 2021-02-28")


Day = Annotated[date, BeforeValidator(_day)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Clause(_Strict):
    section: str
    quote: str


class _Figure(_Clause):
    since: Day
    until: Day | None = None
    value: str
    unit: Unit
    written: str


class _Start(_Strict):
    since: Day
    clause: str


class _Tier(_Strict):
    over: str
    rate: str


class _Tiers(_Strict):
    since: Day
    until: Day | None = None
    bands: Annotated[list[_Tier], Field(min_length=1)]


class _Law(_Strict):
    document: str
    first_days: dict[str, _Start]
    clauses: dict[str, _Clause]
    figures: dict[str, Annotated[list[_Figure], Field(min_length=1)]]
    tiers: dict[str, Annotated[list[_Tiers], Field(min_length=1)]] = {}


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
    if figure.unit != "yuan" and value > 1:
        raise LawError(f"{path.name}: {field}.value: found {figure.value}, wanted at most {percent(Fraction(1))}")
    return Figure(value, figure.unit, figure.since, figure.until, citation, int(value * 100))


def _scales(path: Path, field: str, figures: Mapping[str, tuple[Figure, ...]], dated: list[_Tiers]) -> tuple[DatedScale, ...]:
    """Tiers of the law, in time and by amount as they must be."""
    scales = []
    for number, tiers in enumerate(dated):
        named = [(f"{field}.{number}.bands.{place}", tier) for place, tier in enumerate(tiers.bands)]
        scale = Scale(tuple(_tier(path, where, figures, tier, (tiers.since, tiers.until)) for where, tier in named))
        _refuse(path, f"{field}.{number}.bands", misfit_in_tiers(scale))
        scales.append(DatedScale(scale, tiers.since, tiers.until))
    _refuse(path, field, misfit_in_time(_spans(scales)))
    return tuple(scales)


def _tier(path: Path, field: str, figures: Mapping[str, tuple[Figure, ...]], tier: _Tier, span: Span) -> Tier:
    over = 0 if tier.over == "0" else _named(path, f"{field}.over", figures, tier.over, ("yuan", span)).fen
    return Tier(over, _named(path, f"{field}.rate", figures, tier.rate, ("share", span)).value)


def _named(path: Path, field: str, figures: Mapping[str, tuple[Figure, ...]], name: str, wanted: tuple[Unit, Span]) -> Figure:
    """The figure of a name that is of the unit and holds for all of the days."""
    unit, (since, until) = wanted
    if name not in figures:
        raise LawError(f"{path.name}: {field}: found {name!r}, wanted one of {sorted(figures)}")
    holding = [figure for figure in figures[name] if figure.since <= since and (figure.until is None or (until and until <= figure.until))]
    if not holding:
        raise LawError(f"{path.name}: {field}: found {name!r}, wanted a figure that holds from {since} to {until or 'now'}")
    if holding[0].unit != unit:
        raise LawError(f"{path.name}: {field}: found {name!r} in {holding[0].unit}, wanted a figure in {unit}")
    return holding[0]


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
