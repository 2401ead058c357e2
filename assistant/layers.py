"""From one layer to the next: medical aid counts what basic and critical-illness insurance leave to pay."""

from __future__ import annotations

from assistant.facts import LADDER, Fact, Facts
from assistant.reply import Reply
from calculator.money import yuan

_SUMS = ("amount", "total", "basic_paid", "out_of_scope", "other_paid", "critical_illness_paid")
_OF_INSURANCE = ("deductible", "rate", "annual_cap", "category_deductible", "category_rate", *LADDER)


def after_insurance(before: Facts, known: Facts, reply: Reply) -> Facts:
    """The facts for aid on top of the amount just worked out: what is left of it, and none of the insurance's own figures.

    Where only a bound of the rest is known the amount is left open, so that it is asked for. Figures said in this turn stay.
    """
    kept = [name for name in _OF_INSURANCE if known.get(name) != before.get(name)]
    rest = known.without(*_SUMS, *(name for name in _OF_INSURANCE if name not in kept))
    left = reply.estimate.person_pays if reply.estimate else None
    if left is None or left.low is None or left.low != left.high:
        return rest
    return rest.with_fact("amount", Fact(yuan(left.low)))
