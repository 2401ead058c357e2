"""Rows worked out: their amounts in fen, and the numbers under which the words of their results stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calculator.outcome import Interval
from calculator.table.columns.arrays import Bools, Ints
from calculator.table.columns.received import NOTHING_SAID


class Disagreement(RuntimeError):  # noqa: N818 - says what it is
    """A formula and the single path come to different amounts for the same row: a fault of the program, and nothing is given out."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be used: its place (from 0), the field and what is wrong, as the single path says it."""

    row: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Paid:
    """``low`` and ``high`` of what is paid, one array for both where all amounts are definite.

    ``known`` is where there is an amount and ``bounded`` where it has an upper bound; None where that is everywhere. ``received`` is what
    was already paid out; None where no row says that. ``eligible`` is S where it is not what the row says it is, else None.
    What stands for rows that no formula is good for means nothing.
    """

    low: Ints
    high: Ints
    known: Bools | None = None
    bounded: Bools | None = None
    received: Ints | None = None
    eligible: Ints | None = None

    @property
    def definite(self) -> bool:
        """Whether every row has one amount."""
        return self.high is self.low and self.known is None and self.bounded is None

    def interval(self, row: int) -> Interval | None:
        """The amount of one row."""
        if self.known is not None and not self.known[row]:
            return None
        bounded = self.bounded is None or self.bounded[row]
        return Interval(int(self.low[row]), int(self.high[row]) if bounded else None)

    def received_more(self) -> Bools:
        """Where more was received than the amount comes to."""
        if self.received is None:
            return np.zeros(len(self.low), np.bool_)
        more = (self.received > self.high) & (self.received > NOTHING_SAID)
        for there in (self.known, self.bounded):
            if there is not None:
                more &= there
        return more
