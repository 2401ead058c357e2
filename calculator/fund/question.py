"""What is asked: one of the staff's rules, for a place and a day, with the figures of the year in fen. ``intake`` reads it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from calculator.place import Place


class Rule(StrEnum):
    """The rules that the texts have for those who run the insurance."""

    RISK_SHARING = "risk_sharing"
    PREMIUM_TRANSFERS = "premium_transfers"
    INSURER_RESULT = "insurer_result"
    FINANCING = "financing"


class Cause(StrEnum):
    """What made a loss: a change of policy (in 吉林 or another force majeure), or something else."""

    POLICY = "policy"
    OTHER = "other"


class RateBase(StrEnum):
    """What a rate of profit or loss is a share of."""

    PREMIUMS = "premiums"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class RiskSharing:
    """A year's result in 吉林. ``profit`` is negative for a loss; ``insurer_bears`` is the insurer's part by an agreed solution."""

    premiums: int | None = None
    payments: int | None = None
    profit: int | None = None
    base: int | None = None
    rate_base: RateBase | None = None
    cause: Cause | None = None
    insurer_bears: int | None = None


@dataclass(frozen=True, slots=True)
class PremiumTransfers:
    """A year's premium in 江阴; of 2020 the one set for its six months."""

    premiums: int | None = None


@dataclass(frozen=True, slots=True)
class InsurerResult:
    """A year's result in 江阴. ``tender_amount`` is the one the tender sets for the side (profit or loss) of that result."""

    premiums: int | None = None
    payments: int | None = None
    profit: int | None = None
    tender_amount: int | None = None
    cause: Cause | None = None
    running_costs: int | None = None


@dataclass(frozen=True, slots=True)
class Financing:
    """What is raised: a share of the basic fund's income in 广东, so much a head elsewhere; ``fund_surplus`` is the basic fund's."""

    fund_income: int | None = None
    per_head: int | None = None
    insured: int | None = None
    fund_surplus: int | None = None


Facts = RiskSharing | PremiumTransfers | InsurerResult | Financing


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``day`` is the day given or the last of the year given: a year is judged when it is over."""

    rule: Rule
    place: Place
    day: date
    facts: Facts
    id: str = ""

    @property
    def year(self) -> int:
        """The insurance year, which is the calendar year."""
        return self.day.year
