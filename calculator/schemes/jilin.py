"""吉林, 大病保险, residents, from 2016-01-01 (吉政办发〔2016〕57号, 三（三）（四）).

    2016年继续执行50%的起始支付比例和分段支付比例；2017年起，起始支付比例提高到55%，分段支付比例相应调整，最高不超过80%。
    对全省建档立卡贫困人口和特困供养人员、城乡低保对象实行大病保险起付标准下调40%和分段支付比例提高5%的倾斜性支付政策。

The deductible is set every year and not in the text, nor are the tiers and the cap: without them the text bounds the
amount on both sides from 2017, and only from below in 2016.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from calculator import wording
from calculator.account import Account
from calculator.claim import Given
from calculator.money import Exact, percent, whole
from calculator.outcome import Assumption, Estimate, Status
from calculator.parameters import Law, law
from calculator.person import Category, Insurance, Scheme
from calculator.scale import ONE, Scale
from calculator.schemes.common import deductible_steps, group_not_named, near_first_day, of_status, own_deductible, stated_limit, too_early
from calculator.terms import Rule, Terms, contradicts, needs, not_covered, nothing_spent, settle
from corpus.citation import Citation

DOCUMENT = "jilin-2016-57"
SOURCE = "吉政办发〔2016〕57号"
AREA = "吉林省"
POOR = frozenset({Category.REGISTERED_POOR, Category.DESTITUTE, Category.SUBSISTENCE})


@dataclass(frozen=True, slots=True)
class _Tilt:
    """What the person's group adds: the deductible's cut and the points on every rate; nothing for ordinary members."""

    cut: Fraction = Fraction(0)
    points: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Rates:
    """The lowest rate of a year and the highest, None where the text states none; ``citation`` is where they stand."""

    first: Fraction
    top: Fraction | None
    citation: Citation


def assess(account: Account) -> Estimate:
    """What Jilin's opinion pays, or between what."""
    text = law(DOCUMENT)
    if account.day < text.first_days["critical_illness"]:
        return too_early(account, text, Scheme.CRITICAL_ILLNESS, AREA, "from_2016")
    if account.case.insurance is Insurance.EMPLOYEE:
        return not_covered(account, wording.EMPLOYEES_JILIN, text.clauses["insured"])
    rule = Rule("jilin-2016-57/critical_illness", DOCUMENT, "大病保险", text.clauses["expense"])
    rates, tilt = _rates(account, text), _tilt(account, text)
    _refuse_other_rates(account.case.given, rates, tilt)
    _refuse_smaller_cut(account.case.given, tilt)
    if account.eligible == 0:
        return nothing_spent(rule, account, rates.citation)
    deductible = own_deductible(account.case.given, tilt.cut)
    if deductible is None:
        return needs(rule, account, ("deductible",), wording.ASK_JILIN, text.clauses["deductible_yearly"])
    return settle(_terms(account, text, rule, rates, tilt, deductible), account)


def _rates(account: Account, text: Law) -> _Rates:
    first = next(figure for figure in text.figures["first_rate"] if figure.holds(account.day))
    top = text.figure("top_rate", account.day)
    return _Rates(first.value, top.value if top else None, first.citation)


def _tilt(account: Account, text: Law) -> _Tilt:
    return _Tilt(text.only("cut").value, text.only("points").value) if account.case.category in POOR else _Tilt()


def _terms(account: Account, text: Law, rule: Rule, rates: _Rates, tilt: _Tilt, deductible: Exact) -> Terms:
    given, tilted = account.case.given, text.only("cut").citation
    low, high = _scales(given, rates, tilt)
    status, nothing = _status(account, low is high, high is not None)
    label = f"{account.case.category}的起付标准下调 {percent(tilt.cut)}"
    return Terms(
        rule,
        deductible,
        low,
        high,
        status,
        nothing,
        deductible_steps(given, deductible, tilt.cut, label, tilted),
        _rate_citation(given, rates, tilted if tilt.cut else None),
        wording.raised_by(tilt.points) if tilt.points and given.category_rate is None else "",
        stated_limit(given),
        limit_citation=text.clauses["tiers"],
        unlimited=() if given.annual_cap is not None else (Assumption("cap_not_stated", wording.CAP_UNSTATED, text.clauses["tiers"]),),
        assumptions=(*_readings(account, rates, tilt, tilted), *near_first_day(account, text, "critical_illness", "from_2016")),
        basis=(rates.citation, tilted if tilt.cut else None),
        ordinary_deductible=given.deductible,
    )


def _rate_citation(given: Given, rates: _Rates, tilted: Citation | None) -> Citation | None:
    """Where the rates paid stand: nowhere if they are the user's, under the tilt if it raised them."""
    if given.category_rate is not None:
        return None
    return rates.citation if given.scale is None else tilted


def _scales(given: Given, rates: _Rates, tilt: _Tilt) -> tuple[Scale, Scale | None]:
    """The least the text allows and the most; the same scale twice where the rates are given."""
    if given.category_rate is not None:
        own = Scale.flat(given.category_rate)
        return own, own
    if given.scale is not None:
        own = given.scale.raised(tilt.points)
        return own, own
    most = None if rates.top is None else Scale.flat(rates.top).raised(tilt.points)
    return Scale.flat(rates.first).raised(tilt.points), most


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


def _readings(account: Account, rates: _Rates, tilt: _Tilt, tilted: Citation) -> tuple[Assumption, ...]:
    given = account.case.given
    made = [Assumption("later_change", wording.JILIN_CHANGED)] if _changed(account) else []
    made += group_not_named(account)
    if tilt.points and given.category_rate is None:
        made.append(Assumption("points_reading", wording.POINTS, tilted))
        if given.scale is None and rates.top is not None:
            made.append(Assumption("top_rate_reading", wording.top_rate(rates.top, tilt.points), rates.citation))
    return (*made, *(of_status(account) if tilt.cut else ()))


def _refuse_other_rates(given: Given, rates: _Rates, tilt: _Tilt) -> None:
    """Rates given must lie where the text puts them, and rise with the expense."""
    least, most = rates.first, ONE if rates.top is None else rates.top
    offered = [tier.rate for tier in given.scale.tiers] if given.scale else []
    field = "rate" if len(offered) == 1 else "tiers"
    for rate in offered:
        if not least <= rate <= most:
            contradicts(field, percent(rate), wording.between(least, rates.top), SOURCE)
    for lower, higher in pairwise(offered):
        if higher < lower:
            contradicts(field, f"先 {percent(lower)} 后 {percent(higher)}", "费用越高支付比例越高", SOURCE)
    own = given.category_rate
    if own is not None and not least + tilt.points <= own <= min(ONE, most + tilt.points):
        top = None if rates.top is None else rates.top + tilt.points
        contradicts("category_rate", percent(own), wording.between(least + tilt.points, top), SOURCE)


def _refuse_smaller_cut(given: Given, tilt: _Tilt) -> None:
    """A deductible of the person's own group may be lower than the text's cut makes it, not higher: the details are left to departments."""
    if not tilt.cut or given.category_deductible is None or given.deductible is None:
        return
    most = whole(given.deductible * (1 - tilt.cut))
    if given.category_deductible > most:
        said = f"下调 {percent(tilt.cut)}，即 {wording.amount(most)}"
        contradicts("category_deductible", wording.amount(given.category_deductible), said, SOURCE)
