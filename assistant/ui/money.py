"""Amounts of an estimate as the screen shows them. They come as the machine interface gives them: yuan as decimal strings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.ui import words

_UNGROUPED = re.compile(r"(?<![\d.,])\d{4,}\.\d\d(?![\d.])")


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


def grouped(text: str) -> str:
    """The amounts in a sentence of the calculator with thousands separators; years and other whole numbers stay.

    >>> grouped("2020 年：(100000.00 − 9000.00) × 65%")
    '2020 年：(100,000.00 − 9,000.00) × 65%'
    """
    return _UNGROUPED.sub(lambda found: f"{Decimal(found[0]):,.2f}", text)


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
