"""One person's visit: what was tapped so far, which questions are still to be put, and what it comes to. Nothing here knows the screen.

Which questions a place needs is asked of the calculator itself: one whose answers all come to the same is not put.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from calculator.claim import Case
from calculator.engine import estimate
from calculator.outcome import Estimate, Status
from calculator.person import Category, Insurance

UNKNOWN: Final = "unknown"  # a figure of the area that the person does not know
FIGURES: Final = ("deductible", "rate")
YEARS: Final = 4  # this one and those before it
_TRIED: Final = "100000"  # yuan; an amount to see with whether an answer matters, well above every deductible


@dataclass(frozen=True, slots=True)
class Visit:
    """The answers so far, each "" until given; `screen` is the one that is shown, `number` which of several pages it shows."""

    screen: str = "start"
    place: str = ""
    preset: bool = False
    category: str = ""
    insurance: str = ""
    year: str = ""
    amount: str = ""
    deductible: str = ""
    rate: str = ""
    question: str = ""
    number: int = 0

    def to(self, screen: str, number: int = 0) -> Visit:
        """The same answers on another screen."""
        return replace(self, screen=screen, number=number)

    def with_answer(self, field: str, value: str, today: date) -> Visit:
        """An answer more, on the screen of the question that comes next. What was answered after it is asked anew."""
        order = ("place", "category", "insurance", "year", "amount", *FIGURES)
        given: dict[str, Any] = {field: value} | dict.fromkeys(order[order.index(field) + 1 :], "")
        answered = replace(self, preset=self.preset and field != "place", **given)
        return answered.to(next_screen(answered, today))


def next_screen(visit: Visit, today: date) -> str:
    """The first question without an answer; the result after the last."""
    return next((step for step in steps(visit, today) if step != "result" and not getattr(visit, step)), "result")


def steps(visit: Visit, today: date) -> tuple[str, ...]:
    """The questions of this visit in order, and the result. More may turn out to be needed once the place is known."""
    needed = [] if visit.preset else ["place"]
    needed.append("category")
    if visit.place:
        needed += [name for name, matters in (("insurance", _insurance_matters), ("year", _year_matters)) if matters(visit, today)]
    if visit.place and visit.insurance and result(replace(visit, amount=_TRIED), today).status is Status.NOT_COVERED:
        return (*needed, "result")
    return (*needed, "amount", *_figures(visit, today), "result")


def result(visit: Visit, today: date) -> Estimate:
    """What the calculator says to the answers so far."""
    figures = {name: getattr(visit, name) for name in FIGURES if getattr(visit, name) not in ("", UNKNOWN)}
    case = {
        "place": visit.place,
        "date": day(visit, today).isoformat(),
        "category": visit.category or Category.ORDINARY.value,
        "insurance": visit.insurance or Insurance.RESIDENT.value,
        "expenses": {"eligible_self_paid": visit.amount or _TRIED},
        "parameters": figures,
    }
    return estimate(Case.read(case))


def day(visit: Visit, today: date) -> date:
    """The day the cost counts: today, or the last day of an earlier year."""
    return date(int(visit.year), 12, 31) if visit.year and int(visit.year) < today.year else today


def years(today: date) -> tuple[str, ...]:
    """The years to choose from, newest first."""
    return tuple(str(today.year - back) for back in range(YEARS))


def _figures(visit: Visit, today: date) -> tuple[str, ...]:
    """The figures of the area that the calculator asks for; none after one that is not known, for it would change nothing."""
    if not (visit.place and visit.category):
        return ()
    missing = result(replace(visit, deductible="", rate=""), today).missing
    asked: list[str] = []
    for name in (name for name in FIGURES if name in missing):
        asked.append(name)
        if getattr(visit, name) == UNKNOWN:
            break
    return tuple(asked)


def _insurance_matters(visit: Visit, today: date) -> bool:
    return _differ(*(replace(visit, insurance=each.value) for each in Insurance), today=today)


def _year_matters(visit: Visit, today: date) -> bool:
    insurance = visit.insurance or Insurance.RESIDENT.value
    covered = [replace(visit, insurance=insurance, year=year) for year in years(today)]
    return _differ(*covered, today=today) and any(result(each, today).status is not Status.NOT_COVERED for each in covered)


def _differ(*visits: Visit, today: date) -> bool:
    """Whether the visits come to different things: an amount, a figure to ask for, a reason, or what changed since."""
    tried = (result(replace(visit, amount=_TRIED, deductible="", rate=""), today) for visit in visits)
    return len({(found.status, found.reimbursement, found.reason, found.notices) for found in tried}) > 1
