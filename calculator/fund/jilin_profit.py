"""吉林: a profit over 3 % of its base.

    盈余率在3%—5%（含）之间，盈余总额的30%划归承办商业保险机构收益，70%返还城乡居民基本医疗保险基金；
    盈余率5%以上部分全部返还城乡居民基本医疗保险基金。

Of a profit over 5 % the text shares only the part above 5 %. The part up to 5 % is shared here as in a year of exactly 5 %; the other
reading, by parts, is given beside it.
"""

from __future__ import annotations

from calculator.fund import jilin_wording as wording
from calculator.fund.jilin_year import FUND, INSURER, OWN, PROFIT_SHARED, Year, clause, figure, shares
from calculator.fund.result import Alternative, Result, settled
from calculator.fund.year_result import rounded
from calculator.money import half_up, percent, times, yuan
from calculator.outcome import Assumption, Step


def split(year: Year) -> Result:
    """The shares of a profit over 3 %."""
    return _shared(year) if year.amount <= year.bound(PROFIT_SHARED) else _large(year)


def _shared(year: Year) -> Result:
    share = figure("fund_share")
    exact = times(year.amount, share.value)
    fund, formula = half_up(exact), f"{yuan(year.amount)} × {percent(share.value)}"
    back = rounded(f"{percent(share.value)} 返还{FUND}", formula, exact, share.citation, "fund_profit")
    steps = (*year.opening(wording.between(PROFIT_SHARED), OWN, PROFIT_SHARED), back, _rest(year, fund))
    text = wording.profit_shared(year.amount, year.amount - fund, fund)
    return settled(year.question, text, shares(year.amount - fund, fund), steps, year.on(notes=year.jump()))


def _large(year: Year) -> Result:
    upper, share = year.bound(PROFIT_SHARED), figure("fund_share")
    over, within = year.amount - upper, times(upper, share.value)
    fund, source = half_up(over + within), clause("over_five")
    limit, said = wording.at(PROFIT_SHARED), f"{yuan(upper)} × {percent(share.value)} = {yuan(within)}"
    steps = (
        *year.opening(f"超过 {limit}", PROFIT_SHARED),
        Step(f"{limit} 以上的部分全部返还", f"{yuan(year.amount)} − {yuan(upper)} = {yuan(over)}", over, source, "over"),
        Step(f"{limit} 以内的部分返还 {percent(share.value)}", said, within, share.citation, "within"),
        rounded(f"返还{FUND}，合计", f"{yuan(over)} + {yuan(within)}", over + within, source, "fund_profit"),
        _rest(year, fund),
    )
    other = _by_parts(year)
    reading = Assumption("over_five_reading", wording.large_profit_reading(year.amount - fund, other.shares[0].low), source)
    text = wording.large_profit(year.amount, year.amount - fund, fund)
    return settled(year.question, text, shares(year.amount - fund, fund), steps, year.on(taken=(reading,), notes=year.jump()), (other,))


def _by_parts(year: Year) -> Alternative:
    """Up to 3 % the insurer's own, only what lies between 3 % and 5 % shared, the part over 5 % the fund's."""
    own, upper = year.bound(OWN), year.bound(PROFIT_SHARED)
    fund = half_up(year.amount - upper + times(upper - own, figure("fund_share").value))
    return Alternative("by_parts", wording.by_parts(), shares(year.amount - fund, fund))


def _rest(year: Year, fund: int) -> Step:
    rest = year.amount - fund
    formula = f"{yuan(year.amount)} − {yuan(fund)} = {yuan(rest)}"
    return Step(f"其余是{INSURER}的收益", formula, rest, figure("insurer_share").citation, "insurer_profit")
