"""A sentence for people, with the sentences of the texts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from calculator.outcome import distinct
from calculator.parameters import Law, read_law
from corpus.citation import Citation

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Said:
    """One short sentence, or two, and what it rests on; no citation where it only repeats what the person gave."""

    text: str
    citations: tuple[Citation, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Both."""
        return {"text": self.text, "citations": [citation.as_json() for citation in self.citations]}


class Part(Protocol):
    """One of the answers of an explanation."""

    def said(self) -> Iterator[Said]:
        """Its sentences, in order."""
        ...

    def as_json(self) -> Any:
        """Its values and sentences, for programs."""
        ...


def say(text: str, *citations: Citation | None) -> Said:
    """A sentence and its citations, each once, the missing left out."""
    return Said(text, distinct(*citations))


@cache
def clauses(document: str) -> Law:
    """The clauses of a document that only explanations quote, checked against it on load."""
    return read_law(DATA / f"{document}.yaml")
