"""What could explain an amount that is not ours: ways that make it to the fen, those with the fewest changes; nothing that only comes near.

Where no known figure makes the amount ``guesses`` asks about one that nobody named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from calculator.claim import Case, Stays
from calculator.explanation.changed import as_category, estimated
from calculator.explanation.otherwise import Change
from calculator.explanation.reckoning import Choices, Way
from calculator.person import Category

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """What was done otherwise. ``unknown`` is the figure that nobody named and that would make the amount, "" where all are known."""

    changes: tuple[str, ...]
    unknown: str = ""


Whole = tuple[tuple[str, ...], int]
"""An amount of the whole case reckoned in another way, and what was done otherwise."""


def exact_reasons(paid: int, choices: Choices | None, base: int | None, whole: Iterator[Whole]) -> tuple[Reason, ...]:
    """The reasons of the fewest changes that make ``paid``. ``whole`` are amounts of the whole case reckoned in another way."""
    found = [Reason(names) for names, amount in whole if amount == paid]
    ways = choices.ways() if choices else ()
    found += [Reason(way.changes) for way in ways if way.changes and way.paid() == paid and _has_base(way, base)]
    fewest = min((len(reason.changes) for reason in found), default=0)
    simple = sorted((reason for reason in found if len(reason.changes) == fewest), key=_is_floor)
    return tuple(dict.fromkeys(simple))[:MOST_TOLD]


def _is_floor(reason: Reason) -> bool:
    """Whether it rests on another group's floor, which an office need not pay at: told last."""
    return any(change.startswith("category_floor:") for change in reason.changes)


def _has_base(way: Way, base: int | None) -> bool:
    return base is None or max(0, way.expense - way.deductible) == base


def other_wholes(case: Case, changes: tuple[Change, ...]) -> Iterator[Whole]:
    """The whole case as another group's or another day's, its stays on their own, or one of them."""
    named: dict[tuple[str, int], list[str]] = {}
    for change in changes:
        if (kind := _kind(change)) and (paid := change.estimate.reimbursement) is not None:
            named.setdefault((kind, paid.low or 0), []).append(change.names[0])
    yield from (((f"{kind}:{_joined(kind, names)}",), paid) for (kind, paid), names in named.items())
    if isinstance(case.expenses, Stays) and len(case.expenses.stays) > 1:
        yield from _stays(case, case.expenses, [change.names[0] for change in changes if change.kind == "category"])


def _kind(change: Change) -> str:
    """What a change is called if its amount is definite, or a group's floor; "" where it cannot be what was paid."""
    paid = change.estimate.reimbursement
    if change.kind not in ("category", "day", "referral") or paid is None or paid.low is None:
        return ""
    if paid.low == paid.high:
        return change.kind
    return "category_floor" if change.kind == "category" and paid.high is None else ""


def _joined(kind: str, names: list[str]) -> str:
    return "、".join(names) if kind.startswith("category") else names[0]


def _stays(case: Case, expenses: Stays, groups: list[str]) -> Iterator[Whole]:
    if (paid := _apart(case, expenses)) is not None:
        yield ("stays_apart",), paid
    together = estimated(case)
    yield from (((f"this_stay:{stay.day.isoformat()}",), stay.low) for stay in (together.stays if together else ()))
    named: dict[int, list[str]] = {}
    for group in groups:
        other = as_category(case, Category(group))
        if isinstance(other.expenses, Stays) and (paid := _apart(other, other.expenses)) is not None:
            named.setdefault(paid, []).append(group)
    yield from (((f"category:{'、'.join(names)}", "stays_apart"), paid) for paid, names in named.items())


def _apart(case: Case, expenses: Stays) -> int | None:
    """Each stay by itself, added up; None where one of them has no amount."""
    alone = [estimated(replace(case, expenses=Stays((stay,)))) for stay in expenses.stays]
    lows = [one.reimbursement.low for one in alone if one and one.reimbursement and one.reimbursement.low is not None]
    return sum(lows) if len(lows) == len(alone) else None


def office_way(choices: Choices) -> Way:
    """The office's own figures and otherwise the texts' way."""
    return next(choices.ways())
