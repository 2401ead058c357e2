"""A Parquet file as pieces of columns, some rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from calculator.table.columns.arrays import text_at
from calculator.table.columns.layout import COLUMNS, WORDS, UnusableTableError, check_names
from calculator.table.files.csv_row import csv_row
from calculator.table.files.source import Piece, Source

_ROWS, _BUFFER = 2**15, 2**16


def open_parquet(path: Path, *, keep: bool = False) -> Source:
    """The columns and rows of a file; ``keep`` reads columns of other names too. Raises UnusableTableError."""
    path.open("rb").close()  # which says what is wrong with the path, if anything is
    with _told(path.name):
        names = pq.read_schema(path).names
    check_names(names)
    with _told(path.name):
        file = pq.ParquetFile(path, read_dictionary=[name for name in names if name in WORDS], pre_buffer=False, buffer_size=_BUFFER)
        wanted = [name for name in names if keep or name in COLUMNS]
        schema = pa.schema([file.schema_arrow.field(name) for name in wanted])
    return Source(schema, _pieces(file, wanted, path.name))


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What Arrow raises about a file's content; it has no kind of its own for that."""
    try:
        yield
    except (pa.ArrowException, OSError) as broken:
        raise UnusableTableError(f"{name} 不是一个完整的 Parquet 文件：{broken}") from None


def _pieces(file: pq.ParquetFile, wanted: list[str], name: str) -> Iterator[Callable[[], Piece]]:
    with _told(name):
        for batch in file.iter_batches(_ROWS, columns=wanted, use_threads=False):
            yield partial(_piece, batch)


def _piece(batch: pa.RecordBatch) -> Piece:
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            text = column.dictionary if pa.types.is_dictionary(column.type) else column
            if pa.types.is_string(text.type) or pa.types.is_large_string(text.type):
                text.validate(full=True)
        except pa.ArrowInvalid:
            raise UnusableTableError(f"{name} 这一列里有不是 UTF-8 的文字") from None
    return Piece(batch, batch.num_rows, None, (), lambda place: _text(batch, place))


def _text(batch: pa.RecordBatch, place: int) -> str:
    """A row as a line of CSV would have it."""
    return csv_row(text_at(column, place) or "" for column in batch.columns)
