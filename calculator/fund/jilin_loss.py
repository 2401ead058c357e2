"""吉林: a loss over 3 % of its base.

    亏损率在3%—5%（含）之间，由承办商业保险机构和城乡居民基本医疗保险基金按照各50%比例分担亏损额。因政策调整等不可抗力导致亏损率达到5%以上时，
    由省人力资源社会保障厅、省卫生计生委会同省财政厅、吉林保监局共同商承办商业保险机构提出解决方案。

A loss of exactly 5 % stands in both sentences. Over 5 % the text has no share: by force majeure departments decide, and of other causes it
says nothing.
"""

from __future__ import annotations

from calculator.claim import CaseError
from calculator.fund import jilin_wording as wording
from calculator.fund.jilin_year import FUND, INSURER, LOSS_SHARED, OWN, Year, clause, figure, shares
from calculator.fund.question import Cause, RiskSharing
from calculator.fund.result import Alternative, Result, needs, not_covered, settled
from calculator.fund.year_result import rounded
from calculator.money import half_up, percent, times, yuan
from calculator.outcome import Assumption, Step


def split(year: Year) -> Result:
    """The shares of a loss over 3 %, as far as the text has them."""
    return _shared(year) if year.amount <= year.bound(LOSS_SHARED) else _large(year)


def _shared(year: Year) -> Result:
    share = figure("loss_share")
    exact = times(year.amount, share.value)
    fund, formula = half_up(exact), f"{yuan(year.amount)} × {percent(share.value)}"
    pays = rounded(f"{FUND}分担 {percent(share.value)}", formula, exact, share.citation, "fund_loss")
    rest = _rest(f"其余由{INSURER}承担", year.amount, fund, "insurer_loss")
    steps = (*year.opening(wording.between(LOSS_SHARED), OWN, LOSS_SHARED), pays, rest)
    taken, other = _twice_said(year)
    whole = Assumption("whole_loss", wording.whole_loss(), share.citation)
    text = wording.loss_shared(year.amount, year.amount - fund, fund)
    grounds = year.on(taken=taken, notes=(whole, *year.jump()))
    return settled(year.question, text, shares(fund - year.amount, -fund), steps, grounds, other)


def _twice_said(year: Year) -> tuple[tuple[Assumption, ...], tuple[Alternative, ...]]:
    """Exactly 5 %: the second sentence speaks of it too, unless the cause is another."""
    if year.amount != year.bound(LOSS_SHARED) or year.facts.cause is Cause.OTHER:
        return (), ()
    return (Assumption("two_clauses", wording.two_clauses(), clause("solution")),), (Alternative("solution", wording.BY_SOLUTION),)


def _large(year: Year) -> Result:
    steps, grounds = year.opening(f"超过 {wording.at(LOSS_SHARED)}", LOSS_SHARED), year.on(basis=(clause("solution"),))
    match year.facts.cause:
        case Cause.POLICY:
            return needs(year.question, ("insurer_bears",), wording.ask_solution(), grounds, steps)
        case Cause.OTHER:
            return not_covered(year.question, wording.large_loss(), grounds, steps)
        case None:
            return needs(year.question, ("cause",), wording.ask_cause(), grounds, steps)


def by_solution(year: Year) -> Result:
    """The departments' solution as the asker gives it. Raises CaseError where the text leaves nothing to one."""
    borne = year.facts.insurer_bears or 0
    if (found := _nothing_to_solve(year)) is not None:
        refuse_solution(year.facts, found)
    if borne > year.amount:
        raise CaseError("insurer_bears", f"承办机构承担的 {yuan(borne)} 元比亏损 {yuan(year.amount)} 元还多")
    agreed = Step(f"{INSURER}承担（您给的解决方案）", yuan(borne), borne, clause("solution"), "insurer_loss")
    fund = year.amount - borne
    rest = _rest("其余由基金承担", year.amount, borne, "fund_loss")
    steps = (*year.opening(f"达到 {wording.at(LOSS_SHARED)}", LOSS_SHARED), agreed, rest)
    reading = Assumption("rest_is_the_funds", wording.REST_IS_THE_FUNDS)
    return settled(year.question, wording.by_solution(year.amount, borne, fund), shares(-borne, -fund), steps, year.on(taken=(reading,)))


def refuse_solution(facts: RiskSharing, found: str) -> None:
    """A solution given where the text itself shares, or leaves nothing to departments."""
    if facts.insurer_bears is not None:
        raise CaseError("insurer_bears", wording.no_solution(found))


def _nothing_to_solve(year: Year) -> str | None:
    """Why the text leaves nothing to departments, None where it does."""
    if year.profit > 0:
        return f"是盈余 {yuan(year.amount)} 元"
    if year.amount < year.bound(LOSS_SHARED):
        return f"亏损 {yuan(year.amount)} 元，不到 {wording.at(LOSS_SHARED)} 对应的 {yuan(year.bound(LOSS_SHARED))} 元"
    if year.facts.cause is Cause.POLICY:
        return None
    return "没有写 cause" if year.facts.cause is None else f'的 cause 是 "{year.facts.cause}"'


def _rest(label: str, whole: int, part: int, kind: str) -> Step:
    source = figure("loss_share").citation if kind == "insurer_loss" else None
    return Step(label, f"{yuan(whole)} − {yuan(part)} = {yuan(whole - part)}", whole - part, source, kind)
