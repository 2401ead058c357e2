"""Sections of a text: a partition by offsets (every character in exactly one) that is also a tree by path."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.fold import readable
from corpus.headings import RANK
from corpus.lines import DATE_LINE, MARKS, Lines
from corpus.titles import Heading, headings, line_start

OPENING_PART, CLOSING_PART, WHOLE = "开头", "结尾", "全文"
_LONGEST_ITEM = 150
_INSTRUMENT = r"本(?:实施)?(?:意见|办法|通知|方案|规定|细则|条例|规划|制度)"
_ENDS = re.compile(
    rf"{_INSTRUMENT}[^。\n]{{0,12}}(?:自|从|由|有效期)[^。\n]{{0,40}}(?:实施|施行|执行|生效|解释|年)"
    r"|(?:此前|以前|以往|过去|原有?)[^。\n]{0,40}(?:规定|文件|政策)[^。\n]{0,30}(?:不一致|废止|为准)"
    r"|(?:公开方式|抄送|抄报|附件|主题词)\s*[：:]"
)
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


def sections(text: str) -> tuple[Section, ...]:
    """Partition a text into sections; a text without headings is one section."""
    lines = Lines(text)
    return tuple(_partition(lines, headings(lines)))


def _partition(lines: Lines, found: Sequence[Heading]) -> Iterator[Section]:
    text = lines.text
    close = _closing(lines, found[-1].body) if found else len(text)
    found = _without_lists(text, found, close)
    if not found:
        yield Section(WHOLE, (WHOLE,), 1, 0, len(text), 0, 0)
        return
    if found[0].cut > 0:
        yield Section(OPENING_PART, (OPENING_PART,), 1, 0, found[0].cut, 0, 0)
    ends = [heading.cut for heading in found[1:]] + [close]
    found = [_own_sentence(text, *item) for item in zip(found, [*found[1:], None], ends, strict=True)]
    above: list[Heading] = []
    for heading, end in zip(found, ends, strict=True):
        while above and above[-1].rank >= heading.rank:
            above.pop()
        above.append(heading)
        path = tuple(item.heading for item in above)
        yield Section(heading.heading, path, len(path), heading.cut, end, heading.words, heading.body)
    if close < len(text):
        yield Section(CLOSING_PART, (CLOSING_PART,), 1, close, len(text), close, close)


def _without_lists(text: str, headings: Sequence[Heading], close: int) -> Sequence[Heading]:
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


def _is_item(text: str, heading: Heading, following: Heading | None, end: int) -> bool:
    if heading.rank < RANK["paren_han"] or (following is not None and following.rank > heading.rank):
        return False
    untitled = heading.heading == heading.number or not any(char.isalnum() for char in text[heading.body : end])
    return untitled and len(readable(text[heading.words : end])) <= _LONGEST_ITEM


def _siblings(headings: Sequence[Heading]) -> list[list[int]]:
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


def _own_sentence(text: str, heading: Heading, following: Heading | None, end: int) -> Heading:
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


def _closing(lines: Lines, body: int) -> int:
    """Where the part after the last section begins: entry into force, precedence, signature, imprint; the end if there is none."""
    text = lines.text
    for line in lines.all[lines.at(body) + 1 :]:
        before = lines.all[lines.at(line.start) - 1]
        bare = MARKS.sub("", line.text, count=1)
        starts = _ENDS.match(bare) or (DATE_LINE.search(bare) and len(bare) < 40)
        if starts and ((before.start >= body and before.ended) or not lines.is_cut(before)):
            return line_start(text, line)
    signature = _SIGNATURE.search(text, body)
    return signature.start() if signature else len(text)
