"""What the calculator makes of the form, and what it still wants to know.

Nothing here knows which place needs what. A question is asked where the calculator's own result turns on its answer: the case is
worked out with one answer and with another, and what is told of it is compared. The area's figures are those it names as open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from assistant.ui.calculate.form import Form
from calculator.claim import Case, CaseError, Eligible
from calculator.engine import estimate
from calculator.explanation.open_figures import open_figures
from calculator.outcome import Estimate, Status
from calculator.person import Category, Insurance, Scheme
from calculator.place import find_place

TRIED = Eligible(10_000_000)
"""The expense that questions are tried with, in fen: above every deductible of the texts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The questions that the result turns on. ``aid`` is what medical aid comes to there, None while that cannot be said."""

    insurance: bool = False
    day: bool = False
    referred: bool = False
    aid: Estimate | None = None

    @property
    def scheme(self) -> bool:
        """Whether there is a choice between insurance and aid."""
        return self.aid is not None and self.aid.status is not Status.NOT_COVERED


@dataclass(frozen=True, slots=True)
class Figures:
    """The area's figures: those without which nothing can be said, those that would say more, and the first that cannot be used."""

    needed: tuple[str, ...] = ()
    useful: tuple[str, ...] = ()
    error: CaseError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the form: ``estimate`` where it could be worked out, ``error`` where something in it cannot be used.

    ``outside`` says why the place has no amount, whatever else is filled in; "" where it may have one.
    """

    form: Form
    lacks: tuple[str, ...]
    wanted: Wanted = field(default_factory=Wanted)
    figures: Figures = field(default_factory=Figures)
    case: Case | None = None
    estimate: Estimate | None = None
    error: CaseError | None = None
    outside: str = ""

    @property
    def paid(self) -> bool:
        """Whether there is an amount."""
        return self.estimate is not None and self.estimate.reimbursement is not None

    def message(self, *fields: str) -> str:
        """What is wrong with one of these fields, "" where nothing is."""
        where = self.error.field.removeprefix("parameters.") if self.error else ""
        return self.error.message if self.error and any(where == name or where.startswith(f"{name}.") for name in fields) else ""


def outcome(form: Form) -> Outcome:
    """All of it; what is wrong with a field is told with that field, and the rest of the form goes on."""
    lacks = form.lacks()
    if error := _unusable_place(form):
        return Outcome(form, lacks, error=error)
    if lacks and (reason := _outside(form)):
        return Outcome(form, lacks, outside=reason)
    if "place" in lacks or "category" in lacks:
        return Outcome(form, lacks)
    wanted = _wanted(form)
    form = form if wanted.scheme else replace(form, scheme=Scheme.CRITICAL_ILLNESS.value)
    tried = _without_expense(form) if lacks else form
    figures = _figures(tried)
    found = Outcome(form, lacks, wanted, figures, error=figures.error)
    return found if lacks or figures.error else _worked_out(found)


def _worked_out(found: Outcome) -> Outcome:
    try:
        case = Case.read(found.form.told((*found.figures.needed, *found.figures.useful, *_beside(found.figures))))
        return replace(found, case=case, estimate=estimate(case))
    except CaseError as error:
        return replace(found, error=error)


def _unusable_place(form: Form) -> CaseError | None:
    try:
        find_place(form.place)
    except CaseError as error:
        return error
    return None


def _outside(form: Form) -> str:
    """The calculator's own words on a place without a text: nobody has to fill in the rest to read them."""
    if not form.place or find_place(form.place).area:
        return ""
    return estimate(Case.read(replace(_without_expense(form), category=Category.ORDINARY.value).told())).reason


# The questions -----------------------------------------------------------------------------------------------------


def _wanted(form: Form) -> Wanted:
    case = Case.read(replace(_without_expense(form), referred="").told())
    aid = estimate(replace(case, scheme=Scheme.MEDICAL_AID))
    if aid.status is Status.NOT_COVERED:
        case = replace(case, scheme=Scheme.CRITICAL_ILLNESS)
    return Wanted(
        insurance=_differ(*(replace(case, insurance=insurance) for insurance in Insurance)),
        day=form.way != "stays" and _differ(*(replace(case, day=day) for day in ends_of_year(form.date))),
        referred=_differ(case, replace(case, referred=False)),
        aid=aid,
    )


def ends_of_year(day: str) -> tuple[date, date]:
    """The first day of a day's year and the last, which this year is today."""
    year, today = int(day[:4]), datetime.now().astimezone().date()
    return date(year, 1, 1), min(date(year, 12, 31), max(today, date(year, 1, 1)))


def _differ(one: Case, other: Case) -> bool:
    """Whether something else is told of the one case than of the other."""
    return _told(estimate(one)) != _told(estimate(other))


def _told(result: Estimate) -> tuple[Any, ...]:
    parts = tuple(part.status for part in result.parts)
    return result.status, result.reimbursement, result.missing, result.notices, parts


def _without_expense(form: Form) -> Form:
    """The form with an expense to try the rules with; the day of several stays is that of the last."""
    last = max((row.date for row in form.stays if row.date), default=form.date)
    return replace(form, way="sum", amount=f"{TRIED.self_paid // 100}", date=last if form.way == "stays" else form.date)


# The area's figures -------------------------------------------------------------------------------------------------


def _figures(form: Form) -> Figures:
    """Those the calculator names as open, and after those given, what it names then; one it no longer turns on is left out."""
    seen: dict[str, bool] = {}
    open_now: set[str] = set()
    error = None
    while True:
        given = [name for name in seen if form.filled(name)]
        try:
            found = dict(_open(form, given))
        except CaseError as refused:
            open_now, error = set(seen), refused
            break
        open_now = set(found)
        new = {name: needed for name, needed in found.items() if name not in seen}
        seen |= new
        if not any(form.filled(name) for name in new):
            break
    shown = {name: needed for name, needed in seen.items() if form.filled(name) or name in open_now}
    return Figures(tuple(name for name in shown if shown[name]), tuple(name for name in shown if not shown[name]), error)


def _open(form: Form, given: list[str]) -> Iterator[tuple[str, bool]]:
    case = Case.read(form.told((*given, *_beside_names(given))))
    found = open_figures(case, estimate(case))
    yield from ((figure.name, figure.needed) for figure in (found.found if found else ()) if figure.name != "category")


BESIDE = {"aid_annual_limit": ("aid_used",)}
"""What is asked together with a figure: of a yearly limit, how much of it is used up."""


def _beside(figures: Figures) -> tuple[str, ...]:
    return _beside_names([*figures.needed, *figures.useful])


def _beside_names(names: list[str]) -> tuple[str, ...]:
    return tuple(beside for name in names for beside in BESIDE.get(name, ()))
