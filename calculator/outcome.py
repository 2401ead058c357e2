"""What a calculation comes to: an amount or its bounds, the steps to it, what it rests on, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

from calculator.money import Exact, percent, yuan
from calculator.scale import Band
from corpus.changes import LaterChange
from corpus.citation import Citation


class Status(StrEnum):
    """How firm a result is."""

    EXACT = "exact"
    ASSUMED = "assumed"
    AT_LEAST = "at_least"
    RANGE = "range"
    NEEDS_INPUT = "needs_input"
    NOT_COVERED = "not_covered"


_FIRM_TO_WEAK = (Status.EXACT, Status.ASSUMED, Status.AT_LEAST, Status.RANGE)


def weakest(*statuses: Status) -> Status:
    """Of several amounts' statuses the least firm."""
    return max(statuses, key=_FIRM_TO_WEAK.index)


class Step(NamedTuple):  # an estimate makes a dozen, and a tuple is made in half the time of a dataclass
    """One line of the calculation: ``amount`` in fen, not rounded unless the step says so; ``citation`` None where no text is needed.

    ``kind`` says what the line is: eligible, deductible, band, sum, cap, payment, stay, left; of an upper bound ``band_high`` and so on.
    """

    label: str
    formula: str
    amount: Exact
    citation: Citation | None = None
    kind: str = ""

    def under(self, heading: str, suffix: str = "") -> Step:
        """The same line as one of a larger calculation: its label under a heading, its kind with a suffix."""
        return Step(heading + self.label, self.formula, self.amount, self.citation, self.kind + suffix)

    def as_json(self) -> dict[str, Any]:
        """The fields of the machine interface, and ``kind``."""
        return {
            "label": self.label,
            "formula": self.formula,
            "amount": yuan(self.amount),
            "citation": self.citation.as_json() if self.citation else None,
            "kind": self.kind,
        }


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the result takes for granted: a code for programs, a sentence for people, and the text it reads, if any."""

    code: str
    text: str
    citation: Citation | None = None


class Interval(NamedTuple):
    """Fen from ``low`` to ``high``; None where there is no bound."""

    low: int | None
    high: int | None

    def as_json(self) -> dict[str, str | None]:
        """Both ends as yuan."""
        return {"low": _yuan(self.low), "high": _yuan(self.high)}


class StayPaid(NamedTuple):
    """What one stay is paid, in fen; not ``counted`` where no text rules it."""

    day: date
    low: int
    high: int | None
    counted: bool = True

    def as_json(self) -> dict[str, str | None]:
        """The day and both ends as yuan."""
        return {"date": self.day.isoformat(), "low": yuan(self.low), "high": _yuan(self.high)}


@dataclass(frozen=True, slots=True)
class Tilt:
    """What the text gives a person's group besides the ordinary terms: ``cut`` off the deductible, and ``points`` more on every rate or a
    rate of at least ``floor``; None where the text does not put it so."""

    cut: Fraction
    points: Fraction | None = None
    floor: Fraction | None = None

    def as_json(self) -> dict[str, str | None]:
        """Each as a percentage."""
        return {"cut": percent(self.cut), "points": _percent(self.points), "floor": _percent(self.floor)}


class Estimate(NamedTuple):  # made in a quarter of the time of a frozen dataclass of so many fields
    """A result. Amounts are fen; ``reimbursement`` and ``person_pays`` are None without one.

    ``parts`` are the two payments of a chain, critical-illness insurance first. ``still_due`` is what is left of the reimbursement after
    ``received``. ``bands`` are those of the lower bound (the only ones of a definite amount), ``bands_high`` those of the upper.
    """

    status: Status
    id: str = ""
    reimbursement: Interval | None = None
    person_pays: Interval | None = None
    missing: tuple[str, ...] = ()
    reason: str = ""
    steps: tuple[Step, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    notices: tuple[LaterChange, ...] = ()
    citations: tuple[Citation, ...] = ()
    stays: tuple[StayPaid, ...] = ()
    eligible: int = 0
    deductible: Exact | None = None
    ordinary_deductible: Exact | None = None
    bands: tuple[Band, ...] = ()
    bands_high: tuple[Band, ...] = ()
    rule: str = ""
    rule_document: str = ""
    tilt: Tilt | None = None
    scheme: str = ""
    parts: tuple[Estimate, ...] = ()
    received: int | None = None
    still_due: Interval | None = None

    def as_json(self) -> dict[str, Any]:
        """The result of the machine interface, and after its fields what screens draw from."""
        result: dict[str, Any] = {
            "id": self.id,
            "status": self.status.value,
            "reimbursement": self.reimbursement.as_json() if self.reimbursement else None,
            "person_pays": self.person_pays.as_json() if self.person_pays else None,
            "missing": list(self.missing),
            "reason": self.reason,
            "steps": [step.as_json() for step in self.steps],
            "assumptions": [assumption.text for assumption in self.assumptions],
            "notices": [notice.as_json() for notice in self.notices],
            "citations": [citation.as_json() for citation in self.citations],
        }
        if self.stays:
            result["stays"] = [stay.as_json() for stay in self.stays]
        if self.parts:
            result["parts"] = [part.as_json() for part in self.parts]
        if self.still_due is not None:
            result |= {"received": _yuan(self.received), "still_due": self.still_due.as_json()}
        return result | {
            "eligible": yuan(self.eligible),
            "deductible": _yuan(self.deductible),
            "ordinary_deductible": _yuan(self.ordinary_deductible),
            "bands": [_band(band) for band in self.bands],
            "bands_high": [_band(band) for band in self.bands_high],
            "rule": self.rule,
            "rule_document": self.rule_document,
            "tilt": self.tilt.as_json() if self.tilt else None,
            "scheme": str(self.scheme),
        }


def _percent(rate: Fraction | None) -> str | None:
    return None if rate is None else percent(rate)


def _yuan(amount: Exact | None) -> str | None:
    return None if amount is None else yuan(amount)


def _band(band: Band) -> dict[str, str | None]:
    return {
        "over": yuan(band.over),
        "up_to": _yuan(band.up_to),
        "rate": percent(band.rate),
        "base": yuan(band.base),
        "amount": yuan(band.amount),
    }


def distinct(*citations: Citation | None) -> tuple[Citation, ...]:
    """Each citation once, in order, the missing left out."""
    return tuple({(citation.document, citation.start, citation.end): citation for citation in citations if citation is not None}.values())
