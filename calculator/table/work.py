"""A table in memory: columns in, columns out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from itertools import accumulate
from os import cpu_count

import numpy as np
import pyarrow as pa

from calculator.table.assembly import Assembly
from calculator.table.desk import Desk
from calculator.table.layout import check_names

PART = 2**16
"""Rows worked out at a time: few enough for their arrays to stay in a processor's cache."""
REJECTED = pa.schema([("row", pa.int64()), ("id", pa.string()), ("field", pa.string()), ("message", pa.string())])

Run = Callable[[Callable[[int], None], Iterable[int]], Iterable[None]]
"""``map``, or that of a pool of threads."""


class Batch:
    """A batch worked out. ``first`` is the number of its first row; rows count from 1, and without ids their numbers stand for them."""

    def __init__(self, batch: pa.RecordBatch, desk: Desk, first: int = 1, run: Run = map) -> None:
        self._first, self._register, self._assembly = first, desk.register, Assembly(batch.num_rows)
        self._ids = batch.column("id") if "id" in batch.schema.names else None
        prepared = desk.prepare(batch)

        def put(start: int) -> None:
            self._assembly.put(start, desk.work(prepared, start, min(start + PART, batch.num_rows)))

        for _ in run(put, range(0, batch.num_rows, PART)):
            pass

    @property
    def ids(self) -> pa.Array:
        """The id of every row."""
        return pa.array(np.arange(self._first, self._first + self._assembly.size)) if self._ids is None else self._ids

    @property
    def results(self) -> pa.RecordBatch:
        """The results of the rows that could be used."""
        words = self._register.columns(self._assembly.outcomes)
        columns = {"id": self.ids, "status": words.pop("status"), **self._assembly.amounts(), **words}
        kept = self._assembly.kept()
        return pa.record_batch(columns) if kept is None else pa.record_batch(columns).filter(pa.array(kept))

    @property
    def rejected(self) -> pa.Table:
        """The other rows: their numbers, and what is wrong with them."""
        refused, ids = self._assembly.refused(), self.ids
        rows = {
            "row": [self._first + each.row for each in refused],
            "id": [None if (name := ids[each.row].as_py()) is None else str(name) for each in refused],
            "field": [each.field for each in refused],
            "message": [each.message for each in refused],
        }
        return pa.table(rows, REJECTED)


class Worked:
    """A table worked out. Amounts are yuan, null where there is none; words are dictionary-encoded, and spelled when they are asked for."""

    def __init__(self, batches: list[Batch]) -> None:
        self._batches = batches

    @cached_property
    def results(self) -> pa.Table:
        """A row for each row that could be used, in order."""
        tables = [pa.Table.from_batches([batch.results]) for batch in self._batches]
        return tables[0] if len(tables) == 1 else pa.concat_tables(tables, promote_options="default").unify_dictionaries()

    @cached_property
    def rejected(self) -> pa.Table:
        """The number (from 1), id, field and message of each other row."""
        return pa.concat_tables([batch.rejected for batch in self._batches])


def work_out(columns: pa.Table | pa.RecordBatch) -> Worked:
    """What every row of a table is paid. Raises :class:`UnusableTableError` where the columns themselves cannot be used."""
    check_names(columns.schema.names)
    batches = [columns] if isinstance(columns, pa.RecordBatch) else columns.to_batches() or [_empty(columns.schema)]
    firsts = accumulate((batch.num_rows for batch in batches), initial=1)
    return Worked([Batch(batch, _desk(), first, _threads().map) for batch, first in zip(batches, firsts, strict=False)])


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


@cache
def _desk() -> Desk:
    """One for the process: the law does not change while it runs."""
    return Desk()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(cpu_count(), thread_name_prefix="table")
