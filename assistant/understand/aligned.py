"""Text that remembers, for every character, which characters of the source it came from.

Normalising changes lengths (廿六万 -> 二十六万); a fact found in the plain text is still shown with the words as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Aligned:
    """`text`, and for each of its characters the span of `source` it stands for."""

    text: str
    source: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> Aligned:
        return cls(source, source, tuple(range(len(source))), tuple(range(1, len(source) + 1)))

    def said(self, start: int, end: int) -> str:
        """The words of the source behind text[start:end].

        >>> Aligned.of("廿六万").replaced([(0, 1, "二十")]).said(0, 3)
        '廿六'
        """
        if start >= end:
            return ""
        return self.source[self.starts[start] : self.ends[end - 1]]

    def part(self, start: int, end: int) -> Aligned:
        """text[start:end], of the same source."""
        return Aligned(self.text[start:end], self.source, self.starts[start:end], self.ends[start:end])

    def replaced(self, edits: Iterable[Edit]) -> Aligned:
        """The text with each (start, end, new) put in; edits are in order and do not overlap."""
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, new in edits:
            pieces += (self.text[done:start], new)
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if end > start:
                starts += [self.starts[start]] * len(new)
                ends += [self.ends[end - 1]] * len(new)
            done = end
        if not done:
            return self
        return Aligned("".join(pieces) + self.text[done:], self.source, (*starts, *self.starts[done:]), (*ends, *self.ends[done:]))

    def sub(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Aligned:
        """Every match replaced by what `new` makes of it; a match left as it is costs nothing. Empty matches are not for this."""
        return self.replaced((m.start(), m.end(), word) for m in pattern.finditer(self.text) if (word := new(m)) != m[0])
