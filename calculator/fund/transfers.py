"""江阴: in what parts a year's premium is handed over (2020 年意见, 三（一）保费管理).

    采购人在每季度第一个月按筹资标准划转保费给承办机构，每个季度各划转24%，余额待年度结算。

2020 runs for six months and its premium is set for them; whether each of its two quarters then takes 24 % of that premium or of a whole
year's (twice as much) the text does not say: both are given, as bounds. Each transfer is rounded once, the balance is what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calculator.claim import CaseError
from calculator.fund import wording
from calculator.fund.elsewhere import outside
from calculator.fund.question import PremiumTransfers, Question
from calculator.fund.result import Alternative, Grounds, Result, Share, needs, settled
from calculator.fund.rules import JIANGYIN, first_day, rules
from calculator.fund.year_result import rounded
from calculator.money import half_up, percent, times, yuan
from calculator.outcome import Assumption, Step
from corpus.citation import Citation

PARTY, LATER = "承办机构", "留待年度结算"
QUARTERS = {1: "第一季度（1 月）", 4: "第二季度（4 月）", 7: "第三季度（7 月）", 10: "第四季度（10 月）"}
LEAST = 100  # fen; of less than a yuan four rounded transfers could be more than the whole


@dataclass(frozen=True, slots=True)
class _Plan:
    """``share`` of the premium (fen) in each quarter that begins with one of ``months``, the rest at the yearly settlement."""

    premium: int
    months: tuple[int, ...]
    share: Fraction
    citation: Citation

    @property
    def transfer(self) -> int:
        return half_up(times(self.premium, self.share))

    @property
    def balance(self) -> int:
        return self.premium - len(self.months) * self.transfer

    def shares(self) -> tuple[Share, ...]:
        """The transfers and the balance, which together are the premium."""
        paid = [Share.of(PARTY, f"{QUARTERS[month]}划转", self.transfer) for month in self.months]
        return (*paid, Share.of(LATER, "余额", self.balance))

    def steps(self, reading: str = "", suffix: str = "") -> Iterator[Step]:
        """One a transfer, and the balance."""
        formula = f"{yuan(self.premium)} × {percent(self.share)}"
        for month in self.months:
            label = f"{reading}{QUARTERS[month]}划转 {percent(self.share)}"
            yield rounded(label, formula, times(self.premium, self.share), self.citation, f"transfer{suffix}")
        said = f"{yuan(self.premium)} − {len(self.months)} × {yuan(self.transfer)} = {yuan(self.balance)}"
        yield Step(f"{reading}余额，待年度结算", said, self.balance, self.citation, f"balance{suffix}")


def assess(question: Question, facts: PremiumTransfers) -> Result:
    """The transfers of a year and what is left for its settlement."""
    if (refused := outside(question)) is not None:
        return refused
    text = rules(JIANGYIN)
    if facts.premiums is None:
        return needs(question, ("premiums",), wording.ASK_PREMIUM, Grounds(basis=(text.clauses["standard"],)))
    if facts.premiums < LEAST:
        raise CaseError("premiums", f"一年的保费至少 1 元；收到的是 {yuan(facts.premiums)} 元")
    share = text.only("quarter_share")
    months = tuple(month for month in QUARTERS if date(question.year, month, 1) >= first_day(JIANGYIN))
    plan = _Plan(facts.premiums, months, share.value, share.citation)
    return _whole_year(question, plan) if len(months) == len(QUARTERS) else _part_of_a_year(question, plan)


def _whole_year(question: Question, plan: _Plan) -> Result:
    text = wording.transfers(question.year, plan.premium, plan.transfer, plan.share, plan.balance)
    reading = Assumption("share_of_the_year", wording.share_of_the_year(plan.share, len(plan.months)), plan.citation)
    grounds = Grounds(notes=(reading, _settlement()))
    return settled(question, text, plan.shares(), (_premium(plan), *plan.steps()), grounds)


def _part_of_a_year(question: Question, of_half: _Plan) -> Result:
    """Both readings of the share, as bounds; each alone is an alternative."""
    of_year = _Plan(of_half.premium, of_half.months, of_half.share * Fraction(len(QUARTERS), len(of_half.months)), of_half.citation)
    shares = tuple(
        Share(one.party, one.what, min(one.low, other.low), max(one.high, other.high))
        for one, other in zip(of_half.shares(), of_year.shares(), strict=True)
    )
    steps = (_premium(of_half), *of_half.steps("按这半年的保费算："), *of_year.steps("按全年的标准算：", "_high"))
    reading = Assumption("half_year_reading", wording.half_year(of_half.share), rules(JIANGYIN).clauses["standard"])
    grounds = Grounds(notes=(reading, _settlement()), basis=(of_half.citation,))
    alternatives = (
        Alternative("of_the_half_year", wording.of_the_half_year(of_half.share), of_half.shares()),
        Alternative("of_a_whole_year", wording.of_a_whole_year(of_half.share, of_year.share), of_year.shares()),
    )
    text = wording.transfers_2020(of_half.share, of_half.transfer, of_year.transfer, of_year.balance, of_half.balance)
    return settled(question, text, shares, steps, grounds, alternatives)


def _premium(plan: _Plan) -> Step:
    return Step("当年保费（您给的数）", yuan(plan.premium), plan.premium, rules(JIANGYIN).clauses["standard"], "premium")


def _settlement() -> Assumption:
    return Assumption("settled_by_contract", wording.SETTLED_BY_CONTRACT, rules(JIANGYIN).clauses["settlement"])
