"""Patterns that people keep in the glossary's files, compiled once: any of some, or the whole message, unless others take it back."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from assistant.understand import glossary


class Pattern:
    """The patterns of one intent or sign; texts are matched in lower case."""

    def __init__(self, said: glossary.Intent) -> None:
        self._whole = _any(said.whole)
        self._some = _any(said.any)
        self._unless = _any(said.unless)

    def matches(self, text: str) -> bool:
        """Whether the text says this, and nothing takes it back."""
        named = self._some.search(text) or self._whole.fullmatch(text.strip())
        return bool(named) and not self.taken_back(text)

    def taken_back(self, text: str) -> bool:
        return bool(self._unless.search(text))


@cache
def intent_patterns() -> dict[str, Pattern]:
    return {name: Pattern(said) for name, said in glossary.intents().items()}


@cache
def sign(name: str) -> Pattern:
    """The patterns of one sign (glossary/signs.yaml). Raises KeyError for a name that is not there."""
    return Pattern(glossary.signs()[name])


def _any(patterns: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.MULTILINE)
