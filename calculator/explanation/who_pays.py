"""Who pays what of the bill, what is left to the person, and how much of it all the reimbursement is.

The payers stand in the order in which they pay; their amounts and the person's add up to the bill, or without a slip to the
eligible expense. Where a payment is only bounded so is what is left; where it is not known it is not taken for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator.chain import before_insurance
from calculator.claim import Case, Slip
from calculator.explanation import wording
from calculator.explanation.bounds import Share, plus
from calculator.explanation.phrases import PAYERS
from calculator.explanation.said import Said, say
from calculator.money import yuan
from calculator.outcome import Estimate, Interval, Status
from calculator.person import Scheme
from corpus.citation import Citation


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer, ``paid`` None where the texts at hand do not say what it pays; ``status`` is how firm it is."""

    key: str
    paid: Interval | None
    citation: Citation | None = None
    status: Status = Status.EXACT

    def as_json(self) -> dict[str, Any]:
        """Its name in both forms, the amount and the sentence it rests on."""
        return {
            "payer": self.key,
            "name": PAYERS[self.key],
            "paid": self.paid.as_json() if self.paid else None,
            "citation": self.citation.as_json() if self.citation else None,
        }


@dataclass(frozen=True, slots=True)
class WhoPays:
    """``person`` is all that is left to the person, inside the catalogue and outside. ``bill`` is None without a slip."""

    payers: tuple[Payer, ...]
    eligible: int
    bill: int | None
    person: Interval | None
    of_eligible: Share | None
    of_bill: Share | None
    all_of_bill: Share | None
    sentences: tuple[Said, ...]

    def said(self) -> Iterator[Said]:
        """What was said when it was worked out."""
        yield from self.sentences

    def as_json(self) -> dict[str, Any]:
        """The payers, the person's total, and the shares."""
        return {
            "payers": [payer.as_json() for payer in self.payers],
            "eligible": yuan(self.eligible),
            "bill": None if self.bill is None else yuan(self.bill),
            "person": self.person.as_json() if self.person else None,
            "of_eligible": self.of_eligible.as_json() if self.of_eligible else None,
            "of_bill": self.of_bill.as_json() if self.of_bill else None,
            "all_of_bill": self.all_of_bill.as_json() if self.all_of_bill else None,
            "sentences": [sentence.as_json() for sentence in self.sentences],
        }


def who_pays(case: Case, estimate: Estimate) -> WhoPays:
    """Every payer with its amount."""
    slip = _slip(case)
    before = tuple(_before(slip)) if slip else ()
    schemes = tuple(_schemes(case, estimate))
    outside = slip.out_of_scope if slip else 0
    inside = estimate.person_pays
    rest = (
        Payer("person_inside", inside, status=estimate.status),
        *((Payer("person_outside", Interval(outside, outside)),) if slip else ()),
    )
    paid, bill = estimate.reimbursement, slip.total if slip else None
    insured = sum(payer.paid.low or 0 for payer in before if payer.paid)
    shares = _shares(paid, estimate.eligible, bill, insured)
    payers = (*before, *schemes, *rest)
    person = plus(inside, outside) if inside else None
    return WhoPays(payers, estimate.eligible, bill, person, *shares, tuple(_sentences(case, estimate, payers, person, shares)))


def _slip(case: Case) -> Slip | None:
    """The slip as it is reckoned with: of a chain what the insurance paid is not taken off before."""
    reckoned = before_insurance(case) if case.scheme is Scheme.CHAIN else case
    return reckoned.expenses if isinstance(reckoned.expenses, Slip) else None


def _before(slip: Slip) -> Iterator[Payer]:
    for key in ("basic_paid", "other_paid", "critical_illness_paid"):
        if (fen := getattr(slip, key)) or key == "basic_paid":
            yield Payer(key, Interval(fen, fen))


def _schemes(case: Case, estimate: Estimate) -> Iterator[Payer]:
    """The insurance, aid, or both in turn."""
    for part in estimate.parts or (estimate,):
        key = str(part.scheme) if part.scheme in PAYERS else _key(case)
        cited = None if is_as_received(part) else next(iter(part.citations), None)  # no text bears out what the person says
        yield Payer(key, part.reimbursement, cited, part.status)


def is_as_received(estimate: Estimate) -> bool:
    """Whether no text rules the insurance, and its payment is what the person said was received."""
    return any(assumption.code == "insurance_as_received" for assumption in estimate.assumptions)


def _key(case: Case) -> str:
    return Scheme.CRITICAL_ILLNESS.value if case.scheme is Scheme.CHAIN else case.scheme.value


def _shares(paid: Interval | None, eligible: int, bill: int | None, insured: int) -> tuple[Share | None, Share | None, Share | None]:
    if paid is None:
        return None, None, None
    whole = None if bill is None else Share.of(paid, bill)
    everything = None if bill is None else Share.of(plus(paid, insured), bill)
    return Share.of(paid, eligible), whole, everything


def _sentences(
    case: Case, estimate: Estimate, payers: tuple[Payer, ...], person: Interval | None, shares: tuple[Share | None, ...]
) -> Iterator[Said]:
    for payer in payers:
        yield say(wording.payer(payer.key, payer.paid, payer.status), payer.citation)
    if person is not None and _slip(case):
        yield say(wording.PERSON.format(wording.firmly(person, estimate.status)))
    if estimate.reimbursement is not None:
        yield from (say(line) for line in wording.shares(estimate.eligible, shares, estimate.status))
    if estimate.still_due is not None and estimate.received is not None:
        yield say(wording.still_due(estimate.received, estimate.still_due, estimate.status))
