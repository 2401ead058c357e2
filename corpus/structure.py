"""Sections of a text: a partition by offsets (every character in exactly one) that is also a tree by path."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.fold import readable, width
from corpus.headings import FAMILIES, RANK, Marker, markers
from corpus.lines import BULLET, DATE_LINE, MARKS, OPENING, TERMINAL, Line, Lines

OPENING_PART, CLOSING_PART, WHOLE = "开头", "结尾", "全文"
_LONGEST_TITLE = 30
_LONGEST_ITEM = 150
_HASHES = re.compile(r"(#{1,6})[ \t]+(?:\*\*)?(.+?)(?:\*\*)?[ \t#]*$")
_INSTRUMENT = r"本(?:实施)?(?:意见|办法|通知|方案|规定|细则|条例|规划|制度)"
_ENDS = re.compile(
    rf"{_INSTRUMENT}[^。\n]{{0,12}}(?:自|从|由|有效期)[^。\n]{{0,40}}(?:实施|施行|执行|生效|解释|年)"
    r"|(?:此前|以前|以往|过去|原有?)[^。\n]{0,40}(?:规定|文件|政策)[^。\n]{0,30}(?:不一致|废止|为准)"
    r"|(?:公开方式|抄送|抄报|附件|主题词)\s*[：:]"
)
_BRACKETED = re.compile(r"\s*[【〔［\[（(]([^】〕］\]）)\n]{2,20})[】〕］\]）)]")
_SIGNATURE = re.compile(r"(?<=。)[^。，；\s]{4,30}[\d０-９]{4}年[\d０-９]{1,2}月[\d０-９]{1,2}日\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch [start, end) of the text under one heading, up to the next heading of any level.

    `path` are the headings from the outermost to this one; `level` is its length; `words` is where the heading's own words begin, after its
    number, and `body` where the text after it begins.
    """

    heading: str
    path: tuple[str, ...]
    level: int
    start: int
    end: int
    words: int
    body: int

    @property
    def title_path(self) -> str:
        """The path as shown to people.

        >>> Section("（四）待遇水平", ("二、制度政策", "（四）待遇水平"), 2, 0, 9, 3, 9).title_path
        '二、制度政策 › （四）待遇水平'
        """
        return " › ".join(self.path)


@dataclass(frozen=True, slots=True)
class _Heading:
    cut: int
    words: int
    body: int
    rank: int
    heading: str
    number: str = ""


def sections(text: str) -> tuple[Section, ...]:
    """Partition a text into sections; a text without headings is one section."""
    lines = Lines(text)
    found = markers(lines)
    headings = [_numbered(lines, found, index) for index in range(len(found))]
    headings += _unnumbered(lines, found)
    headings += _marked_down(lines, found)
    headings.sort(key=lambda heading: heading.cut)
    return tuple(_partition(lines, headings))


def _partition(lines: Lines, headings: Sequence[_Heading]) -> Iterator[Section]:
    text = lines.text
    close = _closing(lines, headings[-1].body) if headings else len(text)
    headings = _without_lists(text, headings, close)
    if not headings:
        yield Section(WHOLE, (WHOLE,), 1, 0, len(text), 0, 0)
        return
    if headings[0].cut > 0:
        yield Section(OPENING_PART, (OPENING_PART,), 1, 0, headings[0].cut, 0, 0)
    ends = [heading.cut for heading in headings[1:]] + [close]
    headings = [_own_sentence(text, *item) for item in zip(headings, [*headings[1:], None], ends, strict=True)]
    above: list[_Heading] = []
    for heading, end in zip(headings, ends, strict=True):
        while above and above[-1].rank >= heading.rank:
            above.pop()
        above.append(heading)
        path = tuple(item.heading for item in above)
        yield Section(heading.heading, path, len(path), heading.cut, end, heading.words, heading.body)
    if close < len(text):
        yield Section(CLOSING_PART, (CLOSING_PART,), 1, close, len(text), close, close)


def _numbered(lines: Lines, found: Sequence[Marker], index: int) -> _Heading:
    marker = found[index]
    limit = found[index + 1].cut if index + 1 < len(found) else len(lines.text)
    title, body = _article_title(lines.text, marker.end) if marker.family == "article" else _title(lines, marker.end, limit)
    number = _narrow_number(lines.text[marker.start : marker.end])
    if title and number.startswith("第"):
        number += " "
    return _Heading(marker.cut, marker.end, body, marker.rank, number + title, number)


def _without_lists(text: str, headings: Sequence[_Heading], close: int) -> Sequence[_Heading]:
    """Without the numbers that only count the items of a list: short ones without titles belong to the section they stand in."""
    if not headings:
        return headings
    ends = [heading.cut for heading in headings[1:]] + [close]
    items = [_is_item(text, *item) for item in zip(headings, [*headings[1:], None], ends, strict=True)]
    # The last item may be followed by a paragraph of the section itself; that the others end with ； tells.
    counted = [text[heading.words : end].rstrip().endswith(("；", ";")) for heading, end in zip(headings, ends, strict=True)]
    kept = [
        heading
        for heading, group in zip(headings, _siblings(headings), strict=True)
        if not (all(items[at] for at in group[:-1]) and (items[group[-1]] or (len(group) > 1 and counted[group[0]])))
    ]
    return headings if len(kept) == len(headings) else _without_lists(text, kept, close)


def _is_item(text: str, heading: _Heading, following: _Heading | None, end: int) -> bool:
    if heading.rank < RANK["paren_han"] or (following is not None and following.rank > heading.rank):
        return False
    untitled = heading.heading == heading.number or not any(char.isalnum() for char in text[heading.body : end])
    return untitled and len(readable(text[heading.words : end])) <= _LONGEST_ITEM


def _siblings(headings: Sequence[_Heading]) -> list[list[int]]:
    """For each heading the indices of those of its rank under the same heading, itself among them."""
    groups: dict[tuple[int, int], list[int]] = {}
    out, above = [], [-1]
    for index, heading in enumerate(headings):
        while above[-1] >= 0 and headings[above[-1]].rank >= heading.rank:
            above.pop()
        group = groups.setdefault((above[-1], heading.rank), [])
        group.append(index)
        out.append(group)
        above.append(index)
    return out


def _own_sentence(text: str, heading: _Heading, following: _Heading | None, end: int) -> _Heading:
    """A title that is all its item says, or that states a figure, is a sentence, too."""
    if not heading.number or heading.body == heading.words:
        return heading
    if any(char.isdecimal() for char in text[heading.words : heading.body]):
        return replace(heading, body=heading.words)
    leaf = following is None or following.rank <= heading.rank
    if not leaf or any(char.isalnum() for char in text[heading.body : end]):
        return heading
    shown = heading.number if heading.rank >= RANK["arabic"] else heading.heading
    return replace(heading, heading=shown, body=heading.words)


def _narrow_number(words: str) -> str:
    """One spelling of a number: （十二）, 3., 一、"""
    bare = "".join(readable(words).split())
    return bare.replace("(", "（").replace(")", "）").replace("．", ".")


def _article_title(text: str, start: int) -> tuple[str, int]:
    """Articles are titled in brackets or not at all: 第三条 【保障对象】 …"""
    match = _BRACKETED.match(text, start)
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


def _unnumbered(lines: Lines, found: Sequence[Marker]) -> list[_Heading]:
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
            out.append(_Heading(_line_start(lines.text, line), line.start, line.end, above, _bare(line.text)))
    return out


def _is_plain_title(line: Line) -> bool:
    return (
        2 <= len(line.text) <= 16
        and not any(char in TERMINAL or char in "，、,.—" for char in line.text)
        and BULLET.match(line.text) is None
        and OPENING.match(line.text) is None
    )


def _marked_down(lines: Lines, found: Sequence[Marker]) -> list[_Heading]:
    """Markdown headings without a number: they rule where only lists are numbered; else they are the title, or stray marks."""
    numbered = {lines.at(marker.start) for marker in found}
    plain = [(line, match) for at, line in enumerate(lines.all) if at not in numbered and (match := _HASHES.match(line.text))]
    official = found and min(marker.rank for marker in found) < RANK["arabic"]
    if official and sum(1 for line, _ in plain if line.start > found[0].start) < 2:
        return []
    depth = len(FAMILIES)
    return [
        _Heading(_line_start(lines.text, line), line.start + match.start(2), line.end, len(match[1]) - depth, _bare(match[2]))
        for line, match in plain
    ]


def _line_start(text: str, line: Line) -> int:
    return text.rfind("\n", 0, line.start) + 1


def _closing(lines: Lines, body: int) -> int:
    """Where the part after the last section begins: entry into force, precedence, signature, imprint; the end if there is none."""
    text = lines.text
    for line in lines.all[lines.at(body) + 1 :]:
        before = lines.all[lines.at(line.start) - 1]
        bare = MARKS.sub("", line.text, count=1)
        starts = _ENDS.match(bare) or (DATE_LINE.search(bare) and len(bare) < 40)
        if starts and ((before.start >= body and before.ended) or not lines.is_cut(before)):
            return _line_start(text, line)
    signature = _SIGNATURE.search(text, body)
    return signature.start() if signature else len(text)


__all__ = ["CLOSING_PART", "OPENING_PART", "RANK", "WHOLE", "Section", "sections"]
