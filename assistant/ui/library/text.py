"""A document's text made ready to be read: sections, paragraphs and runs, in which only the display mends the stored text.

Every character that is shown keeps its offset until here, so that figures, hits and the sentence asked for are marked exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.encoded.figures import Span
from assistant.encoded.marks import Mark, marks
from assistant.ui import documents
from corpus.catalog import catalog
from corpus.sentences import sentence_spans
from corpus.structure import CLOSING_PART, OPENING_PART, Section

_WORDS = re.compile(r"\w")
_RULE = re.compile(r"[━─═]{3,}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or a section's heading: the offsets of its characters in sight."""

    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A section: its heading (empty where it has none of its own) and its paragraphs."""

    section: Section
    heading: Stretch
    paragraphs: tuple[Stretch, ...]


@cache
def shown(document: str) -> tuple[Shown, ...]:
    """The sections of a document, read once."""
    source = catalog().document(document)
    gone = documents.left_out(source.text, 0, len(source.text))
    gone |= {offset for rule in _RULE.finditer(source.text) for offset in range(*rule.span())}
    apart = {
        start for section, (start, _) in sentence_spans(source.lines, source.sections) if section.heading in (OPENING_PART, CLOSING_PART)
    }
    return tuple(_shown(source.text, section, gone, apart) for section in source.sections)


def pieces(document: str, hits: Sequence[Span], focus: Span | None) -> list[dict[str, Any]]:
    """The text for the reader: each section with its heading and paragraphs as runs (see `_runs`)."""
    text = catalog().document(document).text
    drawn = _Drawn(text, marks(document), hits, focus)
    return [
        {
            "start": one.section.start,
            "level": one.section.level,
            "heading": drawn.runs(one.heading),
            "paragraphs": [drawn.runs(paragraph) for paragraph in one.paragraphs],
        }
        for one in shown(document)
    ]


class _Drawn:
    """What every shown character is part of: a figure, a hit, the sentence asked for."""

    def __init__(self, text: str, figures: Sequence[Mark], hits: Sequence[Span], focus: Span | None) -> None:
        self._text = text
        self._figures = figures
        self._figure = _at((mark.start, mark.end) for mark in figures)
        self._hit = _at(hits)
        self._focus = range(*focus) if focus else range(0)

    def runs(self, stretch: Stretch) -> list[dict[str, Any]]:
        """Runs of one figure, or of none: {"parts": [{"text", "hit"?, "focus"?}], "rule"?, "place"?}."""
        found: list[dict[str, Any]] = []
        for figure, parts in self._parts(stretch):
            if found and found[-1].get("place", -1) == (self._figures[figure].start if figure >= 0 else -1):
                found[-1]["parts"].append(parts)
                continue
            run: dict[str, Any] = {"parts": [parts]}
            if figure >= 0:
                run |= {"rule": self._figures[figure].rule, "place": self._figures[figure].start}
            found.append(run)
        return found

    def _parts(self, stretch: Stretch) -> Iterator[tuple[int, dict[str, Any]]]:
        """Stretches of the same kind: the number of their figure or -1, and what is shown."""
        begun: tuple[int, int, bool] | None = None
        held: list[str] = []
        for offset in stretch.offsets:
            kind = (self._figure.get(offset, -1), self._hit.get(offset, -1), offset in self._focus)
            if kind != begun and begun is not None:
                yield begun[0], _part("".join(held), begun[1], focus=begun[2])
                held = []
            begun = kind
            held.append(self._text[offset])
        if begun is not None:
            yield begun[0], _part("".join(held), begun[1], focus=begun[2])


def _part(text: str, hit: int, *, focus: bool) -> dict[str, Any]:
    return {"text": text, **({"hit": hit} if hit >= 0 else {}), **({"focus": True} if focus else {})}


def _at(spans: Iterable[Span]) -> Mapping[int, int]:
    """Offset -> number of the stretch that holds it."""
    return {offset: number for number, (start, end) in enumerate(spans) for offset in range(start, end)}


def _shown(text: str, section: Section, gone: set[int], apart: set[int]) -> Shown:
    """A section whose heading is a mere number keeps it in its first paragraph; title, 文号 and signature stand `apart`."""
    titled = any(_WORDS.match(text[offset]) for offset in range(section.words, section.body))
    body = section.body if titled else section.start
    heading = _trimmed(text, [offset for offset in range(section.start, body) if offset not in gone])
    return Shown(section, Stretch(heading), tuple(_paragraphs(text, [at for at in range(body, section.end) if at not in gone], apart)))


def _paragraphs(text: str, offsets: Sequence[int], apart: set[int]) -> Iterator[Stretch]:
    begun = 0
    for number, offset in enumerate(offsets):
        if text[offset] == "\n" or offset in apart:
            yield from _paragraph(text, offsets[begun:number])
            begun = number
    yield from _paragraph(text, offsets[begun:])


def _paragraph(text: str, offsets: Sequence[int]) -> Iterator[Stretch]:
    kept = _trimmed(text, offsets)
    if kept:
        yield Stretch(kept)


def _trimmed(text: str, offsets: Sequence[int]) -> tuple[int, ...]:
    held = list(offsets)
    while held and text[held[0]].isspace():
        held.pop(0)
    while held and text[held[-1]].isspace():
        held.pop()
    return tuple(held)
