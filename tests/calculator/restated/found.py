"""What is found for one sum: how sure, and between which two amounts; or what is missing; or that no text says."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .amounts import NOTHING, paid

SURE = ["exact", "assumed", "at_least", "range"]


class Found(NamedTuple):
    """`high` is None where the text sets no upper bound, or where nothing could be counted."""

    status: str
    low: Decimal = NOTHING
    high: Decimal | None = None
    missing: tuple[str, ...] = ()
    why: str = ""


NOT_COVERED = Found("not_covered")
NO_SCHEME_YET = Found("not_covered", why="the text itself begins the scheme")
EXACT_NOTHING = Found("exact", NOTHING, NOTHING)


def one(status: str, amount: Decimal) -> Found:
    """One definite payment."""
    return Found(status, paid(amount), paid(amount))


def at_least(amount: Decimal) -> Found:
    return Found("at_least", paid(amount), None)


def between(low: Decimal, high: Decimal) -> Found:
    return Found("range", paid(low), paid(high))


def needs(names: Iterable[str]) -> Found:
    return Found("needs_input", missing=tuple(dict.fromkeys(names)))


def weakest(statuses: Iterable[str]) -> str:
    return max(statuses, key=SURE.index)


def counted(found: Found) -> bool:
    """Whether an amount was found at all."""
    return found.status in SURE
