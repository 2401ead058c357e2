"""How much is raised for the insurance in a year, and from where.

    广东 二（二）: 筹集比例一般为当年基本医疗保险基金收入的5%左右。
    吉林 二（一）（二）: 通过分析和精算，合理确定本年度（或周期）大病保险人均筹资额度。……首先从城乡居民基本医保基金结余中筹集，
    如结余不足或没有结余，则在年度筹集的城乡居民基本医保基金中予以安排。
    江阴 二（二）: 与无锡市大病保险筹资标准相统一,2020年按实际运行时间6个月确定筹资额。

广东's share is "about" and "as a rule": never exact. The amounts a head stand in no text here and have to be given.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction

from calculator.claim import CaseError
from calculator.fund import wording
from calculator.fund.elsewhere import outside
from calculator.fund.question import Financing, Question
from calculator.fund.result import Grounds, Result, Share, needs, settled
from calculator.fund.rules import GUANGDONG, JIANGYIN, JILIN, first_day, rules
from calculator.fund.year_result import rounded
from calculator.money import half_up, percent, times, yuan
from calculator.outcome import Assumption, Step
from corpus.citation import Citation

RAISED, SURPLUS, YEARS_FUND = "大病保险资金", "城乡居民基本医保基金结余", "当年筹集的城乡居民基本医保基金"
MONTHS = 12
USED = {"广东省": ("fund_income",), "吉林省": ("per_head", "insured", "fund_surplus"), "江阴市": ("per_head", "insured")}


def assess(question: Question, facts: Financing) -> Result:
    """What is raised. Raises CaseError for a figure that the text of the place does not use."""
    if (refused := outside(question)) is not None:
        return refused
    _refuse_unused(question.place.area, facts)
    match question.place.area:
        case "广东省":
            return _guangdong(question, facts)
        case "吉林省":
            return _jilin(question, facts)
        case _:
            return _jiangyin(question, facts)


def _guangdong(question: Question, facts: Financing) -> Result:
    text = rules(GUANGDONG)
    share = text.only("income_share")
    basis = (share.citation, text.clauses["by_city"])
    if facts.fund_income is None:
        return needs(question, ("fund_income",), wording.ask_income(share.value), Grounds(basis=basis))
    exact = times(facts.fund_income, share.value)
    income = Step("当年基本医疗保险基金收入（您给的数）", yuan(facts.fund_income), facts.fund_income, None, "income")
    part = rounded(
        f"一般为 {percent(share.value)} 左右", f"{yuan(facts.fund_income)} × {percent(share.value)}", exact, share.citation, "raised"
    )
    grounds = Grounds((Assumption("about", wording.about_reading(share.value), share.citation), *_first_year(question)), basis=basis)
    raised = half_up(exact)
    return settled(question, wording.about(share.value, raised), (Share.of(RAISED, "约", raised),), (income, part), grounds)


def _first_year(question: Question) -> tuple[Assumption, ...]:
    if question.year != first_day(GUANGDONG).year:
        return ()
    return (Assumption("first_year_reading", wording.FIRST_YEAR, rules(GUANGDONG).clauses["published"]),)


def _jilin(question: Question, facts: Financing) -> Result:
    text = rules(JILIN)
    basis = (text.clauses["standard"], text.clauses["sources"])
    missing = _missing(facts, "per_head", "insured", "fund_surplus")
    if facts.per_head is None or facts.insured is None or facts.fund_surplus is None:
        return needs(question, missing, wording.ASK_PER_HEAD_JILIN, Grounds(basis=basis), _raised(facts))
    total = facts.per_head * facts.insured
    first, source = min(total, facts.fund_surplus), text.clauses["sources"]
    rest = total - first
    steps = (
        *_raised(facts),
        Step("基金结余（您给的数）", yuan(facts.fund_surplus), facts.fund_surplus, None, "surplus"),
        _from_surplus(total, facts.fund_surplus, source),
        Step("其余在当年筹集的基金中安排", f"{yuan(total)} − {yuan(first)} = {yuan(rest)}", rest, source, "from_year"),
    )
    notes = (Assumption("shortfall_only", wording.SHORTFALL_ONLY, source),) if first and rest else ()
    shares = (Share.of(SURPLUS, "出资", first), Share.of(YEARS_FUND, "出资", rest))
    return settled(question, wording.sources(total, first, rest), shares, steps, Grounds(notes=notes, basis=basis))


def _from_surplus(total: int, surplus: int, source: Citation) -> Step:
    """The surplus pays first: all of it where it is smaller than what is raised."""
    if surplus >= total:
        return Step("首先从结余中筹集，结余够用", f"{yuan(total)} ≤ {yuan(surplus)}", total, source, "from_surplus")
    if not surplus:
        return Step("没有结余可用", yuan(0), 0, source, "from_surplus")
    return Step("首先从结余中筹集，结余比要筹集的少，全部用上", f"{yuan(surplus)} < {yuan(total)}", surplus, source, "from_surplus")


def _jiangyin(question: Question, facts: Financing) -> Result:
    text = rules(JIANGYIN)
    basis = (text.clauses["standard"], text.clauses["sources"])
    missing = _missing(facts, "per_head", "insured")
    if facts.per_head is None or facts.insured is None:
        return needs(question, missing, wording.ASK_PER_HEAD_JIANGYIN, Grounds(basis=basis))
    total = facts.per_head * facts.insured
    months = sum(date(question.year, month, 1) >= first_day(JIANGYIN) for month in range(1, MONTHS + 1))
    taken = [Assumption("per_head_reading", wording.PER_HEAD_READING, text.clauses["standard"])]
    steps, raised = _raised(facts), total
    if months < MONTHS:
        exact = times(total, Fraction(months, MONTHS))
        raised = half_up(exact)
        part = f"{yuan(total)} × {months} ÷ {MONTHS}"
        steps = (*steps, rounded(f"{question.year} 年按 {months} 个月", part, exact, text.clauses["standard"], "raised"))
        taken.append(Assumption("months_reading", wording.MONTHS_READING, text.clauses["standard"]))
    grounds = Grounds(tuple(taken), (Assumption("two_funds", wording.TWO_FUNDS, text.clauses["sources"]),), basis)
    return settled(question, wording.raised(question.year, raised), (Share.of(RAISED, "筹资额", raised),), steps, grounds)


def _refuse_unused(area: str, facts: Financing) -> None:
    for name in fields(facts):
        if name.name not in USED[area] and getattr(facts, name.name) is not None:
            raise CaseError(name.name, f"{area}的筹资规则不用这一项；可以写 {'、'.join(USED[area])}")


def _missing(facts: Financing, *names: str) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(facts, name) is None)


def _raised(facts: Financing) -> tuple[Step, ...]:
    """The amount a head times the heads, where both are known."""
    if facts.per_head is None or facts.insured is None:
        return ()
    total = facts.per_head * facts.insured
    return (Step("人均筹资额 × 人数（您给的数）", f"{yuan(facts.per_head)} × {facts.insured} = {yuan(total)}", total, None, "total"),)
