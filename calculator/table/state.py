"""What was learned about rows so far: the partition, its formulas as tables, and under which number the words of each result stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from calculator.table.arrays import Bools, Ints, look_up
from calculator.table.partition import Partition
from calculator.table.rows import Rows
from calculator.table.sheet import Sheet
from calculator.table.tree import Level

WAYS = 3
"""A payment is one of: the deductible not passed, passed and nothing paid, something paid. A result's words go by that."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says about rows: ``low`` and ``high`` fen (one array where they are the same for all), and the kind of each result.

    ``known`` is where there is an amount, ``bounded`` where nothing is missing above; None where that is everywhere.
    """

    groups: Ints
    low: Ints
    high: Ints
    ways: NDArray[np.int8]
    known: Bools | None
    bounded: Bools | None
    sheet: Sheet

    @property
    def kinds(self) -> Ints:
        """Group and way as one number."""
        return self.groups * WAYS + self.ways

    @property
    def covered(self) -> Bools:
        """Where a text rules."""
        return look_up(self.sheet.covered, self.groups)


class State:
    """A partition and the tables made from it."""

    def __init__(self, partition: Partition) -> None:
        self.partition = partition
        self.outcomes = Level(2 * WAYS, RLock())
        self.chained: dict[tuple[int, ...], int] = {}
        self._sheet = Sheet(partition.formulas)

    def answer(self, rows: Rows, widths: Mapping[str, int]) -> Answer:
        """What the rules say about some rows. Raises Coarse."""
        groups = self.partition.place(rows, widths)
        sheet = self._tables()
        worth = sheet.at(groups, rows.eligible, rows.amounts)
        ways = worth.passed.view(np.int8) + (worth.high > 0).view(np.int8)
        known = None if sheet.known.all() else look_up(sheet.known, groups)
        bounded = None if sheet.bounded.all() else look_up(sheet.bounded, groups * WAYS + ways)
        return Answer(groups, worth.low, worth.high, ways, known, bounded, sheet)

    def _tables(self) -> Sheet:
        """The formulas of every group there is by now."""
        sheet = self._sheet
        if sheet.size < len(self.partition.formulas):
            sheet = self._sheet = Sheet(list(self.partition.formulas))
            self.outcomes.make_room(sheet.size)
        return sheet
