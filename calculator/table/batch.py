"""A batch of a table worked out, and the columns of its results."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.table.assembly import AMOUNTS, DUE, Amount, Assembly
from calculator.table.columns.arrays import Bools, Ints
from calculator.table.columns.layout import tells_received
from calculator.table.desk import Desk
from calculator.table.done import Refused
from calculator.table.outcomes import NAMES

PART = 2**18
"""Rows worked out at a time: so many that threads seldom wait for one another, though fewer would stay nearer to the processor."""
MONEY = pa.decimal64(18, 2)

Run = Callable[[Callable[[int], None], Iterable[int]], Iterable[None]]
"""``map``, or that of a pool of threads."""


def result_names(names: Iterable[str]) -> tuple[str, ...]:
    """The columns of the results of a table with such columns."""
    due = DUE if tells_received(names) else ()
    return ("id", NAMES[0], *AMOUNTS, *due, *NAMES[1:])


class Batch:
    """``numbers`` are those of the rows in the table, from 1; without ids they stand for them."""

    def __init__(self, batch: pa.RecordBatch, desk: Desk, numbers: Callable[[], Ints], run: Run = map, part: int = PART) -> None:
        self._columns, self._numbers, self.register = batch, numbers, desk.register
        self._assembly = Assembly(batch.num_rows, tells_received=tells_received(batch.schema.names))
        prepared = desk.prepare(batch)

        def put(start: int) -> None:
            self._assembly.put(desk.work(prepared, start, min(start + part, batch.num_rows)))

        for _ in run(put, range(0, batch.num_rows, part)):
            pass
        self.refused: list[Refused] = self._assembly.refused()

    @property
    def kept(self) -> Bools | None:
        """Which rows could be used; None for all."""
        return self._assembly.kept()

    @property
    def outcomes(self) -> NDArray[np.int32]:
        """Under which number of the register the words of each row's result stand."""
        return self._assembly.outcomes

    @property
    def amounts(self) -> dict[str, Amount]:
        """The columns of amounts."""
        return self._assembly.amounts()

    def column(self, name: str) -> pa.Array:
        """A column as it came in."""
        return self._columns.column(name)

    @property
    def ids(self) -> pa.Array:
        """The id of every row."""
        return self.column("id") if "id" in self._columns.schema.names else pa.array(self._numbers())

    def results(self, also: Iterable[str] = ()) -> pa.RecordBatch:
        """The results of the rows that could be used, and columns of the table."""
        columns = {"id": self.ids, **self.register.columns(self.outcomes)}
        columns |= {name: _money(*amount) for name, amount in self.amounts.items()}
        names = result_names(self._columns.schema.names)
        results = pa.record_batch({name: columns[name] for name in names} | {name: self.column(name) for name in also})
        return results if self.kept is None else results.filter(pa.array(self.kept))


def _money(fen: Ints, there: Bools | None) -> pa.Array:
    bits = None if there is None else pa.py_buffer(np.packbits(there, bitorder="little"))
    return pa.Array.from_buffers(MONEY, len(fen), [bits, pa.py_buffer(fen)])
