"""The terms a rule offers one person on one day, and what they come to.

A scheme only says the terms: deductible, rates, limit and how firm they are. All arithmetic and every step of it is here,
the same for every scheme: the part of S above the deductible, cut into bands, each at its rate; their sum rounded to the
fen once, half up; never more than the limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from calculator.account import Account
from calculator.claim import CaseError
from calculator.money import Exact, half_up, percent, yuan
from calculator.outcome import Assumption, Estimate, Interval, Status, Step, distinct
from calculator.scale import Band, Scale
from calculator.wording import differs
from corpus.citation import Citation


@dataclass(frozen=True, slots=True)
class Rule:
    """Which rule: its name, the document it stands in ("" for one's own) and who pays (大病保险, 医疗救助)."""

    name: str
    document: str
    payer: str
    expense: Citation | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule offers. ``high`` is ``low`` itself where the amount is definite, None where nothing bounds it above.

    ``limit`` is the most that is paid, in fen, None for no limit. ``nothing`` is the status where nothing is paid at all:
    ``at_least`` where the deductible itself is only the highest there may be.
    ``unlimited`` is said only of a payment that no limit was held against.
    """

    rule: Rule
    deductible: Exact
    low: Scale
    high: Scale | None
    status: Status
    nothing: Status
    deductible_steps: tuple[Step, ...] = ()
    rate_citation: Citation | None = None
    rate_note: str = ""
    limit: int | None = None
    limit_label: str = "年度最高支付限额"
    limit_citation: Citation | None = None
    unlimited: tuple[Assumption, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    basis: tuple[Citation | None, ...] = ()
    ordinary_deductible: Exact | None = None


def settle(terms: Terms, account: Account) -> Estimate:
    """The estimate that the terms come to."""
    definite = terms.high is terms.low
    low_bands = terms.low.bands(account.eligible, terms.deductible)
    low, low_steps = _payment(terms, account, low_bands, "" if definite else "至少：", "")
    high, high_steps, high_bands = (low, (), low_bands) if definite else _upper(terms, account)
    nothing = high == 0 or not low_bands
    assumptions = (*terms.assumptions, *(() if nothing else terms.unlimited), *account.readings())
    steps = (account.opening(terms.rule.expense), *terms.deductible_steps, *low_steps, *high_steps)
    return Estimate(
        terms.nothing if nothing else terms.status,
        account.case.id,
        Interval(low, high),
        Interval(None if high is None else account.eligible - high, account.eligible - low),
        steps=steps,
        assumptions=assumptions,
        notices=account.notices,
        citations=distinct(*terms.basis, *[step.citation for step in steps], *[assumption.citation for assumption in assumptions]),
        eligible=account.eligible,
        deductible=terms.deductible,
        ordinary_deductible=terms.ordinary_deductible,
        bands=low_bands,
        bands_high=high_bands,
        rule=terms.rule.name,
        rule_document=terms.rule.document,
    )


def _upper(terms: Terms, account: Account) -> tuple[int | None, tuple[Step, ...], tuple[Band, ...]]:
    if account.eligible <= terms.deductible:
        return (None if terms.nothing is Status.AT_LEAST else 0), (), ()
    if terms.high is None:
        return None, (), ()
    bands = terms.high.bands(account.eligible, terms.deductible)
    high, steps = _payment(terms, account, bands, "至多：", "_high")
    return high, steps, bands


def _payment(terms: Terms, account: Account, bands: tuple[Band, ...], bound: str, suffix: str) -> tuple[int, tuple[Step, ...]]:
    if not bands:
        return 0, (_nothing(terms, account),)
    steps = [_band_step(terms, account.eligible, band, bound, suffix) for band in bands]
    total = sum(band.amount for band in bands)
    paid = half_up(total)
    if len(bands) > 1 or paid != total:
        label = f"{bound}合计" + ("，四舍五入到分" if paid != total else "")
        steps.append(Step(label, _sum(bands, total, paid), paid, None, "sum" + suffix))
    if terms.limit is not None:
        paid = min(paid, terms.limit)
        steps.append(_limit_step(terms, steps[-1].amount, bound, suffix))
    left = account.eligible - paid
    steps.append(Step(f"{bound}{terms.rule.payer}支付", yuan(paid), paid, None, "payment" + suffix))
    said = f"{yuan(account.eligible)} − {yuan(paid)} = {yuan(left)}"
    steps.append(Step(f"{bound}{'这样' if bound else ''}合规费用里自己还要付", said, left, None, "left" + suffix))
    return paid, tuple(steps)


def _nothing(terms: Terms, account: Account) -> Step:
    label = f"没有超过起付标准，{terms.rule.payer}不支付"
    return Step(label, f"{yuan(account.eligible)} ≤ {yuan(terms.deductible)}", 0, None, "payment")


def _band_step(terms: Terms, eligible: int, band: Band, bound: str, suffix: str) -> Step:
    up_to = eligible if band.up_to is None or band.up_to > eligible else band.up_to
    part = f"{yuan(band.over)} 元以上的部分" if band.up_to is None else f"{yuan(band.over)} 元以上到 {yuan(band.up_to)} 元的部分"
    formula = f"({yuan(up_to)} − {yuan(band.over)}) × {percent(band.rate)} = {yuan(band.amount)}"
    label = f"{bound}{part}，{terms.rule.payer}支付 {percent(band.rate)}{terms.rate_note}"
    return Step(label, formula, band.amount, terms.rate_citation, "band" + suffix)


def _sum(bands: tuple[Band, ...], total: Exact, paid: int) -> str:
    added = " + ".join(yuan(band.amount) for band in bands)
    said = f"{added} = {yuan(total)}" if len(bands) > 1 else added
    return f"{said} ≈ {yuan(paid)}" if paid != total else said


def _limit_step(terms: Terms, amount: Exact, bound: str, suffix: str) -> Step:
    limit = terms.limit or 0
    if amount > limit:
        said = f"{yuan(amount)} > {yuan(limit)}"
        return Step(f"{bound}超过{terms.limit_label}，按限额支付", said, limit, terms.limit_citation, "cap" + suffix)
    said = f"{yuan(amount)} ≤ {yuan(limit)}"
    return Step(f"{bound}没有超过{terms.limit_label}", said, amount, terms.limit_citation, "cap" + suffix)


def nothing_spent(rule: Rule, account: Account, *basis: Citation | None) -> Estimate:
    """S = 0 where a rule covers the person: exactly nothing, before anything is asked."""
    steps = (account.opening(rule.expense), Step(f"没有费用，{rule.payer}不支付", "0.00", 0, None, "payment"))
    nothing = Interval(0, 0)
    return Estimate(
        Status.EXACT,
        account.case.id,
        nothing,
        nothing,
        steps=steps,
        assumptions=account.readings(),
        notices=account.notices,
        citations=distinct(*basis, rule.expense),
        rule=rule.name,
        rule_document=rule.document,
    )


def needs(rule: Rule, account: Account, missing: tuple[str, ...], reason: str, *clauses: Citation | None) -> Estimate:
    """A figure the texts leave open is missing; ``clauses`` are the sentences that leave it open."""
    return Estimate(
        Status.NEEDS_INPUT,
        account.case.id,
        missing=missing,
        reason=reason,
        notices=account.notices,
        assumptions=account.readings(),
        citations=distinct(*clauses),
        eligible=account.eligible,
        rule=rule.name,
        rule_document=rule.document,
    )


def not_covered(account: Account, reason: str, *clauses: Citation | None) -> Estimate:
    """Outside the texts: ``reason`` says why and what is known, ``clauses`` are what says so."""
    document = next((clause.document for clause in clauses if clause), "")
    return Estimate(
        Status.NOT_COVERED,
        account.case.id,
        reason=reason,
        assumptions=account.readings(),
        citations=distinct(*clauses),
        eligible=account.eligible,
        rule_document=document,
    )


def contradicts(field: str, given: str, text: str, source: str) -> NoReturn:
    """Refuse a given figure that the text in force contradicts, naming both."""
    raise CaseError(f"parameters.{field}", differs(field, given, text, source))
