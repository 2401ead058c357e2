"""What must hold between figures that follow each other, in time or by amount.

What is wrong is told in signs (``>= 60%``), so that each reader of figures can say it in its own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise

from calculator.money import less, percent, yuan
from calculator.scale import Scale

DAY = timedelta(days=1)

Span = tuple[date, date | None]
"""The first day and the last; None: no end."""


class Fault(Enum):
    """In which way a value does not fit those around it."""

    BACKWARDS = auto()
    GAP = auto()
    OVERLAP = auto()
    NO_FIRST_TIER = auto()
    NOT_RISING = auto()
    FALLING = auto()


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit: its place in the list, its field there, what was found and what is wanted."""

    fault: Fault
    number: int
    field: str
    found: str
    wanted: str


def misfit_in_time(spans: Sequence[Span]) -> Misfit | None:
    """The first of several spans of days that ends before it begins, or does not begin the day after the one before it ends.

    >>> misfit_in_time([(date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 2), None)]).wanted
    '2021-01-01'
    """
    for number, (since, until) in enumerate(spans):
        if until is not None and until < since:
            return Misfit(Fault.BACKWARDS, number, "until", str(until), f">= {since}")
    for number, ((_, until), (since, _)) in enumerate(pairwise(spans)):
        if until is None or since <= until:
            return Misfit(Fault.OVERLAP, number, "until", str(until or ""), str(since - DAY))
        if since != until + DAY:
            return Misfit(Fault.GAP, number + 1, "since", str(since), str(until + DAY))
    return None


def misfit_in_tiers(scale: Scale) -> Misfit | None:
    """The first tier that leaves the amounts from zero up without a rate, is not above the one before it, or pays less."""
    first = scale.tiers[0]
    if first.over > 0:
        return Misfit(Fault.NO_FIRST_TIER, 0, "over", yuan(first.over), "0")
    for number, (lower, higher) in enumerate(pairwise(scale.tiers), 1):
        if higher.over <= lower.over:
            return Misfit(Fault.NOT_RISING, number, "over", yuan(higher.over), f"> {yuan(lower.over)}")
    return falling_in_tiers(scale)


def falling_in_tiers(scale: Scale) -> Misfit | None:
    """The first tier that pays less than the one before it."""
    for number, (lower, higher) in enumerate(pairwise(scale.tiers), 1):
        if less(higher.rate, lower.rate):
            return Misfit(Fault.FALLING, number, "rate", percent(higher.rate), f">= {percent(lower.rate)}")
    return None
