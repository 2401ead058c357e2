"""Searching within the texts: white space, width, case and traditional characters aside, at the offsets of the stored text."""

from __future__ import annotations

from functools import lru_cache

from assistant.encoded.figures import Span
from corpus.catalog import catalog
from corpus.fold import fold_loosely, readable

LONGEST = 60  # characters
_AROUND = 18  # characters on either side of a hit in a list


@lru_cache(maxsize=512)
def hits(document: str, query: str) -> tuple[Span, ...]:
    """Where the words stand in a document, or else the texts' own word for them ("起付线" is 起付标准 there)."""
    needles = _needles(query)
    return next((found for needle in needles if (found := _places(document, needle))), ())


@lru_cache(maxsize=512)
def read_as(document: str, query: str) -> str:
    """The word that was looked for in the end; "" where it is the one written, width, case and script aside."""
    needles = _needles(query)
    used = next((needle for needle in needles if _places(document, needle)), "")
    return used if used and used != needles[0] else ""


def around(document: str, span: Span) -> tuple[str, str, str]:
    """A hit in a list: what stands before it, the hit, what stands after it, on one line."""
    text = catalog().document(document).text
    start, end = span
    return readable(text[max(0, start - _AROUND) : start]), readable(text[start:end]), readable(text[end : end + _AROUND])


def _places(document: str, needle: str) -> tuple[Span, ...]:
    folded = catalog().document(document).folded
    found: list[Span] = []
    for first in folded.find_all(needle):
        span = folded.span(first, len(needle))
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return tuple(found)


@lru_cache(maxsize=128)
def _needles(query: str) -> tuple[str, ...]:
    """The words as written, simplified, then the standard words that everyday or English ones stand for."""
    from opencc import OpenCC

    from assistant.understand.glossary import terms
    from assistant.understand.normalise import without_lone_surrogates

    written = fold_loosely(OpenCC("t2s").convert(without_lone_surrogates(query[:LONGEST])))
    if not any(char.isalnum() for char in written):
        return ()
    meant = (fold_loosely(term.term) for term in terms() if written in {fold_loosely(word) for word in (*term.synonyms, *term.english)})
    return tuple(dict.fromkeys((written, *meant)))
