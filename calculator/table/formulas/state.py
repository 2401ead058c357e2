"""What was learned so far: the groups, their formulas as tables, and under which number the words of each result stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock

import numpy as np

from calculator.table.columns.arrays import Bools, Ints, look_up
from calculator.table.formulas.family import Family
from calculator.table.formulas.groups import Groups
from calculator.table.formulas.partition import Partition
from calculator.table.formulas.rows import Rows
from calculator.table.formulas.sheet import Sheet
from calculator.table.formulas.tree import Level

WAYS = 3
"""A payment is one of: the deductible not passed, passed and nothing paid, something paid. A result's words go by that; the first two have
the same words where the amount is definite, and are not told apart where every amount of a family is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says about rows: ``low`` and ``high`` fen (one array where they are the same for all), and the ``kinds`` of the results:
    the group, and which way it comes out, as one number.

    ``known`` is where there is an amount, ``bounded`` where nothing is missing above; None where that is everywhere.
    """

    groups: Ints
    low: Ints
    high: Ints
    kinds: Ints
    known: Bools | None
    bounded: Bools | None
    sheet: Sheet

    @property
    def covered(self) -> Bools:
        """Where a text rules."""
        return look_up(self.sheet.covered, self.groups)

    @property
    def known_everywhere(self) -> Bools:
        """``known`` for each row."""
        return np.ones(len(self.low), np.bool_) if self.known is None else self.known

    @property
    def bounded_everywhere(self) -> Bools:
        """``bounded`` for each row."""
        return np.ones(len(self.low), np.bool_) if self.bounded is None else self.bounded


class State:
    """Groups, the partition that finds them, and the tables made from them."""

    def __init__(self, enough: int) -> None:
        self.groups = Groups(enough)
        self.partition = Partition(self.groups)
        self.outcomes, self.outcomes_received = Level(1, RLock()), Level(2, RLock())
        self.chained: dict[tuple[int, ...], int] = {}

    def answer(self, family: Family, rows: Rows, widths: Mapping[str, int]) -> Answer:
        """What the rules say about rows of a family. Raises Coarse."""
        groups = self.partition.groups(family, rows, widths)
        sheet = self._sheet(family)
        worth = sheet.at(groups, rows.eligible, rows.amounts)
        paid = np.clip(worth.high, 0, 1)  # what stands for rows without a formula may be negative
        kinds = groups * WAYS
        kinds += paid
        kinds += paid if worth.passed is None else worth.passed
        known = None if sheet.all_known else look_up(sheet.known, groups)
        bounded = None if sheet.all_bounded else look_up(sheet.bounded, kinds)
        return Answer(groups, worth.low, worth.high, kinds, known, bounded, sheet)

    def _sheet(self, family: Family) -> Sheet:
        """The formulas of every group that the family has by now."""
        sheet = family.sheet
        if sheet is None or sheet.size < len(family.members):
            members = frozenset(family.members)  # before the formulas: another thread may find a group between the two
            sheet = Sheet(list(self.groups.formulas), members)
            for outcomes in (self.outcomes, self.outcomes_received):
                outcomes.make_room(len(self.groups.formulas) * WAYS)
            family.sheet = sheet  # when there is room: another thread may take it at once
        return sheet
