"""吉林: who keeps a year's profit and who bears its loss (吉政办发〔2016〕57号, 五（三）建立动态调控机制).

    在一个保险年度（自然年度）内，大病保险险种盈亏率在±3%（含）之间，由承办商业保险机构独享收益或承担全部亏损。

Over 3 % ``jilin_profit`` and ``jilin_loss`` share the total: a result just over 3 % leaves the insurer less to keep or to bear than one of
exactly 3 %, and every one that is shared says so. What the fund gets or pays is rounded once; the insurer has the rest, so that both
together are the profit or the loss.
"""

from __future__ import annotations

from dataclasses import replace

from calculator.fund import jilin_loss, jilin_profit, jilin_wording, wording
from calculator.fund.elsewhere import outside
from calculator.fund.jilin_loss import refuse_solution
from calculator.fund.jilin_year import INSURER, OWN, Year, base_of, changes_in, figure, grounds_of, refuse_gain_of_a_loss, shares
from calculator.fund.question import Question, RateBase, RiskSharing
from calculator.fund.result import Grounds, Result, needs, settled
from calculator.fund.year_result import missing_of, opening, profit_of
from calculator.money import yuan
from calculator.outcome import Step


def assess(question: Question, facts: RiskSharing) -> Result:
    """The shares of insurer and fund. Raises CaseError for figures that cannot go together."""
    if (refused := outside(question)) is not None:
        return refused
    refuse_gain_of_a_loss(facts)
    profit, base = profit_of(facts), base_of(facts)
    if profit is None:
        return _asked(question, missing_of(facts), wording.ASK_YEAR)
    if profit == 0:
        return _nothing(question, facts)
    if base is None:
        return _asked(question, ((facts.rate_base or RateBase.PREMIUMS).value,), jilin_wording.ASK_BASE)
    return _shared(Year(question, facts, profit, base, grounds_of(question, facts)))


def _asked(question: Question, missing: tuple[str, ...], reason: str) -> Result:
    return needs(question, missing, reason, Grounds(basis=(figure(OWN).citation,), notices=changes_in(question)))


def _nothing(question: Question, facts: RiskSharing) -> Result:
    refuse_solution(facts, "不盈不亏")
    grounds = replace(grounds_of(question, facts), basis=(figure(OWN).citation,))
    return settled(question, wording.NOTHING, shares(0, 0), opening(facts, 0), grounds)


def _shared(year: Year) -> Result:
    if year.facts.insurer_bears is not None:
        return jilin_loss.by_solution(year)
    if year.amount <= year.bound(OWN):
        return _own(year)
    return jilin_profit.split(year) if year.profit > 0 else jilin_loss.split(year)


def _own(year: Year) -> Result:
    """Within 3 %: all of it the insurer's."""
    does, kind = ("独享收益", "insurer_profit") if year.profit > 0 else ("承担全部亏损", "insurer_loss")
    whole = Step(f"{INSURER}{does}", yuan(year.amount), year.amount, figure(OWN).citation, kind)
    steps = (*year.opening(f"没有超过 {jilin_wording.at(OWN)}（含）", OWN), whole)
    return settled(year.question, jilin_wording.own(year.profit), shares(year.profit, 0), steps, year.on(notes=year.jump()))
