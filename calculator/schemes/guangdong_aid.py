"""广东, 医疗救助, both insurances, from 2022-12-27 (粤府办〔2022〕40号, 二).

    对特困人员、孤儿、低保对象不设年度救助起付标准，对低保边缘家庭成员、支出型困难家庭中的重病患者合理设定年度救助起付标准。
    适度确定救助比例。合理设定医疗救助年度救助限额。
    农村易返贫致贫人口救助水平，按巩固拓展医疗保障脱贫攻坚成果有效衔接乡村振兴战略有关规定执行。

Rates, limits and the other deductibles are local. From 2017-09-27 until then the plan 粤民发〔2017〕194号 left every amount to the cities.
"""

from __future__ import annotations

from calculator import wording
from calculator.account import Account
from calculator.claim import Given
from calculator.money import yuan
from calculator.outcome import Assumption, Estimate, Status, Step
from calculator.parameters import Law, law
from calculator.person import Category, Scheme
from calculator.scale import Scale
from calculator.schemes.common import aid_left, near_first_day, of_status, too_early
from calculator.terms import Offer, Rule, Terms, needs, not_covered, nothing_spent

DOCUMENT, EARLIER = "gd-2022-40", "gd-2017-194"
FREE = frozenset({Category.DESTITUTE, Category.ORPHAN, Category.SUBSISTENCE})
"""Those without a deductible."""


def offer(account: Account) -> Offer:
    """What medical aid pays in Guangdong, with the local figures given."""
    text = law(DOCUMENT)
    if account.day < text.first_days["medical_aid"]:
        return _before(account, text)
    case = account.case
    if account.category is Category.ORDINARY:
        ways_in = ("other_hardship", "employees_in_hardship", "groups")
        return not_covered(account, wording.AID_ORDINARY, *[text.clauses[name] for name in ways_in])
    if case.referred is False:
        return not_covered(account, wording.NOT_REFERRED, text.clauses["not_referred"])
    rule = Rule("gd-2022-40/medical_aid", DOCUMENT, "医疗救助", text.clauses["expense"])
    if account.eligible == 0:
        return nothing_spent(rule, account, text.clauses["groups"])
    if account.category in wording.ASK_CATEGORY:
        return needs(rule, account, ("category", *_missing(case.given)), wording.ASK_CATEGORY[account.category], text.clauses["groups"])
    return _aided(account, text, rule)


def _before(account: Account, text: Law) -> Estimate:
    plan = law(EARLIER)
    if account.day < plan.first_days["medical_aid"]:
        return too_early(account, plan, Scheme.MEDICAL_AID, "广东省", "signed")
    left_to_cities = not_covered(account, wording.AID_2017, plan.clauses["amounts_by_city"])
    near = near_first_day(account, text, "medical_aid", "issued")
    return left_to_cities._replace(assumptions=(*left_to_cities.assumptions, *near))


def _missing(given: Given) -> tuple[str, ...]:
    return () if given.aid_rate is not None else ("aid_rate",)


def _aided(account: Account, text: Law, rule: Rule) -> Offer:
    given, free = account.case.given, account.category in FREE
    missing = _missing(given) if free or given.aid_deductible is not None else (*_missing(given), "aid_deductible")
    relapse = text.clauses["relapse_prone"] if account.category is Category.RELAPSE_PRONE else None
    if missing or given.aid_rate is None:
        why = wording.ASK_AID_RATE if free else wording.ASK_AID
        return needs(rule, account, missing, why, relapse, text.clauses["deductible"], text.clauses["rate"])
    deductible = 0 if free else given.aid_deductible or 0
    scale, (left, label) = Scale.flat(given.aid_rate), aid_left(given)
    capped = left is not None
    return Terms(
        rule,
        deductible,
        scale,
        scale,
        Status.EXACT if capped else Status.ASSUMED,
        Status.EXACT,
        (_deductible_step(deductible, free, text),),
        text.clauses["rate"],
        "（您给的比例）",
        left,
        label,
        text.clauses["limit"],
        () if capped else (Assumption("limit_left_out", wording.LIMIT_LEFT_OUT, text.clauses["limit"]),),
        (*_assumptions(account, text, free), *of_status(account), *near_first_day(account, text, "medical_aid", "issued")),
        (relapse, text.clauses["deductible"], text.clauses["rate"], text.clauses["after_insurance"]),
    )


def _deductible_step(deductible: int, free: bool, text: Law) -> Step:  # noqa: FBT001 - a fact about the person
    label = "不设年度救助起付标准" if free else "年度救助起付标准（您给的数）"
    return Step(label, yuan(deductible), deductible, text.clauses["deductible"] if free else None, "deductible")


def _assumptions(account: Account, text: Law, free: bool) -> tuple[Assumption, ...]:  # noqa: FBT001 - a fact about the person
    if free and account.case.given.aid_deductible:
        return (Assumption("deductible_not_used", wording.NO_AID_DEDUCTIBLE, text.clauses["deductible"]),)
    if account.category is Category.RELAPSE_PRONE:
        return (Assumption("level_elsewhere", wording.RELAPSE_LEVEL, text.clauses["relapse_prone"]),)
    return ()
