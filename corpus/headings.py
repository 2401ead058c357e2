"""Numbered headings of official Chinese texts: which enumerators are there, and which of them head a section.

The families (第×章, 第×条, 一、, （一）, 1., （1）) are voted per document: one that never counts on from one number to the next
is running text. A text whose lines were run together is read in mid-line as well. A cross-reference ("按照第十二条", "三（一）")
is no heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lines import TERMINAL, Lines, opens_line

HAN = "一二三四五六七八九十百零〇"
# Outermost first: the place in this table is the rank of a family.
FAMILIES: dict[str, str] = {
    "volume": rf"第[{HAN}\d]{{1,4}}[编篇](?=\s|[^\s。，]{{1,20}}\n)",
    "chapter": rf"第[{HAN}\d]{{1,4}}章",
    "part": rf"第[{HAN}\d]{{1,4}}节",
    "article": rf"第[{HAN}\d]{{1,5}}条(?:之[{HAN}]+)?",
    "han": rf"[{HAN}]{{1,3}}\s?[、．]",
    "paren_han": rf"[（(]\s*[{HAN}]{{1,3}}\s*[）)]",
    "arabic": r"(?<![\d.．])\d{1,2}\s?(?:[.．](?!\d)|、)",
    "paren_arabic": r"[（(]\s*\d{1,2}\s*[）)]",
    "circled": r"[①-⑳]",
}
RANK = {family: rank for rank, family in enumerate(FAMILIES)}
_ANY = re.compile("|".join(f"(?P<{family}>{pattern})" for family, pattern in FAMILIES.items()))
# What follows a number that only refers to an article.
_REFERS = re.compile(r"(?:第|规定|所|的|之规定|至|到|、|，|,|和|及|与|或|款|项|以[上下]|中|关于|执行|办理)")
_LEAD = 200
_COUNTS = frozenset("第见至到和及与或照据")


@dataclass(frozen=True, slots=True)
class Marker:
    """An enumerator in the text: its family, number, offsets, and whether it opens its line."""

    family: str
    ordinal: int
    cut: int
    start: int
    end: int
    opens_line: bool

    @property
    def rank(self) -> int:
        """0 is outermost."""
        return RANK[self.family]


def ordinal(words: str) -> int:
    """The number an enumerator states.

    >>> [ordinal(w) for w in ("（十二）", "第二十一条", "３.", "②", "十、", "第一百零三条")]
    [12, 21, 3, 2, 10, 103]
    """
    if digits := re.search(r"\d+", words):
        return int(digits[0])
    if "①" <= words[0] <= "⑳":
        return ord(words[0]) - ord("①") + 1
    total = unit = 0
    for char in re.search(rf"[{HAN}]+", words)[0]:  # type: ignore[index]  # every family holds a numeral
        match char:
            case "十":
                total, unit = total + (unit or 1) * 10, 0
            case "百":
                total, unit = total + (unit or 1) * 100, 0
            case "零" | "〇":
                unit = 0
            case _:
                unit = HAN.index(char) + 1
    return total + unit


def markers(lines: Lines) -> list[Marker]:
    """The enumerators that head sections, in order of the text."""
    text = lines.text
    candidates = list(_candidates(text))
    starts = [c for c in candidates if c.opens_line and not _refers(text, c)]
    inner = [
        c for b, c in pairwise([None, *candidates]) if c and not c.opens_line and (_follows_sentence(text, c.start) or _titles(text, b, c))
    ]
    found: list[Marker] = []
    voted = {family: _vote(family, starts, inner) for family in FAMILIES}
    for candidate in candidates:
        if voted[candidate.family] and _heads(lines, candidate, found, voted[candidate.family]):
            found.append(candidate)
    return found


def _candidates(text: str) -> Iterator[Marker]:
    for match in _ANY.finditer(text):
        opens = opens_line(text, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1 if opens else 0
        yield Marker(str(match.lastgroup), ordinal(match[0]), line_start if opens else match.start(), match.start(), match.end(), opens)


def _vote(family: str, starts: Sequence[Marker], inner: Sequence[Marker]) -> str:
    """How a family heads sections here: "line" (at the start of lines), "run-on" (in mid-line too) or "" (not at all)."""
    at_lines = [c.ordinal for c in starts if c.family == family]
    in_lines = [c.ordinal for c in inner if c.family == family]
    if len(in_lines) > len(at_lines) and _counts_on(in_lines):
        return "run-on"
    # Chinese numbers hardly open a line by chance: from one on, a gap may be a number that was lost.
    lost = RANK[family] < RANK["arabic"] and at_lines[:1] == [1] and len(set(at_lines)) > 1
    return "line" if lost or _counts_on(at_lines) else ""


def _counts_on(ordinals: Sequence[int]) -> bool:
    return any(b == a + 1 for a, b in pairwise(ordinals)) or len(set(ordinals)) > 2


def _refers(text: str, marker: Marker) -> bool:
    before = text[max(0, marker.start - _LEAD) : marker.start].rstrip()[-1:]
    if (before and before in _COUNTS) or (marker.family == "paren_han" and before and before in HAN + "0123456789０１２３４５６７８９"):
        return True
    return marker.family in ("volume", "chapter", "part", "article") and _REFERS.match(text, marker.end) is not None


def _follows_sentence(text: str, offset: int) -> bool:
    return text[max(0, offset - 1) : offset] in TERMINAL or text[max(0, offset - 2) : offset] in ("。”", "。）")


def _heads(lines: Lines, marker: Marker, found: Sequence[Marker], mode: str) -> bool:
    text = lines.text
    if _refers(text, marker):
        return False
    if not marker.opens_line:
        return mode == "run-on" and (_follows_sentence(text, marker.start) or _follows_title(text, marker, found))
    before = lines.all[lines.at(marker.start) - 1] if lines.at(marker.start) > 0 else None
    if before is None or before.ended or not lines.is_cut(before):
        return True
    # The line before stops in mid-sentence: a heading only right after another heading, or where its number is due.
    return bool(found) and (found[-1].cut >= before.start - 8 or _due(marker, found))


def _follows_title(text: str, marker: Marker, found: Sequence[Marker]) -> bool:
    return bool(found) and _titles(text, found[-1], marker)


def _titles(text: str, upper: Marker | None, lower: Marker) -> bool:
    """Whether the words between two numbers are the title of the first: "一、总体要求（一）…"."""
    if upper is None or upper.rank >= lower.rank or lower.start - upper.end > 40:
        return False
    title = text[upper.end : lower.start]
    return bool(title.strip()) and not any(char in TERMINAL or char == "\n" for char in title)


def _due(marker: Marker, found: Sequence[Marker]) -> bool:
    for earlier in reversed(found):
        if earlier.family == marker.family:
            return earlier.ordinal + 1 == marker.ordinal
        if earlier.rank < marker.rank:
            return False
    return False
