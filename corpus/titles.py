"""The headings of a text with their titles: numbered ones, ones that lost their number, and Markdown's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.fold import readable, width
from corpus.headings import FAMILIES, RANK, Marker, markers
from corpus.lines import BULLET, OPENING, TERMINAL, Line, Lines

_LONGEST_TITLE = 30
_HASHES = re.compile(r"(#{1,6})[ \t]+(?:\*\*)?(.+?)(?:\*\*)?[ \t#]*$")
_BRACKETED = re.compile(r"\s*[【〔［\[（(]([^】〕］\]）)\n]{2,20})[】〕］\]）)]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where its section is cut off, where its own words begin and where the text after it does, and how it is shown.

    The least `rank` is outermost; `number` is the number as shown, "" where there is none.
    """

    cut: int
    words: int
    body: int
    rank: int
    heading: str
    number: str = ""


def headings(lines: Lines) -> list[Heading]:
    """Every heading, in order of the text."""
    found = markers(lines)
    every = [*_marked_down(lines, found), *_unnumbered(lines, found), *(_numbered(lines, found, index) for index in range(len(found)))]
    by_place = {heading.cut: heading for heading in every}
    return [by_place[cut] for cut in sorted(by_place)]


def line_start(text: str, line: Line) -> int:
    """Where a line begins, its indent included."""
    return text.rfind("\n", 0, line.start) + 1


def _numbered(lines: Lines, found: Sequence[Marker], index: int) -> Heading:
    marker = found[index]
    limit = found[index + 1].cut if index + 1 < len(found) else len(lines.text)
    title, body = _article_title(lines.text, marker.end, limit) if marker.family == "article" else _title(lines, marker.end, limit)
    number = _narrow_number(lines.text[marker.start : marker.end])
    if title and number.startswith("第"):
        number += " "
    return Heading(marker.cut, marker.end, body, marker.rank, number + title, number)


def _narrow_number(words: str) -> str:
    """One spelling of a number: （十二）, 3., 一、"""
    bare = "".join(readable(words).split())
    return bare.replace("(", "（").replace(")", "）").replace("．", ".")


def _article_title(text: str, start: int, limit: int) -> tuple[str, int]:
    """Articles are titled in brackets or not at all: 第三条 【保障对象】 …"""
    match = _BRACKETED.match(text, start, limit)
    return (match[1], match.end()) if match else ("", start)


def _title(lines: Lines, start: int, limit: int) -> tuple[str, int]:
    """The title after an enumerator and where the body begins; ("", start) where a sentence follows at once."""
    text = lines.text
    newline = text.find("\n", start, limit)
    stop = limit if newline < 0 else newline
    rest = text[start:stop]
    first = next((at for at, char in enumerate(rest) if char in "。；！？"), -1)
    if first >= 0:
        title = _bare(rest[:first])
        return (title, start + first + 1) if rest[first] == "。" and 0 < len(title) <= _LONGEST_TITLE else ("", start)
    title = _bare(rest)
    full = lines.wrap and width(rest) >= 0.85 * lines.wrap
    if full:
        return _wrapped_title(text, start, limit)
    return (title, stop) if len(title) <= _LONGEST_TITLE + 10 and not title.endswith(("，", "、", ",")) else ("", start)


def _wrapped_title(text: str, start: int, limit: int) -> tuple[str, int]:
    window = text[start : min(limit, start + 2 * _LONGEST_TITLE)]
    first = window.find("。")
    title = _bare(window[:first])
    return (title, start + first + 1) if first >= 0 and len(title) <= _LONGEST_TITLE else ("", start)


def _bare(words: str) -> str:
    return readable(words).strip(" *_#").rstrip("：:")


def _unnumbered(lines: Lines, found: Sequence[Marker]) -> list[Heading]:
    """Headings that lost their number: a short line alone after a finished sentence, right before a lower family starts at 1."""
    if not found:
        return []
    ranks = sorted({marker.rank for marker in found})
    numbered = {lines.at(marker.start) for marker in found}
    out = []
    for marker in found[1:]:
        at = lines.at(marker.start)
        if marker.ordinal != 1 or marker.rank == ranks[0] or not marker.opens_line or at < 2 or at - 1 in numbered:
            continue
        line, before = lines.all[at - 1], lines.all[at - 2]
        if before.ended and _is_plain_title(line):
            above = ranks[ranks.index(marker.rank) - 1]
            out.append(Heading(line_start(lines.text, line), line.start, line.end, above, _bare(line.text)))
    return out


def _is_plain_title(line: Line) -> bool:
    return (
        2 <= len(line.text) <= 16
        and not any(char in TERMINAL or char in "，、,.—" for char in line.text)
        and BULLET.match(line.text) is None
        and OPENING.match(line.text) is None
    )


def _marked_down(lines: Lines, found: Sequence[Marker]) -> list[Heading]:
    """Markdown headings without a number: they rule where only lists are numbered; else they are the title, or stray marks."""
    numbered = {lines.at(marker.start) for marker in found}
    plain = [(line, match) for at, line in enumerate(lines.all) if at not in numbered and (match := _HASHES.match(line.text))]
    official = found and min(marker.rank for marker in found) < RANK["arabic"]
    if official and sum(1 for line, _ in plain if line.start > found[0].start) < 2:
        return []
    depth = len(FAMILIES)
    return [
        Heading(line_start(lines.text, line), line.start + match.start(2), line.end, len(match[1]) - depth, _bare(match[2]))
        for line, match in plain
    ]
