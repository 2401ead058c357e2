"""Whether every document is there, unchanged, rightly described, and wholly covered by sections and quotable sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.catalog import Catalog
from corpus.changes import LaterChange
from corpus.citation import QuoteNotFound, cite_in
from corpus.document import Document
from corpus.fold import fold, width
from corpus.lines import MARKS, NUMBER
from corpus.passage import passages, repeated, sentences
from corpus.regions import region
from corpus.sentences import LONGEST, sentence_spans
from corpus.sources import SourceError


@dataclass(frozen=True, slots=True)
class Row:
    """What a document holds, and what is wrong with it (empty where nothing is)."""

    id: str
    cells: tuple[str, ...]
    faults: tuple[str, ...]


_LIST_NUMBER = re.compile(rf"{MARKS.pattern}(?:{NUMBER.pattern})")
HEAD = ("document", "number", "characters", "sections", "passages", "sentences", "repeated", "coverage", "in force from", "result")


def check(catalog: Catalog, changes: Sequence[LaterChange] = ()) -> list[Row]:
    """One row a document, and one for the later changes where there are any."""
    rows = [_row(catalog, id_) for id_ in catalog.ids]
    if changes:
        faults = tuple(f"later change of {change.place}: no such place" for change in changes if region(change.place) is None)
        rows.append(Row("later changes", ("", str(len(changes)), *[""] * 6), faults))
    return rows


def table(rows: Sequence[Row]) -> str:
    """The rows for a terminal, columns aligned by the width of Chinese characters."""
    lines = [HEAD, *((row.id, *row.cells, "wrong" if row.faults else "ok") for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def coverage(document: Document) -> float:
    """The share of characters that lie in exactly one section."""
    times = [0] * (len(document.text) + 1)
    for section in document.sections:
        times[section.start] += 1
        times[section.end] -= 1
    depth = covered = 0
    for change in times[:-1]:
        depth += change
        covered += depth == 1
    return covered / len(document.text)


def unsaid(document: Document) -> str:
    """Letters and figures that are in no heading, sentence or number of a list; "" where nothing is lost."""
    text = document.text
    said = bytearray(len(text))
    for section in document.sections:
        said[section.start : section.body] = b"\1" * (section.body - section.start)
    for _, (start, end) in sentence_spans(document.lines, document.sections):
        said[start:end] = b"\1" * (end - start)
    for line in document.lines.all:
        if lead := _LIST_NUMBER.match(text, line.start, line.end):
            said[line.start : lead.end()] = b"\1" * (lead.end() - line.start)
    return "".join(char for char, told in zip(text, said, strict=True) if not told and char.isalnum())


def _row(catalog: Catalog, id_: str) -> Row:
    try:
        document = catalog.document(id_)
    except SourceError as error:
        return Row(id_, ("",) * 8, (str(error),))
    cells = (
        document.number,
        str(len(document.text)),
        str(len(document.sections)),
        str(len(passages(document))),
        str(len(sentences(document))),
        str(repeated(document)),
        f"{coverage(document):.1%}",
        str(document.in_force_from or ""),
    )
    return Row(id_, cells, tuple(_faults(document, catalog)))


def _faults(document: Document, catalog: Catalog) -> Iterator[str]:
    yield from _text_faults(document)
    if document.in_force_from is not None:  # described in a list of sources
        yield from _description_faults(document, catalog)


def _text_faults(document: Document) -> Iterator[str]:
    if coverage(document) < 1:
        yield f"{document.id}: its sections cover {coverage(document):.2%} of the characters; each must be in exactly one"
    if lost := unsaid(document):
        yield f"{document.id}: {len(lost)} letters are in no heading and no sentence: {lost[:40]}"
    for passage in (*sentences(document), *passages(document)):
        if fold(document.text[passage.start : passage.end]) != fold(passage.text) or not 0 < len(passage.text) <= LONGEST:
            yield f"{document.id}: [{passage.start}, {passage.end}) is not what its passage says, or is longer than {LONGEST}"


def _description_faults(document: Document, catalog: Catalog) -> Iterator[str]:
    name = document.id
    place = region(document.region)
    if place is None or place.level != document.level:
        found = f"a {place.level}" if place else "no such place"
        yield f"{name}: its region {document.region!r} should be a {document.level}; it is {found}"
    for field, words in (("title", document.title), ("number", document.number), ("prevails_note", document.prevails_note)):
        if words and not _stands(document, words):
            yield f"{name}: its {field} {words!r} does not stand in its text"
    for field, day in (("signed", document.signed), ("published", document.published)):
        if day and not any(_stands(document, form) for form in _forms(day)):
            yield f"{name}: the day it was {field}, {day}, does not stand in its text"
    if document.in_force_to and document.in_force_from and document.in_force_to < document.in_force_from:
        yield f"{name}: in force to {document.in_force_to}, which is before {document.in_force_from}"
    for other in document.prevails_over:
        if other not in catalog.ids or other == name:
            yield f"{name}: prevails over {other!r}, which is no other document; there are {', '.join(catalog.ids)}"


def _stands(document: Document, words: str) -> bool:
    try:
        cite_in(document, words)
    except QuoteNotFound:
        return False
    return True


def _forms(day: date) -> tuple[str, ...]:
    return day.isoformat(), f"{day.year}年{day.month}月{day.day}日"


__all__ = ["HEAD", "Row", "check", "coverage", "table", "unsaid"]
