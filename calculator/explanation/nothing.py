"""Why nothing: the condition that fails, its threshold, what is lacking, and what would have to be otherwise.

Of a case that no text covers the failing conditions are found by trying: the fewest of day, insurance, group and referral that, put
otherwise, make a text speak. Where no such change does, it is the place or the scheme that has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from calculator.chain import aid_left, before_insurance
from calculator.claim import Case, Received, Stays
from calculator.explanation import wording
from calculator.explanation.changed import in_a_group, last_day, several_years
from calculator.explanation.phrases import all_asked
from calculator.explanation.said import Said, say
from calculator.explanation.stand import Stand, stand
from calculator.explanation.thresholds import HALF_A_FEN
from calculator.explanation.uncovered import failing
from calculator.money import yuan
from calculator.outcome import Estimate, Status
from calculator.person import Category, Scheme
from calculator.schemes.common import PAYER


@dataclass(frozen=True, slots=True)
class Condition:
    """What fails: amounts as yuan, days as ISO writes them; ``lacking`` is the gap to the threshold, at which still nothing is paid, and
    ``pays_from`` what is lacking until the first fen. "" where the condition has no such thing.
    """

    kind: str
    payer: str
    sentence: Said
    threshold: str = ""
    has: str = ""
    lacking: str = ""
    pays_from: str = ""

    def as_json(self) -> dict[str, Any]:
        """Every field, the empty ones as null."""
        named = {name: getattr(self, name) or None for name in ("kind", "payer", "threshold", "has", "lacking", "pays_from")}
        return named | self.sentence.as_json()


@dataclass(frozen=True, slots=True)
class Nothing:
    """Each payer that pays nothing, with the condition that fails."""

    conditions: tuple[Condition, ...]

    def said(self) -> Iterator[Said]:
        """One sentence a condition."""
        yield from (condition.sentence for condition in self.conditions)

    def as_json(self) -> list[dict[str, Any]]:
        """The conditions."""
        return [condition.as_json() for condition in self.conditions]


def nothing(case: Case, estimate: Estimate) -> Nothing | None:
    """None where every payer pays something."""
    found = tuple(_conditions(case, estimate))
    return Nothing(found) if found else None


def _conditions(case: Case, estimate: Estimate) -> Iterator[Condition]:
    if estimate.status is Status.NEEDS_INPUT:
        missing = all_asked(estimate.missing, grouped=in_a_group(case))
        lacking = wording.FIGURE_LACKING.format(missing=missing, reason=wording.closed_up(estimate.reason))
        yield Condition("figure", PAYER[case.scheme], say(lacking, *estimate.citations))
        return
    for alone, part in _alone(case, estimate):
        if part.status is Status.NOT_COVERED:
            yield from _uncovered(alone, part)
        elif _is_nothing(part):
            yield from _of_payer(alone)
    if estimate.still_due is not None and estimate.still_due.high == 0 and estimate.received:
        text = wording.all_received(estimate.received, estimate.reimbursement or estimate.still_due, estimate.status)
        yield Condition("received", PAYER[case.scheme], say(text), has=yuan(estimate.received))


def _alone(case: Case, estimate: Estimate) -> Iterator[tuple[Case, Estimate]]:
    """The case of each payer with its estimate."""
    if case.scheme is not Scheme.CHAIN:
        yield case, estimate
        return
    insured = replace(before_insurance(case), scheme=Scheme.CRITICAL_ILLNESS, received=Received())
    first = estimate.parts[0] if estimate.parts else estimate
    yield insured, first
    for second in estimate.parts[1:]:
        if first.reimbursement is not None:
            yield aid_left(insured, first, low=True), second


def _is_nothing(part: Estimate) -> bool:
    """Nothing for certain, or a floor of nothing."""
    paid = part.reimbursement
    return paid is not None and paid.low == 0 and not paid.high


def _uncovered(case: Case, part: Estimate) -> Iterator[Condition]:
    """The reason of each condition that fails, and what would have to be otherwise."""
    for failed in failing(case):
        said = failed.said or part
        text = wording.uncovered(said.reason, failed.kind, failed.has, failed.threshold, failed.lacking)
        yield Condition(failed.kind, PAYER[case.scheme], say(text, *said.citations), failed.threshold, failed.has, failed.lacking)


def _of_payer(case: Case) -> Iterator[Condition]:
    """Year by year: each has its own deductible."""
    for year in _years(case):
        at = stand(year)
        if at is not None:
            told = _condition(at)
            which = f"{last_day(year).year} 年：" if several_years(case) else ""
            yield replace(told, sentence=replace(told.sentence, text=which + told.sentence.text))


def _years(case: Case) -> Iterator[Case]:
    match case.expenses:
        case Stays(stays):
            for _, ones in groupby(stays, key=lambda stay: stay.day.year):
                yield replace(case, expenses=Stays(tuple(ones)))
        case _:
            yield case


def _condition(at: Stand) -> Condition:
    terms, payer, now = at.terms, at.terms.rule.payer, at.expense
    exact = yuan(at.low.at(now))
    if now == 0:
        return Condition("no_expense", payer, say(wording.NO_EXPENSE.format(payer=payer), terms.rule.expense), has=exact)
    if now <= terms.deductible:
        return _under_deductible(at)
    if terms.limit == 0:
        text = wording.NO_LIMIT_LEFT.format(payer=payer, label=terms.limit_label)
        return Condition("limit", payer, say(text, terms.limit_citation), threshold=exact)
    if at.low.at(now) == 0:
        return Condition("rate", payer, say(wording.RATE_OF_NOTHING.format(payer=payer), terms.rate_citation), threshold=exact)
    return Condition("rounding", payer, say(wording.UNDER_HALF_A_FEN.format(payer=payer, paid=exact)), has=exact)


def _under_deductible(at: Stand) -> Condition:
    """The gap is told to the deductible itself, at which nothing is paid yet, and to the first fen."""
    terms, now = at.terms, at.expense
    gap, first = terms.deductible - now, at.low.reaches(HALF_A_FEN)
    pays_from = None if first is None else int(-(-first // 1)) - now
    cited = next((step.citation for step in reversed(terms.deductible_steps)), None)
    floor = _floor(at)
    text = wording.under_deductible(terms.rule.payer, at.account.case.scheme, now, terms.deductible, pays_from, floor)
    said = "" if pays_from is None else yuan(pays_from)
    return Condition(
        "deductible", terms.rule.payer, say(text, cited, terms.rule.expense), yuan(terms.deductible), yuan(now), yuan(gap), said
    )


def _floor(at: Stand) -> str:
    """What is said where the deductible is only the highest there may be, or not this year's."""
    if at.carried_forward:
        return wording.CARRIED_FORWARD
    if at.terms.nothing is not Status.AT_LEAST:
        return ""
    return wording.ORPHAN_FLOOR if at.account.category is Category.ORPHAN else wording.FLOOR
