"""A batch of a table, ready to be asked about part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from calculator.claim import Case
from calculator.person import Scheme
from calculator.table.arrays import Bools, Ints, look_up
from calculator.table.expenses import Spent, spent
from calculator.table.fen import ABSENT, NO_CAP, read_column
from calculator.table.layout import AMOUNTS, COLUMNS, EXPENSES, RECEIVED, WORDS, Cell, case_of
from calculator.table.rows import Rows
from calculator.table.words import AID, NOBODY, Coded, Spelled, Vocabulary, read_words


@dataclass(frozen=True, slots=True)
class Part:
    """Rows to be asked about; what was received for them, by column; and what slips say the insurance paid (None: no slip has that)."""

    rows: Rows
    received: Mapping[str, Ints]
    insurance: Ints | None

    def some(self, places: Ints) -> Part:
        """The rows at some places."""
        received = {name: look_up(values, places) for name, values in self.received.items()}
        return Part(self.rows.some(places), received, None if self.insurance is None else look_up(self.insurance, places))

    def received_by_scheme(self) -> Ints | None:
        """What was received from the scheme each row asks about; None where no row says anything."""
        if not self.received:
            return None
        insurance, aid = (self._said(name) for name in RECEIVED)
        return np.where(self.rows.codes["scheme"] == AID, aid, insurance)

    def received_from_insurance(self) -> Ints:
        """What was received from the insurance; what a slip says it paid, where nothing else is said."""
        said = self._said(RECEIVED[0])
        return said if self.insurance is None else np.where((said == ABSENT) & (self.insurance > 0), self.insurance, said)

    def received_in_all(self) -> Ints:
        """What was received from both, as far as it was said."""
        insurance, aid = self.received_from_insurance(), self._said(RECEIVED[1])
        said = (insurance > ABSENT) | (aid > ABSENT)
        return np.where(said, np.maximum(insurance, 0) + np.maximum(aid, 0), ABSENT)

    def _said(self, name: str) -> Ints:
        return self.received.get(name, np.full(len(self.rows), ABSENT))


class Prepared:
    """The columns of a batch. Raises UnusableTableError for a column that cannot hold what its name says."""

    def __init__(self, batch: pa.RecordBatch, vocabularies: Mapping[str, Vocabulary]) -> None:
        self._columns = {name: batch.column(name) for name in batch.schema.names if name in COLUMNS}
        self._words: dict[str, Coded | Spelled] = {
            name: read_words(self._columns[name], name, vocabularies[name]) if name in self._columns else NOBODY for name in WORDS
        }

    def part(self, start: int, stop: int) -> Part:
        """The rows from ``start`` to before ``stop``."""
        costs = spent(self._amounts(EXPENSES, start, stop))
        amounts, received = self._amounts(AMOUNTS, start, stop), self._amounts(RECEIVED, start, stop)
        alone = _alone(costs, {**amounts, **received})
        codes = {name: column.part(start, stop) for name, column in self._words.items()}
        codes |= {"way": costs.way, "alone": 0 if alone is None else alone.astype(np.int64)}
        rows = Rows(codes, costs.eligible, amounts, alone, lambda row: self.case(start + row), _first_layer)
        return Part(rows, received, costs.insurance)

    def case(self, row: int) -> Case:
        """The case of one row, as the single path reads it. Raises CaseError."""
        return Case.read(case_of({name: _cell(column, row) for name, column in self._columns.items()}))

    def _amounts(self, names: tuple[str, ...], start: int, stop: int) -> dict[str, Ints]:
        """The columns there are of some names."""
        return {name: read_column(self._columns[name].slice(start, stop - start), name) for name in names if name in self._columns}


def _alone(costs: Spent, amounts: Mapping[str, Ints]) -> Bools | None:
    """Rows with an amount that cannot be read, besides those whose expense cannot be used."""
    alone = costs.alone
    for name, values in amounts.items():
        least = NO_CAP if name == "annual_cap" else ABSENT
        if len(values) and values.min() < least:
            alone = values < least if alone is None else alone | (values < least)
    return alone


def _first_layer(case: Case) -> Scheme:
    return Scheme.CRITICAL_ILLNESS if case.scheme is Scheme.CHAIN else case.scheme


def _cell(column: pa.Array, row: int) -> Cell:
    try:
        value: Cell = column[row].as_py()
    except (ValueError, OverflowError):  # a day before the year 1 or after 9999
        value = str(column.slice(row, 1).cast(pa.string())[0].as_py())
    return value
