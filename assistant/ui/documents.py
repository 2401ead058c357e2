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

_AROUND = 300  # characters shown on either side of the sentence before the rest is folded away
_NUMBERED = re.compile(
    r"\s*(?:[#*]*\s*)?(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|第[一二三四五六七八九十百]+[章节条]|附件)"
)
_HEADING = re.compile(_NUMBERED.pattern + r"[^，。；,;]{2,24}$")
_STRAY = re.compile(r"(?m)^[ \t]*#+[ \t]*|\*\*|(?<=\n)[ \t]+|[ \t]+(?=\n)")
_ENDS = "。！？；：!?;:"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A cited sentence with what stands around it in its section; `all_*` reach to the section's ends."""

    all_before: str
    before: str
    marked: str
    after: str
    all_after: str

    @property
    def cut_before(self) -> bool:
        return self.before != self.all_before

    @property
    def cut_after(self) -> bool:
        return self.after != self.all_after


def excerpt(citation: Citation) -> Excerpt:
    """The section around `citation`. Raises KeyError for a document that is no longer there, ValueError for offsets outside it."""
    document = catalog().document(citation.document)
    if not 0 <= citation.start < citation.end <= len(document.text):
        raise ValueError(f"offsets {citation.start}..{citation.end} lie outside {citation.document} ({len(document.text)} characters)")
    section = document.section_at(citation.start)
    before, marked, after = _readable(document.text, section.start, max(section.end, citation.end), citation)
    return Excerpt(before, _last(before), marked, _first(after), after)


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


def about(citation: Citation, said: words.Words = words.CHINESE) -> tuple[str, ...]:
    """文号, issuer and year; from when it is looked at and why; what it prevails over; what the copy at hand lacks."""
    document = catalog().document(citation.document)
    issued = said("source.issued", issuer=document.issuer, year=year(document))
    lines = [f"{document.number or said('source.no_number')}　{issued}"]
    if document.in_force_from:
        lines.append(said("source.in_force", start=document.in_force_from, reason=document.in_force_reason))
    if document.prevails_note:
        lines.append(document.prevails_note)
    return (*lines, *document.gaps)


def _readable(text: str, start: int, end: int, citation: Citation) -> tuple[str, str, str]:
    """The section without stray marks and hard line breaks, in three pieces: before, the slice, after."""
    dropped = {
        index
        for stray in _STRAY.finditer(text, start, end)
        for index in range(stray.start(), stray.end())
        if not citation.start <= index < citation.end
    }
    dropped |= {
        index
        for run in re.finditer(r"\s*\n\s*", text[start:end])
        for index in _breaks_left_out(text, start + run.start(), start + run.end())
    }
    pieces = ((start, citation.start), (citation.start, citation.end), (citation.end, end))
    before, marked, after = ("".join(text[index] for index in range(first, last) if index not in dropped) for first, last in pieces)
    return before.lstrip(), marked, after.rstrip("\n")


def _breaks_left_out(text: str, start: int, end: int) -> range:
    """What to leave out of a run of white space with a line break: all of it inside a sentence, all but one break between paragraphs."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    following = text[end : end + 12]
    paragraph = line.endswith(tuple(_ENDS)) or _HEADING.match(line) or _NUMBERED.match(following)
    if not paragraph:
        return range(start, end)
    kept = text.index("\n", start, end)
    return range(kept + 1, end)


def _last(text: str) -> str:
    """The end of a long text, from the beginning of a sentence on."""
    if len(text) <= _AROUND:
        return text
    tail = text[-_AROUND:]
    cut = min((tail.find(mark) for mark in "。；\n" if mark in tail), default=-1)
    return tail[cut + 1 :]


def _first(text: str) -> str:
    """The beginning of a long text, to the end of a sentence."""
    if len(text) <= _AROUND:
        return text
    head = text[:_AROUND]
    cut = max(head.rfind(mark) for mark in "。；\n")
    return head[: cut + 1] if cut >= 0 else head
