"""What the assistant gives back: one typed reply for each turn, the same for every surface.

Fields and statuses are those of the machine interface (`python -m assistant batch`). A reply never holds null lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from calculator.claim import Case
from calculator.outcome import Estimate
from corpus.changes import LaterChange
from corpus.citation import Citation

Kind = Literal["answer", "estimate", "clarify", "refusal"]
Status = Literal[
    "answered",
    "not_in_force",
    "estimated",
    "needs_detail",
    "needs_input",
    "figure_not_stated",
    "other_place",
    "not_in_texts",
    "personal_case",
    "medical_advice",
    "unsafe",
    "off_topic",
]
STATUSES: tuple[str, ...] = get_args(Status)
MAX_CITATIONS = 6
MAX_FOLLOWUPS = 3


def kind_of(status: Status) -> Kind:
    """The kind that belongs to a status."""
    match status:
        case "answered" | "not_in_force":
            return "answer"
        case "estimated":
            return "estimate"
        case "needs_detail" | "needs_input":
            return "clarify"
        case _:
            return "refusal"


@dataclass(frozen=True, slots=True)
class Heard:
    """One fact used in the reply: its field, its normalised value, and the person's own words for it ("" if assumed or set on screen)."""

    field: str
    value: str
    words: str

    def as_json(self) -> dict[str, str]:
        return {"field": self.field, "value": self.value, "words": self.words}


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply. `text` is Markdown without link targets; `citations` are best first, at most six."""

    status: Status
    text: str
    heard: tuple[Heard, ...] = ()
    citations: tuple[Citation, ...] = ()
    estimate: Estimate | None = None
    notices: tuple[LaterChange, ...] = ()
    asks: tuple[str, ...] = ()
    followups: tuple[str, ...] = ()
    language: str = "zh"
    topic: str = ""
    explainers: tuple[str, ...] = ()  # ids of those that the text is made of
    own_total: str = ""  # yuan the person pays in all, with known cost outside the catalogue; "" where that is not known
    outside_catalogue: str = ""  # yuan less for each 10,000 yuan that turns out not to be eligible; "" where it does not apply
    case: Case | None = None  # what was estimated, for a screen that goes on from it; no part of the JSON

    @property
    def kind(self) -> Kind:
        return kind_of(self.status)

    def with_text(self, text: str) -> Reply:
        return replace(self, text=text)

    def estimate_json(self) -> dict[str, Any] | None:
        """The calculator's result, with what each 10,000 yuan outside the catalogue costs where that was worked out."""
        if self.estimate is None:
            return None
        result = self.estimate.as_json()
        if self.outside_catalogue:
            result["outside_catalogue"] = {"each": "10000.00", "less": self.outside_catalogue}
        if self.own_total:
            result["own_total"] = self.own_total
        return result

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "status": self.status,
            "text": self.text,
            "heard": [fact.as_json() for fact in self.heard],
            "citations": [citation.as_json() for citation in self.citations],
            "estimate": self.estimate_json(),
            "notices": [notice.as_json() for notice in self.notices],
            "asks": list(self.asks),
            "followups": list(self.followups),
        }


def distinct(citations: Sequence[Citation], most: int = MAX_CITATIONS) -> tuple[Citation, ...]:
    """The citations in order, at most `most`; of two that overlap the longer, in the place of the first."""
    kept: list[Citation] = []
    for citation in citations:
        at = next((number for number, other in enumerate(kept) if _overlap(citation, other)), None)
        if at is None:
            kept.append(citation)
        elif citation.end - citation.start > kept[at].end - kept[at].start:
            kept[at] = citation
    return tuple(kept[:most])


def _overlap(one: Citation, other: Citation) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
