"""What a text gives whom: an entitlement with its conditions, from its first day to its last.

A *right* can be had by whoever meets the conditions. A *duty* is what the text orders an office to do for them: they may ask for it,
and no payment follows from it. A *goal* is what was planned, a *discretion* is left to those who decide: whoever meets their
conditions may have it, nobody is entitled to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calculator.eligibility.facts import Fact, Group
from calculator.person import Insurance
from corpus.citation import Citation


class Kind(StrEnum):
    """How firm what a text gives is."""

    RIGHT = "right"
    DUTY = "duty"
    DISCRETION = "discretion"
    GOAL = "goal"


class Topic(StrEnum):
    """What it is about, in the order in which it matters to people."""

    INSURANCE = "insurance"
    AID = "aid"
    PREMIUM = "premium"
    CARE = "care"
    WAY = "way"
    OTHER = "other"


class Uninsured(StrEnum):
    """Whether somebody without insurance is out, counts as one who joins, or is left open by the text."""

    OUT = "out"
    COUNTS = "counts"
    OPEN = "open"


class Care(StrEnum):
    """Where care is had, seen from the place that pays."""

    WITHIN_COUNTY = "within_county"
    WITHIN_PREFECTURE = "within_prefecture"
    ELSEWHERE = "elsewhere"
    ELSEWHERE_IN_PROVINCE = "elsewhere_in_province"
    OUTSIDE_PROVINCE = "outside_province"
    NOT_UNREFERRED = "not_unreferred"


@dataclass(frozen=True, slots=True)
class OfGroups:
    """One of the groups named. Of ``open_to`` the text says neither yes nor no."""

    named: frozenset[Group]
    open_to: frozenset[Group] = frozenset()


@dataclass(frozen=True, slots=True)
class OfInsurance:
    """One of the insurances. Of ``open_to`` the text says neither yes nor no."""

    wanted: frozenset[Insurance]
    open_to: frozenset[Insurance] = frozenset()
    uninsured: Uninsured = Uninsured.OUT


@dataclass(frozen=True, slots=True)
class OfCare:
    """Care had there."""

    care: Care


@dataclass(frozen=True, slots=True)
class OfFact:
    """A yes-or-no fact as wanted."""

    fact: Fact
    wanted: bool


Test = OfGroups | OfInsurance | OfCare | OfFact


@dataclass(frozen=True, slots=True)
class Condition:
    """A test, as a sentence: ``says`` what must hold, ``otherwise`` why not if it does not, ``undecided`` what the text leaves open."""

    test: Test
    says: str
    otherwise: str
    undecided: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """An entitlement as its text, which people call ``source``, gives it from ``since`` to ``until`` (None: no end named).

    A goal may have been ``due``.
    """

    id: str
    document: str
    source: str
    name: str
    kind: Kind
    topic: Topic
    since: date
    until: date | None
    due: date | None
    gives: str
    conditions: tuple[Condition, ...]
    to_do: tuple[str, ...]
    citations: tuple[Citation, ...]

    def holds(self, day: date) -> bool:
        """Whether the text gives it for that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Text:
    """One document's entitlements; ``reading`` is what must be said near a first day that the text does not name."""

    document: str
    area: str
    since: date
    beginning: Citation
    reading: str
    provisions: tuple[Provision, ...]

    @property
    def source(self) -> str:
        """What people call it."""
        return self.provisions[0].source
