"""What a rule of one's own says to one person: the terms of the group, changed where care was not referred.

Every figure comes with the fields of the rule it rests on, so that the steps can name the sentences these stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from calculator.account import Account
from calculator.claim import NO_CAP, Cap, CapFrom, CaseError, Given, GroupTerms, NotReferred, Stays
from calculator.money import Exact, percent, times, yuan
from calculator.outcome import Step
from calculator.scale import Scale
from calculator.schemes.common import aid_left

Kind = Literal["", "aid_"]
"""How the fields of 大病保险 and of 医疗救助 begin."""

FORMS = ("rate", "tiers", "ladder")
"""The fields that hold rates."""
NO_GROUP, AS_REFERRED = GroupTerms(), NotReferred()


@dataclass(frozen=True, slots=True)
class Deductible:
    """A deductible in fen, the steps to it, and the fields it rests on."""

    amount: Exact
    steps: tuple[Step, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates after everything that changes them, what a step says of that, and the fields they rest on."""

    scale: Scale
    note: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that is paid in a year, in fen, None for no limit; whether the rule speaks of one; its name in a step, and its fields."""

    fen: int | None
    stated: bool
    label: str
    fields: tuple[str, ...] = ()


UNSTATED = Limit(None, stated=False, label="")


@dataclass(frozen=True, slots=True)
class Insured:
    """A person before a rule: the account, the rule in force on its day, and the terms of the person's group."""

    account: Account
    rule: Given
    group: GroupTerms

    @classmethod
    def under(cls, rule: Given, account: Account) -> Insured:
        """The person of an account under a rule."""
        if not rule.groups:
            return cls(account, rule, NO_GROUP)
        return cls(account, rule, next((group for group in rule.groups if account.category in group.categories), NO_GROUP))

    def source(self, *fields: str) -> str:
        """Whose figures those of some fields are, with the numbers of their sentences."""
        if self.rule.paper is None:
            return "您给的数"
        numbers = self.sentences(*fields)
        return f"规则文件，原文{'、'.join(map(str, numbers))}" if numbers else "规则文件"

    def sentences(self, *fields: str) -> tuple[int, ...]:
        """The numbers of the sentences that some fields stand in."""
        paper = self.rule.paper
        return tuple(sorted({number for field in fields for number in paper.numbers(field)})) if paper else ()

    def own(self, name: str) -> str:
        """The field of the person's group of that name."""
        return f"{self.group.path}.{name}"

    def not_referred(self, kind: Kind) -> tuple[NotReferred, str]:
        """What changes without a referral, if this was one, and the field that says so; the group's own word goes first."""
        if self.account.case.referred is not False:
            return AS_REFERRED, ""
        name = f"{kind}not_referred"
        if own := getattr(self.group, name):
            return own, self.own(name)
        return getattr(self.rule, name) or AS_REFERRED, name


# The deductible ----------------------------------------------------------------------------------------------------


def insurance_deductible(person: Insured) -> Deductible | None:
    """The person's deductible of 大病保险; None where the rule does not say it."""
    given = person.rule.category_deductible
    if given is not None:
        return Deductible(given, (_step("起付标准（您给的本人类别的数）", given),), ())
    plain, cut = _deductible(person, "", "起付标准"), person.group.cut
    return plain if plain is None or cut is None or plain.fields[0].startswith("groups.") else _cut(person, plain, cut)


def aid_deductible(person: Insured) -> Deductible | None:
    """The person's deductible of 医疗救助; None where the rule does not say it."""
    return _deductible(person, "aid_", "年度救助起付标准")


def _deductible(person: Insured, kind: Kind, label: str) -> Deductible | None:
    """Without a referral the one for that, else the group's, else everybody's."""
    away, said = person.not_referred(kind)
    name = f"{kind}deductible"
    if away.deductible is not None:
        return _fixed(person, f"未按规定转诊的{label}", away.deductible, f"{said}.deductible")
    if (own := getattr(person.group, name)) is not None:
        return _fixed(person, f"{person.account.category}的{label}", own, person.own(name))
    ordinary = getattr(person.rule, name)
    return None if ordinary is None else _fixed(person, label, ordinary, name)


def _fixed(person: Insured, label: str, amount: int, field: str) -> Deductible:
    return Deductible(amount, (_step(f"{label}（{person.source(field)}）", amount),), (field,))


def _cut(person: Insured, plain: Deductible, cut: Fraction) -> Deductible:
    field, amount = person.own("deductible_cut"), times(plain.amount, 1 - cut)
    marks = f"（{person.source(field)}）" if person.rule.paper else ""
    formula = f"{yuan(plain.amount)} × (100% − {percent(cut)}) = {yuan(amount)}"
    step = Step(f"{person.account.category}的起付标准下调 {percent(cut)}{marks}", formula, amount, None, "deductible")
    return Deductible(amount, (*plain.steps, step), (*plain.fields, field))


def _step(label: str, amount: Exact) -> Step:
    return Step(label, yuan(amount), amount, None, "deductible")


# The rates ---------------------------------------------------------------------------------------------------------


def insurance_rates(person: Insured) -> Rates | None:
    """The person's rates of 大病保险; None where the rule does not say them."""
    rule, group = person.rule, person.group
    if rule.category_rate is not None:
        return _referred(person, "", Rates(Scale.flat(rule.category_rate), "", ()))
    if group.scale is not None:
        return _referred(person, "", Rates(group.scale, f"{person.account.category}的比例", tuple(map(person.own, FORMS))))
    if rule.scale is None:
        return None
    if group.points is None:
        return _referred(person, "", Rates(rule.scale, "", FORMS))
    raised = rule.scale.raised(group.points)
    note = f"{person.account.category}在普通比例上加 {_points(group.points)}"
    return _referred(person, "", Rates(raised, note, (*FORMS, person.own("points"))))


def aid_rates(person: Insured) -> Rates | None:
    """The person's rate of 医疗救助; None where the rule does not say it."""
    own, ordinary = person.group.aid_rate, person.rule.aid_rate
    if own is not None:
        return _referred(person, "aid_", Rates(Scale.flat(own), f"{person.account.category}的比例", (person.own("aid_rate"),)))
    return None if ordinary is None else _referred(person, "aid_", Rates(Scale.flat(ordinary), "", ("aid_rate",)))


def _referred(person: Insured, kind: Kind, rates: Rates) -> Rates:
    """The rates after what care without a referral changes, with all that a step says of them."""
    away, field = person.not_referred(kind)
    if away is AS_REFERRED and person.rule.paper is None:
        return rates if not rates.note else replace(rates, note=f"（{rates.note}）")
    scale, said = rates.scale, [rates.note] if rates.note else []
    if away.rate_times is not None:
        scale, said = scale.scaled(away.rate_times), [*said, f"未按规定转诊，比例乘 {percent(away.rate_times)}"]
    if away.points_less is not None:
        scale, said = scale.lowered(away.points_less), [*said, f"未按规定转诊，比例减 {_points(away.points_less)}"]
    fields = rates.fields if scale is rates.scale else (*rates.fields, field)
    said += [person.source(*fields)] if person.rule.paper else []
    return Rates(scale, f"（{'；'.join(said)}）" if said else "", fields)


def _points(share: Fraction) -> str:
    return f"{percent(share)[:-1]} 个百分点"


# The limits --------------------------------------------------------------------------------------------------------


def insurance_limit(person: Insured) -> Limit | None:
    """The person's annual cap; None where it depends on insured years that nobody said."""
    group, rule = person.group, person.rule
    if group.annual_cap is not None:
        return _limit(person, group.annual_cap, "", person.own("annual_cap"))
    if group.caps:
        return _by_years(person, group.caps, person.own("annual_cap_by_years"))
    if rule.caps:
        return _by_years(person, rule.caps, "annual_cap_by_years")
    return UNSTATED if rule.annual_cap is None else _limit(person, rule.annual_cap, "", "annual_cap")


def _by_years(person: Insured, caps: tuple[CapFrom, ...], field: str) -> Limit | None:
    years = person.account.case.given.insured_years
    if years is None:
        return None
    _refuse_years_of_which_year(person)
    reached = [cap for cap in caps if cap.years <= years][-1]
    said = f"参保满 {reached.years} 年" if reached.years else f"参保不满 {caps[1].years} 年" if len(caps) > 1 else ""
    return _limit(person, reached.cap, said, field)


def _refuse_years_of_which_year(person: Insured) -> None:
    expenses = person.account.case.expenses
    years = sorted({stay.day.year for stay in expenses.stays}) if isinstance(expenses, Stays) else []
    if len(years) > 1:
        raise CaseError("parameters.insured_years", f"参保满几年只能属于一年，这些住院分在 {'、'.join(map(str, years))} 年，请分年算")


def _limit(person: Insured, cap: Cap, years: str, field: str) -> Limit:
    said = [part for part in (years, person.source(field)) if part] if person.rule.paper else [years] if years else []
    label = f"年度最高支付限额（{'；'.join(said)}）" if said else "年度最高支付限额"
    return Limit(None if cap == NO_CAP else cap, stated=True, label=label, fields=(field,))


def aid_limit(person: Insured) -> Limit:
    """What the yearly limit of aid leaves to the person."""
    own = person.group.aid_annual_limit
    field = "aid_annual_limit" if own is None else person.own("aid_annual_limit")
    stated = person.rule.aid_annual_limit if own is None else own
    left, label = aid_left(Given(aid_annual_limit=stated, aid_used=person.account.case.given.aid_used))
    marks = f"（{person.source(field)}）" if person.rule.paper else ""
    return Limit(left, left is not None, f"{label}{marks}", (field,))
