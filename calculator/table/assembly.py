"""The results of a batch, put together from parts worked out in any order."""

from __future__ import annotations

import numpy as np

from calculator.table.arrays import Bools, Ints
from calculator.table.done import Done, Refused
from calculator.table.fen import ABSENT

AMOUNTS = ("reimbursement_low", "reimbursement_high", "person_pays_low", "person_pays_high")
DUE = ("still_due_low", "still_due_high")

Amount = tuple[Ints, Bools | None]
"""Fen, and where they are there; None for everywhere."""


class Assembly:
    """Room for the results of ``size`` rows. Parts that do not overlap may be put in at the same time."""

    def __init__(self, size: int, *, tells_received: bool) -> None:
        self.size, self._tells_received = size, tells_received
        self.outcomes = np.empty(size, np.int64)
        self._low, self._high, self._left_low, self._left_high, self._received = (np.empty(size, np.int64) for _ in range(5))
        self._known, self._bounded = np.empty(size, np.bool_), np.empty(size, np.bool_)
        self._definite: list[slice] = []
        self._refused: list[Refused] = []
        self._other = False

    def put(self, start: int, done: Done) -> None:
        """Write a part's results from row ``start`` on."""
        here = slice(start, start + len(done.low))
        self.outcomes[here], self._low[here] = done.outcomes, done.low
        np.subtract(done.eligible, done.low, out=self._left_high[here])
        if done.high is done.low and done.known is None and done.bounded is None:
            self._definite.append(here)
        else:
            self._put_bounds(here, done)
        if self._tells_received:
            self._received[here] = ABSENT if done.received is None else done.received
        self._refused += [Refused(start + refused.row, refused.field, refused.message) for refused in done.refused]

    def _put_bounds(self, here: slice, done: Done) -> None:
        self._other = True
        self._high[here], self._left_low[here] = done.high, done.eligible - done.high
        self._known[here] = True if done.known is None else done.known
        self._bounded[here] = self._known[here] if done.bounded is None else self._known[here] & done.bounded

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
        if not self._other and not self._tells_received:
            low, left = (self._low, None), (self._left_high, None)
            return dict(zip(AMOUNTS, (low, low, left, left), strict=True))
        for here in self._definite:
            self._high[here], self._left_low[here] = self._low[here], self._left_high[here]
            self._known[here] = self._bounded[here] = True
        known, bounded = self._known, self._bounded
        columns = ((self._low, known), (self._high, bounded), (self._left_low, bounded), (self._left_high, known))
        amounts: dict[str, Amount] = dict(zip(AMOUNTS, columns, strict=True))
        return amounts | self._still_due() if self._tells_received else amounts

    def _still_due(self) -> dict[str, Amount]:
        said = self._received > ABSENT
        low, high = (np.maximum(values - self._received, 0) for values in (self._low, self._high))
        return dict(zip(DUE, ((low, said & self._known), (high, said & self._bounded)), strict=True))
