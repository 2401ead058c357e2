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
from calculator.outcome import Estimate, Interval
from calculator.person import Scheme
from calculator.scale import Band

RATE = "rate"


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure: the office's, and ours from ``low`` to ``high`` (None: no bound). Fen, or shares where the name ends in ``rate``.

    ``follows`` where ours is what follows from the settlement's own payments.
    """

    name: str
    office: Exact
    low: Exact
    high: Exact | None
    follows: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a rate."""
        return self.name.endswith(RATE)

    @property
    def difference(self) -> Exact:
        """By how much the office's lies above ours, or below it; 0 within the bounds."""
        if self.office < self.low:
            return whole(Fraction(self.office - self.low))
        return 0 if self.high is None or self.office <= self.high else whole(Fraction(self.office - self.high))

    def as_json(self) -> dict[str, Any]:
        """All of it, and whether the two agree."""
        sign = "-" if self.difference < 0 else ""
        return {
            "name": self.name,
            "office": self.written(self.office),
            "ours": {"low": self.written(self.low), "high": None if self.high is None else self.written(self.high)},
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
        yield from _known("deductible", office.deductible, payer.deductible)
        yield from _known("base", office.base, sum(band.base for band in payer.bands))
        yield from _rates(payer, office)
        yield from _bands(payer, office)
    insured, aid = (payment_of(case, ours, scheme) for scheme in (Scheme.CRITICAL_ILLNESS, Scheme.MEDICAL_AID))
    yield from _within("critical_illness_paid", office.critical_illness_paid, insured)
    after, left = aid_after(case, ours, office), left_after(case, ours, office)
    yield from _within("medical_aid_paid", office.medical_aid_paid, after or aid, follows=after not in (None, aid))
    yield from _within("person_pays", office.person_pays, left, follows=left != ours.person_pays)


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
        yield Compared(name, office, ours.low or 0, ours.high, follows)


def _rates(payer: Estimate, office: Settlement) -> Iterator[Compared]:
    """One rate beside all of ours: it agrees with the only one, or with any between the lowest and the highest."""
    if office.rate is not None and payer.bands:
        highs = payer.bands_high or payer.bands
        most = max(band.rate for band in highs) if payer.reimbursement and payer.reimbursement.high is not None else None
        yield Compared(RATE, office.rate, min(band.rate for band in payer.bands), most)


def _bands(payer: Estimate, office: Settlement) -> Iterator[Compared]:
    """Line by line; a line that only one side has stands beside nothing."""
    bounded = payer.reimbursement is not None and payer.reimbursement.high is not None
    for number, line in enumerate(office.bands):
        band = payer.bands[number] if number < len(payer.bands) else None
        above = payer.bands_high[number] if number < len(payer.bands_high) else band
        at = f"bands.{number}"
        yield from _known(f"{at}.over", line.over, _of(band, "over"))
        if line.rate is not None and band is not None:
            yield Compared(f"{at}.rate", line.rate, band.rate, above.rate if above and bounded else None)
        if line.amount is not None:
            yield Compared(f"{at}.amount", line.amount, _of(band, "amount") or 0, (_of(above, "amount") or 0) if bounded else None)


def _of(band: Band | None, name: str) -> Exact | None:
    match name:
        case _ if band is None:
            return None
        case "over":
            return band.over
        case _:
            return band.amount


def _one_year(case: Case) -> bool:
    return not isinstance(case.expenses, Stays) or len({stay.day.year for stay in case.expenses.stays}) == 1
