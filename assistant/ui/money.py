"""Amounts of an estimate as the screen shows them. They come as the machine interface gives them: yuan as decimal strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.takeaway.written import grouped
from assistant.ui import words

__all__ = ["Span", "grouped", "paid", "still", "yuan"]


@dataclass(frozen=True, slots=True)
class Span:
    """An amount from `low` to `high` yuan; `high` is None where nothing bounds it."""

    low: Decimal
    high: Decimal | None

    @classmethod
    def read(cls, value: Mapping[str, str | None] | None) -> Span | None:
        """The span of an estimate's `reimbursement` or `person_pays`; None where it gives none.

        >>> Span.read({"low": "76150.00", "high": "76150.00"}).shown()
        '76,150.00 元'
        """
        if not value or value.get("low") is None:
            return None
        high = value.get("high")
        return cls(Decimal(value["low"] or 0), None if high is None else Decimal(high))

    def shown(self, said: words.Words = words.CHINESE) -> str:
        """The span in words: one amount, or from … to …."""
        if self.high is None or self.low == self.high:
            return yuan(self.low, said)
        return f"{self.low:,.2f} {said('reply.to')} {yuan(self.high, said)}"

    def most(self) -> Decimal:
        """The upper bound, the lower one where there is none."""
        return self.low if self.high is None else self.high


def yuan(amount: Decimal | str, said: words.Words = words.CHINESE) -> str:
    """`76,150.00 元`."""
    return f"{Decimal(amount):,.2f} {said('reply.yuan')}"


def paid(estimate: Mapping[str, Any]) -> Span | None:
    """What the scheme pays."""
    return Span.read(estimate.get("reimbursement"))


def still(estimate: Mapping[str, Any]) -> Span | None:
    """What is left for the person: with only a floor known, at most so much."""
    value = estimate.get("person_pays")
    span = Span.read(value)
    if span is None and value and value.get("high") is not None:
        return Span(Decimal(value["high"]), Decimal(value["high"]))
    return span
