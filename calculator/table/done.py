"""Rows worked out: their amounts in fen, and the numbers under which the words of their results stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from calculator.outcome import Estimate, Interval
from calculator.table.arrays import Bools, Ints
from calculator.table.fen import ABSENT

_NONE = np.empty(0, np.int64)


class Disagreement(RuntimeError):  # noqa: N818 - says what it is
    """A formula and the single path come to different amounts for the same row: a fault of the program, and nothing is given out."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be used: its place (from 0), the field and what is wrong, as the single path says it."""

    row: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Done:
    """``low`` and ``high`` of what is paid on ``eligible``; ``received`` of it, ABSENT where nothing was said, None for no row.

    ``known`` is where there is an amount and ``bounded`` where it has an upper bound; None where that is everywhere.
    ``alone`` are the places of rows that no formula stands for; until they are put down, what the arrays hold for them means nothing.
    """

    eligible: Ints
    low: Ints
    high: Ints
    outcomes: Ints
    known: Bools | None = None
    bounded: Bools | None = None
    received: Ints | None = None
    alone: Ints = field(default_factory=lambda: _NONE)
    refused: tuple[Refused, ...] = ()

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
        more = (self.received > self.high) & (self.received > ABSENT)
        for there in (self.known, self.bounded):
            if there is not None:
                more &= there
        return more

    def in_full(self) -> Done:
        """The same with arrays of its own throughout, to be written into."""
        size = len(self.low)
        return Done(
            self.eligible.copy(),
            self.low.copy(),
            self.high.copy(),
            self.outcomes.copy(),
            known=np.ones(size, np.bool_) if self.known is None else self.known.copy(),
            bounded=np.ones(size, np.bool_) if self.bounded is None else self.bounded.copy(),
            received=np.full(size, ABSENT) if self.received is None else self.received.copy(),
            alone=self.alone,
        )

    def put(self, row: int, said: Estimate, outcome: int) -> None:
        """Write one row that was worked out alone; only into a Done in full."""
        full = (self.known, self.bounded, self.received)
        known, bounded, received = (array for array in full if array is not None)
        amount, left = said.reimbursement, said.person_pays
        self.outcomes[row], known[row] = outcome, amount is not None
        received[row] = ABSENT if said.received is None else said.received
        if amount is not None and left is not None:
            low, high = amount.low or 0, amount.high
            self.low[row], self.high[row], bounded[row] = low, low if high is None else high, high is not None
            self.eligible[row] = low + (left.high or 0)


def merged(size: int, pieces: Sequence[tuple[Ints, Done]]) -> Done:
    """Several pieces put back in their places."""
    nothing = np.zeros(size, np.int64)
    whole = Done(nothing, nothing, nothing, nothing).in_full()
    for places, piece in pieces:
        full = piece.in_full()
        for name in ("eligible", "low", "high", "outcomes", "known", "bounded", "received"):
            getattr(whole, name)[places] = getattr(full, name)
    alone = np.concatenate([places[piece.alone] for places, piece in pieces])
    return Done(whole.eligible, whole.low, whole.high, whole.outcomes, whole.known, whole.bounded, whole.received, np.sort(alone))
