"""Open figures taken from the settlement itself: with the office's own deductible and rate the rest of its reckoning can be followed.

Only a figure that the texts leave open and the case does not give is taken. One that a text rules out is not, and is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from calculator.claim import Case, CaseError, Given
from calculator.engine import estimate as reckon
from calculator.explanation.settlement import Settlement
from calculator.outcome import Estimate, Status
from calculator.person import Scheme

OPEN = frozenset({Status.NEEDS_INPUT, Status.RANGE, Status.AT_LEAST})
FLOORS_ONLY = "gd-2016-85/critical_illness"
"""The rule that leaves the group's own deductible open above its floor."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The case as far as it can be reckoned, and the names of the figures that are the settlement's."""

    case: Case
    estimate: Estimate
    taken: tuple[str, ...] = ()
    contradicts: str = ""


def adopted(case: Case, estimate: Estimate, office: Settlement) -> Adopted:
    """The case with the settlement's figures where its own are open."""
    if estimate.status not in OPEN:
        return Adopted(case, estimate)
    given, taken = _given(case, estimate, office)
    if not taken:
        return Adopted(case, estimate)
    changed = replace(case, given=given)
    try:
        return Adopted(changed, reckon(changed), taken)
    except CaseError as refused:
        return Adopted(case, estimate, contradicts=refused.message)


def _given(case: Case, estimate: Estimate, office: Settlement) -> tuple[Given, tuple[str, ...]]:
    """A deductible and a rate as a settlement states them are the person's own, after whatever the group gets."""
    given, taken = case.given, list[str]()
    payer = estimate.parts[0] if estimate.parts else estimate
    if case.scheme is Scheme.MEDICAL_AID:
        if office.deductible is not None and "aid_deductible" in estimate.missing:
            given, taken = replace(given, aid_deductible=office.deductible), [*taken, "aid_deductible"]
        if office.rate is not None and "aid_rate" in estimate.missing:
            given, taken = replace(given, aid_rate=office.rate), [*taken, "aid_rate"]
        return given, tuple(taken)
    if office.deductible is not None and _deductible_is_open(case, payer):
        given, taken = replace(given, category_deductible=office.deductible), [*taken, "deductible"]
    if office.rate is not None and _rate_is_open(case, payer):
        given, taken = replace(given, category_rate=office.rate), [*taken, "rate"]
    return given, tuple(taken)


def _deductible_is_open(case: Case, payer: Estimate) -> bool:
    floor = payer.status is Status.AT_LEAST and payer.rule == FLOORS_ONLY and case.given.category_deductible is None
    return "deductible" in payer.missing or floor


def _rate_is_open(case: Case, payer: Estimate) -> bool:
    bounds = payer.status in (Status.RANGE, Status.AT_LEAST) and payer.rule != ""
    return "rate" in payer.missing or (bounds and case.given.scale is None and case.given.category_rate is None)
