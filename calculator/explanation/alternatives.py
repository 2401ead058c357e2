"""What would change the result: the same case with one thing otherwise, estimated again, and the difference.

Only alternatives that change the amount or what is asked for are told, the greatest gain first, then those that lack a figure, then
those no text covers. A status, a date or a place is not a choice; what an alternative shows is what depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculator.claim import Case
from calculator.explanation import wording
from calculator.explanation.bounds import ends, signed
from calculator.explanation.changed import in_a_group, last_day, several_years
from calculator.explanation.otherwise import Change, changes
from calculator.explanation.said import Said, clauses, say
from calculator.explanation.who_pays import is_as_received
from calculator.outcome import Estimate, Interval, Status, distinct
from calculator.parameters import law
from calculator.person import Category
from calculator.place import find_place
from corpus.citation import Citation

RECOGNISED = {"江阴市": ("jiangyin-2020",), "吉林省": ("jilin-2016-57",), "广东省": ("gd-2022-40", "gd-2017-194")}
"""The documents of each place that say who recognises a status."""

JOINED = ("category", "insured_years")
"""Kinds of which several with one result stand in one line."""

ABOUT_A_YEAR = timedelta(days=366)
SHOWN_STEPS = ("band", "band_high", "cap", "cap_high", "total", "total_high")


@dataclass(frozen=True, slots=True)
class Alternative:
    """``names`` are what would be otherwise (several groups with one result stand together). ``difference`` is that of each end, None where
    one of the two has no amount. ``without`` names figures given that a text contradicts there, and that were left out.
    """

    kind: str
    names: tuple[str, ...]
    estimate: Estimate
    difference: Interval | None
    without: tuple[str, ...]
    sentence: Said

    def as_json(self) -> dict[str, Any]:
        """The new amounts, their difference, and how they come about."""
        new = self.estimate
        return {
            "kind": self.kind,
            "names": list(self.names),
            "status": new.status.value,
            "reimbursement": new.reimbursement.as_json() if new.reimbursement else None,
            "person_pays": new.person_pays.as_json() if new.person_pays else None,
            "difference": signed(self.difference) if self.difference else None,
            "missing": list(new.missing),
            "without": list(self.without),
            "formulas": [step.formula for step in new.steps if step.kind in SHOWN_STEPS],
            **self.sentence.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Alternatives:
    """All of them in order, and what must be said with them."""

    found: tuple[Alternative, ...]
    notes: tuple[Said, ...]

    def said(self) -> Iterator[Said]:
        """One line each, then the notes."""
        yield from (alternative.sentence for alternative in self.found)
        yield from self.notes

    def as_json(self) -> dict[str, Any]:
        """Both."""
        return {"alternatives": [one.as_json() for one in self.found], "notes": [note.as_json() for note in self.notes]}


def alternatives(case: Case, estimate: Estimate) -> Alternatives:
    """Everything that could be otherwise and would change the result."""
    joined: dict[tuple[object, ...], Change] = {}
    for change in changes(case, estimate):
        key = (change.kind if change.kind in JOINED else change, *_outcome(change.estimate))
        joined[key] = joined[key].and_also(change) if key in joined else change
    differing = (change for change in joined.values() if _outcome(change.estimate) != _outcome(estimate))
    told = [_alternative(change, case, estimate) for change in differing if not _is_far(change, case)]
    found = tuple(sorted(told, key=_order))
    return Alternatives(found, tuple(_notes(case, {one.kind for one in found})))


def _is_far(change: Change, case: Case) -> bool:
    """Whether it is a day so far from the person's that it tells them nothing."""
    return change.kind == "day" and abs(date.fromisoformat(change.names[0]) - last_day(case)) > ABOUT_A_YEAR


def _outcome(estimate: Estimate) -> tuple[object, ...]:
    """What counts as a difference: the amounts, what is asked for, and what is not covered."""
    return estimate.reimbursement, estimate.missing, estimate.status is Status.NOT_COVERED


def _alternative(change: Change, case: Case, now: Estimate) -> Alternative:
    new = change.estimate
    difference = ends(new.reimbursement, now.reimbursement) if new.reimbursement and now.reimbursement else None
    year = f" {last_day(case).year} 年" if several_years(case) else "这一年"
    grouped = change.names != (Category.ORDINARY,) if change.kind == "category" else in_a_group(case)
    text = wording.condition(change.kind, change.names, year) + wording.left_out(change.without)
    text += f"：{wording.result(new, difference, grouped=grouped)}{_as_received(new, now)}"
    text += f"（{new.reason}）" if new.reimbursement and new.reason and new.reason != now.reason else ""
    return Alternative(change.kind, change.names, new, difference, change.without, say(text, *_what_differs(new, now)))


def _as_received(new: Estimate, now: Estimate) -> str:
    """Said where the insurance's payment is what the person received, and is not so now."""
    paid = new.parts[0].reimbursement if new.parts and is_as_received(new) and not is_as_received(now) else None
    return wording.as_received(paid.low) if paid and paid.low is not None else ""


def _what_differs(new: Estimate, now: Estimate) -> tuple[Citation, ...]:
    """The sentences only the alternative rests on; where there are none, the first of them."""
    own = tuple(citation for citation in new.citations if citation not in now.citations)
    return distinct(*(own or new.citations[:1]))


def _order(one: Alternative) -> tuple[int, int, int]:
    amount = one.estimate.reimbursement
    if amount is None:
        return (2 if one.estimate.status is Status.NOT_COVERED else 1), 0, 0
    gain = one.difference or amount
    return 0, -(gain.low or 0), -(gain.high or 0)


def _notes(case: Case, kinds: set[str]) -> Iterator[Said]:
    if "category" in kinds:
        yield say(wording.NOT_A_CHOICE, *_recognised(case))
    if kinds & {"day", "place", "insurance"}:
        yield say(wording.FACTS_NOT_CHOICES)


def _recognised(case: Case) -> Iterator[Citation]:
    """Who recognises a status, as the texts of the place say it."""
    day = last_day(case)
    for document in RECOGNISED.get(find_place(case.place).area, ()):
        if min(law(document).first_days.values()) <= day:
            yield clauses(document).clauses["recognised"]
