"""自定义: a rule given whole in the parameters, for any place and day.

A cap that is not there is said to be "none"; one that is not mentioned is left out, and the amount rests on that.
"""

from __future__ import annotations

from calculator import wording
from calculator.account import Account
from calculator.money import yuan
from calculator.outcome import Assumption, Status, Step
from calculator.person import Scheme
from calculator.scale import Scale
from calculator.schemes.common import aid_left, deductible_steps, own_deductible, own_scale, stated_limit
from calculator.terms import Offer, Rule, Terms, needs, nothing_spent


def offer(account: Account) -> Offer:
    """What the rule of the parameters pays."""
    return _medical_aid(account) if account.case.scheme is Scheme.MEDICAL_AID else _critical_illness(account)


def _critical_illness(account: Account) -> Offer:
    given, rule = account.case.given, Rule("custom/critical_illness", "", "大病保险")
    deductible, scale = own_deductible(given), own_scale(given)
    if account.eligible == 0:
        return nothing_spent(rule, account)
    if deductible is None or scale is None:
        missing = tuple(name for name, known in (("deductible", deductible), ("rate", scale)) if known is None)
        return needs(rule, account, missing, wording.ASK_OWN)
    return Terms(
        rule,
        deductible,
        scale,
        scale,
        Status.ASSUMED if given.annual_cap is None else Status.EXACT,
        Status.EXACT,
        deductible_steps(given, deductible),
        limit=stated_limit(given),
        unlimited=() if given.annual_cap is not None else (Assumption("cap_not_stated", wording.NO_CAP_IN_RULE),),
        ordinary_deductible=given.deductible,
    )


def _medical_aid(account: Account) -> Offer:
    given, rule = account.case.given, Rule("custom/medical_aid", "", "医疗救助")
    if account.eligible == 0:
        return nothing_spent(rule, account)
    if given.aid_rate is None or given.aid_deductible is None:
        missing = tuple(name for name in ("aid_rate", "aid_deductible") if getattr(given, name) is None)
        return needs(rule, account, missing, wording.ASK_OWN)
    scale, (left, label) = Scale.flat(given.aid_rate), aid_left(given)
    deductible = given.aid_deductible
    return Terms(
        rule,
        deductible,
        scale,
        scale,
        Status.ASSUMED if left is None else Status.EXACT,
        Status.EXACT,
        (Step("年度救助起付标准（您给的数）", yuan(deductible), deductible, None, "deductible"),),
        limit=left,
        limit_label=label,
        unlimited=() if left is not None else (Assumption("limit_left_out", wording.NO_LIMIT_IN_RULE),),
    )
