"""Every sentence of an explanation that a person reads. Short and plain; a floor is “至少”, silence of a text is “没有提到”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from calculator.claim import Slip
from calculator.explanation.beyond import Beyond
from calculator.explanation.bounds import Rates, Share, rounded_percent
from calculator.explanation.phrases import (
    PAYERS,
    all_asked,
    all_named,
    between,
    between_rates,
    paid_by,
    pays_share,
    plus_or_minus,
    share_of,
    still_more,
    unspaced,
)
from calculator.money import Exact, percent, yuan
from calculator.outcome import Estimate, Interval, Status
from calculator.person import Scheme
from calculator.wording import spelled

QUESTIONS = {
    "who_pays": "谁付多少：", "nothing": "为什么没有，或者算不出：", "missing": "还缺什么，最有用的在前：",
    "next_yuan": "再多一点费用会怎样：", "alternatives": "什么会改变结果：", "out_of_scope": "目录外的费用：", "settlement": "和结算单比：",
}  # fmt: skip
SOURCES = "依据："
PERSON = "自己一共付：{}"


def still_due(received: int, due: Interval, status: Status) -> str:
    """What is left of the reimbursement after what was received."""
    match due.low, due.high:
        case 0, None:
            return f"已经收到 {yuan(received)} 元，不比文件的下限少；按本地的规定算出来如果更多，还可以补"
        case low, None:
            return f"已经收到 {yuan(received)} 元，至少还应收到 {yuan(low or 0)} 元"
        case _:
            return f"已经收到 {yuan(received)} 元，还应收到{unspaced(firmly(due, status))}"


def closed_up(text: str) -> str:
    """The same without blanks between Chinese sentences."""
    return re.sub(r"(?<=[。；，：！？])\s+", "", text)


# Who pays what -----------------------------------------------------------------------------------------------------


def payer(key: str, paid: Interval | None, status: Status) -> str:
    """One payer's amount."""
    return f"{PAYERS[key]}：{firmly(paid, status) if paid else '按手头的文件算不出'}"


def firmly(amount: Interval, status: Status) -> str:
    """An amount; one that rests on an assumption is about so much."""
    return f"约 {between(amount)}（按假定）" if status is Status.ASSUMED else between(amount)


def shares(eligible: int, found: tuple[Share | None, ...], status: Status) -> Iterator[str]:
    """The reimbursement as a share of the eligible expense, and of a whole bill; of an amount that rests on an assumption about so much."""
    about = "约 " if status is Status.ASSUMED else ""
    of_eligible, of_bill, all_of_bill = found
    if of_eligible:
        yield f"报的占合规自付 {yuan(eligible)} 元：{about}{share_of(of_eligible)}"
    if of_bill and all_of_bill:
        yield f"报的占总费用：{about}{share_of(of_bill)}；连同其他已付的：{about}{share_of(all_of_bill)}"


# The next yuan -----------------------------------------------------------------------------------------------------

UNDER_DEDUCTIBLE = "还在起付标准以内"
LIMIT_REACHED = "已经到了限额"
PAID_ALREADY = "这一年已付的比按最后的身份算的多"


BETTER_HERE = "本地的规定可能更好"
WITHOUT_AID = "医疗救助没有算在里面"


def next_yuan(rates: Rates, brings: Interval | None, why: tuple[str, ...], *, crossing: bool) -> str:
    """What one more yuan brings; the amount is rounded to the fen, the rate is not. ``why`` it may be nothing comes first, then doubts."""
    if brings is not None and crossing:
        return f"合规自付再多 1 元，多报{unspaced(between(brings))}（中间越过一个界限，见下）"
    if rates.low == 0 and rates.high == 0:
        return "合规自付再多 1 元，不会多报" + "".join(f"：{reason}" for reason in why[:1])
    if brings is not None:
        return f"合规自付再多 1 元，多报{unspaced(between(brings))}（比例{unspaced(between_rates(rates))}）"
    return f"合规自付再多 1 元，能报其中的：{between_rates(rates)}" + (f"（{'，'.join(why)}）" if why else "")


_THRESHOLDS = {"deductible": "{}的起付标准", "tier": "{}的下一段", "limit": "{}的限额", "already_paid": "{}今年已经付的那么多"}


def threshold(
    kind: str, payer: str, at: Interval, more: Interval, rates: Rates, pays_from: int | None, part: str, on: Beyond | None
) -> str:
    """One threshold ahead: how far it is, and what holds beyond."""
    name = _THRESHOLDS[kind].format(payer)
    ahead = f"合规自付{still_more(more)}，就到{name}（合规自付累计{unspaced(between(at))}）"
    ahead = f"合规自付正好在{name} {between(at)}上" if more == Interval(0, 0) else ahead
    if kind == "limit":
        return f"{ahead}，{_beyond(payer, on)}"
    first = f"；再多 {yuan(pays_from)} 元才报第一分钱" if pays_from is not None else ""
    return f"{ahead}，{PARTS[part]}{pays_share(rates)}{first}"


def _beyond(payer: str, on: Beyond | None) -> str:
    """What is paid beyond the limit of one payer: no more by it, which does not stop the other."""
    stops = f"再多{payer}也不再报"
    if on is None or on.rates.high == 0:
        return stops
    if on.of_the_rest:
        return f"{stops}，剩下的{on.payer}仍按它的规定报"
    return f"{stops}，{on.payer}仍按它的规定报" + ("" if on.rates.low == 0 else f"：再多的部分{pays_share(on.rates)}")


PARTS = {"above": "超过的部分", "whole": "起付标准以上的全部", "left": "大病保险报完剩下的，超过的部分"}

# What would change it ----------------------------------------------------------------------------------------------

NOT_A_CHOICE = "身份不是自己选的，要由有关部门认定；已经认定而没有按它算的，请向经办机构说明。"
FACTS_NOT_CHOICES = "参保地、参加哪种医保、哪一天出院都按事实算；这里只说明结果取决于它们。"


def left_out(without: tuple[str, ...]) -> str:
    """Figures given that were not used."""
    return f"（您给的{all_named(without)}和那里的文件不符，没有用）" if without else ""


def as_received(fen: int) -> str:
    """What the insurance pays where no text rules it."""
    return f"（其中大病保险照您说的已经收到的 {yuan(fen)} 元算，不是按文件算的）"


def condition(kind: str, names: tuple[str, ...], year: str) -> str:
    """One thing otherwise. ``year`` is that of the last stay as people say it."""
    match kind:
        case "category":
            return f"如果全年是{'、'.join(names)}" + ("中的一种" if len(names) > 1 else "")
        case "insurance":
            return f"如果参加的是{names[0]}"
        case "day":
            return f"如果在 {spelled(date.fromisoformat(names[0]))}出院"
        case "place":
            return f"如果参保地是{names[0]}"
        case "referral":
            return "如果按规定转诊了" if names[0] == "referred" else "如果没有按规定转诊"
        case "insured_years":
            return f"如果连续参保满 {'、'.join(names)} 年"
        case "one_more":
            return f"如果{year}再有一次 {names[0]} 元的合规自付"
        case _:
            return f"如果这些住院都在 {names[0]} 年"


def result(new: Estimate, difference: Interval | None, *, grouped: bool) -> str:
    """What it comes to."""
    if new.status is Status.NEEDS_INPUT:
        return f"还要知道{all_asked(new.missing, grouped=grouped)}才能算"
    if new.reimbursement is None:
        return new.reason
    return f"{paid_by(new)}{_more(new.reimbursement, difference)}"


def _more(amount: Interval, difference: Interval | None) -> str:
    if difference is None or (difference.low is None and difference.high is None):
        return ""
    return f"，{_ends(difference, definite=amount.low == amount.high and difference.low == difference.high)}"


def _ends(difference: Interval, *, definite: bool) -> str:
    """The difference, or that of each end."""
    if definite:
        return plus_or_minus(difference.low)
    ends = (("下限", difference.low), ("上限", difference.high))
    return "，".join(f"{end}{plus_or_minus(fen)}" for end, fen in ends if fen is not None)


# Outside the catalogue ---------------------------------------------------------------------------------------------


def moved(fen: int, less: Interval, *, definite: bool, several: bool) -> str:
    """What so much outside the catalogue costs, of ``several`` stays taken from the last ones.

    Of an amount that is only bounded so is the cost: each end of what is left moves with the other end of what is paid.
    """
    moved = f"合规自付里{'（从最后一次住院算起）' if several else ''}如果有 {yuan(fen)} 元其实在目录外"
    lost = Interval(-(less.low or 0), None if less.high is None else -less.high)
    if definite:
        return f"{moved}，报的{_ends(lost, definite=True)}，自己一共付的" + ("就多这么多" if less.low else "也不变")
    left = f"上限{plus_or_minus(less.low)}" + ("" if less.high is None else f"，下限{plus_or_minus(less.high)}")
    return f"{moved}，报的{_ends(lost, definite=False)}；自己一共付的，{left}；实际差多少，要看本地的规定"


def outside_share(slip: Slip, share: Fraction) -> str:
    """How much of a slip lies outside the catalogue."""
    return f"这张结算单的目录外费用 {yuan(slip.out_of_scope)} 元，占总费用 {yuan(slip.total)} 元的 {rounded_percent(share)}"


def principle(share: Fraction, most: Fraction, *, later: bool) -> str:
    """The principle of 2017 beside it."""
    beside = "高于" if share > most else "没有超过"
    still = "2022 年的意见没有再提这个数。" if later else ""
    return (
        f"2017 年的方案说困难群众的政策外费用原则上应控制在 {percent(most)} 以内，这里{beside}它。{still}"
        "这是对定点医疗机构的原则要求，不是能领的钱；可以向医院或医保部门问清楚。"
    )


# Why nothing -------------------------------------------------------------------------------------------------------


FIGURE_LACKING = "还缺{missing}，没有它算不出。{reason}"


def all_received(received: int, due: Interval, status: Status) -> str:
    """Nothing is left to be paid: all of it was received, or more."""
    if due.low == due.high == received and status is not Status.ASSUMED:
        return f"应报的 {yuan(received)} 元已经全部收到，没有还要补的"
    return f"应报{unspaced(firmly(due, status))}，已经收到 {yuan(received)} 元，没有还要补的"


def uncovered(reason: str, kind: str, has: str, wanted: str, lacking: str) -> str:
    """Why no text speaks, and what would have to be otherwise."""
    match kind:
        case "day":
            day, limit = spelled(date.fromisoformat(has)), spelled(date.fromisoformat(wanted))
            early, late = f"比第一天 {limit}早 {lacking} 天；{limit}及以后的", f"比最后一天 {limit}晚 {lacking} 天；{limit}及以前的"
            needed = f"{day}{early if has < wanted else late}才算得出"
        case "insurance":
            needed = f"这里的文件写的是{wanted}，这次是{has}"
        case "category":
            needed = f"按{has}算不在文件写明的救助对象里；要先被认定为其中一类"
        case "referral":
            needed = "要按规定转诊"
        case _:
            needed = ""
    return closed_up("".join(filter(None, (reason, needed))))


NO_EXPENSE = "没有合规自付，{payer}没有可报的"
NO_LIMIT_LEFT = "{label}是 0，{payer}不再支付"
RATE_OF_NOTHING = "{payer}的比例是 0"
UNDER_HALF_A_FEN = "{payer}算出来是 {paid} 元，不到半分，四舍五入是 0"


def under_deductible(payer: str, scheme: Scheme, has: int, deductible: Exact, pays_from: int | None, floor: str) -> str:
    """The gap to the deductible, at which still nothing is paid, and to the first fen."""
    left = "大病保险报完以后剩下的合规自付" if scheme is Scheme.MEDICAL_AID else "合规自付"
    passed = "" if pays_from is None else f"，还差 {yuan(pays_from)} 元才超过它、报第一分钱"
    return f"{left} {yuan(has)} 元，没有超过{payer}的起付标准 {yuan(deductible)} 元（差 {yuan(deductible - has)} 元）{passed}{floor}"


FLOOR = "。省里只定了下限，本地的起付标准可能更低，那就可能报"
CARRIED_FORWARD = "。这个起付标准沿用 2020 年的，这一年的由无锡市定，可能不同"
ORPHAN_FLOOR = "。文件要求对困难群体倾斜，没有写孤儿的数字，本地的起付标准可能更低，那就可能报"
