"""What a rule comes to: who gets or bears how much, the steps to it, what it rests on, and where that stands.

Shares are signed fen: what a party gets is positive, what it bears negative. Together they are the amount that was shared out; where a
share has two bounds, the lower ones of some go with the upper ones of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculator.fund.question import Question, Rule
from calculator.money import yuan
from calculator.outcome import Assumption, Status, Step, distinct
from corpus.changes import LaterChange
from corpus.citation import Citation


@dataclass(frozen=True, slots=True)
class Share:
    """What one party gets (or, negative, bears), in fen; ``what`` says as what.

    ``low`` is never above ``high``: where a loss is borne it is the larger loss.
    """

    party: str
    what: str
    low: int
    high: int

    @classmethod
    def of(cls, party: str, what: str, fen: int) -> Share:
        """A definite share."""
        return cls(party, what, fen, fen)

    def as_json(self) -> dict[str, str]:
        """Both ends as yuan, with the sign; a text for people names the loss borne without it."""
        return {"party": self.party, "what": self.what, "low": signed(self.low), "high": signed(self.high)}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to read the text, and the shares by it; none where it leaves them to be decided."""

    code: str
    text: str
    shares: tuple[Share, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The reading and its shares."""
        return {"code": self.code, "text": self.text, "parties": [share.as_json() for share in self.shares]}


@dataclass(frozen=True, slots=True)
class Result:
    """A result. ``text`` says it in a sentence; ``reason`` why there is no figure or only bounds."""

    rule: Rule
    status: Status
    text: str
    id: str = ""
    shares: tuple[Share, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    steps: tuple[Step, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""
    citations: tuple[Citation, ...] = ()
    notices: tuple[LaterChange, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The fields of the machine interface."""
        return {
            "id": self.id,
            "rule": self.rule.value,
            "status": self.status.value,
            "text": self.text,
            "parties": [share.as_json() for share in self.shares],
            "alternatives": [alternative.as_json() for alternative in self.alternatives],
            "missing": list(self.missing),
            "reason": self.reason,
            "steps": [step.as_json() for step in self.steps],
            "assumptions": [assumption.text for assumption in self.assumptions],
            "notices": [notice.as_json() for notice in self.notices],
            "citations": [citation.as_json() for citation in self.citations],
        }


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a result rests on: ``taken`` makes it less than exact, ``notes`` only say how the text is read."""

    taken: tuple[Assumption, ...] = ()
    notes: tuple[Assumption, ...] = ()
    basis: tuple[Citation | None, ...] = ()
    notices: tuple[LaterChange, ...] = ()

    @property
    def status(self) -> Status:
        """How firm a definite amount on these grounds is."""
        return Status.ASSUMED if self.taken else Status.EXACT


def settled(
    question: Question,
    text: str,
    shares: tuple[Share, ...],
    steps: tuple[Step, ...],
    grounds: Grounds,
    alternatives: tuple[Alternative, ...] = (),
) -> Result:
    """A definite result, or one between bounds where a share has two."""
    bounded = any(share.low != share.high for share in shares)
    status = Status.RANGE if bounded else grounds.status
    return _result(question, status, text, steps, grounds, shares=shares, alternatives=alternatives)


def needs(question: Question, missing: tuple[str, ...], reason: str, grounds: Grounds, steps: tuple[Step, ...] = ()) -> Result:
    """Something is missing that only the asker, a tender, a contract or departments can say."""
    return _result(question, Status.NEEDS_INPUT, reason, steps, grounds, missing=missing, reason=reason)


def not_covered(question: Question, reason: str, grounds: Grounds, steps: tuple[Step, ...] = ()) -> Result:
    """Outside the texts: ``reason`` says why and what is known."""
    return _result(question, Status.NOT_COVERED, reason, steps, grounds, reason=reason)


def _result(question: Question, status: Status, text: str, steps: tuple[Step, ...], grounds: Grounds, **more: Any) -> Result:
    of_place = (Assumption("place_taken", question.place.note),) if question.place.note else ()
    assumptions = (*grounds.taken, *grounds.notes, *of_place)
    cited = distinct(*grounds.basis, *[step.citation for step in steps], *[assumption.citation for assumption in assumptions])
    return Result(
        question.rule, status, text, question.id, steps=steps, assumptions=assumptions, citations=cited, notices=grounds.notices, **more
    )


def signed(fen: int) -> str:
    """Fen as yuan, with a minus where they are borne.

    >>> signed(-5), signed(120)
    ('-0.05', '1.20')
    """
    return f"-{yuan(-fen)}" if fen < 0 else yuan(fen)
