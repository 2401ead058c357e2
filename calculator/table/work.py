"""A table in memory: columns in, columns out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from itertools import accumulate
from os import cpu_count

import numpy as np
import pyarrow as pa

from calculator.own_rule import OwnRules
from calculator.table.batch import Batch
from calculator.table.columns.arrays import text_at
from calculator.table.columns.layout import check_names
from calculator.table.desk import Desk

REJECTED = pa.schema([("row", pa.int64()), ("id", pa.string()), ("field", pa.string()), ("message", pa.string())])


class Worked:
    """A table worked out. Amounts are yuan, null where there is none; words are dictionary-encoded, and spelled when they are asked for."""

    def __init__(self, batches: list[Batch], firsts: list[int]) -> None:
        self._batches, self._firsts = batches, firsts

    @cached_property
    def results(self) -> pa.Table:
        """A row for each row that could be used, in order; a table without ids has its rows' numbers, from 1, for ids."""
        tables = [pa.Table.from_batches([batch.results()]) for batch in self._batches]
        return tables[0] if len(tables) == 1 else pa.concat_tables(tables).unify_dictionaries()

    @cached_property
    def rejected(self) -> pa.Table:
        """The number, id, field and message of each other row."""
        rows = [row for batch, first in zip(self._batches, self._firsts, strict=True) for row in _rejected(batch, first)]
        return pa.Table.from_pylist(rows, REJECTED)


def work_out(columns: pa.Table | pa.RecordBatch, rules: OwnRules | None = None) -> Worked:
    """What every row of a table is paid, under rules of one's own where there are any for its place. Raises :class:`UnusableTableError`
    where the columns themselves cannot be used."""
    check_names(columns.schema.names)
    batches = [columns] if isinstance(columns, pa.RecordBatch) else columns.to_batches() or [_empty(columns.schema)]
    firsts = list(accumulate((batch.num_rows for batch in batches[:-1]), initial=1))
    desk = Desk(rules) if rules else _desk()
    return Worked([_worked(batch, first, desk) for batch, first in zip(batches, firsts, strict=True)], firsts)


def _worked(batch: pa.RecordBatch, first: int, desk: Desk) -> Batch:
    return Batch(batch, desk, lambda: np.arange(first, first + batch.num_rows), _threads().map)


def _rejected(batch: Batch, first: int) -> list[dict[str, object]]:
    ids = batch.ids
    return [
        {"row": first + refused.row, "id": text_at(ids, refused.row), "field": refused.field, "message": refused.message}
        for refused in batch.refused
    ]


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


@cache
def _desk() -> Desk:
    """One for the process: the law does not change while it runs."""
    return Desk()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(cpu_count(), thread_name_prefix="table")
