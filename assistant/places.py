"""Which of the texts speaks for a place."""

from __future__ import annotations

from functools import cache

from corpus.catalog import catalog
from corpus.regions import region


@cache
def covered_regions() -> frozenset[str]:
    """The places that the texts speak for: 江阴市, 吉林省, 广东省."""
    return frozenset(document.region for document in catalog().documents)


def chain_of(place: str) -> tuple[str, ...]:
    """The place and all above it, () for an unknown name."""
    known = region(place) if place else None
    return known.chain if known else ()


def covering(place: str) -> str:
    """The region of the texts that speaks for a place: 广州市 -> 广东省; "" where none does."""
    return next((name for name in chain_of(place) if name in covered_regions()), "")
