"""What terms come to: all arithmetic of a payment and every step of it, the same for every scheme.

The part of S above the deductible, cut into bands, each at its rate; their sum rounded to the fen once, half up; never more
than the limit. What a status means for the upper bound is decided here and nowhere else.
"""

from __future__ import annotations

from calculator.account import Account
from calculator.money import Exact, added, half_up, percent, yuan
from calculator.outcome import Estimate, Interval, Status, Step, distinct
from calculator.scale import Band, Bounds
from calculator.terms import Terms


def settle(terms: Terms, account: Account) -> Estimate:
    """The estimate that the terms come to."""
    definite = terms.high is terms.low
    low_bands = terms.low.bands(account.eligible, terms.deductible)
    low, low_steps = _payment(terms, account, low_bands, "" if definite else "至少：", "")
    high, high_steps, high_bands = (low, (), low_bands) if definite else _upper(terms, account)
    nothing = high == 0 or not low_bands
    assumptions = (*terms.assumptions, *(() if nothing else terms.unlimited), *account.readings())
    steps = (account.opening(terms.rule.expense), *terms.deductible_steps, *low_steps, *high_steps)
    return Estimate(
        terms.nothing if nothing else terms.status,
        account.case.id,
        Interval(low, high),
        Interval(None if high is None else account.eligible - high, account.eligible - low),
        steps=steps,
        assumptions=assumptions,
        notices=account.notices,
        citations=distinct(*terms.basis, *[step.citation for step in steps], *[assumption.citation for assumption in assumptions]),
        eligible=account.eligible,
        deductible=terms.deductible,
        ordinary_deductible=terms.ordinary_deductible,
        tilt=terms.tilt,
        bands=low_bands,
        bands_high=high_bands,
        rule=terms.rule.name,
        rule_document=terms.rule.document,
        scheme=account.case.scheme,
    )


def _upper(terms: Terms, account: Account) -> tuple[int | None, tuple[Step, ...], tuple[Band, ...]]:
    if account.eligible <= terms.deductible:
        return (None if terms.nothing is Status.AT_LEAST else 0), (), ()
    if terms.high is None:
        return None, (), ()
    bands = terms.high.bands(account.eligible, terms.deductible)
    high, steps = _payment(terms, account, bands, "至多：", "_high")
    return high, steps, bands


def _payment(terms: Terms, account: Account, bands: tuple[Band, ...], bound: str, suffix: str) -> tuple[int, tuple[Step, ...]]:
    if not bands:
        return 0, (_nothing(terms, account),)
    amounts = [yuan(band.amount) for band in bands]
    steps = [_band_step(terms, account.eligible, band, said, bound, suffix) for band, said in zip(bands, amounts, strict=True)]
    total = bands[0].amount if len(bands) == 1 else added([band.amount for band in bands])
    paid, rounded = half_up(total), not isinstance(total, int)
    if len(bands) > 1 or rounded:
        label = f"{bound}合计" + ("，四舍五入到分" if rounded else "")
        formula = f"{' + '.join(amounts)} = {yuan(total)}" if len(bands) > 1 else amounts[0]
        steps.append(Step(label, f"{formula} ≈ {yuan(paid)}" if rounded else formula, paid, None, "sum" + suffix))
    if terms.limit is not None:
        steps.append(_limit_step(terms, terms.limit, paid, bound, suffix))
        paid = min(paid, terms.limit)
    left, paid_said = account.eligible - paid, yuan(paid)
    steps.append(Step(f"{bound}{terms.rule.payer}支付", paid_said, paid, None, "payment" + suffix))
    left_said = f"{yuan(account.eligible)} − {paid_said} = {yuan(left)}"
    steps.append(Step(f"{bound}{'这样' if bound else ''}合规费用里自己还要付", left_said, left, None, "left" + suffix))
    return paid, tuple(steps)


def _nothing(terms: Terms, account: Account) -> Step:
    floor = terms.nothing is Status.AT_LEAST
    label = f"没有超过按下限算的起付标准，按下限{terms.rule.payer}是 0" if floor else f"没有超过起付标准，{terms.rule.payer}不支付"
    return Step(label, f"{yuan(account.eligible)} ≤ {yuan(terms.deductible)}", 0, None, "payment")


def _band_step(terms: Terms, eligible: int, band: Band, amount: str, bound: str, suffix: str) -> Step:
    up_to = eligible if band.up_to is None or band.up_to > eligible else band.up_to
    over, rate = yuan(band.over), percent(band.rate)
    formula = f"({yuan(up_to)} − {over}) × {rate} = {amount}"
    label = f"{bound}{_part(band, over)}，{terms.rule.payer}支付 {rate}{terms.rate_note}"
    return Step(label, formula, band.amount, terms.rate_citation, "band" + suffix)


def _part(band: Band, over: str) -> str:
    """Which part it is, with the side of each bound where the rule says it; of a whole-amount scale also the tier that gave the rate."""
    if band.within is not None:
        return f"{over} 元以上的部分（合规自付在 {_span(*band.within, band.bounds)}，全部按这一档）"
    if band.bounds is None:
        return f"{over} 元以上的部分" if band.up_to is None else f"{over} 元以上到 {yuan(band.up_to)} 元的部分"
    return f"{_span(band.over, band.up_to, band.bounds)}的部分"


def _span(over: Exact, up_to: Exact | None, bounds: Bounds | None) -> str:
    from_here, to_here = ("（含）", "（不含）") if bounds is Bounds.CLOSED else ("（不含）", "（含）")
    return f"{yuan(over)} 元以上{from_here}" + ("" if up_to is None else f"到 {yuan(up_to)} 元{to_here}")


def _limit_step(terms: Terms, limit: int, amount: int, bound: str, suffix: str) -> Step:
    if amount > limit:
        said = f"{yuan(amount)} > {yuan(limit)}"
        return Step(f"{bound}超过{terms.limit_label}，按限额支付", said, limit, terms.limit_citation, "cap" + suffix)
    said = f"{yuan(amount)} ≤ {yuan(limit)}"
    return Step(f"{bound}没有超过{terms.limit_label}", said, amount, terms.limit_citation, "cap" + suffix)
