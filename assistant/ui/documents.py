"""What the screen says about a document, and the stretch of it around a cited sentence, made readable.

The stored text keeps every defect it was received with: hard line breaks, page breaks inside sentences, stray marks. Only the display
leaves those out; the marked sentence is the cited slice itself, character by character but for line breaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.ui import words
from corpus.catalog import catalog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.citation import Citation
    from corpus.document import Document

_NUMBERED = re.compile(
    r"\s*(?:[#*]*\s*)?(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|第[一二三四五六七八九十百]+[章节条]|附件)"
)
_HEADING = re.compile(_NUMBERED.pattern + r"[^，。；,;]{2,24}$")
_STRAY = re.compile(r"(?m)^[ \t]*#+[ \t]*|\*\*|(?<=\n)[ \t]+|[ \t]+(?=\n)")
_ENDS = "。！？；：!?;:"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A cited sentence with what stands around it in its section."""

    before: str
    marked: str
    after: str


def excerpt(citation: Citation) -> Excerpt:
    """The section around `citation`. Raises KeyError for a document that is no longer there, ValueError for offsets outside it."""
    return found(citation)[1]


def found(citation: Citation) -> tuple[Document, Excerpt]:
    """The document of `citation` with the section around it; raises as `excerpt` does."""
    document = catalog().document(citation.document)
    if not 0 <= citation.start < citation.end <= len(document.text):
        raise ValueError(f"offsets {citation.start}..{citation.end} lie outside {citation.document} ({len(document.text)} characters)")
    section = document.section_at(citation.start)
    return document, Excerpt(*_readable(document.text, section.start, max(section.end, citation.end), citation))


def year(document: Document) -> str:
    """The year of the text."""
    return str(document.published or document.signed or document.in_force_from)[:4]


def years(citations: Iterable[Citation]) -> list[str]:
    """The years of the texts cited, oldest first."""
    return sorted({year(catalog().document(citation.document)) for citation in citations})


def short_title(citation: Citation) -> str:
    """A source on its button: the text by its short name, which holds place and year, and the section."""
    document = catalog().document(citation.document)
    heading = re.sub(rf"^(?:{_NUMBERED.pattern})", "", citation.section.rsplit(" › ", 1)[-1]).strip()
    return f"{document.short_title}，{heading}" if heading else document.short_title


def reference(citation: Citation) -> str:
    """A source as it is named on the phone: short name, 文号, section."""
    document = catalog().document(citation.document)
    number = f"（{document.number}）" if document.number else ""
    return f"{document.short_title}{number}{citation.section.rsplit(' › ', 1)[-1]}"


def about(document: Document, said: words.Words = words.CHINESE) -> list[tuple[str, str]]:
    """What is known of a document, name by name; what the text itself does not say is said to be missing."""
    names, day = said.options("source.fields"), said("source.no_day")
    signed, published = (str(found) if found else day for found in (document.signed, document.published))
    told = {
        "number": document.number or said("source.no_number"),
        "issuer": document.issuer,
        "region": document.region,
        "level": said.options("source.levels").get(document.level, document.level),
        "signed": signed,
        "published": published,
        "start": said("source.in_force", start=document.in_force_from, reason=document.in_force_reason) if document.in_force_from else "",
        "end": str(document.in_force_to or ""),
        "prevails": document.prevails_note,
    }
    lines = [(names[name], value) for name, value in told.items() if value]
    return [*lines, *((names["gap"], gap) for gap in document.gaps)]


def left_out(text: str, start: int, end: int) -> set[int]:
    """The offsets of a stretch that the display leaves out: stray marks, and line breaks inside a sentence."""
    return _stray(text, start, end) | _breaks(text, start, end)


def _readable(text: str, start: int, end: int, citation: Citation) -> tuple[str, str, str]:
    """The section without stray marks and hard line breaks, in three pieces: before, the slice, after."""
    dropped = _stray(text, start, end).difference(range(citation.start, citation.end)) | _breaks(text, start, end)
    pieces = ((start, citation.start), (citation.start, citation.end), (citation.end, end))
    before, marked, after = ("".join(text[index] for index in range(first, last) if index not in dropped) for first, last in pieces)
    return before.lstrip(), marked, after.rstrip("\n")


def _stray(text: str, start: int, end: int) -> set[int]:
    return {index for stray in _STRAY.finditer(text, start, end) for index in range(stray.start(), stray.end())}


def _breaks(text: str, start: int, end: int) -> set[int]:
    runs = re.finditer(r"\s*\n\s*", text[start:end])
    return {index for run in runs for index in _breaks_left_out(text, start + run.start(), start + run.end())}


def _breaks_left_out(text: str, start: int, end: int) -> range:
    """What to leave out of a run of white space with a line break: all of it inside a sentence, all but one break between paragraphs."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    following = text[end : end + 12]
    paragraph = line.endswith(tuple(_ENDS)) or _HEADING.match(line) or _NUMBERED.match(following)
    if not paragraph:
        return range(start, end)
    kept = text.index("\n", start, end)
    return range(kept + 1, end)
