"""Where a person stands with each payer in the year of the last stay: the expense so far, the terms, and the payment as a curve.

A curve is used only where it gives the very amount of the estimate; where it does not, nothing is read off it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from calculator.account import Account
from calculator.chain import aid_left, before_insurance
from calculator.claim import Case, Received, Stays
from calculator.engine import assess, offer, open_account
from calculator.explanation.curve import NOTHING, Curve
from calculator.money import half_up
from calculator.outcome import Estimate, Interval, Status
from calculator.person import Scheme
from calculator.terms import Terms

NOT_PAID = Interval(0, 0)
"""What earlier stays of the year were paid, where nothing depends on it."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One payer. ``account.eligible`` is the year's expense up to the last stay; ``high`` is ``low`` where the amount is definite and
    None where nothing bounds it. ``changed`` where the person's group changes within the year.
    """

    account: Account
    terms: Terms
    low: Curve
    high: Curve | None
    changed: bool = False

    @property
    def expense(self) -> int:
        """The year's expense so far, in fen."""
        return self.account.eligible

    @property
    def carried_forward(self) -> bool:
        """Whether the deductible is that of another year, for want of this year's."""
        return any(assumption.code == "deductible_carried_forward" for assumption in self.terms.assumptions)

    @property
    def definite(self) -> bool:
        """Whether there is one amount."""
        return self.high is self.low


@dataclass(frozen=True, slots=True)
class Aided:
    """Medical aid on what the insurance leaves, in the year of the last stay: at least ``left.low`` fen, at most ``left.high``."""

    stand: Stand
    left: Interval


@dataclass(frozen=True, slots=True)
class Standing:
    """The payer of the case, and behind the insurance of a chain medical aid; ``aided`` None where it is no part, or not known."""

    first: Stand
    aided: Aided | None = None


def standing(case: Case, estimate: Estimate) -> Standing | None:
    """Where the case stands; None where there is no amount to go on from, or it does not come from terms."""
    if estimate.reimbursement is None:
        return None
    if case.scheme is not Scheme.CHAIN:
        alone = stand(case)
        return Standing(alone) if alone else None
    insured = replace(before_insurance(case), scheme=Scheme.CRITICAL_ILLNESS, received=Received())
    first = stand(insured)
    if first is None or len(estimate.parts) < 2:
        return Standing(first) if first else None
    if estimate.parts[1].status is Status.NOT_COVERED:
        return Standing(first)
    aided = _aided(insured, estimate.parts[0])
    return Standing(first, aided) if aided else None


def stand(case: Case) -> Stand | None:
    """Where a case of one scheme stands; None where no rule offers terms on the day of the last stay."""
    match case.expenses:
        case Stays():
            return _after_stays(case, case.expenses)
        case expenses if case.day is not None:
            return _with_terms(open_account(case, case.day, expenses.self_paid, case.category))
        case _:
            return None


def _aided(insured: Case, first: Estimate) -> Aided | None:
    least = stand(aid_left(insured, first, low=True))
    if least is None or not least.definite:
        return None
    bounded = first.reimbursement is not None and first.reimbursement.high is not None
    most = stand(aid_left(insured, first, low=False)) if bounded else None
    return Aided(least, Interval(most.expense if most else 0, least.expense))


def _after_stays(case: Case, expenses: Stays) -> Stand | None:
    """The year of the last stay: what its earlier stays cost and were paid, as far as a rule covers them."""
    last = expenses.stays[-1]
    eligible, before, groups = 0, NOT_PAID, {last.category or case.category}
    for stay in expenses.stays[:-1]:
        if stay.day.year != last.day.year:
            continue
        whole = assess(case, stay.day, eligible + stay.self_paid, category := stay.category or case.category)
        if whole.status is Status.NOT_COVERED:
            continue
        if whole.reimbursement is None:
            return None
        eligible, before = eligible + stay.self_paid, _greater(before, whole.reimbursement)
        groups.add(category)
    account = open_account(case, last.day, eligible + last.self_paid, last.category or case.category)
    return _with_terms(account, before if len(groups) > 1 else NOT_PAID)


def _greater(one: Interval, other: Interval) -> Interval:
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Interval(max(one.low or 0, other.low or 0), high)


def _with_terms(account: Account, before: Interval = NOT_PAID) -> Stand | None:
    offered = offer(replace(account, eligible=max(1, account.eligible)))  # terms depend on the expense only in there being any
    if not isinstance(offered, Terms):
        return None
    low = Curve.of(offered.low, offered.deductible, offered.limit)
    if half_up(low.at(account.eligible)) != _paid(account):
        return None
    if offered.high is offered.low:
        passed = (_paid(account) or 0) >= (before.low or 0)  # once rounded: half a fen was never withheld
        held = low if passed else low.held(before.low or 0)
        return Stand(account, offered, held, held, changed=before != NOT_PAID)
    high = None if offered.high is None else Curve.of(offered.high, offered.deductible, offered.limit)
    return Stand(account, offered, low, high, changed=before != NOT_PAID)


def _paid(account: Account) -> int | None:
    paid = assess(account.case, account.day, account.eligible, account.category).reimbursement
    return paid.low if paid else None


def next_rate(at: Stand) -> tuple[Fraction, Fraction | None]:
    """What the next yuan brings, at least and at most. Between two curves the truth may have any slope the rates allow, so the ends
    are not simply their slopes: the limit may be reached already, or not yet."""
    low, high, now = at.low, at.high, at.expense
    if high is not None and at.definite:
        return low.slope(now), low.slope(now)
    full = at.terms.limit is not None and (high is None or (high.full is not None and high.full <= now))
    return NOTHING if full or at.changed else low.slope(now), _most(at)


def _most(at: Stand) -> Fraction | None:
    if at.low.full is not None and at.low.full <= at.expense:
        return NOTHING
    if at.terms.nothing is not Status.AT_LEAST and at.expense < at.terms.deductible:
        return NOTHING
    return None if at.terms.high is None else Curve.of(at.terms.high, at.terms.deductible).slope(at.expense)


def rates_between(at: Stand, arguments: Interval) -> tuple[Fraction, Fraction]:
    """The least and the greatest slope of a definite payment anywhere between two expenses."""
    least, most = arguments.low or 0, arguments.high or 0
    inside = [piece.over for piece in at.low.pieces if least < piece.over <= most]
    slopes = [at.low.slope(point) for point in (least, *inside)]
    return min(slopes), max(slopes)
