"""江阴: whose a year's profit is and who makes good its loss (2020 年意见, 二（六）招标管理).

    每年度大病保险的盈亏为当年总保费减去当年大病保险赔付总支出的结果，……每年度一定金额（具体由招标确定）以内的盈余部分归承办机构所有，可用于支付
    运营成本；如因政策性原因导致的亏损，由基本医保基金给予弥补，非政策性原因发生的亏损，每年度一定金额（具体由招标确定）以内的亏损部分及
    运营成本由承办机构自行承担。

The amount is the tender's and has to be given. What lies beyond it the text gives to nobody: that part is told as open, never shared out.
"""

from __future__ import annotations

from calculator.claim import CaseError
from calculator.fund import wording
from calculator.fund.elsewhere import outside
from calculator.fund.question import Cause, InsurerResult, Question
from calculator.fund.result import Grounds, Result, Share, needs, settled, signed
from calculator.fund.rules import JIANGYIN, rules
from calculator.fund.year_result import difference_of, missing_of, opening, profit_of, side
from calculator.money import yuan
from calculator.outcome import Assumption, Step
from corpus.citation import Citation

INSURER, FUND, OPEN = "承办机构", "基本医保基金", "文件没有写归谁的部分"


def assess(question: Question, facts: InsurerResult) -> Result:
    """The insurer's part and the fund's. Raises CaseError for a profit that is not the premiums less the payments."""
    if (refused := outside(question)) is not None:
        return refused
    _refuse_other_profit(facts)
    profit = profit_of(facts)
    if profit is None:
        return needs(question, missing_of(facts), wording.ASK_YEAR, Grounds(basis=(_clause("profit"),)))
    steps = opening(facts, profit, _clause("profit"))
    if profit == 0:
        grounds = Grounds(notes=_costs_not_said(facts, "不盈不亏"), basis=(_clause("profit"),))
        return settled(question, wording.NOTHING, (Share.of(INSURER, "收益", 0),), steps, grounds)
    return _profit(question, facts, profit, steps) if profit > 0 else _loss(question, facts, -profit, steps)


def _profit(question: Question, facts: InsurerResult, profit: int, steps: tuple[Step, ...]) -> Result:
    if facts.tender_amount is None:
        return needs(question, ("tender_amount",), wording.ASK_TENDER_PROFIT, Grounds(basis=(_clause("profit"),)), steps)
    kept = min(profit, facts.tender_amount)
    within = _within(f"归{INSURER}所有", profit, facts.tender_amount, _clause("profit"), "insurer_profit")
    said = wording.profit_kept(profit, kept, facts.tender_amount)
    grounds = Grounds(notes=_beyond(profit, kept, _clause("profit")), basis=(_clause("profit"),))
    costs = _costs_of_profit(facts, kept)
    return settled(question, said, _bounded(profit, kept, "收益"), (*steps, *within, *costs), grounds)


def _loss(question: Question, facts: InsurerResult, loss: int, steps: tuple[Step, ...]) -> Result:
    source = _clause("loss")
    match facts.cause:
        case None:
            return needs(question, ("cause",), wording.ASK_CAUSE, Grounds(basis=(source,)), steps)
        case Cause.POLICY:
            made_good = Step(f"政策性亏损由{FUND}弥补", yuan(loss), loss, source, "fund_loss")
            shares = (Share.of(INSURER, "承担亏损", 0), Share.of(FUND, "弥补亏损", -loss))
            whole = Assumption("whole_loss_made_good", wording.WHOLE_LOSS_MADE_GOOD, source)
            grounds = Grounds((whole,), _costs_not_said(facts, "政策性亏损"))
            return settled(question, wording.made_good(loss), shares, (*steps, made_good), grounds)
        case Cause.OTHER:
            return _own_loss(question, facts, loss, steps)


def _own_loss(question: Question, facts: InsurerResult, loss: int, steps: tuple[Step, ...]) -> Result:
    source = _clause("loss")
    if facts.tender_amount is None:
        return needs(question, ("tender_amount",), wording.ASK_TENDER_LOSS, Grounds(basis=(source,)), steps)
    borne = min(loss, facts.tender_amount)
    within = _within(f"{INSURER}自行承担", loss, facts.tender_amount, source, "insurer_loss")
    said = wording.loss_borne(loss, borne, facts.tender_amount)
    grounds = Grounds(notes=_beyond(loss, borne, source))
    return settled(question, said, _bounded(-loss, -borne, "承担亏损"), (*steps, *within, *_costs_of_loss(facts, borne)), grounds)


def _within(label: str, amount: int, limit: int, source: Citation, kind: str) -> tuple[Step, ...]:
    """What lies within the tendered amount, and what beyond."""
    tendered = Step("招标确定的金额（您给的数）", yuan(limit), limit, source, "tender")
    if amount <= limit:
        return (tendered, Step(f"没有超过招标确定的金额，{label}", f"{yuan(amount)} ≤ {yuan(limit)}", amount, source, kind))
    beyond = Step(OPEN, f"{yuan(amount)} − {yuan(limit)} = {yuan(amount - limit)}", amount - limit, None, "open")
    return (tendered, Step(f"招标确定的金额以内，{label}", f"{yuan(amount)} > {yuan(limit)}", limit, source, kind), beyond)


def _bounded(amount: int, certain: int, what: str) -> tuple[Share, ...]:
    """The insurer has ``certain`` of the amount for sure; the rest may be anyone's."""
    if amount == certain:
        return (Share.of(INSURER, what, certain),)
    ends, rest = sorted((certain, amount)), sorted((0, amount - certain))
    return (Share(INSURER, what, ends[0], ends[1]), Share(OPEN, what, rest[0], rest[1]))


def _beyond(amount: int, certain: int, source: Citation) -> tuple[Assumption, ...]:
    return () if amount == certain else (Assumption("beyond_tender", wording.beyond_tender(amount - certain), source),)


def _costs_not_said(facts: InsurerResult, years: str) -> tuple[Assumption, ...]:
    return () if facts.running_costs is None else (Assumption("costs_not_said", wording.costs_not_said(years), _clause("loss")),)


def _costs_of_profit(facts: InsurerResult, kept: int) -> tuple[Step, ...]:
    if facts.running_costs is None:
        return ()
    costs, larger, smaller = facts.running_costs, max(kept, facts.running_costs), min(kept, facts.running_costs)
    label = "付运营成本以后剩下" if costs <= kept else "运营成本比归承办机构的盈余多出"
    return (
        Step("运营成本（您给的数），可以从这部分盈余里付", yuan(costs), costs, _clause("profit"), "costs"),
        Step(label, f"{yuan(larger)} − {yuan(smaller)} = {yuan(larger - smaller)}", larger - smaller, None, "after_costs"),
    )


def _costs_of_loss(facts: InsurerResult, borne: int) -> tuple[Step, ...]:
    if facts.running_costs is None:
        return ()
    costs, both = facts.running_costs, borne + facts.running_costs
    return (
        Step("运营成本（您给的数），也由承办机构承担", yuan(costs), costs, _clause("loss"), "costs"),
        Step("招标确定的金额以内的亏损，加运营成本", f"{yuan(borne)} + {yuan(costs)} = {yuan(both)}", both, _clause("loss"), "after_costs"),
    )


def _refuse_other_profit(facts: InsurerResult) -> None:
    """The text defines the result: a profit given beside both its parts must be their difference."""
    by_text = difference_of(facts)
    if facts.profit is not None and by_text is not None:
        said = f"盈亏给的是 {signed(facts.profit)} 元，文件写的是总保费减赔付总支出，即 {signed(by_text)} 元，两个对不上"
        raise CaseError("profit", f"{said}；请核对（{side(by_text)}按文件的算法，不先减运营成本）")


def _clause(name: str) -> Citation:
    return rules(JIANGYIN).clauses[name]
