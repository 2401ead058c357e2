"""Where results and rejected rows are written: CSV or Parquet.

To ``spell`` a batch takes long and may be done by any thread; ``write`` is called by one, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from enum import Enum
from typing import Any, BinaryIO, Generic, Protocol, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from calculator.table.batch import Batch, result_names
from calculator.table.columns.layout import COLUMNS, UnusableTableError
from calculator.table.files.csv_row import csv_row
from calculator.table.files.csv_rows import CsvRows
from calculator.table.files.rejected import Rejected
from calculator.table.outcomes import NAMES, Register

_ROW_GROUP = 2**17
_MONEY, _WORDS = pa.decimal128(18, 2), pa.dictionary(pa.int32(), pa.string())
_REJECTED = tuple(field.name for field in fields(Rejected))
Brought = TypeVar("Brought")


class Format(Enum):
    """How a file is written."""

    CSV = "csv"
    PARQUET = "parquet"


class Target(Protocol):
    """A file that grows."""

    def write(self, spelled: Any) -> None:
        """Write some rows."""

    def close(self) -> None:
        """Finish the file."""


@dataclass(frozen=True, slots=True)
class Sink(Generic[Brought]):
    """A file, and how what is brought is spelled for it."""

    spell: Callable[[Brought], Any]
    target: Target


def results_sink(file: BinaryIO, form: Format, schema: pa.Schema, register: Register) -> Sink[Batch]:
    """For the results of a table of some columns; those that are the table's own come after them. Raises UnusableTableError."""
    names, also = result_names(schema.names), [name for name in schema.names if name not in COLUMNS]
    for name in also:
        if name in names:
            raise UnusableTableError(f"{name} 这一列不能保留：结果里也有一列叫这个名字")
    if form is Format.CSV:
        return Sink(CsvRows(register, also).rows, _Csv(file, [*names, *also]))
    results = pa.schema([*((name, _kind(name, schema)) for name in names), *(schema.field(name) for name in also)])
    return Sink(lambda batch: batch.results(also).cast(results), _Parquet(file, results))


def _kind(name: str, schema: pa.Schema) -> pa.DataType:
    if name == "id":
        return schema.field("id").type if "id" in schema.names else pa.int64()
    return _WORDS if name in NAMES else _MONEY


def rejected_sink(file: BinaryIO, form: Format) -> Sink[list[Rejected]]:
    """For rows that were set aside."""
    if form is Format.CSV:
        return Sink(_lines, _Csv(file, _REJECTED))
    kinds = pa.schema([(name, pa.int64() if name == "row" else pa.string()) for name in _REJECTED])
    return Sink(lambda rows: pa.RecordBatch.from_pylist([asdict(row) for row in rows], kinds), _Parquet(file, kinds))


def _lines(rows: list[Rejected]) -> bytes:
    return "".join(f"{csv_row(map(str, astuple(row)))}\n" for row in rows).encode("utf-8", "backslashreplace")


class _Csv:
    def __init__(self, file: BinaryIO, names: Sequence[str]) -> None:
        self._file = file
        file.write(f"{csv_row(names)}\n".encode())

    def write(self, spelled: pa.Buffer | bytes) -> None:
        self._file.write(spelled)

    def close(self) -> None:
        self._file.flush()


class _Writer(pq.ParquetWriter):  # type: ignore[misc] # pyarrow has no types
    def __del__(self) -> None:
        """Nothing: what was not closed belongs to a file that is thrown away, and is closed already."""


class _Parquet:
    """Rows are collected until there are enough for a row group."""

    def __init__(self, file: BinaryIO, schema: pa.Schema) -> None:
        words = [field.name for field in schema if pa.types.is_dictionary(field.type)]
        self._file = file
        self._writer, self._schema = _Writer(file, schema, use_dictionary=words or False), schema
        self._waiting: list[pa.RecordBatch] = []

    def write(self, spelled: pa.RecordBatch) -> None:
        self._waiting.append(spelled)
        if sum(batch.num_rows for batch in self._waiting) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting, self._schema))
            self._waiting.clear()

    def close(self) -> None:
        self._flush()
        self._writer.close()
        self._file.flush()
