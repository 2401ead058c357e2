"""Sentences of a section as offsets: joined across hard breaks and page breaks, cut at 。！？, and at ；，only when too long to quote."""

import re
from collections.abc import Iterator
from itertools import islice

from corpus.fold import fold, readable
from corpus.lines import BULLET, NUMBER, RULE, Line, Lines, opens_line
from corpus.structure import OPENING_PART, Section

LONGEST = 300
_END = re.compile(r"[。！？!?…]+[”’」』）)\]】》\"']*|(?<=[\w)\]\"'%])\.[\"')]*(?=\s+[\"'(]?[A-Z0-9]|\s*$)|[━─═]{3,}|\*\*|__")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|Art|Sec|vs|cf|e\.g|i\.e|[A-Z])$")
_CUTS = (re.compile(r"(?<=[；;])"), re.compile(r"(?<=[：:，,])"), re.compile(r"(?<=[、 ])"))
_EDGE = " \t\n\u3000\xa0*_#>━─═\r\f\v"

Span = tuple[int, int]


def sentence_spans(lines: Lines, sections: tuple[Section, ...]) -> Iterator[tuple[Section, Span]]:
    """Every sentence with its section, in order of the text, repeats included."""
    for section in sections:
        for span in _in_body(lines, section.body, section.end):
            yield section, span


def _in_body(lines: Lines, start: int, end: int) -> Iterator[Span]:
    for first, last in _paragraphs(lines, start, end):
        for span in _split(lines.text, first, last):
            yield from _quotable(lines.text, span)


def _paragraphs(lines: Lines, start: int, end: int) -> Iterator[Span]:
    """Runs of lines that read on into each other."""
    first = last = -1
    previous: Line | None = None
    for line in islice(lines.all, max(0, lines.at(start)), None):
        if line.start >= end:
            break
        if line.end <= start:
            continue
        if previous is not None and not lines.runs_on(previous, line):
            yield first, last
            previous = None
        if previous is None:
            first = max(line.start, start)
        last, previous = min(line.end, end), line
    if previous is not None:
        yield first, last


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _END.finditer(text, start, end):
        if _inside_brackets(text, at, match.end(), end) or _ABBREVIATION.search(text, max(at, match.start() - 6), match.start()):
            continue
        yield at, match.end()
        at = match.end()
    yield at, end


def _inside_brackets(text: str, start: int, stop: int, end: int) -> bool:
    """Whether a full stop stands in brackets that close soon: the sentence around it goes on."""
    depth = text.count("（", start, stop) - text.count("）", start, stop)
    return depth > 0 and "）" in text[stop : min(end, stop + 120)]


def _quotable(text: str, span: Span) -> Iterator[Span]:
    """A sentence without stray marks at its edges, in parts of at most LONGEST readable characters."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if (lead := BULLET.match(text, start, end) or NUMBER.match(text, start, end)) and opens_line(text, start):
        start = lead.end()
    if RULE.fullmatch(text[start:end]) or not any(char.isalnum() for char in text[start:end]):
        return
    yield from _parts(text, start, end, 0)


def _parts(text: str, start: int, end: int, finer: int) -> Iterator[Span]:
    if len(readable(text[start:end])) <= LONGEST:
        yield _trimmed(text, start, end)
    elif finer == len(_CUTS):
        for at in range(start, end, LONGEST):
            yield _trimmed(text, at, min(end, at + LONGEST))
    else:
        stops = [match.start() for match in _CUTS[finer].finditer(text, start + 1, end - 1)]
        for first, last in _packed(text, start, [*stops, end]):
            yield from _parts(text, first, last, finer + 1)


def _packed(text: str, start: int, stops: list[int]) -> Iterator[Span]:
    """Neighbouring pieces put together while they still fit."""
    at = start
    for index, stop in enumerate(stops):
        following = stops[index + 1] if index + 1 < len(stops) else None
        if following is None or len(readable(text[at:following])) > LONGEST:
            if stop > at:
                yield at, stop
            at = stop


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def fit(section: Section, sentence: str) -> int:
    """How well a sentence suits its section, in pairs of characters shared with the heading.

    It tells to which of two places a repeated sentence belongs. What stands in the opening belongs there; copies further down are strays.
    """
    if section.heading == OPENING_PART:
        return len(sentence)
    folded, words = fold(sentence), fold(section.heading)
    return sum(1 for at in range(len(words) - 1) if words[at : at + 2] in folded)
