"""From a text of the calculator to its English: which sentence of the catalogue it is, or which several one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.english.templates import PLACE, Grammar, Pair, Template

LONGEST, DEEPEST = 4000, 40
"""Characters of a text, and sentences in each other: many times what the calculator says, so that no text is read for long."""


@dataclass(frozen=True)
class Sentences:
    """All sentences: those without a place by themselves, the others by their first character, headings and then the most literal first."""

    grammar: Grammar
    pairs: Sequence[Pair]

    @cached_property
    def plain(self) -> dict[str, str]:
        """Sentences without a place."""
        return {pair.zh: pair.en for pair in self.pairs if not PLACE.search(pair.zh)}

    @cached_property
    def _by_first(self) -> dict[str, list[Template]]:
        made = sorted(
            (pair for pair in self.pairs if pair.zh not in self.plain), key=lambda pair: (not pair.is_heading, -len(pair.literal))
        )
        ready = [(pair.zh[:1], self.grammar.template(pair, sentence=True)) for pair in made]
        firsts = {first for first, _ in ready}
        return {first: [template for start, template in ready if start in (first, "{")] for first in firsts}

    def english(self, text: str) -> str | None:
        """One sentence, or several one after the other; None where one of them is not in the catalogue."""
        return _Reading(self).english(text) if len(text) <= LONGEST else None

    def templates(self, text: str) -> list[Template]:
        """Those that the text may fit, in the order in which they are tried."""
        return self._by_first.get(text[:1]) or self._by_first.get("{", [])


@dataclass(slots=True)
class _Reading:
    """One text being read: what of it was tried before, and how deep sentences stand in sentences."""

    sentences: Sentences
    known: dict[str, str | None] = field(default_factory=dict)
    depth: int = 0

    def english(self, text: str) -> str | None:
        if text not in self.known and self.depth < DEEPEST:
            self.depth += 1
            self.known[text] = self._one(text) or self._split(text)
            self.depth -= 1
        return self.known.get(text)

    def _one(self, text: str) -> str | None:
        if text in self.sentences.plain:
            return self.sentences.plain[text]
        grammar = self.sentences.grammar
        return next((said for one in self.sentences.templates(text) if (said := one.fill(text, grammar, self.english)) is not None), None)

    def _split(self, text: str) -> str | None:
        """The longest beginning that is a sentence, and the rest."""
        end = text.rfind("。", 0, len(text) - 1)
        while end > 0:
            first = self._one(text[: end + 1])
            rest = first and self.english(text[end + 1 :])
            if rest:
                return f"{first} {rest}"
            end = text.rfind("。", 0, end)
        return None
