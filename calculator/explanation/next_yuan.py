"""What one more yuan of eligible expense would bring, and how much more it takes until something changes.

The rate is that of the very next yuan of the year's last stay. Behind an insurance that pays the share f of it, aid pays its share g
of the rest, so both together pay 1 − (1 − f)(1 − g), which grows with f and with g: bounds of both are bounds of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calculator.claim import Case
from calculator.explanation import wording
from calculator.explanation.bounds import Rates, ends, signed
from calculator.explanation.changed import estimated, last_day, several_years, with_more
from calculator.explanation.said import Said, say
from calculator.explanation.stand import Standing, next_rate, rates_between, standing
from calculator.explanation.thresholds import Threshold, thresholds
from calculator.outcome import Estimate, Interval, Status
from calculator.person import Scheme

YUAN = 100


@dataclass(frozen=True, slots=True)
class NextYuan:
    """``brings`` is the recomputed difference of one yuan more, None where the amounts are only bounds."""

    rates: Rates
    brings: Interval | None
    thresholds: tuple[Threshold, ...]
    sentence: Said

    def said(self) -> Iterator[Said]:
        """The next yuan, then every threshold ahead."""
        yield self.sentence
        yield from (threshold.sentence for threshold in self.thresholds)

    def as_json(self) -> dict[str, Any]:
        """The rate, the amount, and what lies ahead."""
        return {
            "rate": self.rates.as_json(),
            "brings": signed(self.brings) if self.brings else None,
            **self.sentence.as_json(),
            "thresholds": [threshold.as_json() for threshold in self.thresholds],
        }


def next_yuan(case: Case, estimate: Estimate) -> NextYuan | None:
    """None where nothing definite can be said: no amount, or a payment that does not come from terms."""
    at = standing(case, estimate)
    if at is None:
        return None
    rates = _rates(case, at, estimate)
    which = f"{last_day(case).year} 年的" if several_years(case) else ""
    ahead = tuple(thresholds(at, which))
    brings = _brings(case, estimate, rates)
    why = tuple(_why(at, rates, without_aid=_without_aid(case, at, estimate)))
    text = wording.next_yuan(rates, brings, why, crossing=any(_within_a_yuan(threshold) for threshold in ahead))
    sentence = say(which + text, at.first.terms.rate_citation)
    return NextYuan(rates, brings, ahead, sentence)


def _rates(case: Case, at: Standing, estimate: Estimate) -> Rates:
    least, most = next_rate(at.first)
    if at.aided is not None:
        aid_least, aid_most = rates_between(at.aided.stand, at.aided.left)
        return Rates(_both(least, aid_least), None if most is None else _both(most, aid_most))
    return Rates(least, None if _without_aid(case, at, estimate) else most)


def _without_aid(case: Case, at: Standing, estimate: Estimate) -> bool:
    """Whether aid belongs to the case and is not in the texts, so that what the insurance brings is only the least."""
    return case.scheme is Scheme.CHAIN and at.aided is None and estimate.status is Status.AT_LEAST


def _within_a_yuan(threshold: Threshold) -> bool:
    """Whether the next yuan begins on one side of a threshold and ends on the other."""
    return threshold.more.high is not None and 0 < threshold.more.high < YUAN


def _both(insured: Fraction, aided: Fraction) -> Fraction:
    return 1 - (1 - insured) * (1 - aided)


def _brings(case: Case, estimate: Estimate, rates: Rates) -> Interval | None:
    more = estimated(with_more(case, YUAN))
    if rates.low is None or rates.low != rates.high or more is None or more.reimbursement is None or estimate.reimbursement is None:
        return None
    return ends(more.reimbursement, estimate.reimbursement)


def _why(at: Standing, rates: Rates, *, without_aid: bool) -> Iterator[str]:
    """Why it may be nothing, and what may make it more."""
    if nothing := _why_nothing(at, rates):
        yield nothing
        yield from (wording.BETTER_HERE,) if next_rate(at.first)[1] is None else ()
    yield from (wording.WITHOUT_AID,) if without_aid else ()


def _why_nothing(at: Standing, rates: Rates) -> str:
    """Which end of the scale the person stands at, where the next yuan brings nothing for certain."""
    if rates.low != 0:
        return ""
    first = at.first
    if first.expense < first.terms.deductible:
        return wording.UNDER_DEDUCTIBLE
    if first.low.full is not None and first.low.full <= first.expense:
        return wording.LIMIT_REACHED
    return wording.PAID_ALREADY if first.changed else ""
