"""What follows from the settlement's own payments: aid on what its insurance left, and what is left to the person after all of them.

Between bounds of ours nearly any amount lies. Once the settlement names the payment before, only one amount still follows from it.
"""

from __future__ import annotations

from dataclasses import replace

from calculator.chain import before_insurance
from calculator.claim import Case, Eligible, Received, Stays
from calculator.explanation.changed import estimated, last_day
from calculator.explanation.settlement import Settlement
from calculator.outcome import Estimate, Interval
from calculator.person import Scheme


def aid_after(case: Case, ours: Estimate, office: Settlement) -> Interval | None:
    """Aid on what the settlement's insurance left, by the rule of aid; None where it names none, or aid cannot be worked out."""
    if case.scheme is not Scheme.CHAIN or office.critical_illness_paid is None or not _one_account(case, ours):
        return None
    left = max(0, _expense(ours, office) - office.critical_illness_paid)
    alone = replace(before_insurance(case), scheme=Scheme.MEDICAL_AID, expenses=Eligible(left), day=last_day(case), received=Received())
    result = estimated(alone)
    return result.reimbursement if result else None


def left_after(case: Case, ours: Estimate, office: Settlement) -> Interval | None:
    """What the settlement's own payments leave, where ours are only bounds and it names every one of them."""
    left = ours.person_pays
    if left is None or left.low == left.high:
        return left
    schemes = (Scheme.CRITICAL_ILLNESS, Scheme.MEDICAL_AID) if case.scheme is Scheme.CHAIN else (case.scheme,)
    amounts = {Scheme.CRITICAL_ILLNESS: office.critical_illness_paid, Scheme.MEDICAL_AID: office.medical_aid_paid}
    paid = [amount for scheme in schemes if (amount := amounts[scheme]) is not None]
    rest = _expense(ours, office) - sum(paid)
    return Interval(rest, rest) if len(paid) == len(schemes) and rest >= 0 else left


def _expense(ours: Estimate, office: Settlement) -> int:
    return ours.eligible if office.eligible_self_paid is None else office.eligible_self_paid


def _one_account(case: Case, ours: Estimate) -> bool:
    """Whether aid has one account for all of it: stays of one year and one group, all of them ruled by a text of aid."""
    if not isinstance(case.expenses, Stays):
        return True
    stays, aided = case.expenses.stays, ours.parts[1].stays if len(ours.parts) > 1 else ()
    groups = {stay.category or case.category for stay in stays}
    return len({stay.day.year for stay in stays}) == 1 and groups == {case.category} and bool(aided) and all(one.counted for one in aided)
