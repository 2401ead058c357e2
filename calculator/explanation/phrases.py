"""Names of figures and payers, and amounts as people read them: what the sentences are made of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from calculator.explanation.bounds import Rates, Share, rounded_percent
from calculator.money import percent, yuan
from calculator.outcome import Estimate, Interval, Status

PAYERS = {
    "basic_paid": "基本医保", "other_paid": "补充医疗保险、公务员医疗补助", "critical_illness_paid": "大病保险（结算单上的）",
    "critical_illness": "大病保险", "medical_aid": "医疗救助", "person_inside": "自己付，目录以内", "person_outside": "自己付，目录外",
}  # fmt: skip

FIGURES = {
    "eligible_self_paid": "合规自付", "base": "起付标准以上的部分", "deductible": "起付标准", "rate": "支付比例", "tiers": "分段支付比例",
    "annual_cap": "年度最高支付限额（封顶线）", "category_deductible": "本人类别的起付标准", "category_rate": "本人类别的支付比例",
    "aid_rate": "救助比例", "aid_deductible": "年度救助起付标准", "aid_annual_limit": "年度救助限额", "category": "人员类别",
    "insured_years": "连续参保年数", "critical_illness_paid": "大病保险支付", "medical_aid_paid": "医疗救助支付", "person_pays": "自己付的",
}  # fmt: skip
SHARES = frozenset({"rate", "category_rate", "aid_rate"})
ORDINARY = frozenset({"deductible", "rate"})
"""Figures that a group has in a form of its own besides."""


def between(amount: Interval) -> str:
    """An amount, or from what to what."""
    match amount.low, amount.high:
        case None, None:
            return "不知道多少"
        case low, None:
            return f"至少 {yuan(low or 0)} 元"
        case None, high:
            return f"最多 {yuan(high or 0)} 元"
        case low, high if low == high:
            return f"{yuan(low or 0)} 元"
        case low, high:
            return f"{yuan(low or 0)} 元到 {yuan(high or 0)} 元"


def unspaced(told: str) -> str:
    """A blank before a figure, none before a word.

    >>> unspaced("最多 5.00 元"), unspaced("5.00 元")
    ('最多 5.00 元', ' 5.00 元')
    """
    return f" {told}" if told[:1].isascii() else told


def still_more(more: Interval) -> str:
    """So much more, or at most so much more."""
    match more.low, more.high:
        case None | 0, high if high:
            return f"最多再多 {yuan(high)} 元"
        case low, None if low is not None:
            return f"至少再多 {yuan(low)} 元"
        case _:
            return f"再多{unspaced(between(more))}"


def pays_share(rates: Rates) -> str:
    """What share is paid of something, or from what to what."""
    match rates.low, rates.high:
        case None, high if high is not None:
            return f"最多报 {percent(high)}"
        case low, None if low is not None:
            return f"至少报 {percent(low)}"
        case _:
            return f"报{unspaced(between_rates(rates))}"


def pays(amount: Interval) -> str:
    """What is paid, or from what to what."""
    match amount.low, amount.high:
        case low, None:
            return f"至少报 {yuan(low or 0)} 元"
        case _:
            return f"报{unspaced(between(amount))}"


def paid_by(result: Estimate) -> str:
    """What an estimate pays; where it rests on an assumption, about so much."""
    told = pays(result.reimbursement or Interval(None, None))
    return f"约{told}（按假定）" if result.status is Status.ASSUMED else told


def between_rates(rates: Rates) -> str:
    """A rate, or from what to what."""
    match rates.low, rates.high:
        case None, None:
            return "不知道多少"
        case None, high:
            return f"最多 {percent(high or Fraction(0))}"
        case low, None:
            return f"至少 {percent(low or Fraction(0))}"
        case low, high if low == high:
            return percent(low or Fraction(0))
        case low, high:
            return f"{percent(low or Fraction(0))} 到 {percent(high or Fraction(0))}"


def figure(name: str, written: str) -> str:
    """A figure as people read it, from how the machine interface writes it."""
    if name in SHARES or name.endswith(".rate"):
        return percent(Fraction(written))
    return f"{written} 年" if name == "insured_years" else f"{written} 元"


def named(name: str) -> str:
    """A figure's name; of one line of a settlement with the number of the line."""
    head, _, rest = name.partition(".")
    if head != "bands":
        return FIGURES[name]
    number, _, what = rest.partition(".")
    return f"第 {int(number) + 1} 段的{ {'over': '起点', 'rate': '比例', 'amount': '金额'}[what] }"


def all_named(names: Iterable[str]) -> str:
    """Several figures' names."""
    return "、".join(named(name) for name in names)


def asked(name: str, *, grouped: bool) -> str:
    """A figure's name as it is asked for: deductible and rate are the ordinary member's, which people of a group must hear."""
    return f"普通参保人员的{named(name)}" if grouped and name in ORDINARY else named(name)


def all_asked(names: Iterable[str], *, grouped: bool) -> str:
    """Several figures' names as they are asked for."""
    return "、".join(asked(name, grouped=grouped) for name in names)


def share_of(share: Share) -> str:
    """A share in per cent, or from what to what."""
    ends = [rounded_percent(end) for end in (share.low, share.high) if end is not None]
    bound = "至少 " if share.high is None else "最多 " if share.low is None else ""
    return bound + " 到 ".join(dict.fromkeys(ends))


def plus_or_minus(fen: int | None) -> str:
    """A difference."""
    return "不变" if not fen else f"{'多' if fen > 0 else '少'} {yuan(abs(fen))} 元"
