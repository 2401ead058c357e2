"""Where two texts speak of the same thing: which goes first, from which day, why, and what that leaves of the other.

*replaced*: the older entitlement ends the day before. *where_different*: it stays where the newer text does not say otherwise,
so nobody is sure of it. *together*: both hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from calculator.eligibility.loading import DATA, Strict, choose, cited, read_yaml, refuse
from calculator.eligibility.provisions import texts
from corpus.citation import Citation


class Effect(StrEnum):
    """What the newer text leaves of the older."""

    REPLACED = "replaced"
    WHERE_DIFFERENT = "where_different"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Precedence:
    """From ``since`` on the entitlements ``first`` go before ``then``."""

    first: tuple[str, ...]
    then: tuple[str, ...]
    since: date
    effect: Effect
    why: str
    document: str
    citation: Citation


@cache
def precedences() -> tuple[Precedence, ...]:
    """All of them, read and checked once. Raises :class:`calculator.eligibility.loading.EntitlementError`."""
    return read_precedences(DATA / "precedence.yaml", {provision.id for text in texts() for provision in text.provisions})


def read_precedences(path: Path, known: Iterable[str]) -> tuple[Precedence, ...]:
    """The precedences in a file, between entitlements that are ``known``."""
    entries = read_yaml(path, _File).precedences
    ids = sorted(known)
    for number, entry in enumerate(entries):
        for side in ("first", "then"):
            for place, name in enumerate(getattr(entry, side)):
                choose(path, f"precedences.{number}.{side}.{place}", name, ids)
    behind = [name for entry in entries for name in entry.then]
    for name in behind:
        if behind.count(name) > 1:
            refuse(path, "precedences.then", name, "each entitlement behind others once")
    return tuple(_precedence(path, f"precedences.{number}", entry) for number, entry in enumerate(entries))


class _Precedence(Strict):
    first: list[str]
    then: list[str]
    since: date
    effect: Effect
    why: str
    document: str
    quote: str


class _File(Strict):
    precedences: list[_Precedence]


def _precedence(path: Path, field: str, entry: _Precedence) -> Precedence:
    citation = cited(path, f"{field}.quote", entry.document, entry.quote)
    return Precedence(tuple(entry.first), tuple(entry.then), entry.since, entry.effect, entry.why, entry.document, citation)
