"""Searching within the texts: white space, width, case and traditional characters aside, at the offsets of the stored text.

Words that stand nowhere as they are written are taken for a question: then its nearest sentences are the hits.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.encoded.figures import Span
from assistant.encoded.nearest import nearest
from corpus.catalog import catalog
from corpus.fold import fold_loosely, readable

LONGEST = 60  # characters
_AROUND = 30  # characters on either side of a hit in a list


@lru_cache(maxsize=512)
def hits(document: str, query: str) -> tuple[Span, ...]:
    """Where the words stand in a document, or else the texts' own word for them ("起付线" is 起付标准 there)."""
    if in_other_words(query):
        return nearest(_simplified(query)).get(document, ())
    return next((found for needle in _needles(query) if (found := _places(document, needle))), ())


@lru_cache(maxsize=128)
def in_other_words(query: str) -> bool:
    """Whether no text has the words, nor the standard word for them, but some have sentences that are near."""
    texts = catalog().documents
    return not any(_places(text.id, needle) for text in texts for needle in _needles(query)) and bool(nearest(_simplified(query)))


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
    from assistant.understand.glossary import terms

    written = fold_loosely(_simplified(query))
    if not any(char.isalnum() for char in written):
        return ()
    meant = (fold_loosely(term.term) for term in terms() if written in {fold_loosely(word) for word in (*term.synonyms, *term.english)})
    return tuple(dict.fromkeys((written, *meant)))


def _simplified(query: str) -> str:
    from opencc import OpenCC

    from assistant.understand.normalise import without_lone_surrogates

    return str(OpenCC("t2s").convert(without_lone_surrogates(query[:LONGEST])))
