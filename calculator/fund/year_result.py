"""A year's profit or loss, from what was given, and how a rate is said.

A rate is never computed to be compared: the amount is held against the bound in fen, which is exact where a division is not.
"""

from __future__ import annotations

from fractions import Fraction

from calculator.fund.question import InsurerResult, RiskSharing
from calculator.money import Exact, half_up, percent, yuan
from calculator.outcome import Step
from corpus.citation import Citation


def profit_of(facts: RiskSharing | InsurerResult) -> int | None:
    """The profit given, else premiums less payments; negative for a loss, None where that cannot be said."""
    if facts.profit is not None:
        return facts.profit
    return None if facts.premiums is None or facts.payments is None else facts.premiums - facts.payments


def difference_of(facts: RiskSharing | InsurerResult) -> int | None:
    """Premiums less payments where a profit is given beside both and is another; None where nothing differs."""
    if facts.profit is None or facts.premiums is None or facts.payments is None:
        return None
    difference = facts.premiums - facts.payments
    return None if facts.profit == difference else difference


def missing_of(facts: RiskSharing | InsurerResult) -> tuple[str, ...]:
    """What is missing for a profit."""
    return tuple(name for name in ("premiums", "payments") if getattr(facts, name) is None)


def side(profit: int) -> str:
    """盈余 or 亏损."""
    return "亏损" if profit < 0 else "盈余"


def opening(facts: RiskSharing | InsurerResult, profit: int, citation: Citation | None = None) -> tuple[Step, ...]:
    """The first steps: the profit or loss, an amount of its own, and where it comes from."""
    amount = abs(profit)
    if facts.profit is not None or facts.premiums is None or facts.payments is None:
        return (Step(f"{side(profit)}（您给的数）", yuan(amount), amount, None, "result"),)
    larger, smaller = max(facts.premiums, facts.payments), min(facts.premiums, facts.payments)
    return (
        Step("当年保费收入", yuan(facts.premiums), facts.premiums, None, "premiums"),
        Step("当年赔付支出", yuan(facts.payments), facts.payments, None, "payments"),
        Step(side(profit), f"{yuan(larger)} − {yuan(smaller)} = {yuan(amount)}", amount, citation, "result"),
    )


def rate_said(amount: int, base: int, *bounds: Fraction) -> str:
    """The rate as people read it, never as one of ``bounds`` that it only comes near.

    >>> rate_said(429, 10000), rate_said(3, 7), rate_said(300001, 10**7, Fraction(3, 100)), rate_said(1, 10**8)
    ('4.29%', '约 42.86%', '略高于 3%', '不到 0.01%')
    """
    rate = Fraction(amount, base)
    rounded = Fraction(half_up(rate * 10000), 10000)
    if rounded == rate:
        return percent(rate)
    if rounded in bounds:
        return f"略{'高' if rate > rounded else '低'}于 {percent(rounded)}"
    return f"约 {percent(rounded)}" if rounded else "不到 0.01%"


def rounded(label: str, formula: str, amount: Exact, citation: Citation | None, kind: str) -> Step:
    """A step whose amount is paid: rounded to the fen, which the formula shows."""
    paid = half_up(amount)
    said = f"{formula} = {yuan(amount)}" + (f" ≈ {yuan(paid)}" if paid != amount else "")
    return Step(label, said, paid, citation, kind)
