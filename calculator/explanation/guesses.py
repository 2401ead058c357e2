"""Figures to ask about where no known one makes an amount: a part of the expense that was not counted, a cap in whole thousands, a
deductible in whole hundreds. Such a reason is a question, not a finding, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from calculator.explanation.curve import Curve
from calculator.explanation.reasons import Reason
from calculator.explanation.reckoning import Way
from calculator.explanation.settlement import Settlement
from calculator.money import Exact, yuan
from calculator.person import Category
from calculator.terms import Terms

HUNDRED_YUAN, THOUSAND_YUAN = 100 * 100, 1000 * 100
HALF_A_FEN = Fraction(1, 2)
CARRIED_FORWARD = "deductible_carried_forward"


def possible_reasons(paid: int, way: Way, terms: Terms, category: Category) -> Iterator[Reason]:
    """Each one unknown figure that, put into the office's way, makes the amount; a deductible last, and none that a text rules out."""
    if (expense := _expense(paid, way)) is not None:
        yield Reason((*way.changes, "unknown_outside"), yuan(way.expense - expense))
    if terms.unlimited and way.limit is None and 0 < paid < way.paid() and paid % THOUSAND_YUAN == 0:
        yield Reason((*way.changes, "unknown_cap"), yuan(paid))
    deductible, most = _deductible(paid, way), _highest_deductible(terms, category)
    if deductible is not None and (most is None or deductible < most):
        yield Reason((*way.changes, "unknown_deductible"), yuan(deductible))


def stated(office: Settlement) -> frozenset[str]:
    """What need not be asked, for the settlement itself says it."""
    deductible = office.deductible is not None or office.base is not None or any(line.over is not None for line in office.bands[:1])
    expense = office.eligible_self_paid is not None or office.base is not None
    return frozenset({"unknown_deductible"} if deductible else ()) | frozenset({"unknown_outside"} if expense else ())


def _highest_deductible(terms: Terms, category: Category) -> Exact | None:
    """What a deductible that may be asked about stays under: nothing where the text fixes it, the ordinary one given where a group's is
    cut; None where nothing bounds it.
    """
    fixed = terms.deductible_steps and terms.deductible_steps[0].citation is not None
    if any(assumption.code == CARRIED_FORWARD for assumption in terms.assumptions):
        return None
    if fixed:
        return 0
    return terms.ordinary_deductible if terms.tilt is not None or category is Category.ORPHAN else None


def _deductible(paid: int, way: Way) -> int | None:
    """A deductible in whole hundreds of yuan: the payment falls as it rises, so halving finds it."""
    low, high = 0, way.expense // HUNDRED_YUAN
    while low < high:
        middle = (low + high) // 2
        if replace(way, deductible=middle * HUNDRED_YUAN).paid() > paid:
            low = middle + 1
        else:
            high = middle
    found = low * HUNDRED_YUAN
    return found if paid and found != way.deductible and replace(way, deductible=found).paid() == paid else None


def _expense(paid: int, way: Way) -> int | None:
    """A smaller expense on which so much is paid."""
    reached = Curve.of(way.scale, way.deductible, way.limit).reaches(paid + way.less - HALF_A_FEN)
    expense = None if reached is None else int(-(-reached // 1))
    smaller = expense is not None and paid and expense < way.expense
    return expense if expense is not None and smaller and replace(way, expense=expense).paid() == paid else None
