"""Open figures taken from the settlement itself: with the office's own deductible and rate the rest of its reckoning can be followed.

Only a figure that the texts leave open and the case does not give is taken. One that a text rules out is not, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from calculator.claim import Case, CaseError, Given
from calculator.engine import estimate as reckon
from calculator.explanation.compared import deductible_is_highest
from calculator.explanation.settlement import Settlement
from calculator.outcome import Estimate, Status
from calculator.person import Scheme

OPEN = frozenset({Status.NEEDS_INPUT, Status.RANGE, Status.AT_LEAST})


@dataclass(frozen=True, slots=True)
class Adopted:
    """The case as far as it can be reckoned, the names of the figures that are the settlement's, and of those a text rules out."""

    case: Case
    estimate: Estimate
    taken: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    contradicts: str = ""


def adopted(case: Case, estimate: Estimate, office: Settlement) -> Adopted:
    """The case with the settlement's figures where its own are open: the deductible first, for the rate may be open only behind it."""
    known = Adopted(case, estimate)
    for figure in ("deductible", "rate"):
        for name, given in _given(known, figure, office):
            changed = replace(known.case, given=given)
            try:
                known = replace(known, case=changed, estimate=reckon(changed), taken=(*known.taken, name))
            except CaseError as refused:
                known = replace(known, refused=(*known.refused, name), contradicts=refused.message)
    return known


def _given(known: Adopted, figure: str, office: Settlement) -> Iterator[tuple[str, Given]]:
    """The figure as a settlement states it is the person's own, after whatever the group gets; nothing where it is not open."""
    given, estimate = known.case.given, known.estimate
    payer = estimate.parts[0] if estimate.parts else estimate
    if estimate.status not in OPEN:
        return
    if known.case.scheme is Scheme.MEDICAL_AID:
        if figure == "deductible" and office.deductible is not None and "aid_deductible" in estimate.missing:
            yield "aid_deductible", replace(given, aid_deductible=office.deductible)
        if figure == "rate" and office.rate is not None and "aid_rate" in estimate.missing:
            yield "aid_rate", replace(given, aid_rate=office.rate)
        return
    if figure == "deductible" and office.deductible is not None and _deductible_is_open(known.case, payer):
        yield "deductible", replace(given, category_deductible=office.deductible)
    if figure == "rate" and office.rate is not None and _rate_is_open(known.case, payer):
        yield "rate", replace(given, category_rate=office.rate)


def _deductible_is_open(case: Case, payer: Estimate) -> bool:
    return "deductible" in payer.missing or deductible_is_highest(case, payer)


def _rate_is_open(case: Case, payer: Estimate) -> bool:
    bounds = payer.status in (Status.RANGE, Status.AT_LEAST) and payer.rule != ""
    return "rate" in payer.missing or (bounds and case.given.scale is None and case.given.category_rate is None)
