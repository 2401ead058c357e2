"""The results of a batch, put together from its parts in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from calculator.outcome import Estimate
from calculator.table.columns.arrays import Bools, Ints
from calculator.table.columns.received import NOTHING_SAID
from calculator.table.done import Paid, Refused

AMOUNTS = ("reimbursement_low", "reimbursement_high", "person_pays_low", "person_pays_high")
DUE = ("still_due_low", "still_due_high")
Amount = tuple[Ints, Bools | None]
"""Fen, and where they are there; None for everywhere."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a part by their places (all of them: a slice), what they are paid, and the numbers of their words.

    ``alone`` are the places of those that no formula is good for.
    """

    places: Ints | slice
    paid: Paid
    outcomes: Ints
    alone: Ints


@dataclass(frozen=True, slots=True)
class Single:
    """A row of a part that was worked out alone."""

    place: int
    said: Estimate
    outcome: int

    @property
    def eligible(self) -> int:
        """What it was worked out on."""
        amount, left = self.said.reimbursement, self.said.person_pays
        return 0 if amount is None or left is None else (amount.low or 0) + (left.high or 0)


@dataclass(frozen=True, slots=True)
class Part:
    """Rows from ``start`` on, worked out."""

    start: int
    eligible: Ints
    pieces: Sequence[Piece]
    singles: Sequence[Single]
    refused: Sequence[Refused]

    @property
    def definite(self) -> bool:
        """Whether every row has one amount."""
        return not self.singles and all(piece.paid.definite for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Upper bounds, and where there are amounts and upper bounds."""

    high: Ints
    known: Bools
    bounded: Bools

    @classmethod
    def room(cls, size: int) -> _Bounds:
        return cls(np.empty(size, np.int64), np.empty(size, np.bool_), np.empty(size, np.bool_))


class Assembly:
    """Room for the results of ``size`` rows. Parts that do not overlap may be put in at the same time.

    Most tables have one amount a row, so room for second bounds is made only when there is one.
    """

    def __init__(self, size: int, *, tells_received: bool) -> None:
        self.size, self._tells_received = size, tells_received
        self.outcomes, self._low = np.empty(size, np.int32), np.empty(size, np.int64)
        self._eligible: dict[int, Ints] = {}
        self._received = np.full(size if tells_received else 0, NOTHING_SAID)
        self._refused: list[Refused] = []
        self._definite: list[slice] = []
        self._bounds: _Bounds | None = None
        self._lock = Lock()

    def _second(self) -> _Bounds:
        with self._lock:
            if self._bounds is None:
                self._bounds = _Bounds.room(self.size)
            return self._bounds

    def put(self, part: Part) -> None:
        """Write the results of a part."""
        here = slice(part.start, part.start + len(part.eligible))
        low, outcomes = self._low[here], self.outcomes[here]
        for piece in part.pieces:
            low[piece.places], outcomes[piece.places] = piece.paid.low, piece.outcomes
        eligible = _eligible(part)
        if part.definite:
            self._definite.append(here)
        else:
            self._put_bounds(part, here)
        self._eligible[part.start] = eligible
        if self._tells_received:
            self._put_received(part, self._received[here])
        self._refused += [Refused(part.start + refused.row, refused.field, refused.message) for refused in part.refused]

    def _put_bounds(self, part: Part, here: slice) -> None:
        second, low = self._second(), self._low[here]
        high, known, bounded = second.high[here], second.known[here], second.bounded[here]
        high[:], known[:], bounded[:] = low, True, True
        for piece in part.pieces:
            if not piece.paid.definite:
                high[piece.places] = piece.paid.high
                known[piece.places] = True if piece.paid.known is None else piece.paid.known
                bounded[piece.places] = True if piece.paid.bounded is None else piece.paid.bounded
        for single in part.singles:
            amount = single.said.reimbursement
            low[single.place] = high[single.place] = 0 if amount is None else amount.low or 0
            known[single.place], bounded[single.place] = amount is not None, amount is not None and amount.high is not None
            if amount is not None and amount.high is not None:
                high[single.place] = amount.high
            self.outcomes[here][single.place] = single.outcome
        np.logical_and(known, bounded, out=bounded)

    def _put_received(self, part: Part, received: Ints) -> None:
        for piece in part.pieces:
            if piece.paid.received is not None:
                received[piece.places] = piece.paid.received
        for single in part.singles:
            received[single.place] = NOTHING_SAID if single.said.received is None else single.said.received

    def refused(self) -> list[Refused]:
        """The rows that cannot be used, in order."""
        return sorted(self._refused, key=lambda refused: refused.row)

    def kept(self) -> Bools | None:
        """Which rows could be used; None for all."""
        if not self._refused:
            return None
        kept = np.ones(self.size, np.bool_)
        kept[[refused.row for refused in self._refused]] = False
        return kept

    def amounts(self) -> dict[str, Amount]:
        """The columns of amounts; one and the same for both bounds where they are the same for all rows."""
        if self._bounds is None and not self._tells_received:
            low, left = (self._low, None), (self._left(self._low), None)
            return dict(zip(AMOUNTS, (low, low, left, left), strict=True))
        second = self._second()
        for here in self._definite:
            second.high[here] = self._low[here]
            second.known[here] = second.bounded[here] = True
        lows = ((self._low, second.known), (self._left(self._low), second.known))
        highs = ((second.high, second.bounded), (self._left(second.high), second.bounded))
        amounts: dict[str, Amount] = dict(zip(AMOUNTS, (lows[0], *highs, lows[1]), strict=True))
        return amounts | self._still_due(second) if self._tells_received else amounts

    def _left(self, paid: Ints) -> Ints:
        """What of S is left to the person."""
        left = np.empty(self.size, np.int64)
        for start, eligible in self._eligible.items():
            np.subtract(eligible, paid[start : start + len(eligible)], out=left[start : start + len(eligible)])
        return left

    def _still_due(self, second: _Bounds) -> dict[str, Amount]:
        said = self._received > NOTHING_SAID
        low, high = (np.maximum(values - self._received, 0) for values in (self._low, second.high))
        return dict(zip(DUE, ((low, said & second.known), (high, said & second.bounded)), strict=True))


def _eligible(part: Part) -> Ints:
    """What was spent: of a slip in a chain, with what it says the insurance paid."""
    others = [(piece.places, piece.paid.eligible) for piece in part.pieces if piece.paid.eligible is not None]
    if not others and not part.singles:
        return part.eligible
    eligible = part.eligible.copy()
    for places, spent in others:
        eligible[places] = spent
    for single in part.singles:
        eligible[single.place] = single.eligible
    return eligible
