"""What one message says: the words as received, the same made plain, and every fact with the words it came from.

Values only. Facts are read, never guessed: a word that could mean two things carries its open question with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from corpus.regions import Region

Language = Literal["zh", "zh-Hant", "yue", "en"]
PlaceRole = Literal["insured", "treated", "household", "unknown"]
AmountRole = Literal[
    "total_bill",
    "basic_paid",
    "self_paid",
    "out_of_scope",
    "deductible",
    "category_deductible",
    "annual_cap",
    "aid_deductible",
    "aid_limit",
    "aid_used",
    "unknown",
]
AmountProblem = Literal["", "negative", "finer_than_fen", "too_large", "unclear"]
DateKind = Literal["day", "month", "year", "before", "since"]
PaymentKind = Literal["critical_illness", "supplementary", "commercial", "donation"]


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place; `role` says why it was named, `alternatives` are other regions of the same name."""

    region: Region
    words: str
    role: PlaceRole = "unknown"
    alternatives: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class AmountFact:
    """A sum of money in yuan.

    An approximate one keeps the round figure that was said in `yuan` (of "3到5万" the lower end) and its bounds in `low` and
    `high`; `high` is None where nothing bounds it. `problem` names why the value cannot be a real bill; the value stays as said.
    """

    yuan: Decimal
    words: str
    role: AmountRole = "unknown"
    approximate: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    eligible_said: bool = False
    after_basic_said: bool = False
    problem: AmountProblem = ""


@dataclass(frozen=True, slots=True)
class PaymentFact:
    """Money from elsewhere: earlier critical-illness payments, supplementary cover, commercial insurance, donations."""

    kind: PaymentKind
    words: str
    yuan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CategoryFact:
    """A group of persons: `value` is the contract's word or "", `ask` the code of what is still open (see glossary/people.yaml)."""

    value: str
    words: str
    negated: bool = False
    ask: str = ""


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A person spoken of ("妈", "邻居"; "我" the speaker), and the group that the words put them in, "" where they say none.

    `gender` is "m", "f" or "" ; `outside`: not of the speaker's household; `pronoun`: only "he" or "she", to be looked up.
    """

    name: str
    category: str = ""
    gender: str = ""
    outside: bool = False
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class InsuranceFact:
    """居民医保 or 职工医保; "" where the words leave it open, with the code of what to ask."""

    value: str
    words: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class DateFact:
    """A span of days, both ends included.

    `month` also stands for several months (a half-year), `before` has no first day and `since` no last one (date.min, date.max).
    """

    first: date
    last: date
    words: str
    kind: DateKind


@dataclass(frozen=True, slots=True)
class RateFact:
    """A share, or percentage points.

    `role`: rate, category_rate, aid_rate (given by the person as a figure to use), tier (of a ladder), claimed, surplus, loss, points,
    cut, unknown.
    """

    rate: Fraction
    words: str
    role: str = "unknown"


@dataclass(frozen=True, slots=True)
class TierFact:
    """From `over` yuan up this share is paid."""

    over: Decimal
    rate: Fraction


@dataclass(frozen=True, slots=True)
class LadderFact:
    """Rates that rise with the bill, lowest first; `base`: whether bounds count from zero or from the deductible up.

    `start` is the bound that the lowest tier was said to begin at (1.5万到8万60%): then it is the deductible, else zero.
    """

    tiers: tuple[TierFact, ...]
    words: str
    base: Literal["self_paid", "excess"] = "self_paid"
    start: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, read."""

    original: str
    words: str
    plain: str
    language: Language = "zh"
    places: tuple[PlaceFact, ...] = ()
    amounts: tuple[AmountFact, ...] = ()
    categories: tuple[CategoryFact, ...] = ()
    persons: tuple[PersonFact, ...] = ()
    insurance: InsuranceFact | None = None
    dates: tuple[DateFact, ...] = ()
    rates: tuple[RateFact, ...] = ()
    ladder: LadderFact | None = None
    documents: tuple[str, ...] = ()
    referred: bool | None = None
    other_payments: tuple[PaymentFact, ...] = ()
    intents: frozenset[str] = frozenset()

    def amount(self, role: AmountRole) -> AmountFact | None:
        """The last amount said in this role: people correct themselves."""
        return next((fact for fact in reversed(self.amounts) if fact.role == role), None)

    def heard(self) -> tuple[tuple[str, str, str], ...]:
        """Every fact as (field, value, words), for showing back what was understood."""
        return tuple(self._heard())

    def _heard(self) -> Iterator[tuple[str, str, str]]:
        yield from (("place", fact.region.name, fact.words) for fact in self.places)
        yield from ((fact.role, f"{fact.yuan:f}", fact.words) for fact in self.amounts)
        yield from (("category", ("not " if fact.negated else "") + fact.value, fact.words) for fact in self.categories)
        if self.insurance:
            yield ("insurance", self.insurance.value, self.insurance.words)
        yield from (("date", f"{fact.first.isoformat()}/{fact.last.isoformat()}", fact.words) for fact in self.dates)
        yield from (("rate", str(fact.rate), fact.words) for fact in self.rates)
