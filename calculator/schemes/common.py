"""What several rules share: figures of the user's own, readings near a first day, the steps of a lowered deductible."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from calculator import wording
from calculator.account import Account
from calculator.claim import NO_CAP, Given
from calculator.money import Exact, percent, without, yuan
from calculator.outcome import Assumption, Estimate, Step
from calculator.parameters import Law
from calculator.person import Category, Scheme
from calculator.scale import Scale
from calculator.terms import not_covered
from corpus.citation import Citation

NEAR = timedelta(days=31)
PAYER = {Scheme.CRITICAL_ILLNESS: "大病保险", Scheme.MEDICAL_AID: "医疗救助", Scheme.CHAIN: "大病保险和医疗救助"}


def stated_limit(given: Given) -> int | None:
    """The cap to hold a payment against: None where none was given, and where it was given as "none"."""
    return None if given.annual_cap in (None, NO_CAP) else int(given.annual_cap)


def own_scale(given: Given) -> Scale | None:
    """The rate of the person's own group where given, else the ordinary member's."""
    return given.scale if given.category_rate is None else Scale.flat(given.category_rate)


def own_deductible(given: Given, cut: Fraction = Fraction(0)) -> Exact | None:
    """The deductible of the person's own group where given, else the ordinary one less ``cut``; None where neither is known."""
    if given.category_deductible is not None:
        return given.category_deductible
    return None if given.deductible is None else without(given.deductible, cut)


def deductible_steps(
    given: Given, deductible: Exact, cut: Fraction = Fraction(0), label: str = "", citation: Citation | None = None
) -> tuple[Step, ...]:
    """How the person's deductible comes about."""
    if given.category_deductible is not None:
        return (Step("起付标准（您给的本人类别的数）", yuan(deductible), deductible, None, "deductible"),)
    ordinary = given.deductible or 0
    first = Step("起付标准（您给的数）", yuan(ordinary), ordinary, None, "deductible")
    if not cut:
        return (first,)
    return (first, Step(label, f"{yuan(ordinary)} × (100% − {percent(cut)}) = {yuan(deductible)}", deductible, citation, "deductible"))


def near_first_day(account: Account, text: Law, scheme: str, clause: str) -> tuple[Assumption, ...]:
    """A text that does not say from when it applies is read; within a month of that reading the result says so."""
    first = text.first_days[scheme]
    if abs(account.day - first) > NEAR:
        return ()
    return (Assumption("first_day_reading", wording.first_day(first), text.clauses[clause]),)


def too_early(account: Account, text: Law, scheme: Scheme, area: str, clause: str) -> Estimate:
    """A day before the first that we read the text to apply from."""
    first = text.first_days[scheme]
    refused = not_covered(account, wording.too_early(area, PAYER[scheme], first), text.clauses[clause])
    return refused._replace(assumptions=(*refused.assumptions, *near_first_day(account, text, scheme, clause)))


def group_not_named(account: Account) -> tuple[Assumption, ...]:
    """医疗救助对象 is 江阴's word; elsewhere it says too little."""
    if account.category is not Category.AID_RECIPIENT:
        return ()
    return (Assumption("group_not_named", wording.GROUP_NOT_NAMED),)


def of_status(account: Account) -> tuple[Assumption, ...]:
    """A group counts for the whole year."""
    if account.category is Category.ORDINARY:
        return ()
    return (Assumption("status_whole_year", wording.WHOLE_YEAR),)


def aid_left(given: Given) -> tuple[int | None, str]:
    """What the yearly limit of aid still leaves, None without a limit, and how that is called."""
    if given.aid_annual_limit is None:
        return None, ""
    if not given.aid_used:
        return given.aid_annual_limit, "年度救助限额"
    left = max(0, given.aid_annual_limit - given.aid_used)
    return left, f"年度救助限额的余额（{yuan(given.aid_annual_limit)} − {yuan(given.aid_used)}，不足为 0）"
