"""Physical lines of a text, and which of them run on into the next: hard breaks and page breaks split sentences, paragraphs do not."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from corpus.fold import is_wide, width

TERMINAL = frozenset("。！？；：!?;:…")
CLOSERS = frozenset("”’」』）)】]》\"'*_")
MARKS = re.compile(r"[ \t\u3000\xa0]*(?:#{1,6}(?=[ \t*]|$)[ \t]*)?(?:>[ \t]*)?(?:\*\*|__)?[ \t\u3000\xa0]*")
RULE = re.compile(r"[ \t\u3000]*(?:[━─═—_*=\-–][ \t]*){3,}$")
NUMBER = re.compile(
    r"(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]|\d{1,2}\s?(?:[.．](?!\d)|、)|[①-⑳])(?!\s*[项款目条])[ \t\u3000]*"
)
BULLET = re.compile(r"[-*+•·●○■□◆▪‧][ \t\u3000]*(?=\S)")
NUMBER_LINE = re.compile(r"^[^\s。，,]{1,14}[〔\[（(【]\s*[\d０-９]{4}\s*[〕\]）)】]\s*第?\s*[\d０-９]+\s*号$")
DATE_LINE = re.compile(r"[\d０-９]{4}\s*年\s*[\d０-９]{1,2}\s*月\s*[\d０-９]{1,2}\s*日(?:印发)?$")
KIND = re.compile(r"(?:通知|意见|方案|办法|决定|规定|细则|公告|通告|批复|纲要|规划|条例|函)(?:[（(].{1,12}[）)])?$")
_LEAD = 200
INNER = re.compile(r"[，。、；,;]")
COLUMNS = re.compile(r"\S {3,}\S")
OPENING = re.compile(r"^(?:公开方式|抄送|抄报|附件|附[：:]|主题词|发布日期|联系(?:人|电话))")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: offsets without the white space around it, and how far it is indented (columns)."""

    start: int
    end: int
    indent: int
    text: str

    @property
    def is_rule(self) -> bool:
        """A ruled line (━━━, ---) that says nothing."""
        return RULE.match(self.text) is not None

    @property
    def ended(self) -> bool:
        """Whether the line ends a clause: with 。；： or their like, closing brackets aside."""
        return ends_clause(self.text)


def ends_clause(text: str) -> bool:
    """Whether a text ends with punctuation that ends a clause."""
    bare = text.rstrip()
    while bare and bare[-1] in CLOSERS and bare[-1] not in TERMINAL:
        bare = bare[:-1].rstrip()
    return bool(bare) and (bare[-1] in TERMINAL or (bare[-1] == "." and not is_wide(bare[-2:-1] or " ")))


def opens_line(text: str, offset: int) -> bool:
    """Whether nothing but an indent and marks stands before an offset on its line."""
    # Both are short; looking further back would make one endless line slow.
    line_start = text.rfind("\n", max(0, offset - _LEAD), offset) + 1
    return (line_start > 0 or offset <= _LEAD) and MARKS.fullmatch(text, line_start, offset) is not None


class Lines:
    """The lines of one text, with what a vote over all of them says about its layout."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple(_lines(text))
        self._starts = [line.start for line in self.all]

    @cached_property
    def wrap(self) -> int:
        """The column at which a hard-wrapped text breaks its lines; 0 where lines are as long as their paragraphs."""
        widths = sorted(width(line.text) for line in self.all)
        if len(widths) < 8:
            return 0
        edge = widths[int(len(widths) * 0.9)]
        full = sum(1 for value in widths if 0.85 * edge <= value <= edge * 1.1)
        return edge if 20 <= edge <= 130 and full >= 0.4 * len(widths) else 0

    @cached_property
    def indented(self) -> bool:
        """Whether an indent marks a paragraph here: some lines have one and most do not."""
        count = Counter(line.indent >= 2 for line in self.all)
        return 0 < count[True] <= 0.6 * len(self.all)

    def at(self, offset: int) -> int:
        """The index of the line that holds an offset, or of the one before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def runs_on(self, line: Line, following: Line) -> bool:
        """Whether a sentence goes on from one line to the next."""
        if line.is_rule or following.is_rule or line.ended or self._opens(following):
            return False
        if (
            _stands_alone(line.text)
            or _stands_alone(following.text)
            or DATE_LINE.search(line.text)
            or _ends_title(line.text, following.text)
        ):
            return False
        if not is_wide(line.text[-1]) and not is_wide(following.text[0]):
            return self._runs_on_narrow(line, following)
        return self.is_cut(line) or _splits_title(line.text, following.text)

    def is_cut(self, line: Line) -> bool:
        """Whether a line stops in mid-sentence: without final punctuation, yet full or holding punctuation."""
        if line.ended:
            return False
        if self.wrap and width(line.text) + line.indent >= 0.85 * self.wrap:
            return True
        return INNER.search(line.text) is not None or line.text.count("《") > line.text.count("》") or width(line.text) > 60

    def _opens(self, line: Line) -> bool:
        indented = self.indented and line.indent >= 2
        return (
            indented
            or NUMBER.match(line.text) is not None
            or BULLET.match(line.text) is not None
            or OPENING.match(line.text.lstrip("*_#> ")) is not None
        )

    def _runs_on_narrow(self, line: Line, following: Line) -> bool:
        # Latin prose: a blank line ends the paragraph unless the sentence plainly goes on in lower case.
        between = self.text[line.end : following.start]
        return (between.count("\n") == 1 and not line.text.startswith("#")) or following.text[0].islower()


def _stands_alone(text: str) -> bool:
    """A 文号, a Markdown heading, or a line of columns such as signatures or the row of a table."""
    return NUMBER_LINE.match(text) is not None or text.startswith(("#", "|")) or COLUMNS.search(text) is not None or "\t" in text


def _ends_title(first: str, second: str) -> bool:
    """A whole title, with those addressed on the next line."""
    return KIND.search(first) is not None and "。" not in first and ("关于" in first or ends_clause(second))


def _splits_title(first: str, second: str) -> bool:
    """A title set on two lines: only the second ends with the kind of document it is."""
    return KIND.search(first) is None and KIND.search(second) is not None and len(first) >= 8 and INNER.search(second) is None


def _lines(text: str) -> list[Line]:
    out = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            lead = len(raw) - len(raw.lstrip())
            out.append(Line(at + lead, at + lead + len(bare), width(raw[:lead]), bare))
        at += len(raw) + 1
    return out
