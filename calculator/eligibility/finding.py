"""What is known of a condition: it is met, it is not, or it is unknown, with the facts that would tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calculator.eligibility.facts import Fact, Group
from corpus.citation import Citation


class Met(StrEnum):
    """Whether a condition is met. Nothing is taken for met, or for not met, because nobody told."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """``missing`` are facts that would tell; ``why`` says what is open, ``note`` what was read into the words, both often empty.

    ``others`` are the groups still open to somebody whose own category is told and is none of those wanted.
    """

    met: Met
    missing: tuple[Fact, ...] = ()
    why: str = ""
    note: str = ""
    citations: tuple[Citation, ...] = ()
    others: tuple[Group, ...] = ()


YES, NO = Finding(Met.YES), Finding(Met.NO)


def unknown(*missing: Fact, why: str = "") -> Finding:
    """Not known: the facts that would tell, or why nobody can tell from the text."""
    return Finding(Met.UNKNOWN, missing, why)
