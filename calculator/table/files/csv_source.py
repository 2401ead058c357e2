"""A CSV file as pieces of columns; rows that are no rows of the table are set aside with the reason.

The file is UTF-8, with or without a byte order mark, or in another encoding that is named and in which quotes, commas and line breaks are
the bytes they are in ASCII (GB 18030, which Excel writes, is one).
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.csv

from calculator.table.columns.layout import COLUMNS, WORDS, UnusableTableError, check_names
from calculator.table.files.blocks import BLOCK, blocks, ends_in_quotes, first_end, rows
from calculator.table.files.source import Piece, Source, Stray

UTF_8 = "utf-8"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT, _WORDS = pa.string(), pa.dictionary(pa.int32(), pa.string())


def open_csv(file: BinaryIO, encoding: str = UTF_8, *, keep: bool = False, size: int = BLOCK) -> Source:
    """The columns named in the first row, and the rows under it; ``keep`` reads columns of other names too. Raises UnusableTableError."""
    cut = blocks(file, size)
    first = next(cut, b"")
    if first.startswith(_WIDE):
        raise UnusableTableError("这个文件是 UTF-16 编码；请另存为 UTF-8 的 CSV")
    first = first.removeprefix(codecs.BOM_UTF8)
    end = first_end(first)
    names = _header(first[:end], encoding)
    check_names(names)
    schema = pa.schema([(name, _WORDS if name in WORDS else _TEXT) for name in names if keep or name in COLUMNS])
    read = partial(_read, names=names, encoding=encoding, schema=schema)
    return Source(schema, (partial(read, block, last=last) for block, last in _told_last(first[end:], cut)))


def _told_last(first: bytes, cut: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The blocks, and whether each is the last."""
    block = first
    for following in cut:
        if block:
            yield block, False
        block = following
    if block:
        yield block, True


def _header(row: bytes, encoding: str) -> list[str]:
    try:
        return next(csv.reader([row.decode(encoding).strip("\r\n")], strict=True), [])
    except UnicodeDecodeError:
        raise UnusableTableError(f"第一行要是列名，{_undecoded(encoding)}：{row[:60]!r}") from None
    except csv.Error:
        raise UnusableTableError(f"第一行要是列名，这一行的引号不成对或位置不对：{row.decode(encoding)[:60]!r}") from None


def _undecoded(encoding: str) -> str:
    hint = "；如果是 Excel 存的，试试 --encoding gb18030" if encoding == UTF_8 else ""
    return f"这一行不是 {encoding.upper()} 编码{hint}"


def _read(block: bytes, names: list[str], encoding: str, schema: pa.Schema, *, last: bool) -> Piece:
    """One block; its rows are looked at one by one only where something is wrong with one of them."""
    try:
        text = _checked(block) if encoding == UTF_8 else block.decode(encoding).encode()
        batch, strays = _parsed(text, names, schema)
    except (UnicodeDecodeError, pa.ArrowInvalid):
        batch, strays, found = _read_good_rows(block, names, encoding, schema)
        return _piece(batch, strays, lambda: found, unclosed=last and ends_in_quotes(block))
    return _piece(batch, strays, lambda: rows(text), unclosed=last and ends_in_quotes(text))


def _checked(block: bytes) -> bytes:
    """The block. Raises ArrowInvalid where it is not UTF-8, which Arrow's reader would not tell of cells that nobody reads."""
    if not block.isascii():
        ends = pa.py_buffer(np.array((0, len(block)), np.int64))
        pa.Array.from_buffers(pa.large_string(), 1, [None, ends, pa.py_buffer(block)]).validate(full=True)
    return block


def _piece(batch: pa.RecordBatch, strays: list[Stray], texts: Callable[[], list[bytes]], *, unclosed: bool) -> Piece:
    count = batch.num_rows + len(strays)
    if unclosed:  # the last row has swallowed whatever came after its quote, be it as many cells as it should
        strays = [
            *(stray for stray in strays if stray.place < count - 1),
            Stray(count - 1, "这一行有一个引号没有合上，后面的都读进了这一格"),
        ]
        batch = batch.slice(0, count - len(strays))
    places = np.delete(np.arange(count), [stray.place for stray in strays]) if strays else None
    once = cache(texts)
    return Piece(batch, count, places, tuple(strays), lambda place: _spelled(once()[place]))


def _parsed(block: bytes, names: list[str], schema: pa.Schema) -> tuple[pa.RecordBatch, list[Stray]]:
    strays: list[Stray] = []

    def set_aside(row: pa.csv.InvalidRow) -> str:
        strays.append(Stray(row.number - 1, f"这一行有 {row.actual_columns} 格，表头有 {row.expected_columns} 格"))
        return "skip"

    if block.startswith(codecs.BOM_UTF8):  # of a row inside the file; Arrow drops one at the beginning of what it reads
        block = codecs.BOM_UTF8 + block
    table = pa.csv.read_csv(
        pa.py_buffer(block),
        pa.csv.ReadOptions(column_names=names, block_size=len(block) + 1, use_threads=False),
        pa.csv.ParseOptions(newlines_in_values=True, invalid_row_handler=set_aside),
        pa.csv.ConvertOptions(
            include_columns=schema.names,
            column_types=schema,
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    return _one_batch(table), strays


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else _none(table.schema)


def _none(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def _read_good_rows(block: bytes, names: list[str], encoding: str, schema: pa.Schema) -> tuple[pa.RecordBatch, list[Stray], list[bytes]]:
    """A block some of whose rows are not in its encoding, and all its rows."""
    found, good, strays = rows(block), [], []
    for place, row in enumerate(found):
        try:
            found[place] = row.decode(encoding).encode()
            good.append(found[place])
        except UnicodeDecodeError:
            strays.append(Stray(place, _undecoded(encoding)))
    batch, ragged = _parsed(b"\n".join(good), names, schema) if good else (_none(schema), [])
    if ragged:
        kept = np.delete(np.arange(len(found)), [stray.place for stray in strays])
        strays = sorted([*strays, *(Stray(int(kept[stray.place]), stray.message) for stray in ragged)], key=lambda stray: stray.place)
    return batch, strays, found


def _spelled(row: bytes) -> str:
    """A row's text; bytes that are no text as ``\\xff``."""
    return row.decode("utf-8", "backslashreplace")
