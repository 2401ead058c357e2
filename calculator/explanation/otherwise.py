"""The things that can be otherwise in a case: the group, the insurance, the day, the place, the referral, one more stay, one year for all.

Figures given stay as they are unless a text contradicts them there; then they are left out, and the change says so. Figures of the
person's own group go with the group, figures of a place with the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from calculator.claim import Case, CaseError, Given, Stays
from calculator.engine import estimate as reckon
from calculator.explanation.changed import as_category, estimated, last_day, with_more
from calculator.money import yuan
from calculator.outcome import Estimate, Status
from calculator.parameters import law
from calculator.person import Category, Insurance, Scheme
from calculator.place import AREAS, OWN_RULE, find_place
from calculator.schemes.common import NEAR

DOCUMENTS = {
    ("江阴市", Scheme.CRITICAL_ILLNESS): ("jiangyin-2020",),
    ("吉林省", Scheme.CRITICAL_ILLNESS): ("jilin-2016-57",),
    ("广东省", Scheme.CRITICAL_ILLNESS): ("gd-2016-85", "gd-2022-40"),
    ("广东省", Scheme.MEDICAL_AID): ("gd-2017-194", "gd-2022-40"),
}
REGISTERED_POOR_UNTIL = 2020
"""The last year in which people were 建档立卡; since then the word names nobody's present status."""
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing otherwise and what it comes to; ``without`` are given figures left out because a text contradicts them there."""

    kind: str
    names: tuple[str, ...]
    estimate: Estimate
    without: tuple[str, ...] = ()

    def and_also(self, other: Change) -> Change:
        """Two of a kind with one result."""
        return replace(self, names=self.names + other.names)


def changes(case: Case, now: Estimate) -> Iterator[Change]:
    """Every change that can be estimated, whether it makes a difference or not."""
    yield from _categories(case)
    yield from _of("insurance", ((other.value, replace(case, insurance=other)) for other in Insurance if other is not case.insurance))
    yield from _days(case, now)
    yield from _places(case, now)
    yield from _referral(case)
    yield from _insured_years(case)
    yield from _stays(case, now)


def _of(kind: str, cases: Iterator[tuple[str, Case]]) -> Iterator[Change]:
    for name, changed in cases:
        if (result := estimated(changed)) is not None:
            yield Change(kind, (name,), result)


def _categories(case: Case) -> Iterator[Change]:
    """Other groups, the whole year; of words for a group only those in use there and then."""
    area, year = find_place(case.place).area, last_day(case).year
    unused = {Category.AID_RECIPIENT} if area != "江阴市" else set()
    unused |= {Category.REGISTERED_POOR} if year > REGISTERED_POOR_UNTIL else set()
    mixed = isinstance(case.expenses, Stays) and any(stay.category not in (None, case.category) for stay in case.expenses.stays)
    others = [one for one in Category if one not in unused and (mixed or one is not case.category)]
    yield from _of("category", ((one.value, as_category(case, one)) for one in others))


def _days(case: Case, now: Estimate) -> Iterator[Change]:
    """The nearest day before and after under other rules or figures. Rules that are not at hand are told only where the day is near."""
    if case.day is None or isinstance(case.expenses, Stays):
        return
    for day in _neighbours(case, case.day):
        result, without = _without_contradicted(replace(case, day=day))
        if result is not None and (_speaks(result, now) or abs(day - case.day) <= NEAR):
            yield Change("day", (day.isoformat(),), result, without)


def _speaks(result: Estimate, now: Estimate) -> bool:
    """Whether a text speaks there of all that it speaks of now."""
    pairs = zip(result.parts or (result,), now.parts or (now,), strict=False)
    return result.status is not Status.NOT_COVERED and all(
        there.status is not Status.NOT_COVERED or here.status is Status.NOT_COVERED for there, here in pairs
    )


def _neighbours(case: Case, day: date) -> Iterator[date]:
    """The last day before the present rules or figures began, and the first after they end."""
    area = find_place(case.place).area
    schemes = (Scheme.CRITICAL_ILLNESS, Scheme.MEDICAL_AID) if case.scheme is Scheme.CHAIN else (case.scheme,)
    turns = {turn for scheme in schemes for document in DOCUMENTS.get((area, scheme), ()) for turn in _turns(document, scheme)}
    turns |= {turn for version in case.versions for turn in _days_of(version.since, version.until)}
    before, after = [turn for turn in turns if turn <= day], [turn for turn in turns if turn > day]
    yield from (max(before) - ONE_DAY,) if before else ()
    yield from (min(after),) if after else ()


def _turns(document: str, scheme: Scheme) -> Iterator[date]:
    """The days on which a document's rules for a scheme begin or its figures change."""
    text = law(document)
    if scheme.value not in text.first_days:
        return
    yield text.first_days[scheme.value]
    for figure in (figure for dated in text.figures.values() for figure in dated):
        yield from _days_of(figure.since, figure.until)


def _days_of(since: date | None, until: date | None) -> Iterator[date]:
    """The first day of something, and the first after it."""
    yield from () if since is None else (since,)
    yield from () if until is None else (until + ONE_DAY,)


def _without_contradicted(case: Case) -> tuple[Estimate | None, tuple[str, ...]]:
    """The estimate without the given figures that a text in force contradicts, and their names."""
    without: tuple[str, ...] = ()
    while True:
        try:
            return reckon(case), without
        except CaseError as refused:
            name = refused.field.removeprefix("parameters.")
        if name in without or (given := _without(case.given, name)) is None:
            return None, ()
        case, without = replace(case, given=given), (*without, name)


def _without(given: Given, name: str) -> Given | None:
    match name:
        case "deductible":
            return replace(given, deductible=None)
        case "rate" | "tiers":
            return replace(given, scale=None)
        case "category_deductible":
            return replace(given, category_deductible=None)
        case "category_rate":
            return replace(given, category_rate=None)
        case _:
            return None


def _places(case: Case, now: Estimate) -> Iterator[Change]:
    """Places whose text alone makes an amount; figures given are those of the person's own place and go nowhere else."""
    area = find_place(case.place).area
    if area in ("", OWN_RULE) or case.given != Given() or now.status is Status.NOT_COVERED:
        return
    elsewhere = _of("place", ((place, replace(case, place=place)) for place in AREAS if place != area))
    yield from (change for change in elsewhere if change.estimate.reimbursement is not None)


def _referral(case: Case) -> Iterator[Change]:
    other, name = (None, "referred") if case.referred is False else (False, "not_referred")
    yield from _of("referral", iter([(name, replace(case, referred=other))]))


def _insured_years(case: Case) -> Iterator[Change]:
    """More or fewer years insured, where a rule of one's own has caps by them."""
    steps = sorted(years_that_matter(case) - {case.given.insured_years})
    yield from _of("insured_years", ((str(years), replace(case, given=replace(case.given, insured_years=years))) for years in steps))


def years_that_matter(case: Case) -> set[int]:
    """The insured years at which a rule's cap changes."""
    rules = (case.given, *case.versions)
    return {cap.years for rule in rules for caps in (rule.caps, *(group.caps for group in rule.groups)) for cap in caps}


def _stays(case: Case, now: Estimate) -> Iterator[Change]:
    """One more of the same size in the same year, and where several years are touched, all of them in the last."""
    match case.expenses:
        case Stays(stays):
            last = stays[-1]
            again = replace(case, expenses=Stays((*stays, last)))
            yield from _of("one_more", iter([(yuan(last.self_paid), again)]))
            if stays[0].day.year != last.day.year:
                moved = (replace(stay, day=last.day) if stay.day.year != last.day.year else stay for stay in stays)
                together = Stays(tuple(sorted(moved, key=lambda stay: stay.day)))
                yield from _of("one_year", iter([(str(last.day.year), replace(case, expenses=together))]))
        case _:
            yield from _of("one_more", iter([(yuan(now.eligible), with_more(case, now.eligible))]))
