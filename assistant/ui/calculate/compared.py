"""The same case otherwise: in other groups, other years, other places, each worked out as a case of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from calculator.claim import Case, CaseError, Expenses, Given, Stays
from calculator.engine import estimate
from calculator.explanation.changed import several_years
from calculator.explanation.otherwise import changes
from calculator.outcome import Estimate, distinct
from calculator.place import AREAS, find_place
from corpus.citation import Citation


@dataclass(frozen=True, slots=True)
class Line:
    """One case of a comparison by what is otherwise in it; ``estimate`` is None where the figures given contradict a text there."""

    name: str
    estimate: Estimate | None
    own: bool = False
    refused: str = ""

    @property
    def low(self) -> int | None:
        """The least that is paid, in fen."""
        paid = self.estimate.reimbursement if self.estimate else None
        return paid.low if paid else None

    @property
    def reason(self) -> str:
        """Why there is no amount."""
        return self.refused or (self.estimate.reason if self.estimate and self.low is None else "")


def by_category(case: Case, now: Estimate) -> list[Line]:
    """The person's own group, then every other that the texts know there and then."""
    others = [Line(change.names[0], change.estimate) for change in changes(case, now) if change.kind == "category"]
    if isinstance(case.expenses, Stays) and any(stay.category not in (None, case.category) for stay in case.expenses.stays):
        return others  # a person of several groups is in none of them all year
    return [Line(case.category.value, now, own=True), *others]


def by_year(case: Case, now: Estimate, days: dict[int, str]) -> list[Line]:
    """The years, each on its day; none where the stays lie in several."""
    own = _year(case)
    if several_years(case):
        return []
    return [
        Line(str(year), now, own=True) if year == own else _line(str(year), _on(case, date.fromisoformat(day)))
        for year, day in days.items()
    ]


def by_place(case: Case, now: Estimate) -> list[Line]:
    """The three places; figures of the person's own place are that place's and go nowhere else."""
    own = find_place(case.place).area
    return [Line(area, now, own=True) if area == own else _line(area, replace(case, place=area, given=Given())) for area in AREAS]


def farthest(lines: list[Line]) -> list[Line]:
    """The lines that differ most from one's own, where both have an amount: all of the same amount."""
    own = next((line.low for line in lines if line.own), None)
    others = [line for line in lines if not line.own and line.low not in (None, own)]
    if own is None or not others:
        return []
    most = max(others, key=lambda line: abs((line.low or 0) - own))
    return [line for line in others if line.low == most.low]


def why_different(line: Line, own: Line) -> Citation | None:
    """The sentence that only the other line rests on; where there is none, its first."""
    if line.estimate is None or own.estimate is None:
        return None
    alone = [citation for citation in line.estimate.citations if citation not in own.estimate.citations]
    return next(iter(distinct(*(alone or line.estimate.citations))), None)


def _line(name: str, case: Case) -> Line:
    try:
        return Line(name, estimate(case))
    except CaseError as error:
        return Line(name, None, refused=error.message)


def _year(case: Case) -> int:
    return case.expenses.stays[-1].day.year if isinstance(case.expenses, Stays) else (case.day or date.max).year


def _on(case: Case, day: date) -> Case:
    return replace(case, day=day, expenses=_moved(case.expenses, day))


def _moved(expenses: Expenses, day: date) -> Expenses:
    """Several stays on the same days of another year; the 29th of February is the 28th."""
    if not isinstance(expenses, Stays):
        return expenses
    return Stays(
        tuple(replace(stay, day=date(day.year, stay.day.month, min(stay.day.day, _last(day.year, stay.day)))) for stay in expenses.stays)
    )


def _last(year: int, day: date) -> int:
    return 28 if (day.month, day.day) == (2, 29) and year % 4 else 31
