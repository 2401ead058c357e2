"""Which conditions fail where no text covers a case: found by putting as few of them as possible otherwise and asking again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from calculator.claim import Case, Stays
from calculator.explanation.changed import as_category, estimated, last_day
from calculator.explanation.otherwise import DOCUMENTS
from calculator.outcome import Estimate, Status
from calculator.parameters import law
from calculator.person import Category, Insurance, Scheme
from calculator.place import find_place


@dataclass(frozen=True, slots=True)
class Failing:
    """One failing condition: what the case has, what it would have to be, and of days how many are lacking; ``said`` is the estimate that
    fails by it alone.
    """

    kind: str
    has: str = ""
    threshold: str = ""
    lacking: str = ""
    said: Estimate | None = None


@dataclass(frozen=True, slots=True)
class _Fix:
    """A condition put otherwise."""

    failing: Failing
    day: date | None = None
    insurance: Insurance | None = None
    category: Category | None = None
    referred: bool = False

    def applied(self, case: Case) -> Case:
        """The case with the condition met."""
        changed = case if self.category is None else as_category(case, self.category)
        changed = changed if self.insurance is None else replace(changed, insurance=self.insurance)
        changed = replace(changed, referred=None) if self.referred else changed
        if self.day is None:
            return changed
        return _not_before(changed, self.day) if self.day > last_day(case) else _not_after(changed, self.day)


def failing(case: Case) -> tuple[Failing, ...]:
    """The fewest conditions that would have to be otherwise for a text to speak of the case."""
    fixes = tuple(_fixes(case))
    for number in range(1, 1 + len(fixes)):
        for together in combinations(fixes, number):
            if _covers(case, together):
                return tuple(replace(fix.failing, said=_estimate(case, _others(together, fix))) for fix in together)
    return (Failing("scheme" if find_place(case.place).area else "place", has=case.place, said=estimated(case)),)


def _others(fixes: tuple[_Fix, ...], one: _Fix) -> list[_Fix]:
    return [fix for fix in fixes if fix is not one]


def _covers(case: Case, fixes: tuple[_Fix, ...]) -> bool:
    result = _estimate(case, list(fixes))
    return result is not None and result.status is not Status.NOT_COVERED


def _estimate(case: Case, fixes: list[_Fix]) -> Estimate | None:
    for fix in fixes:
        case = fix.applied(case)
    return estimated(case)


def _fixes(case: Case) -> Iterator[_Fix]:
    day = last_day(case)
    for first in sorted(_first_days(case)):
        if day < first:
            yield _Fix(Failing("day", day.isoformat(), first.isoformat(), str((first - day).days)), day=first)
    for last in sorted(_last_days(case), reverse=True):
        if day > last:
            yield _Fix(Failing("day", day.isoformat(), last.isoformat(), str((day - last).days)), day=last)
    if case.insurance is not Insurance.RESIDENT:
        yield _Fix(Failing("insurance", case.insurance.value, Insurance.RESIDENT.value), insurance=Insurance.RESIDENT)
    if case.scheme is Scheme.MEDICAL_AID:
        yield _Fix(Failing("category", case.category.value), category=Category.SUBSISTENCE)
    if case.referred is False:
        yield _Fix(Failing("referral"), referred=True)


def _first_days(case: Case) -> set[date]:
    scheme = Scheme.CRITICAL_ILLNESS if case.scheme is Scheme.CHAIN else case.scheme
    texts = [law(document) for document in DOCUMENTS.get((find_place(case.place).area, scheme), ())]
    own = {version.since for version in (case.given, *case.versions) if version.since}
    return own | {text.first_days[scheme.value] for text in texts if scheme.value in text.first_days}


def _last_days(case: Case) -> set[date]:
    """Of a rule of one's own, where it says so; the texts at hand name no last day."""
    return {version.until for version in (case.given, *case.versions) if version.until}


def _not_before(case: Case, first: date) -> Case:
    match case.expenses:
        case Stays(stays):
            return replace(case, expenses=Stays(tuple(replace(stay, day=max(stay.day, first)) for stay in stays)))
        case _:
            return replace(case, day=max(case.day or first, first))


def _not_after(case: Case, last: date) -> Case:
    match case.expenses:
        case Stays(stays):
            return replace(case, expenses=Stays(tuple(replace(stay, day=min(stay.day, last)) for stay in stays)))
        case _:
            return replace(case, day=min(case.day or last, last))
