"""Every figure of the texts that is calculated with, and where the figure itself stands, to the character.

The calculator's files name the sentence of each figure. Within that sentence the figure is found here by what it says: of two that say the
same ("下调不低于80%，报销比例达到80%以上") the first of the file is the first of the sentence. A figure that a sentence repeats from
another ("1.8 万元" where the tiers begin) leads to the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, Literal

from calculator import parameters
from calculator.fund.rules import DATA as FUND_DATA
from calculator.fund.rules import rules
from calculator.parameters import Law, law
from corpus.catalog import catalog
from corpus.citation import Citation
from corpus.document import Document

__all__ = ["Figure", "Span", "figures", "laws", "standing"]

Span = tuple[int, int]
Unit = Literal["yuan", "share", "points", "day"]

_WRITTEN: Final = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(万元|元|%)", re.ASCII)
_SCALE: Final = {"万元": Fraction(10000), "元": Fraction(1), "%": Fraction(1, 100)}
_DAY: Final = re.compile(r"(\d{4})(?:年|-)(?:(\d{1,2})(?:月|-)(?:(\d{1,2})日?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is calculated with. `value` is yuan, a share of one, or None for a day, which is `since`.

    `places` are the offsets of the figure itself in its document, in order; `schemes` what it is used for ("fund": the staff's rules).
    """

    id: str
    document: str
    name: str
    unit: Unit
    value: Fraction | None
    since: date
    until: date | None
    schemes: tuple[str, ...]
    citation: Citation
    places: tuple[Span, ...] = ()


@cache
def figures(document: str) -> tuple[Figure, ...]:
    """The figures of one document, in the order of its text."""
    source = catalog().document(document)
    found = [figure for text in laws(document) for figure in _located(source, list(_named(text)))]
    return tuple(sorted((*found, *_first_days(source)), key=lambda figure: figure.places))


@cache
def laws(document: str) -> tuple[Law, ...]:
    """The files of figures that there are for a document: the calculator's, and the staff's rules."""
    own = (law(document),) if (parameters.DATA / f"{document}.yaml").is_file() else ()
    staffs = (rules(document),) if (FUND_DATA / f"{document}.yaml").is_file() else ()
    return (*own, *staffs)


def standing(document: Document, citation: Citation, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str], Span]]:
    """Where a pattern stands in a cited sentence and in its repeats: which of them, the match in the folded text, and its offsets."""
    folded = document.folded
    sentence = folded.text[folded.index_at(citation.start) : folded.index_at(citation.end)]
    places = sorted(folded.find_all(sentence), key=lambda first: folded.origin[first] != citation.start)
    for copy, first in enumerate(places):
        for match in pattern.finditer(folded.text, first, first + len(sentence)):
            yield copy, match, folded.span(match.start(), match.end() - match.start())


def _named(text: Law) -> Iterator[Figure]:
    """The figures of a file as it names them; one that changes over time is several."""
    schemes = tuple(text.first_days)
    for name, dated in text.figures.items():
        for one in dated:
            version = f"@{one.since}" if len(dated) > 1 else ""
            place = f"{text.document}/{name}{version}"
            yield Figure(place, text.document, name, one.unit, one.value, one.since, one.until, schemes, one.citation)


def _located(source: Document, named: Sequence[Figure]) -> list[Figure]:
    """The same figures with their places."""
    places: dict[str, list[Span]] = {figure.id: [] for figure in named}
    for citation in dict.fromkeys(figure.citation for figure in named):
        met: dict[tuple[int, Fraction, bool], int] = {}
        for copy, match, span in standing(source, citation, _WRITTEN):
            says = Fraction(match[1]) * _SCALE[match[2]], match[2] != "%"
            alike = [figure for figure in named if (figure.value, figure.unit == "yuan") == says]
            here = [figure for figure in alike if figure.citation == citation]
            if alike:
                nth = met[copy, *says] = met.get((copy, *says), -1) + 1
                places[(here[min(nth, len(here) - 1)] if here else alike[0]).id].append(span)
    return [replace(figure, places=tuple(sorted(set(places[figure.id])))) for figure in named]


def _first_days(source: Document) -> Iterator[Figure]:
    """The day from which a text is read to apply, with the sentence that names it."""
    schemes: dict[tuple[date, Citation, Span], tuple[str, ...]] = {}
    for text in laws(source.id):
        for scheme, day in text.first_days.items():
            where = next(_naming(source, text, day), None)
            if where is not None:
                schemes[day, *where] = (*schemes.get((day, *where), ()), scheme)
    for number, ((day, citation, span), of) in enumerate(schemes.items()):
        name = f"{source.id}/first_day" + (f"-{number}" if number else "")
        yield Figure(name, source.id, "first_day", "day", None, day, None, of, citation, (span,))


def _naming(source: Document, text: Law, day: date) -> Iterator[tuple[Citation, Span]]:
    """The clauses that name a day, and where in them."""
    for citation in text.clauses.values():
        for _, match, span in standing(source, citation, _DAY):
            if _names(match, day):
                yield citation, span


def _names(match: re.Match[str], day: date) -> bool:
    """Whether a date as written is that day, or the year or month that it begins."""
    year, month, of_month = (int(part) if part else 1 for part in match.groups())
    return (year, month, of_month) == (day.year, day.month, day.day)
