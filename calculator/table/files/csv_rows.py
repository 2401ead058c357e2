"""Results as rows of CSV: the words of each kind of result are spelled once, and rows are put together column by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from calculator.table.batch import Batch
from calculator.table.columns.arrays import Bools, text_parts
from calculator.table.columns.layout import UnusableTableError
from calculator.table.files.csv_row import SPECIAL, csv_row
from calculator.table.files.money_text import joined
from calculator.table.outcomes import Register, Words


class CsvRows:
    """Spells batches of results as rows; ``also`` names columns of the table that come after the results."""

    def __init__(self, register: Register, also: Sequence[str] = ()) -> None:
        self._register, self._also = register, also
        self._spelled = (0, pa.array([], pa.string()), pa.array([], pa.string()))

    def rows(self, batch: Batch) -> pa.Buffer:
        """The results of the rows that could be used."""
        kept = batch.kept
        outcomes = pa.array(_some(batch.outcomes, kept))
        _, statuses, rests = self._words()
        amounts = [(_some(fen, kept), None if there is None else _some(there, kept)) for fen, there in batch.amounts.values()]
        own = [piece for name in self._also for piece in (",", _field(name, batch.column(name), kept))]
        pieces = (_field("id", batch.ids, kept), statuses.take(outcomes), joined(amounts), rests.take(outcomes), *own, "\n")
        return _bytes(pc.binary_join_element_wise(*pieces, ""))

    def _words(self) -> tuple[int, pa.StringArray, pa.StringArray]:
        """For each number of the register its status and its other words."""
        spelled = self._spelled  # taken once: another thread may put one with fewer words there
        if len(self._register) > spelled[0]:
            words = self._register.words()
            spelled = (len(words), pa.array([f",{one.status}," for one in words]), pa.array([_rest(one) for one in words]))
            self._spelled = spelled
        return spelled


def _rest(words: Words) -> str:
    return csv_row((words.missing, words.reason, words.assumptions, words.rule))


def _some(values: NDArray[Any], kept: Bools | None) -> NDArray[Any]:
    return values if kept is None else values[kept]


def _field(name: str, column: pa.Array, kept: Bools | None) -> pa.StringArray:
    """A column's text, quoted where it has to be. Raises UnusableTableError for what has none: lists, bytes that are not UTF-8."""
    try:
        text = (column if kept is None else column.filter(pa.array(kept))).cast(pa.string()).fill_null("")
    except pa.ArrowException:
        raise UnusableTableError(f"{name} 这一列（类型 {column.type}）写不进 CSV；结果请写成 .parquet") from None
    _, held = text_parts(text)
    if not any((held == ord(sign)).any() for sign in SPECIAL):
        return text
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
    return pc.if_else(pc.match_substring_regex(text, f"[{SPECIAL}]"), quoted, text)


def _bytes(text: pa.StringArray) -> pa.Buffer:
    """All texts one after another."""
    _, offsets, data = text.buffers()
    if data is None:
        return pa.py_buffer(b"")
    ends = np.frombuffer(offsets, np.int32)
    start, stop = int(ends[text.offset]), int(ends[text.offset + len(text)])
    return data.slice(start, stop - start)
