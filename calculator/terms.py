"""The terms a rule offers one person on one day, or the word that there are none.

A scheme only says the terms: deductible, rates, limit and how firm they are. What they come to is the business of ``settle``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from calculator.account import Account
from calculator.claim import CaseError
from calculator.money import Exact
from calculator.outcome import Assumption, Estimate, Interval, Status, Step, Tilt, distinct
from calculator.scale import Scale
from calculator.wording import differs
from corpus.citation import Citation


@dataclass(frozen=True, slots=True)
class Rule:
    """Which rule: its name, the document it stands in ("" for one's own) and who pays (大病保险, 医疗救助)."""

    name: str
    document: str
    payer: str
    expense: Citation | None = None


class Terms(NamedTuple):  # as an estimate
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
    tilt: Tilt | None = None


Offer = Terms | Estimate
"""What a rule says to a person on a day. An :class:`Estimate` is the whole answer already: nothing spent, not covered, something missing.
It depends on the expense in one thing only, whether there is any."""


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
        scheme=account.case.scheme,
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
        scheme=account.case.scheme,
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
        scheme=account.case.scheme,
    )


def contradicts(field: str, given: str, text: str, source: str) -> NoReturn:
    """Refuse a given figure that the text in force contradicts, naming both."""
    raise CaseError(f"parameters.{field}", differs(field, given, text, source))
