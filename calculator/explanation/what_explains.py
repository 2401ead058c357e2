"""The reasons for one figure of a settlement that is not ours, and what of it they leave unexplained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calculator.chain import before_insurance
from calculator.claim import Case, Received, Slip, Stays
from calculator.explanation.choices import of_aid, of_payer
from calculator.explanation.compared import Compared
from calculator.explanation.guesses import possible_reasons, stated
from calculator.explanation.otherwise import Change, changes
from calculator.explanation.reasons import Reason, Whole, exact_reasons, office_way, other_wholes
from calculator.explanation.reckoning import Choices, Way
from calculator.explanation.settlement import Settlement
from calculator.explanation.stand import Aided, Stand, Standing
from calculator.money import yuan
from calculator.outcome import Estimate
from calculator.person import Scheme

Explained = tuple[tuple[Reason, ...], int]


def what_explains(case: Case, ours: Estimate, at: Standing | None, office: Settlement, figure: Compared) -> Explained:
    """Reasons for one figure, and the fen that no known figure explains."""
    if figure.name == "person_pays":
        return _of_person(case, ours, office, figure)
    if figure.name == "medical_aid_paid" and case.scheme is Scheme.CHAIN:
        return _of_aid(case, at, office, int(figure.office))
    payer, alone = _payer(case, ours)
    others = tuple(changes(payer, alone))
    choices = _choices(payer, at, office, others)
    if figure.name in ("critical_illness_paid", "medical_aid_paid"):
        return _of_payment(at, choices, office, other_wholes(payer, others), figure)
    return _of_figure(figure, choices)


def _payer(case: Case, ours: Estimate) -> tuple[Case, Estimate]:
    """The case of the payer that a settlement's deductible and rates belong to."""
    if case.scheme is not Scheme.CHAIN:
        return case, ours
    return replace(before_insurance(case), scheme=Scheme.CRITICAL_ILLNESS, received=Received()), ours.parts[0]


def _choices(case: Case, at: Standing | None, office: Settlement, others: tuple[Change, ...]) -> Choices | None:
    """None where the payment does not come from the terms of one year."""
    if at is None or (isinstance(case.expenses, Stays) and len({stay.day.year for stay in case.expenses.stays}) > 1):
        return None
    elsewhere = {change.names[0]: change.estimate for change in others if change.kind == "day"}
    return of_payer(case, at.first, office, case.received.of(case.scheme), elsewhere)


def _of_payment(at: Standing | None, choices: Choices | None, office: Settlement, wholes: Iterator[Whole], figure: Compared) -> Explained:
    paid = int(figure.office)
    exact = exact_reasons(paid, choices, office.base, wholes)
    if exact or choices is None or at is None:
        return exact, 0 if exact else int(figure.difference)
    way = office_way(choices)
    guesses = possible_reasons(paid, way, at.first.terms, at.first.account.category)
    return tuple(guess for guess in guesses if guess.changes[-1] not in stated(office)), paid - way.paid()


def _of_aid(case: Case, at: Standing | None, office: Settlement, paid: int) -> Explained:
    """Aid may have been reckoned from what the office's own insurance payment left, or from all of the expense."""
    if at is None or at.aided is None:
        return (), 0
    expense = at.first.expense if office.eligible_self_paid is None else office.eligible_self_paid
    choices = of_aid(
        at.aided.stand, (*_left_to_aid(at.aided, office, expense), ("insurance_not_taken_off", expense)), case.received.medical_aid
    )
    exact = exact_reasons(paid, choices, None, iter(()))
    way = office_way(choices)
    aid = at.aided.stand
    return (exact, 0) if exact else (tuple(_possible_of_aid(paid, way, aid)), paid - way.paid())


def _possible_of_aid(paid: int, way: Way, aid: Stand) -> Iterator[Reason]:
    """What may not have been counted is of the expense that the insurance left, not of all that is eligible; a deductible is aid's own."""
    names = {"unknown_outside": "unknown_left", "unknown_deductible": "unknown_aid_deductible"}
    for guess in possible_reasons(paid, way, aid.terms, aid.account.category):
        yield replace(guess, changes=tuple(names.get(change, change) for change in guess.changes))


def _left_to_aid(aided: Aided, office: Settlement, expense: int) -> Iterator[tuple[str, int]]:
    """What the settlement's own insurance left, and where the texts' leaves one other amount, that too."""
    ours, insured = aided.left.high or 0, office.critical_illness_paid
    left = ours if insured is None else max(0, expense - insured)
    yield "", left
    if left != ours and aided.left.low == ours:
        yield "after_our_insurance", ours


def _of_person(case: Case, ours: Estimate, office: Settlement, figure: Compared) -> Explained:
    """What is left may only follow from other payments, or count what lies outside the catalogue."""
    expense = ours.eligible if office.eligible_self_paid is None else office.eligible_self_paid
    paid = [fen for fen in (office.critical_illness_paid, office.medical_aid_paid) if fen is not None]
    outside = case.expenses.out_of_scope if isinstance(case.expenses, Slip) else 0
    inside = ours.person_pays.low if ours.person_pays and ours.person_pays.low == ours.person_pays.high else None
    known = [("follows", expense - sum(paid))] if paid else []
    known += [("outside_in_person", inside + outside)] if inside is not None and outside else []
    known += [("follows_with_outside", expense - sum(paid) + outside)] if paid and outside else []
    known += [("before_payment", expense)]
    reasons = tuple(Reason((name,)) for name, fen in known if fen == figure.office)[:1]
    return reasons, 0 if reasons else int(figure.difference)


def _of_figure(figure: Compared, choices: Choices | None) -> Explained:
    """The name under which a figure is known, if it is one of those at hand."""
    if choices is None:
        return (), 0
    match figure.name:
        case "eligible_self_paid":
            names = [name for name, _ in choices.expense]
        case "deductible":
            names = [name for name, _ in choices.deductible]
        case "base":
            ways = [way for way in choices.ways() if max(0, way.expense - way.deductible) == figure.office]
            counted = dict((*choices.deductible, *choices.expense))
            names = [change for way in ways for change in way.changes if change in counted]
        case _:
            names = [name for name, _ in choices.scale]
    known = tuple(Reason((name,)) for name in dict.fromkeys(names) if name and not name.startswith("office_"))
    if not known and figure.name == "eligible_self_paid" and figure.difference < 0:
        known = (Reason(("unknown_outside",), yuan(int(-figure.difference))),)
    return known, 0 if figure.is_share or any(not reason.unknown for reason in known) else int(figure.difference)
