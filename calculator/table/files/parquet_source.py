"""A Parquet file as pieces of columns, some rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from calculator.table.columns.layout import COLUMNS, WORDS, UnusableTableError, check_names
from calculator.table.files.csv_row import csv_row
from calculator.table.files.source import Piece, Source

_ROWS, _BUFFER = 2**15, 2**16


def open_parquet(path: Path, *, keep: bool = False) -> Source:
    """The columns and rows of a file; ``keep`` reads columns of other names too. Raises UnusableTableError."""
    try:
        names = pq.read_schema(path).names
    except pa.ArrowInvalid as broken:
        raise UnusableTableError(f"{path.name} 不是一个完整的 Parquet 文件：{broken}") from None
    check_names(names)
    file = pq.ParquetFile(path, read_dictionary=[name for name in names if name in WORDS], pre_buffer=False, buffer_size=_BUFFER)
    wanted = [name for name in names if keep or name in COLUMNS]
    schema = pa.schema([file.schema_arrow.field(name) for name in wanted])
    return Source(schema, _pieces(file, wanted))


def _pieces(file: pq.ParquetFile, wanted: list[str]) -> Iterator[Callable[[], Piece]]:
    for batch in file.iter_batches(_ROWS, columns=wanted, use_threads=False):
        yield partial(_piece, batch)


def _piece(batch: pa.RecordBatch) -> Piece:
    return Piece(batch, batch.num_rows, None, (), lambda place: _text(batch, place))


def _text(batch: pa.RecordBatch, place: int) -> str:
    """A row as a line of CSV would have it."""
    return csv_row(str(value) if (value := column[place].as_py()) is not None else "" for column in batch.columns)
