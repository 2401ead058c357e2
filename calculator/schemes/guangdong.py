"""广东, 大病保险, residents, from 2016-08-23 (粤府办〔2016〕85号, 三（三）; from 2022-12-27 also 粤府办〔2022〕40号, （八）).

    对困难群体下调大病保险起付标准，并提高报销比例，不设年度最高支付限额。其中，特困供养人员起付标准下调不低于80%，报销比例达到80%以上；
    建档立卡的贫困人员、最低生活保障对象起付标准下调不低于70%，报销比例达到70%以上。

The ordinary member's deductible, rates and cap are each city's. What the province sets are floors.
"""

from __future__ import annotations

from calculator import wording
from calculator.account import Account
from calculator.money import percent, whole
from calculator.outcome import Assumption, Estimate, Status, Tilt
from calculator.parameters import Figure, Law, law
from calculator.person import Category, Insurance, Scheme
from calculator.scale import Scale
from calculator.schemes.common import (
    deductible_steps,
    group_not_named,
    near_first_day,
    of_status,
    own_deductible,
    own_scale,
    stated_limit,
    too_early,
)
from calculator.terms import Offer, Rule, Terms, contradicts, needs, not_covered, nothing_spent
from corpus.citation import Citation

DOCUMENT, LATER = "gd-2016-85", "gd-2022-40"
SOURCE = "粤府办〔2016〕85号"
TILTED = {Category.DESTITUTE: "destitute", Category.REGISTERED_POOR: "poor", Category.SUBSISTENCE: "poor"}


def offer(account: Account) -> Offer:
    """What Guangdong's notices pay, or at least pay."""
    text = law(DOCUMENT)
    if account.day < text.first_days["critical_illness"]:
        return too_early(account, text, Scheme.CRITICAL_ILLNESS, "广东省", "published")
    if account.case.insurance is Insurance.EMPLOYEE:
        return not_covered(account, wording.EMPLOYEES_GUANGDONG, text.clauses["employees_explored"])
    rule = Rule("gd-2016-85/critical_illness", DOCUMENT, "大病保险", text.clauses["expense"])
    match account.category:
        case Category.DESTITUTE | Category.REGISTERED_POOR | Category.SUBSISTENCE:
            return _tilted(account, text, rule)
        case Category.ORPHAN:
            return _orphan(account, text, rule)
        case _:
            return _ordinary(account, text, rule)


def _tilted(account: Account, text: Law, rule: Rule) -> Offer:
    """特困, 建档立卡, 低保: a lowered deductible and a least rate, no cap."""
    given, group = account.case.given, TILTED[account.category]
    cut, floor = text.only(f"{group}_cut"), text.only(f"{group}_rate")
    _refuse_below_floor(account, cut, floor)
    if account.eligible == 0:
        return nothing_spent(rule, account, cut.citation)
    deductible = own_deductible(given, cut.value)
    if deductible is None:
        return needs(rule, account, ("deductible",), wording.ASK_GUANGDONG_TILT, cut.citation, text.clauses["by_city"])
    both = given.category_deductible is not None and given.category_rate is not None
    scale = own_scale(given)
    low = Scale.flat(floor.value) if scale is None else scale.at_least(floor.value)
    label = f"{account.category}的起付标准至少下调 {percent(cut.value)}"
    floors = () if both else (Assumption("floor", wording.FLOOR, cut.citation),)
    ignored = (Assumption("cap_not_used", wording.NO_CAP_FOR_HARDSHIP, cut.citation),) if stated_limit(given) is not None else ()
    status = Status.EXACT if both else Status.AT_LEAST
    return Terms(
        rule,
        deductible,
        low,
        low if both else None,
        status,
        status,
        deductible_steps(given, deductible, cut.value, label, cut.citation),
        cut.citation,
        rate_note="" if both or given.category_rate is not None else f"（不低于 {percent(floor.value)}）",
        assumptions=(*floors, *ignored, *of_status(account), *near_first_day(account, text, "critical_illness", "published")),
        basis=(cut.citation,),
        ordinary_deductible=given.deductible,
        tilt=Tilt(cut.value, floor=floor.value),
    )


def _refuse_below_floor(account: Account, cut: Figure, floor: Figure) -> None:
    given = account.case.given
    if given.category_rate is not None and given.category_rate < floor.value:
        contradicts("category_rate", percent(given.category_rate), f"{percent(floor.value)}以上", SOURCE)
    if given.category_deductible is not None and given.deductible is not None:
        most = whole(given.deductible * (1 - cut.value))
        if given.category_deductible > most:
            said = f"下调不低于 {percent(cut.value)}，即最多 {wording.amount(most)}"
            contradicts("category_deductible", wording.amount(given.category_deductible), said, SOURCE)


def _orphan(account: Account, text: Law, rule: Rule) -> Offer:
    """孤儿: better terms are ordered, without a figure; the ordinary rule is the least."""
    later = law(LATER)
    named = account.day >= later.first_days["critical_illness"]
    tilt = later.clauses["critical_illness_tilt"] if named else text.clauses["hardship"]
    given = account.case.given
    if account.eligible == 0:
        return nothing_spent(rule, account, tilt)
    deductible, scale = own_deductible(given), own_scale(given)
    if deductible is None or scale is None:
        return _ask(account, text, rule, tilt)
    both = given.category_deductible is not None and given.category_rate is not None
    uncapped = named or given.annual_cap is not None
    definite = Status.EXACT if uncapped else Status.ASSUMED
    status = definite if both else Status.AT_LEAST
    floors = () if both else (Assumption("orphan_no_figure", wording.ORPHAN_FLOOR, tilt),)
    ignored = (Assumption("cap_not_used", wording.NO_CAP_FOR_HARDSHIP, tilt),) if named and stated_limit(given) is not None else ()
    return Terms(
        rule,
        deductible,
        scale,
        scale if both else None,
        status,
        Status.EXACT if both else Status.AT_LEAST,
        deductible_steps(given, deductible),
        limit=None if named else stated_limit(given),
        unlimited=() if uncapped else (Assumption("cap_left_out", wording.CAP_BY_CITY, text.clauses["by_city"]),),
        assumptions=(*floors, *ignored, *of_status(account), *_first_days(account, text, later)),
        basis=(tilt, text.clauses["by_city"]),
        ordinary_deductible=given.deductible,
    )


def _ordinary(account: Account, text: Law, rule: Rule) -> Offer:
    """Everybody else: the city's figures, all of them given."""
    given = account.case.given
    if account.eligible == 0:
        return nothing_spent(rule, account, text.clauses["by_city"])
    deductible, scale = own_deductible(given), own_scale(given)
    if deductible is None or scale is None:
        return _ask(account, text, rule)
    capped = given.annual_cap is not None
    return Terms(
        rule,
        deductible,
        scale,
        scale,
        Status.EXACT if capped else Status.ASSUMED,
        Status.EXACT,
        deductible_steps(given, deductible),
        limit=stated_limit(given),
        unlimited=() if capped else (Assumption("cap_left_out", wording.CAP_BY_CITY, text.clauses["by_city"]),),
        assumptions=(
            _copy_incomplete(text),
            *group_not_named(account),
            *near_first_day(account, text, "critical_illness", "published"),
        ),
        basis=(text.clauses["by_city"],),
        ordinary_deductible=given.deductible,
    )


def _first_days(account: Account, text: Law, later: Law) -> tuple[Assumption, ...]:
    return (*near_first_day(account, text, "critical_illness", "published"), *near_first_day(account, later, "critical_illness", "issued"))


def _copy_incomplete(text: Law) -> Assumption:
    return Assumption("copy_incomplete", wording.COPY_INCOMPLETE, text.clauses["by_city"])


def _ask(account: Account, text: Law, rule: Rule, *tilt: Citation) -> Estimate:
    given = account.case.given
    missing = [name for name, known in (("deductible", own_deductible(given)), ("rate", own_scale(given))) if known is None]
    return needs(rule, account, tuple(missing), wording.ASK_GUANGDONG, text.clauses["by_city"], *tilt)
