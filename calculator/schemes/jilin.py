"""吉林, 大病保险, residents, from 2016-01-01 (吉政办发〔2016〕57号, 三（三）（四）).

    2016年继续执行50%的起始支付比例和分段支付比例；2017年起，起始支付比例提高到55%，分段支付比例相应调整，最高不超过80%。
    对全省建档立卡贫困人口和特困供养人员、城乡低保对象实行大病保险起付标准下调40%和分段支付比例提高5%的倾斜性支付政策。

The deductible is set every year and not in the text, nor are the tiers and the cap: without them the text bounds the
amount on both sides from 2017, and only from below in 2016.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from calculator import wording
from calculator.account import Account
from calculator.claim import Given
from calculator.money import Exact, less, percent, without
from calculator.outcome import Assumption, Status, Tilt
from calculator.parameters import Law, law
from calculator.person import Category, Insurance, Scheme
from calculator.scale import Scale
from calculator.schemes.common import deductible_steps, group_not_named, near_first_day, of_status, own_deductible, stated_limit, too_early
from calculator.terms import Offer, Rule, Terms, contradicts, needs, not_covered, nothing_spent
from corpus.citation import Citation

DOCUMENT = "jilin-2016-57"
SOURCE = "吉政办发〔2016〕57号"
AREA = "吉林省"
POOR = frozenset({Category.REGISTERED_POOR, Category.DESTITUTE, Category.SUBSISTENCE})


@dataclass(frozen=True, slots=True)
class _Rates:
    """What the text gives a person on a day: rates from ``first`` to ``top`` (None: no maximum stated), what the poor get besides.

    ``low`` and ``high`` are the rates after the points; ``source`` and ``tilt`` are the sentences, ``tilt`` None for all but the poor, as
    is what it ``gives``. ``note`` stands after a raised rate; ``of_points`` and ``of_top`` are what it takes for granted.
    """

    first: Fraction
    top: Fraction | None
    cut: Fraction
    points: Fraction
    low: Scale
    high: Scale | None
    source: Citation
    tilt: Citation | None
    gives: Tilt | None = None
    note: str = ""
    of_points: tuple[Assumption, ...] = ()
    of_top: tuple[Assumption, ...] = ()


def offer(account: Account) -> Offer:
    """What Jilin's opinion pays, or between what."""
    text = law(DOCUMENT)
    if account.day < text.first_days["critical_illness"]:
        return too_early(account, text, Scheme.CRITICAL_ILLNESS, AREA, "from_2016")
    if account.case.insurance is Insurance.EMPLOYEE:
        return not_covered(account, wording.EMPLOYEES_JILIN, text.clauses["insured"])
    rule = Rule("jilin-2016-57/critical_illness", DOCUMENT, "大病保险", text.clauses["expense"])
    rates = _poor_rates(account.day) if account.category in POOR else _ordinary_rates(account.day)
    _refuse_other_rates(account.case.given, rates)
    _refuse_smaller_cut(account.case.given, rates)
    if account.eligible == 0:
        return nothing_spent(rule, account, rates.source)
    deductible = own_deductible(account.case.given, rates.cut)
    if deductible is None:
        return needs(rule, account, ("deductible",), wording.ASK_JILIN, text.clauses["deductible_yearly"])
    return _terms(account, text, rule, rates, deductible)


@lru_cache(maxsize=512)
def _ordinary_rates(day: date) -> _Rates:
    text, nothing = law(DOCUMENT), Fraction(0)
    first = next(figure for figure in text.figures["first_rate"] if figure.holds(day))
    top = text.figure("top_rate", day)
    most = None if top is None else top.value
    high = None if most is None else Scale.flat(most)
    return _Rates(first.value, most, nothing, nothing, Scale.flat(first.value), high, first.citation, None)


@lru_cache(maxsize=512)
def _poor_rates(day: date) -> _Rates:
    text, rates = law(DOCUMENT), _ordinary_rates(day)
    cut, points = text.only("cut"), text.only("points").value
    high = None if rates.high is None else rates.high.raised(points)
    top = () if rates.top is None else (Assumption("top_rate_reading", wording.top_rate(rates.top, points), rates.source),)
    return replace(
        rates,
        cut=cut.value,
        points=points,
        low=rates.low.raised(points),
        high=high,
        tilt=cut.citation,
        gives=Tilt(cut.value, points),
        note=wording.raised_by(points),
        of_points=(Assumption("points_reading", wording.POINTS, cut.citation),),
        of_top=top,
    )


def _terms(account: Account, text: Law, rule: Rule, rates: _Rates, deductible: Exact) -> Terms:
    given = account.case.given
    low, high = _scales(given, rates)
    status, nothing = _status(account, low is high, high is not None)
    label = f"{account.category}的起付标准下调 {percent(rates.cut)}"
    return Terms(
        rule,
        deductible,
        low,
        high,
        status,
        nothing,
        deductible_steps(given, deductible, rates.cut, label, rates.tilt),
        _rate_citation(given, rates),
        rates.note if given.category_rate is None else "",
        stated_limit(given),
        limit_citation=text.clauses["tiers"],
        unlimited=() if given.annual_cap is not None else (Assumption("cap_not_stated", wording.CAP_UNSTATED, text.clauses["tiers"]),),
        assumptions=(*_readings(account, rates), *near_first_day(account, text, "critical_illness", "from_2016")),
        basis=(rates.source, rates.tilt),
        ordinary_deductible=given.deductible,
        tilt=rates.gives,
    )


def _rate_citation(given: Given, rates: _Rates) -> Citation | None:
    """Where the rates paid stand: nowhere if they are the user's, under the tilt if it raised them."""
    if given.category_rate is not None:
        return None
    return rates.source if given.scale is None else rates.tilt


def _scales(given: Given, rates: _Rates) -> tuple[Scale, Scale | None]:
    """The least the text allows and the most; the same scale twice where the rates are given."""
    if given.category_rate is not None:
        own = Scale.flat(given.category_rate)
        return own, own
    if given.scale is not None:
        own = given.scale.raised(rates.points)
        return own, own
    return rates.low, rates.high


def _status(account: Account, definite: bool, bounded: bool) -> tuple[Status, Status]:  # noqa: FBT001 - two facts, not modes
    """The status of a payment, and of none at all."""
    given = account.case.given
    own_figures = given.scale is not None or given.category_rate is not None or given.category_deductible is not None
    nothing = Status.EXACT if own_figures or not _changed(account) else Status.ASSUMED
    if definite:
        return (Status.EXACT if given.annual_cap is not None else Status.ASSUMED), nothing
    return (Status.RANGE if bounded else Status.AT_LEAST), nothing


def _changed(account: Account) -> bool:
    """Whether new rules for the whole province are reported from before the day."""
    return any(notice.place == AREA for notice in account.notices)


def _readings(account: Account, rates: _Rates) -> tuple[Assumption, ...]:
    given = account.case.given
    changed = (Assumption("later_change", wording.JILIN_CHANGED),) if _changed(account) else ()
    points = rates.of_points if given.category_rate is None else ()
    top = rates.of_top if given.category_rate is None and given.scale is None else ()
    return (*changed, *group_not_named(account), *points, *top, *(of_status(account) if rates.tilt else ()))


def _refuse_other_rates(given: Given, rates: _Rates) -> None:
    """Rates given must lie where the text puts them, and rise with the expense."""
    tiers = [tier.rate for tier in given.scale.tiers] if given.scale else []
    field = "rate" if len(tiers) == 1 else "tiers"
    for rate in tiers:
        _refuse_outside(field, rate, rates.first, rates.top)
    for lower, higher in pairwise(tiers):
        if less(higher, lower):
            contradicts(field, f"先 {percent(lower)} 后 {percent(higher)}", "费用越高支付比例越高", SOURCE)
    if given.category_rate is not None:
        top = None if rates.top is None else rates.top + rates.points
        _refuse_outside("category_rate", given.category_rate, rates.first + rates.points, top)


def _refuse_outside(field: str, rate: Fraction, least: Fraction, most: Fraction | None) -> None:
    if less(rate, least) or (most is not None and less(most, rate)):
        contradicts(field, percent(rate), wording.between(least, most), SOURCE)


def _refuse_smaller_cut(given: Given, rates: _Rates) -> None:
    """A deductible of the person's own group may be lower than the text's cut makes it, not higher: the details are left to departments."""
    if not rates.tilt or given.category_deductible is None or given.deductible is None:
        return
    most = without(given.deductible, rates.cut)
    if given.category_deductible > most:
        said = f"下调 {percent(rates.cut)}，即 {wording.amount(most)}"
        contradicts("category_deductible", wording.amount(given.category_deductible), said, SOURCE)
