"""A batch of a table, ready to be worked out part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import RLock

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.claim import Case
from calculator.table.columns.arrays import Bools, Ints, look_up, some, text_at
from calculator.table.columns.expenses import Spent, spent
from calculator.table.columns.fen import Amounts, read_column
from calculator.table.columns.layout import AMOUNTS, COLUMNS, EXPENSES, RECEIVED, SLIP, WORDS, Cell, case_of
from calculator.table.columns.received import INSURANCE
from calculator.table.columns.words import Coded, Vocabulary, read_words
from calculator.table.formulas.family import Family
from calculator.table.formulas.partition import APART, Partition
from calculator.table.formulas.pattern import CAP, Folding
from calculator.table.formulas.rows import Rows
from calculator.table.formulas.tree import Level


@dataclass(frozen=True, slots=True)
class Section:
    """Some rows of a batch, in order: their patterns, what they spent, the amounts they give, and their wide words.

    ``received`` is by column; ``slips`` is what settlement slips say the insurance paid, None where no slip says that.
    """

    patterns: Ints
    eligible: Ints
    amounts: Mapping[str, Amounts]
    wide: Mapping[str, Wide]
    received: Mapping[str, Amounts]
    slips: Ints | None
    case: Callable[[int], Case]

    def rows(self, family: Family, places: Ints | slice) -> Rows:
        """Those at some places, with the columns that a family looks at."""
        at = range(len(self.eligible)) if isinstance(places, slice) else places
        return Rows(
            some(self.patterns, places),
            some(self.eligible, places),
            {name: self.wide[name].at(places) for name in family.traits.wide if name in self.wide},
            {name: some(self.amounts[name].fen, places) for name in family.traits.amounts if name in self.amounts},
            lambda row: self.case(int(at[row])),
            lambda name, row: int(self.amounts[name].fen[at[row]]),
        )


@dataclass(frozen=True, slots=True)
class Wide:
    """The words of a column of many, in some rows."""

    table: Ints
    places: NDArray[np.integer]

    def at(self, places: Ints | slice) -> Ints:
        """The codes at some places."""
        return look_up(self.table, some(self.places, places))


class Prepared:
    """The columns of a batch; ``apply`` puts a case under the rule of its place. Raises UnusableTableError for a column that cannot hold
    what its name says."""

    def __init__(self, batch: pa.RecordBatch, vocabularies: Mapping[str, Vocabulary], apply: Callable[[Case], Case]) -> None:
        self._apply = apply
        self._columns = {name: batch.column(name) for name in batch.schema.names if name in COLUMNS}
        words = {name: read_words(self._columns[name], name, vocabularies[name]) for name in WORDS if name in self._columns}
        fixed = {name: code for name, code in words.items() if isinstance(code, int)}
        varying = {name: column for name, column in words.items() if isinstance(column, Coded)}
        self._folding = Folding(
            fixed, varying, [name for name in AMOUNTS if name in self._columns], several_ways=not self._columns.keys().isdisjoint(SLIP)
        )
        self._numbers = _Numbers(self._folding)
        for name in (*EXPENSES, *AMOUNTS, *RECEIVED):
            self._amounts((name,), 0, 0)

    def section(self, start: int, stop: int, partition: Partition) -> Section:
        """The rows from ``start`` to before ``stop``."""
        costs = spent(self._amounts(EXPENSES, start, stop))
        amounts, received = self._amounts(AMOUNTS, start, stop), self._amounts(RECEIVED, start, stop)
        keys = self._folding.keys(start, stop, costs.way, {name: each.states for name, each in amounts.items()})
        patterns = self._numbers.of(keys, partition)
        alone = _alone(costs, {**amounts, **received})
        if alone is not None:
            patterns = np.where(alone, APART, patterns)
        wide = {name: Wide(column.table, column.at(start, stop)) for name, column in self._folding.wide.items()}
        return Section(patterns, costs.eligible, amounts, wide, received, costs.insurance, lambda row: self.case(start + row))

    def case(self, row: int) -> Case:
        """The case of one row, as the single path reads it. Raises CaseError."""
        return self._apply(Case.read(case_of({name: _cell(column, row) for name, column in self._columns.items()})))

    def _amounts(self, names: tuple[str, ...], start: int, stop: int) -> dict[str, Amounts]:
        """The columns there are of some names."""
        return {name: read_column(self._columns[name].slice(start, stop - start), name) for name in names if name in self._columns}


class _Numbers:
    """The number of the pattern of each key, in the partition last asked about."""

    def __init__(self, folding: Folding) -> None:
        self._folding = folding
        self._asked: tuple[Partition, Level] | None = None

    def of(self, keys: Ints, partition: Partition) -> Ints:
        asked = self._asked
        if asked is None or asked[0] is not partition:
            asked = self._asked = (partition, Level(self._folding.size, RLock()))
        return asked[1].find(keys, lambda row, _count: partition.number(self._folding.pattern(int(keys[row]))))


def _alone(costs: Spent, amounts: Mapping[str, Amounts]) -> Bools | None:
    """Rows whose expense cannot be used, or another amount not be read, or that say in two places what the insurance has paid."""
    found = [costs.alone, *(column.bad(cap=name == CAP) for name, column in amounts.items())]
    if costs.insurance is not None and INSURANCE in amounts:
        found.append((costs.insurance > 0) & amounts[INSURANCE].given)
    some = [rows for rows in found if rows is not None]
    return np.logical_or.reduce(some) if some else None


def _cell(column: pa.Array, row: int) -> Cell:
    try:
        value: Cell = column[row].as_py()
    except (ValueError, OverflowError):  # a day before the year 1 or after 9999
        value = text_at(column, row)
    return value
