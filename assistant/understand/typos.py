"""Typing mistakes in words of the field: 报消 -> 报销, 其付线 -> 起付线, 连合督察 -> 联合督查.

A stretch of text is repaired to a term of the field when each of its characters is the term's, sounds like it (toneless) or looks
like it, and at least one of two characters, or half of a longer term, stand unchanged in place. It is left alone when it is an
ordinary word itself, or when it cuts through one (以保|障): most sound-alikes are innocent.
"""

from __future__ import annotations

from functools import cache

from assistant.understand import glossary
from assistant.understand.aligned import Aligned, Edit

_LONGEST_WORD = 4
# Accents that people type as they speak; allowed only in longer terms, where chance is small.
_SOFT = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))


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
        if written == term or (_mistyped(written, term) and not _ordinary(text, at, at + len(term))):
            return term
    return ""


def _candidates(text: str, at: int) -> tuple[str, ...]:
    """Terms that share this character as their first or the next as their second, longest first."""
    first = _by_place().get((0, text[at]), ())
    second = _by_place().get((1, text[at + 1]), ()) if at + 1 < len(text) else ()
    third = _by_place().get((2, text[at + 2]), ()) if at + 2 < len(text) else ()
    if not second and not third:
        return first
    return tuple(sorted({*first, *second, *third}, key=lambda term: (text[at : at + len(term)] != term, -len(term), term)))


def _mistyped(written: str, term: str) -> bool:
    if len(written) != len(term) or written in _vocabulary() or written in glossary.known_words():
        return False
    same = sum(a == b for a, b in zip(written, term, strict=True))
    if same * 2 < len(term):
        return False
    return all(a == b or _alike(a, b, soft=len(term) > 2) for a, b in zip(written, term, strict=True))


@cache
def _alike(written: str, meant: str, *, soft: bool) -> bool:
    if written in glossary.typos().confusable.get(meant, ""):
        return True
    sounds, wanted = glossary.syllables().get(written, frozenset()), glossary.syllables().get(meant, frozenset())
    if sounds & wanted:
        return True
    return soft and bool({_softened(s) for s in sounds} & {_softened(s) for s in wanted})


def _softened(syllable: str) -> str:
    for hard, soft in _SOFT:
        if hard == "ng":
            syllable = syllable.removesuffix("g") if syllable.endswith(hard) else syllable
        elif syllable.startswith(hard):
            syllable = soft + syllable.removeprefix(hard)
    return syllable


def _ordinary(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word lies across one end of the stretch: then the stretch is not a word of its own."""
    return any(_crossing(text, edge) for edge in (start, end))


def _crossing(text: str, edge: int) -> bool:
    for length in range(2, _LONGEST_WORD + 1):
        for begin in range(max(0, edge - length + 1), min(edge, len(text) - length + 1)):
            word = text[begin : begin + length]
            if word in glossary.known_words() or word in _vocabulary():
                return True
    return False


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the field, and the 挂不挂钩 form of the two-character ones."""
    words = {word for term in glossary.terms() for word in (term.term, *term.synonyms, *term.related)}
    return frozenset(words | {f"{word[0]}不{word}" for word in words if len(word) == 2})


@cache
def _by_place() -> dict[tuple[int, str], tuple[str, ...]]:
    """Terms by one of their first three characters and its place."""
    found: dict[tuple[int, str], list[str]] = {}
    for term in sorted(_vocabulary(), key=lambda word: (-len(word), word)):
        for place, character in enumerate(term[:3]):
            found.setdefault((place, character), []).append(term)
    return {key: tuple(terms) for key, terms in found.items()}


@cache
def _phrases() -> tuple[object, dict[str, str]]:
    said = glossary.typos()
    meaning = said.phrases | {word: word for word in said.keep}
    return glossary.any_of(meaning), meaning
