"""Comparing and showing source text: character width, white space and case fold away; offsets do not.

All offsets are code points of the stored text. Nothing here changes a stored text.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Marks that NFKC leaves alone though people type one for the other.
_LOOSE = str.maketrans("“”„「」‘’—–―〔〕【】", '"""""\'\'---[][]')
_FIGURE_BEFORE = re.compile(r"\d[.．]?\Z")
_FIGURE_AFTER = re.compile(r"[.．]?\d")
_WIDE_MARKS = frozenset("—–―…“”‘’·±％")


def fold(text: str) -> str:
    """The form in which a quote and its source are equal: NFKC, no white space, lower case.

    >>> fold("５５％ 至 ８０％")
    '55%至80%'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded for searching, and where each folded character stands in the text."""

    source: str
    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold loosely: as `fold`, and ASCII punctuation also equals its Chinese counterpart."""
        chars: list[str] = []
        origin: list[int] = []
        for offset, char in enumerate(text):
            for part in _fold_char(char):
                chars.append(part)
                origin.append(offset)
        return cls(text, "".join(chars), tuple(origin))

    def span(self, first: int, length: int) -> tuple[int, int]:
        """The source offsets [start, end) of `length` folded characters from `first` on."""
        return self.origin[first], self.origin[first + length - 1] + 1

    def find_all(self, needle: str) -> Iterator[int]:
        """Where a folded needle stands, never cutting a figure in two ("8万元" is not in "1.8万元")."""
        at = self.text.find(needle)
        while at >= 0:
            if not self._cuts_figure(at, len(needle)):
                yield at
            at = self.text.find(needle, at + 1)

    def index_at(self, offset: int) -> int:
        """The first folded character at or after a source offset."""
        return bisect_left(self.origin, offset)

    def _cuts_figure(self, first: int, length: int) -> bool:
        start, end = self.span(first, length)
        starts_inside = self.source[start].isdecimal() and _FIGURE_BEFORE.search(self.source[max(0, start - 2) : start])
        ends_inside = self.source[end - 1].isdecimal() and _FIGURE_AFTER.match(self.source, end)
        return bool(starts_inside or ends_inside)


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    return "".join(unicodedata.normalize("NFKC", char.translate(_LOOSE)).split()).lower().translate(_LOOSE)


def fold_loosely(text: str) -> str:
    """The needle for `Folded.find_all`."""
    return "".join(_fold_char(char) for char in text)


def readable(text: str) -> str:
    """A slice of a source as people read it: line breaks and spaces between Chinese characters gone, full-width digits and letters narrow.

    Only white space and width change, so `fold(readable(text)) == fold(text)`.

    >>> readable("（国发〔２０１６〕３\\n\\n号）精神")
    '（国发〔2016〕3号）精神'
    >>> readable("in the\\npooling area")
    'in the pooling area'
    """
    out: list[str] = []
    before = gap = ""
    for char in text:
        if char.isspace():
            gap += char
            continue
        if gap and before and _keeps_space(before, gap, char):
            out.append(" ")
        out.append(_narrow(char))
        before, gap = char, ""
    return "".join(out)


def is_wide(char: str) -> bool:
    """Chinese characters and their punctuation, and marks set wide in Chinese text."""
    return char in _WIDE_MARKS or unicodedata.east_asian_width(char) in "WF"


def width(text: str) -> int:
    """Columns a text takes: two for a wide character."""
    return sum(2 if is_wide(char) else 1 for char in text)


def _keeps_space(before: str, gap: str, after: str) -> bool:
    wide = is_wide(before), is_wide(after)
    if ("   " in gap or "\t" in gap) and "\n" not in gap:  # columns, as in a table or a block of signatures
        return True
    if all(wide) or ("\n" in gap and any(wide)):
        return False
    narrow = after if wide[0] else before
    return not any(wide) or narrow.isalnum() or narrow == "%"


def _narrow(char: str) -> str:
    if not "\uff00" <= char <= "\uff5e":
        return char
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if narrow.isalnum() or narrow in "%.+-" else char
