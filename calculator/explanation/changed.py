"""The same case with one thing otherwise, and its estimate: what every comparison here is made of. Nothing is ever computed another way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from calculator.claim import Case, CaseError, Eligible, Expenses, Slip, Stay, Stays
from calculator.engine import estimate
from calculator.outcome import Estimate
from calculator.person import Category
from calculator.place import OWN_RULE


def estimated(case: Case) -> Estimate | None:
    """The estimate, or None where the case as changed contradicts a text."""
    try:
        return estimate(case)
    except CaseError:
        return None


def last_day(case: Case) -> date:
    """The day of the only, or the last, stay."""
    match case.expenses:
        case Stays(stays):
            return stays[-1].day
        case _:
            return case.day or date.max


def with_more(case: Case, fen: int) -> Case:
    """So much more eligible expense, in the last stay."""
    return replace(case, expenses=_more(case.expenses, fen))


def with_out_of_scope(case: Case, fen: int) -> Case:
    """So much of the eligible expense, at most all of it, turns out to lie outside the catalogue: of the last stays first."""
    return replace(case, expenses=_less(case.expenses, min(fen, case.expenses.self_paid)))


def as_category(case: Case, category: Category) -> Case:
    """The whole year as a member of that group.

    Figures given for the person's own group are not that group's, unless the rule is one's own.
    """
    given = case.given if case.place == OWN_RULE else replace(case.given, category_deductible=None, category_rate=None)
    match case.expenses:
        case Stays(stays):
            expenses: Expenses = Stays(tuple(replace(stay, category=None) for stay in stays))
        case other:
            expenses = other
    return replace(case, category=category, expenses=expenses, given=given)


def _more(expenses: Expenses, fen: int) -> Expenses:
    match expenses:
        case Eligible(self_paid):
            return Eligible(self_paid + fen)
        case Slip(total=total):
            return replace(expenses, total=total + fen)
        case Stays(stays):
            return Stays((*stays[:-1], replace(stays[-1], self_paid=stays[-1].self_paid + fen)))


def _less(expenses: Expenses, fen: int) -> Expenses:
    match expenses:
        case Eligible(self_paid):
            return Eligible(self_paid - fen)
        case Slip(out_of_scope=outside):
            return replace(expenses, out_of_scope=outside + fen)
        case Stays(stays):
            return Stays(_off_the_end(stays, fen))


def _off_the_end(stays: tuple[Stay, ...], fen: int) -> tuple[Stay, ...]:
    left: list[Stay] = []
    for stay in reversed(stays):
        taken = min(fen, stay.self_paid)
        left.append(replace(stay, self_paid=stay.self_paid - taken))
        fen -= taken
    return tuple(reversed(left))
