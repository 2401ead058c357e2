"""Critical illness first (“先保险后救助”), then medical aid on what it leaves of each stay.

A part without an upper bound leaves the whole without one. Aid that no text sets is not "none": the whole is then at least the first part.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from .amounts import NOTHING
from .found import NOT_COVERED, Found, counted, needs, one, weakest
from .sheet import Stay
from .stays import Rule, each_stay, or_nothing, together


class Chain(NamedTuple):
    whole: Found
    stays: list[Found]
    parts: list[tuple[str, Found]]


def after_one_another(stays: Sequence[Stay], insurance: Rule, aid: Rule, paid_before: Decimal) -> Chain:
    """Both schemes on the stays; a single sum is one stay. What no text says of the first part, the slip may say."""
    first = each_stay(stays, insurance)
    if together(first).status == "not_covered" and paid_before:
        first = [one("exact", paid_before)]
    whole_first = together(first)
    if whole_first.status == "not_covered":
        return Chain(NOT_COVERED, [], [])
    if whole_first.status == "needs_input":
        return Chain(needs([*whole_first.missing, *together(each_stay(stays, aid)).missing]), [], [])
    if any(or_nothing(part).low > stay.spent for part, stay in zip(first, stays, strict=True)):  # 已付的怎么扣: in no text
        if sum(stay.spent for stay in stays) == sum(or_nothing(part).low for part in first):  # nothing is left that aid could add to
            return Chain(whole_first, first, [("critical_illness", whole_first), ("medical_aid", NOT_COVERED)])
        unknown = [NOT_COVERED for _ in stays]
        return joined(stays, first, unknown, unknown)
    most = each_stay(left(stays, [or_nothing(part).low for part in first]), aid)
    least = most if one_amount(first) else each_stay(left(stays, [upper(part, stay) for part, stay in zip(first, stays, strict=True)]), aid)
    return joined(stays, first, most, least)


def joined(stays: Sequence[Stay], first: list[Found], most: list[Found], least: list[Found]) -> Chain:
    """Both parts added stay by stay: `most` is the aid on what the lower bound of the first part leaves, `least` on the upper's."""
    whole_first, second = together(first), together(most)
    if second.status == "needs_input":
        return Chain(second, [], [])
    lines = [added(*four) for four in zip(stays, first, most, least, strict=True)]
    high = None if any(line.high is None for line in lines) else sum((line.high or NOTHING for line in lines), NOTHING)
    unknown = any(beyond(*three) for three in zip(stays, first, most, strict=True))
    status = "at_least" if unknown else weakest([whole_first.status, or_nothing(second).status])
    whole = Found(status, sum((line.low for line in lines), NOTHING), high)
    return Chain(whole, lines, [("critical_illness", whole_first), ("medical_aid", second)])


def beyond(stay: Stay, first: Found, aid: Found) -> bool:
    """Whether something is left of the stay for which no text sets aid."""
    return stay.spent > or_nothing(first).low and not counted(aid)


def added(stay: Stay, first: Found, most: Found, least: Found) -> Found:
    """One stay by both schemes; at least the first where aid is in no text."""
    low = or_nothing(first).low + or_nothing(most).low
    if or_nothing(first).high is None or beyond(stay, first, most):
        return Found("at_least", low, None)
    return Found(or_nothing(first).status, low, (or_nothing(first).high or NOTHING) + (or_nothing(least).high or NOTHING))


def left(stays: Sequence[Stay], payments: Sequence[Decimal]) -> list[Stay]:
    return [stay._replace(spent=stay.spent - payment) for stay, payment in zip(stays, payments, strict=True)]


def upper(part: Found, stay: Stay) -> Decimal:
    """The most the first part pays: unbounded means all of it."""
    high = or_nothing(part).high
    return stay.spent if high is None else high


def one_amount(parts: Sequence[Found]) -> bool:
    return all(part.low == part.high for part in map(or_nothing, parts))
