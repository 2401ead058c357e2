"""What is known of the person's case so far: one fact a field, each with the words it came from.

`Facts` is frozen and passed along; `merge.merge` adds what a new question says, `with_field` what was set on screen. Money
values are yuan as decimal strings, dates ISO days, rates decimal strings; "" never stands for a known fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from assistant.reply import Heard
from assistant.understand import LadderFact

AMOUNT_FIELDS: Final = {
    "self_paid": "amount",
    "unknown": "amount",
    "total_bill": "total",
    "basic_paid": "basic_paid",
    "out_of_scope": "out_of_scope",
    "deductible": "deductible",
    "category_deductible": "category_deductible",
    "annual_cap": "annual_cap",
    "aid_deductible": "aid_deductible",
    "aid_limit": "aid_annual_limit",
    "aid_used": "aid_used",
}
PAYMENT_FIELDS: Final = {"supplementary": "other_paid", "critical_illness": "critical_illness_paid"}  # what the slip subtracts too
RATE_FIELDS: Final = frozenset({"rate", "category_rate", "aid_rate"})
PARAMETERS: Final = frozenset(
    {
        "deductible",
        "category_deductible",
        "annual_cap",
        "aid_deductible",
        "aid_annual_limit",
        "aid_used",
        "rate",
        "category_rate",
        "aid_rate",
    }
)
LADDER: Final = ("tiers", "tier_base")
_TIER = re.compile(r"([\d.]+)–[\d.]*: ([\d.]+)%")


@dataclass(frozen=True, slots=True)
class Fact:
    """A known fact. `flags` say how it was put (approximate, several, treated, before …); `note` what is wrong or open with it."""

    value: str
    words: str = ""
    flags: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All known facts by field name."""

    by_field: Mapping[str, Fact] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.by_field

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_field)

    def get(self, name: str) -> Fact | None:
        return self.by_field.get(name)

    def value(self, name: str, default: str = "") -> str:
        fact = self.by_field.get(name)
        return fact.value if fact else default

    def flagged(self, name: str, flag: str) -> bool:
        fact = self.by_field.get(name)
        return bool(fact and flag in fact.flags)

    def with_fact(self, name: str, fact: Fact) -> Facts:
        return replace(self, by_field={**self.by_field, name: fact})

    def without(self, *names: str) -> Facts:
        return replace(self, by_field={name: fact for name, fact in self.by_field.items() if name not in names})

    def with_field(self, name: str, value: str) -> Facts:
        """A fact set on screen; an empty value forgets it."""
        settled = {"category": ("category_open",), "rate": LADDER, "tiers": ("rate", "tier_base")}  # what the new fact decides as well
        kept = self.without(*settled.get(name, ()))
        return kept.with_fact(name, Fact(value, flags=frozenset({"set"}))) if value else kept.without(name)

    def heard(self, *names: str) -> tuple[Heard, ...]:
        """The facts as the reply shows them; all, or only the named ones."""
        return tuple(
            Heard(name, fact.value, fact.words) for name, fact in self.by_field.items() if fact.value and (not names or name in names)
        )


def ladder_value(ladder: LadderFact) -> str:
    """A ladder of rates as a fact's value: "0–50000: 55%; 50000–: 60%"."""
    bounds = [f"{tier.over:f}" for tier in ladder.tiers]
    shares = [f"{(Decimal(tier.rate.numerator) / tier.rate.denominator * 100).normalize():f}%" for tier in ladder.tiers]
    return "; ".join(f"{low}–{high}: {share}" for low, high, share in zip_longest(bounds, bounds[1:], shares, fillvalue=""))


def tier_parameters(facts: Facts) -> dict[str, object]:
    """The ladder among the facts as the calculator's parameters; {} where there is none."""
    tiers = [{"over": over, "rate": f"{Decimal(share) / 100:f}"} for over, share in _TIER.findall(facts.value("tiers"))]
    base = {"tier_base": "excess"} if facts.value("tier_base") == "excess" else {}
    return {"tiers": tiers, **base} if tiers else {}
