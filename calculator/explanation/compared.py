"""The office's figures beside those of the texts, in the order of the calculation: expense, deductible, base, rates, payments, the rest.

A figure agrees where it lies within the bounds of ours. Nobody here knows who is right; what is told is where the two part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calculator.claim import Case, Stays
from calculator.explanation.bounds import decimal
from calculator.explanation.following import aid_after, left_after
from calculator.explanation.settlement import Settlement
from calculator.money import Exact, whole, yuan
from calculator.outcome import Estimate, Interval, Status
from calculator.person import Scheme

RATE = "rate"
FLOORS_ONLY = "gd-2016-85/critical_illness"
"""The rule that leaves the group's own deductible open above its floor."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure: the office's, and ours from ``low`` to ``high`` (None: no bound there). Fen, or shares where the name ends in ``rate``.

    ``follows`` where ours is what follows from the settlement's own payments.
    """

    name: str
    office: Exact
    low: Exact | None
    high: Exact | None
    follows: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a rate."""
        return self.name.endswith(RATE)

    @property
    def difference(self) -> Exact:
        """By how much the office's lies above ours, or below it; 0 within the bounds. Ours may have parts of a fen, an office has none."""
        if self.low is not None and self.office < self.low:
            gap = Fraction(self.office - self.low)
        elif self.high is not None and self.office > self.high:
            gap = Fraction(self.office - self.high)
        else:
            return 0
        return whole(gap) if self.is_share or abs(gap) >= 1 else 0

    def as_json(self) -> dict[str, Any]:
        """All of it, and whether the two agree."""
        sign = "-" if self.difference < 0 else ""
        return {
            "name": self.name,
            "office": self.written(self.office),
            "ours": {end: None if bound is None else self.written(bound) for end, bound in (("low", self.low), ("high", self.high))},
            "difference": sign + self.written(whole(abs(Fraction(self.difference)))),
            "agrees": self.difference == 0,
        }

    def written(self, figure: Exact) -> str:
        """As the machine interface writes it."""
        return (decimal(Fraction(figure)) or "") if self.is_share else yuan(whole(Fraction(figure)))


def compare(case: Case, ours: Estimate, office: Settlement) -> tuple[Compared, ...]:
    """Every figure the office gave that has one of ours beside it."""
    payer = ours.parts[0] if ours.parts else ours
    return tuple(_figures(case, ours, payer, office))


def _figures(case: Case, ours: Estimate, payer: Estimate, office: Settlement) -> Iterator[Compared]:
    yield from _known("eligible_self_paid", office.eligible_self_paid, ours.eligible)
    if payer.reimbursement is not None and _one_year(case):
        yield from _terms(payer, office, highest=deductible_is_highest(case, payer))
    insured, aid = (payment_of(case, ours, scheme) for scheme in (Scheme.CRITICAL_ILLNESS, Scheme.MEDICAL_AID))
    yield from _within("critical_illness_paid", office.critical_illness_paid, insured)
    after, left = aid_after(case, ours, office), left_after(case, ours, office)
    yield from _within("medical_aid_paid", office.medical_aid_paid, after or aid, follows=after not in (None, aid))
    yield from _within("person_pays", office.person_pays, left, follows=left != ours.person_pays)


def deductible_is_highest(case: Case, payer: Estimate) -> bool:
    """Whether ours is only the highest deductible that the text allows."""
    return payer.status is Status.AT_LEAST and payer.rule == FLOORS_ONLY and case.given.category_deductible is None


def _terms(payer: Estimate, office: Settlement, *, highest: bool) -> Iterator[Compared]:
    base = sum(band.base for band in payer.bands)
    if highest:
        yield from _within("deductible", office.deductible, Interval(None, int((payer.deductible or 0) // 1)))
        yield from _within("base", office.base, Interval(int(base // 1), payer.eligible))
    else:
        yield from _known("deductible", office.deductible, payer.deductible)
        yield from _known("base", office.base, base)
    yield from _rates(payer, office)
    paid = payer.reimbursement
    definite = paid is not None and paid.low == paid.high and payer.bands_high == payer.bands
    yield from _definite_bands(payer, office) if definite else _bounded_bands(payer, office, highest=highest)


def payment_of(case: Case, ours: Estimate, scheme: Scheme) -> Interval | None:
    """Our amount of one scheme; None where it is no part of the case, or not known: aid is not where the insurance before it is not."""
    if case.scheme is Scheme.CHAIN:
        if ours.reimbursement is None and scheme is Scheme.MEDICAL_AID:
            return None
        return next((part.reimbursement for part in ours.parts if part.scheme == scheme.value), None)
    return ours.reimbursement if case.scheme is scheme else None


def _known(name: str, office: int | None, ours: Exact | None) -> Iterator[Compared]:
    if office is not None and ours is not None:
        yield Compared(name, office, ours, ours)


def _within(name: str, office: int | None, ours: Interval | None, *, follows: bool = False) -> Iterator[Compared]:
    if office is not None and ours is not None:
        yield Compared(name, office, ours.low, ours.high, follows)


def _rates(payer: Estimate, office: Settlement) -> Iterator[Compared]:
    """One rate beside all of ours: it agrees with the only one, or with any between the lowest and the highest."""
    if office.rate is not None and payer.bands:
        yield Compared(RATE, office.rate, *_between(payer))


def _between(payer: Estimate) -> tuple[Fraction, Fraction | None]:
    """The lowest of our rates and the highest, None where nothing bounds it."""
    bounded = payer.reimbursement is not None and payer.reimbursement.high is not None
    most = max(band.rate for band in payer.bands_high or payer.bands) if bounded else None
    return min(band.rate for band in payer.bands), most


def _definite_bands(payer: Estimate, office: Settlement) -> Iterator[Compared]:
    """Line by line; a line that only the settlement has stands beside nothing."""
    for number, line in enumerate(office.bands):
        band, at = payer.bands[number] if number < len(payer.bands) else None, f"bands.{number}"
        if band is not None:
            yield from _known(f"{at}.over", line.over, band.over)
            yield from (Compared(f"{at}.rate", rate, band.rate, band.rate) for rate in (line.rate,) if rate is not None)
        yield from _known(f"{at}.amount", line.amount, band.amount if band else 0)


def _bounded_bands(payer: Estimate, office: Settlement, *, highest: bool) -> Iterator[Compared]:
    """Where only bounds of the rates are known an office may have tiers of its own: the first begins at the deductible, and the rate of
    each lies between the bounds.
    """
    for number, line in enumerate(office.bands):
        if number == 0 and payer.deductible is not None:
            at = int(payer.deductible // 1)
            yield from _within(f"bands.{number}.over", line.over, Interval(None if highest else at, at))
        if line.rate is not None and payer.bands:
            yield Compared(f"bands.{number}.rate", line.rate, *_between(payer))


def _one_year(case: Case) -> bool:
    return not isinstance(case.expenses, Stays) or len({stay.day.year for stay in case.expenses.stays}) == 1
