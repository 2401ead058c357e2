"""Several stays: each is paid the year's cumulative payment by the rule of its day, less what was already paid that year.

So the parts always sum to the whole, to the fen, however the rounding falls. The calendar year is the benefit year. Where the
person's group changes within it, each stay follows the group of its day, and what was already paid is not taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from calculator import wording
from calculator.claim import Case, CaseError, Stay, Stays
from calculator.money import yuan
from calculator.outcome import Assumption, Estimate, Interval, Status, StayPaid, Step, distinct, weakest
from calculator.person import Category
from corpus.changes import LaterChange

Assess = Callable[[date, int, Category], Estimate]
NAMES_ITS_FIRST_DAY = frozenset({"jiangyin-2020"})
SAYS_CALENDAR_YEAR = frozenset({"jilin-2016-57"})
OWN_RULE_SAYS_SO = "own_rule_calendar_year"
"""What a rule of one's own tells where it names the calendar year itself."""


_NOTHING = Interval(0, 0)
_LEFT = ("left", "left_high")
"""Steps that are told once, for all stays."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One stay's share; ``whole`` is the estimate for the year up to it, or why it counts for nothing; ``before`` was already paid then."""

    paid: StayPaid
    whole: Estimate
    category: Category
    before: Interval = _NOTHING


def combine(case: Case, expenses: Stays, assess: Assess) -> Estimate:
    """All stays together: their sums, the weakest status, every step."""
    _refuse_used_of_which_year(case, expenses)
    parts = [
        part for _, year in groupby(expenses.stays, key=lambda stay: stay.day.year) for part in _year(list(year), case.category, assess)
    ]
    counted = [part for part in parts if part.whole.status is not Status.NOT_COVERED]
    if not counted:
        return parts[0].whole._replace(eligible=expenses.self_paid)
    if any(part.whole.status is Status.NEEDS_INPUT for part in counted):
        return _asking(counted, expenses)
    return _together(expenses, parts, counted)


def _refuse_used_of_which_year(case: Case, expenses: Stays) -> None:
    years = sorted({stay.day.year for stay in expenses.stays})
    if case.given.aid_used and len(years) > 1:
        raise CaseError("parameters.aid_used", f"已用救助额只能属于一年，这些住院分在 {'、'.join(map(str, years))} 年，请分年算")


def _year(stays: list[Stay], usual: Category, assess: Assess) -> Iterator[_Part]:
    """The stays of one year in turn; one that no rule covers counts for nothing."""
    eligible, paid = 0, _NOTHING
    for stay in stays:
        category = stay.category or usual
        whole = assess(stay.day, eligible + stay.self_paid, category)
        if whole.status is Status.NOT_COVERED:
            yield _Part(StayPaid(stay.day, 0, 0, counted=False), whole, category)
            continue
        eligible += stay.self_paid
        total = whole.reimbursement or Interval(paid.low, None)
        yield _Part(StayPaid(stay.day, _more(total.low, paid.low) or 0, _more(total.high, paid.high)), whole, category, paid)
        paid = Interval(_greater(total.low, paid.low), _greater(total.high, paid.high))


def _more(total: int | None, paid: int | None) -> int | None:
    """By how much a total exceeds what was paid; a worse group later in the year takes nothing back."""
    return None if total is None or paid is None else max(0, total - paid)


def _greater(total: int | None, paid: int | None) -> int | None:
    return None if total is None or paid is None else max(total, paid)


def _asking(counted: list[_Part], expenses: Stays) -> Estimate:
    """What any of the stays asks for."""
    asking = [part.whole for part in counted if part.whole.status is Status.NEEDS_INPUT]
    return asking[0]._replace(
        missing=tuple(dict.fromkeys(name for whole in asking for name in whole.missing)),
        reason="".join(dict.fromkeys(whole.reason for whole in asking)),
        assumptions=tuple(dict.fromkeys(made for whole in asking for made in whole.assumptions)),
        notices=_notices(counted),
        citations=distinct(*[citation for whole in asking for citation in whole.citations]),
        eligible=expenses.self_paid,
    )


def _notices(counted: list[_Part]) -> tuple[LaterChange, ...]:
    return tuple({notice.text: notice for part in counted for notice in part.whole.notices}.values())


def _together(expenses: Stays, parts: list[_Part], counted: list[_Part]) -> Estimate:
    low = sum(part.paid.low for part in parts)
    highs = [part.paid.high for part in parts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    eligible, last = expenses.self_paid, counted[-1].whole
    one_year = parts[0].paid.day.year == parts[-1].paid.day.year
    steps = (*_steps(parts), *_totals(parts, low, high, eligible))
    assumptions = _assumptions(parts)
    return last._replace(
        status=_status(parts, counted),
        reimbursement=Interval(low, high),
        person_pays=Interval(None if high is None else eligible - high, eligible - low),
        steps=steps,
        assumptions=assumptions,
        notices=_notices(counted),
        citations=distinct(*[c for part in reversed(counted) for c in part.whole.citations], *[made.citation for made in assumptions]),
        stays=tuple(part.paid for part in parts),
        eligible=eligible,
        bands=last.bands if one_year else (),
        bands_high=last.bands_high if one_year else (),
    )


def _status(parts: list[_Part], counted: list[_Part]) -> Status:
    """The weakest; never exact where a stay of the same year fell before a first day that is only our reading."""
    years = {part.paid.day.year for part in counted}
    left_out = [part for part in parts if part.whole.status is Status.NOT_COVERED and part.paid.day.year in years]
    unsure = any(part.whole.rule_document not in NAMES_ITS_FIRST_DAY for part in left_out) or _changed(counted)
    statuses = [part.whole.status for part in counted] + ([Status.ASSUMED] if unsure else [])
    return weakest(*statuses)


def _changed(counted: list[_Part]) -> bool:
    """Whether the person's group changes within a year."""
    groups = {(part.paid.day.year, part.category) for part in counted}
    return len(groups) > len({year for year, _ in groups})


def _steps(parts: list[_Part]) -> Iterator[Step]:
    """Each stay's calculation for the year so far, then its own part."""
    for part in parts:
        heading, whole = f"{part.paid.day.isoformat()}：", part.whole
        if whole.reimbursement is None:
            yield Step(f"{heading}没有算在内，支付", "0.00", 0, None, "stay")
            continue
        for step in whole.steps:
            if step.kind not in _LEFT:
                yield step.under(heading)
        yield from _own_part(heading, part.paid, whole.reimbursement, part.before)


def _own_part(heading: str, stay: StayPaid, total: Interval, before: Interval) -> Iterator[Step]:
    definite = total.low == total.high and before.low == before.high
    label = f"{heading}这次{'' if definite else '至少'}支付（本年累计减去本年已付）"
    yield Step(label, _difference(total.low or 0, before.low or 0), stay.low, None, "stay")
    if not definite and stay.high is not None:
        most = _difference(total.high or 0, before.high or 0)
        yield Step(f"{heading}这次至多支付（本年累计减去本年已付）", most, stay.high, None, "stay_high")


def _difference(total: int, before: int) -> str:
    return (
        f"{yuan(total)} − {yuan(before)} = {yuan(total - before)}" if total >= before else f"{yuan(total)} ≤ {yuan(before)}，已付的不追回"
    )


def _totals(parts: list[_Part], low: int, high: int | None, eligible: int) -> Iterator[Step]:
    definite = low == high
    bound = "" if definite else "至少："
    yield Step(f"{bound}各次合计支付", f"{' + '.join(yuan(part.paid.low) for part in parts)} = {yuan(low)}", low, None, "payment")
    yield Step(
        "合规费用里自己还要付" if definite else "至少：这样合规费用里自己还要付",
        f"{yuan(eligible)} − {yuan(low)} = {yuan(eligible - low)}",
        eligible - low,
        None,
        "left",
    )
    if not definite and high is not None:
        added = " + ".join(yuan(part.paid.high or 0) for part in parts)
        yield Step("至多：各次合计支付", f"{added} = {yuan(high)}", high, None, "payment_high")
        left = eligible - high
        yield Step("至多：这样合规费用里自己还要付", f"{yuan(eligible)} − {yuan(high)} = {yuan(left)}", left, None, "left_high")


def _assumptions(parts: list[_Part]) -> tuple[Assumption, ...]:
    """Those of every stay once, and what counting by years takes for granted."""
    made = [assumption for part in parts for assumption in part.whole.assumptions]
    left_out = [
        Assumption("stay_not_counted", wording.stay_not_counted(part.paid.day, part.whole.reason), next(iter(part.whole.citations), None))
        for part in parts
        if part.whole.status is Status.NOT_COVERED
    ]
    said = parts[-1].whole.rule_document in SAYS_CALENDAR_YEAR or any(one.code == OWN_RULE_SAYS_SO for one in made)
    calendar = [] if said else [Assumption("calendar_year", wording.YEAR_IS_CALENDAR)]
    if _changed([part for part in parts if part.whole.status is not Status.NOT_COVERED]):
        made = [Assumption("category_by_stay", wording.CATEGORY_BY_STAY), *(one for one in made if one.code != "status_whole_year")]
    return tuple({(one.code, one.text): one for one in [*made, *left_out, *calendar]}.values())
