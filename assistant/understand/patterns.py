"""Patterns that people keep in the glossary's files, compiled once: any of some, or the whole message, unless others take it back.

`{paper}` in a pattern stands for any word of the sign of that name; `forge && paper` wants both, in whatever order, near each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from assistant.understand import glossary

_FAMILY = re.compile(r"\{([a-z_]+)\}")
_BOTH: Final = " && "
# What is said together stands near: in a message of this length anywhere, in a longer one in the same sentence.
_NEAR: Final = 80
_SENTENCE = re.compile(r"[^。!！?？;；\n]+")


class Pattern:
    """The patterns of one intent or sign; texts are matched in lower case."""

    def __init__(self, said: glossary.Intent) -> None:
        self._whole = _any(said.whole)
        self._some = _any(pattern for pattern in said.any if _BOTH not in pattern)
        self._together = [tuple(_any([part]) for part in pattern.split(_BOTH)) for pattern in said.any if _BOTH in pattern]
        self._unless = _any(said.unless)

    def matches(self, text: str) -> bool:
        """Whether the text says this, and nothing takes it back."""
        named = self._some.search(text) or self._whole.fullmatch(text.strip()) or self._says_together(text)
        return bool(named) and not self.taken_back(text)

    def taken_back(self, text: str) -> bool:
        return bool(self._unless.search(text))

    def _says_together(self, text: str) -> bool:
        near = [text] if len(text) <= _NEAR else _SENTENCE.findall(text)
        return any(all(part.search(words) for part in parts) for parts in self._together for words in near)


@cache
def intent_patterns() -> dict[str, Pattern]:
    """The patterns by name; `fraud.papers` is a part of the intent `fraud`, with an `unless` of its own."""
    return {name: Pattern(said) for name, said in glossary.intents().items()}


@cache
def sign(name: str) -> Pattern:
    """The patterns of one sign (glossary/signs.yaml). Raises KeyError for a name that is not there."""
    return Pattern(glossary.signs()[name])


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_FAMILY.sub(_family, pattern)})" for pattern in patterns) or r"(?!)", re.MULTILINE)


def _family(named: re.Match[str]) -> str:
    words: Collection[str] = glossary.signs()[named[1]].any
    return "(?:" + "|".join(words) + ")"
