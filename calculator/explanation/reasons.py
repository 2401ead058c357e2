"""What could explain an amount that is not ours: ways that make it to the fen, those with the fewest changes; nothing that only comes near.

Where no known figure makes the amount, one unknown figure may: a deductible in whole hundreds, a cap in whole thousands, a part
of the expense that was not counted. Such a reason is a question, not a finding, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from calculator.claim import Case, Stays
from calculator.explanation.changed import estimated
from calculator.explanation.curve import Curve
from calculator.explanation.otherwise import Change
from calculator.explanation.reckoning import Choices, Way
from calculator.money import yuan

MOST_TOLD = 5
HUNDRED_YUAN, THOUSAND_YUAN = 100 * 100, 1000 * 100
HALF_A_FEN = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Reason:
    """What was done otherwise. ``unknown`` is the figure that nobody named and that would make the amount, "" where all are known."""

    changes: tuple[str, ...]
    unknown: str = ""


def exact_reasons(paid: int, choices: Choices | None, base: int | None, whole: Iterator[tuple[str, int]]) -> tuple[Reason, ...]:
    """The reasons of the fewest changes that make ``paid``. ``whole`` are amounts of the whole case reckoned in another way."""
    found = [Reason((name,)) for name, amount in whole if amount == paid]
    ways = choices.ways() if choices else ()
    found += [Reason(way.changes) for way in ways if way.changes and way.paid() == paid and _has_base(way, base)]
    fewest = min((len(reason.changes) for reason in found), default=0)
    return tuple(dict.fromkeys(reason for reason in found if len(reason.changes) == fewest))[:MOST_TOLD]


def _has_base(way: Way, base: int | None) -> bool:
    return base is None or max(0, way.expense - way.deductible) == base


def other_wholes(case: Case, changes: tuple[Change, ...]) -> Iterator[tuple[str, int]]:
    """The whole case as another group's or another day's, its stays on their own, or one of them."""
    named: dict[tuple[str, int], list[str]] = {}
    for change in changes:
        paid = change.estimate.reimbursement
        if change.kind in ("category", "day", "referral") and paid is not None and paid.low is not None and paid.low == paid.high:
            named.setdefault((change.kind, paid.low), []).append(change.names[0])
    yield from ((f"{kind}:{'、'.join(names) if kind == 'category' else names[0]}", paid) for (kind, paid), names in named.items())
    if isinstance(case.expenses, Stays) and len(case.expenses.stays) > 1:
        yield from _stays(case, case.expenses)


def _stays(case: Case, expenses: Stays) -> Iterator[tuple[str, int]]:
    alone = [estimated(replace(case, expenses=Stays((stay,)))) for stay in expenses.stays]
    lows = [one.reimbursement.low for one in alone if one and one.reimbursement and one.reimbursement.low is not None]
    if len(lows) == len(alone):
        yield "stays_apart", sum(lows)
    together = estimated(case)
    for stay in together.stays if together else ():
        yield f"this_stay:{stay.day.isoformat()}", stay.low


def possible_reasons(paid: int, way: Way) -> Iterator[Reason]:
    """Each one unknown figure that, put into the office's way, makes the amount."""
    if (deductible := _deductible(paid, way)) is not None:
        yield Reason((*way.changes, "unknown_deductible"), yuan(deductible))
    if way.limit is None and 0 < paid < way.paid() and paid % THOUSAND_YUAN == 0:
        yield Reason((*way.changes, "unknown_cap"), yuan(paid))
    if (expense := _expense(paid, way)) is not None:
        yield Reason((*way.changes, "unknown_outside"), yuan(way.expense - expense))


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


def office_way(choices: Choices) -> Way:
    """The office's own figures and otherwise the texts' way."""
    return next(choices.ways())
