"""The same case with one thing otherwise, and its estimate: what every comparison here is made of. Nothing is ever computed another way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

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


def several_years(case: Case) -> bool:
    """Whether the stays lie in more than one year, so that a sentence must say which it means."""
    match case.expenses:
        case Stays(stays):
            return len({stay.day.year for stay in stays}) > 1
        case _:
            return False


def greatest_year(case: Case, eligible: int) -> int:
    """The expense of the year that has most, of ``eligible`` fen together."""
    match case.expenses:
        case Stays(stays):
            return max(sum(stay.self_paid for stay in year) for _, year in groupby(stays, key=lambda stay: stay.day.year))
        case _:
            return eligible


def in_a_group(case: Case) -> bool:
    """Whether the person is, on some day, more than an ordinary member."""
    groups = {stay.category or case.category for stay in case.expenses.stays} if isinstance(case.expenses, Stays) else {case.category}
    return groups != {Category.ORDINARY}


def with_more(case: Case, fen: int) -> Case:
    """So much more eligible expense, in the last stay."""
    return replace(case, expenses=_more(case.expenses, fen))


def with_out_of_scope(case: Case, fen: int, counted: tuple[bool, ...] = ()) -> Case:
    """So much of the eligible expense, at most all of it, turns out to lie outside the catalogue: of the last stays ``counted`` first."""
    return replace(case, expenses=_less(case.expenses, min(fen, case.expenses.self_paid), counted))


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


def _less(expenses: Expenses, fen: int, counted: tuple[bool, ...]) -> Expenses:
    match expenses:
        case Eligible(self_paid):
            return Eligible(self_paid - fen)
        case Slip(out_of_scope=outside):
            return replace(expenses, out_of_scope=outside + fen)
        case Stays(stays):
            return Stays(_off_the_end(stays, fen, counted or (True,) * len(stays)))


def _off_the_end(stays: tuple[Stay, ...], fen: int, counted: tuple[bool, ...]) -> tuple[Stay, ...]:
    left = list(stays)
    for place in sorted(range(len(stays)), key=lambda place: (counted[place], place), reverse=True):
        taken = min(fen, stays[place].self_paid)
        left[place] = replace(stays[place], self_paid=stays[place].self_paid - taken)
        fen -= taken
    return tuple(left)
