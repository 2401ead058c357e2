"""Typing mistakes in words of the field: 宝销 -> 报销, 启付线 -> 起付线, 承办几构 -> 承办机构.

A stretch of text is repaired to a term of the field when each of its characters is the term's, sounds like it (toneless) or looks
like it, and at least one of two characters, or half of a longer term, stand unchanged in place. It is left alone when it is an
ordinary word itself, or when it cuts through one (以保|障): most sound-alikes are innocent.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.understand import glossary
from assistant.understand.aligned import Aligned, Edit
from assistant.understand.wordlist import any_of

_LONGEST_WORD = 4
# Accents that people type as they speak; allowed only in longer terms, where chance is small.
_SOFT = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))


def repaired(text: Aligned) -> Aligned:
    """The text with its typing mistakes repaired: whole known mistakes first, then sound-alikes and look-alikes."""
    pattern, meaning = _phrases()
    text = text.sub(pattern, lambda match: meaning[match[0]])
    return text.replaced(_edits(text.text))


def _edits(text: str) -> list[Edit]:
    edits: list[Edit] = []
    at = 0
    while at < len(text):
        term = _meant_at(text, at)
        if term:
            edits += [(at + k, at + k + 1, c) for k, c in enumerate(term) if text[at + k] != c]
        at += len(term) or 1
    return edits


def _meant_at(text: str, at: int) -> str:
    """The longest term that is written, or mistyped, at this place; "" if none."""
    for term in _candidates(text, at):
        written = text[at : at + len(term)]
        if written == term or (_mistyped(written, term) and not _cuts_a_word(text, at, at + len(term))):
            return term
    return ""


def _candidates(text: str, at: int) -> tuple[str, ...]:
    """Terms that share one of the next three characters in its place, longest first, of one length the exact one first."""
    shared = [_by_place().get((place, text[at + place]), ()) for place in range(min(3, len(text) - at))]
    found = {term for terms in shared for term in terms}
    if not found:
        return ()
    return tuple(sorted(found, key=lambda term: (-len(term), not text.startswith(term, at), term)))


def _mistyped(written: str, term: str) -> bool:
    if len(written) != len(term):
        return False
    soft, same = len(term) > 2, 0
    for a, b in zip(written, term, strict=True):
        if a == b:
            same += 1
        elif a not in _taken_for(b, soft=soft):
            return False
    return same * 2 >= len(term) and written not in _ordinary() and not _changes_a_term(written, term)


def _changes_a_term(written: str, term: str) -> bool:
    """Whether a term that stands in the stretch would become another one: 自付笔例 is never 支付比例."""
    places = [(first, last) for first in range(len(term) - 1) for last in range(first + 2, len(term) + 1)]
    return any(written[a:b] != term[a:b] and written[a:b] in _vocabulary() for a, b in places)


@cache
def _taken_for(meant: str, *, soft: bool) -> frozenset[str]:
    """The characters that are written by mistake for this one."""
    wanted = glossary.syllables().get(meant, frozenset())
    alike = {character for syllable in wanted for character in _sounding().get(_softened(syllable) if soft else syllable, ())}
    alike -= set(glossary.typos().never)
    return frozenset(alike | set(glossary.typos().confusable.get(meant, ""))) - {meant}


@cache
def _sounding() -> dict[str, tuple[str, ...]]:
    """Characters by syllable, and by softened syllable."""
    found: dict[str, set[str]] = {}
    for character, syllables in glossary.syllables().items():
        for syllable in syllables:
            found.setdefault(syllable, set()).add(character)
            found.setdefault(_softened(syllable), set()).add(character)
    return {syllable: tuple(characters) for syllable, characters in found.items()}


def _softened(syllable: str) -> str:
    """zheng -> "zen*": a form that no plain syllable has, so that soft and exact sounds stay apart."""
    for hard, soft in _SOFT:
        if syllable.startswith(hard):
            syllable = soft + syllable.removeprefix(hard)
    return (syllable.removesuffix("g") if syllable.endswith("ng") else syllable) + "*"


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word lies across one end of the stretch: then the stretch is not a word of its own."""
    return any(_crossing(text, edge) for edge in (start, end))


def _crossing(text: str, edge: int) -> bool:
    for length in range(2, _LONGEST_WORD + 1):
        for begin in range(max(0, edge - length + 1), min(edge, len(text) - length + 1)):
            word = text[begin : begin + length]
            if word in _ordinary():
                return True
    return False


@cache
def _ordinary() -> frozenset[str]:
    """Words that are right as they stand."""
    return glossary.known_words() | _vocabulary() | set(glossary.typos().keep)


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the field, and the 挂不挂钩 form of the two-character ones."""
    words = {word for term in glossary.terms() for word in (term.term, *term.synonyms, *term.related)}
    return frozenset(words | {f"{word[0]}不{word}" for word in words if len(word) == 2})


@cache
def _by_place() -> dict[tuple[int, str], tuple[str, ...]]:
    """Terms by one of their first three characters and its place."""
    found: dict[tuple[int, str], list[str]] = {}
    for term in _vocabulary():
        for place, character in enumerate(term[:3]):
            found.setdefault((place, character), []).append(term)
    return {key: tuple(terms) for key, terms in found.items()}


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    said = glossary.typos()
    meaning = said.phrases | {word: word for word in said.keep}
    return any_of(meaning), meaning
