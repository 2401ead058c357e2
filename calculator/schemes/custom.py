"""自定义: a rule of one's own, given whole in the parameters or taken from a rule file, for any place.

A cap that is not there is said to be "none"; one that is not mentioned is left out, and the amount rests on that. Of a rule file
the result names the paper and the sentences it used; nobody here has checked them.
"""

from __future__ import annotations

from calculator import wording
from calculator.account import Account
from calculator.claim import Paper
from calculator.outcome import Assumption, Estimate, Status
from calculator.own_rule import person as of
from calculator.own_rule import sentences
from calculator.own_rule.person import Insured, Kind
from calculator.person import Scheme
from calculator.schemes.common import of_status
from calculator.stays import OWN_RULE_SAYS_SO
from calculator.terms import Offer, Rule, Terms, needs, not_covered, nothing_spent


def offer(account: Account) -> Offer:
    """What the rule in force on the day pays."""
    versions = account.case.versions or (account.case.given,)
    rule = versions[0] if len(versions) == 1 else next((version for version in versions if version.holds(account.day)), versions[0])
    if not rule.holds(account.day):
        return not_covered(account, sentences.not_in_force(versions))
    if rule.paper and account.case.insurance not in rule.paper.insured:
        return not_covered(account, sentences.other_insurance(rule.paper, account.case.insurance))
    person = Insured.under(rule, account)
    return _medical_aid(person) if account.case.scheme is Scheme.MEDICAL_AID else _critical_illness(person)


def _critical_illness(person: Insured) -> Offer:
    account, rule = person.account, Rule("custom/critical_illness", "", "大病保险")
    deductible, rates, limit = of.insurance_deductible(person), of.insurance_rates(person), of.insurance_limit(person)
    if person.rule.paper and (deductible is None or rates is None):
        return not_covered(account, sentences.NO_INSURANCE)
    if account.eligible == 0:
        return nothing_spent(rule, account)
    if deductible is None or rates is None or limit is None:
        return _ask(person, rule, {"deductible": deductible, "rate": rates, "insured_years": limit})
    doubts = _of_referral(person, "")
    return Terms(
        rule,
        deductible.amount,
        rates.scale,
        rates.scale,
        _status(person, doubts, stated=limit.stated),
        _nothing(person),
        deductible.steps,
        rate_note=rates.note,
        limit=limit.fen,
        limit_label=limit.label,
        unlimited=() if limit.stated else (Assumption("cap_not_stated", wording.NO_CAP_IN_RULE),),
        assumptions=_assumptions(person, doubts, deductible.fields + rates.fields + limit.fields),
        ordinary_deductible=person.rule.deductible,
    )


def _medical_aid(person: Insured) -> Offer:
    account, rule = person.account, Rule("custom/medical_aid", "", "医疗救助")
    deductible, rates, limit = of.aid_deductible(person), of.aid_rates(person), of.aid_limit(person)
    if person.rule.paper and (deductible is None or rates is None):
        return not_covered(account, sentences.no_aid(account.category))
    if account.eligible == 0:
        return nothing_spent(rule, account)
    if deductible is None or rates is None:
        return _ask(person, rule, {"aid_rate": rates, "aid_deductible": deductible})
    doubts = _of_referral(person, "aid_")
    return Terms(
        rule,
        deductible.amount,
        rates.scale,
        rates.scale,
        _status(person, doubts, stated=limit.stated),
        _nothing(person),
        deductible.steps,
        rate_note=rates.note,
        limit=limit.fen,
        limit_label=limit.label,
        unlimited=() if limit.stated else (Assumption("limit_left_out", wording.NO_LIMIT_IN_RULE),),
        assumptions=_assumptions(person, doubts, deductible.fields + rates.fields + limit.fields),
    )


def _ask(person: Insured, rule: Rule, figures: dict[str, object]) -> Estimate:
    missing = tuple(name for name, figure in figures.items() if figure is None)
    reasons = [wording.ASK_OWN] if set(missing) - {"insured_years"} else []
    reasons += [sentences.ASK_YEARS] if "insured_years" in missing else []
    return needs(rule, person.account, missing, "".join(reasons))


# How firm it is ----------------------------------------------------------------------------------------------------


def _status(person: Insured, doubts: tuple[Assumption, ...], *, stated: bool) -> Status:
    return Status.EXACT if stated and not doubts and _nothing(person) is Status.EXACT else Status.ASSUMED


def _nothing(person: Insured) -> Status:
    """Below the deductible no cap and no referral matters; only whose figures these are."""
    return Status.ASSUMED if person.rule.paper and person.rule.paper.reported else Status.EXACT


def _of_referral(person: Insured, kind: Kind) -> tuple[Assumption, ...]:
    """A rule that tells referred from not, before a case that does not; or the other way round."""
    rule, group, referred = person.rule, person.group, person.account.case.referred
    tells = rule.aid_not_referred or group.aid_not_referred if kind else rule.not_referred or group.not_referred
    if tells and referred is None:
        return (Assumption("taken_as_referred", sentences.TAKEN_AS_REFERRED),)
    if not tells and referred is False and rule.paper:
        return (Assumption("not_referred_not_in_rule", sentences.NOT_REFERRED_SILENT),)
    return ()


def _assumptions(person: Insured, doubts: tuple[Assumption, ...], fields: tuple[str, ...]) -> tuple[Assumption, ...]:
    """Whose rule it is, what of the case it was not told, and a group's status taken for the whole year."""
    group = of_status(person.account) if person.group.categories else ()
    return _of_paper(person.rule.paper, person, fields) + doubts + group


def _of_paper(paper: Paper | None, person: Insured, fields: tuple[str, ...]) -> tuple[Assumption, ...]:
    """The paper, and those of its sentences that the figures stand in."""
    if paper is None:
        return ()
    told = [Assumption("own_rule", sentences.source(paper))]
    told += [Assumption("own_rule_reported", sentences.reported(paper))] if paper.reported else []
    told += [Assumption(OWN_RULE_SAYS_SO, sentences.CALENDAR_YEAR)] if paper.calendar_year else []
    told += [
        Assumption("own_rule_quote", sentences.quoted(number, paper.sentences[number - 1]))
        for number in person.sentences(*fields, "since", "until", "benefit_year")
    ]
    return tuple(told)
