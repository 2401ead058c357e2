"""What a person has, may have and has not: every entitlement of the place's texts with the reason, and the whole of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from calculator.eligibility.facts import Fact
from calculator.eligibility.finding import Finding
from calculator.eligibility.precedence import Precedence
from calculator.eligibility.provision import Condition, Provision
from calculator.eligibility.sentences import Office, sentences
from corpus.changes import LaterChange
from corpus.citation import Citation


class Standing(StrEnum):
    """How a person stands to one entitlement. ``possible``: a fact is missing, or the text leaves it to others."""

    ENTITLED = "entitled"
    POSSIBLE = "possible"
    NOT = "not"


class Status(StrEnum):
    """How far the whole question could be answered."""

    ANSWERED = "answered"
    NEEDS_INPUT = "needs_input"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One entitlement, decided for one person on one day; ``until`` is its last day, also where another text ends it."""

    provision: Provision
    standing: Standing
    until: date | None
    findings: tuple[tuple[Condition, Finding], ...] = ()
    missing: tuple[Fact, ...] = ()
    reason: str = ""
    prevails: Precedence | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The text's own sentences first, then those that tie words or texts to each other; each once."""
        read = [citation for _, finding in self.findings for citation in finding.citations]
        return tuple(dict.fromkeys([*self.provision.citations, *read, *([self.prevails.citation] if self.prevails else [])]))

    def as_json(self) -> dict[str, Any]:
        """The fields of the machine interface."""
        provision = self.provision
        return {
            "id": provision.id,
            "name": provision.name,
            "status": self.standing.value,
            "kind": provision.kind.value,
            "topic": provision.topic.value,
            "gives": provision.gives,
            "conditions": [_condition(condition, finding) for condition, finding in self.findings],
            "to_do": list(provision.to_do),
            "missing": [fact.value for fact in self.missing],
            "reason": self.reason,
            "prevails": _prevails(self.prevails),
            "citations": [citation.as_json() for citation in self.citations],
            "document": provision.document,
            "since": provision.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "due": provision.due.isoformat() if provision.due else None,
        }


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Everything the texts of a place say about one person on one day, what is had first."""

    status: Status
    day: date
    place: str = ""
    id: str = ""
    entitlements: tuple[Entitlement, ...] = ()
    missing: tuple[Fact, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    notices: tuple[LaterChange, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def offices(self) -> tuple[Office, ...]:
        """Whom to ask today."""
        return sentences().offices

    def decides(self, fact: Fact) -> int:
        """How many entitlements turn on a missing fact."""
        return sum(fact in entitlement.missing for entitlement in self.entitlements)

    def as_json(self) -> dict[str, Any]:
        """The result of the machine interface."""
        return {
            "id": self.id,
            "place": self.place,
            "date": self.day.isoformat(),
            "status": self.status.value,
            "entitlements": [entitlement.as_json() for entitlement in self.entitlements],
            "missing": [fact.value for fact in self.missing],
            "questions": [{"fact": f.value, "question": sentences().questions[f], "decides": self.decides(f)} for f in self.missing],
            "reason": self.reason,
            "notes": list(self.notes),
            "notices": [notice.as_json() for notice in self.notices],
            "offices": [office.as_json() for office in self.offices],
            "citations": [citation.as_json() for citation in self.citations],
        }


def _condition(condition: Condition, finding: Finding) -> dict[str, Any]:
    missing = [fact.value for fact in finding.missing]
    return {"text": condition.says, "met": finding.met.value, "missing": missing, "note": finding.note}


def _prevails(precedence: Precedence | None) -> dict[str, Any] | None:
    if precedence is None:
        return None
    return {
        "document": precedence.document,
        "entitlements": list(precedence.first),
        "over": list(precedence.then),
        "since": precedence.since.isoformat(),
        "effect": precedence.effect.value,
        "why": precedence.why,
        "citation": precedence.citation.as_json(),
    }
