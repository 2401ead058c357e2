"""What is known of the person's case so far: one fact a field, each with the words it came from.

`Facts` is frozen and passed along; `merge.merge` adds what a new question says, `with_field` what was set on screen. Money
values are yuan as decimal strings, dates ISO days, rates decimal strings; "" never stands for a known fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from assistant.reply import Heard

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
        kept = self.without("category_open") if name == "category" else self  # what was unclear about the group is settled
        return kept.with_fact(name, Fact(value, flags=frozenset({"set"}))) if value else kept.without(name)

    def heard(self, *names: str) -> tuple[Heard, ...]:
        """The facts as the reply shows them; all, or only the named ones."""
        return tuple(
            Heard(name, fact.value, fact.words) for name, fact in self.by_field.items() if fact.value and (not names or name in names)
        )
