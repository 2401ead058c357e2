"""A file as its header and its rows, whatever it is called: what it is, its first bytes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from assistant.cases.cells import MERGED, Cell, as_text, is_empty
from assistant.cases.csv_file import csv_rows
from assistant.cases.excel_file import xlsx_rows
from assistant.cases.said import UnusableFileError

MOST_BYTES: Final = 2**20
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
_MOST_ABOVE = 50  # rows above the header that are empty or hold a title in one cell: no table of cases has one column
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its headers, and each row that is not empty with its number as a spreadsheet counts, from 1."""

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def read_file(data: bytes) -> Sheet:
    """The table in a file. Raises UnusableFileError: too large, neither CSV nor XLSX, broken, or empty."""
    if len(data) > MOST_BYTES:
        raise UnusableFileError("too_many_bytes", most=MOST_BYTES // 2**20)
    if not data.strip():
        raise UnusableFileError("empty")
    if data.startswith(_OLD_EXCEL):
        raise UnusableFileError("old_excel")
    rows: Iterator[list[Cell]] = xlsx_rows(data) if data.startswith(_ZIP) else iter(csv_rows(data))  # type: ignore[arg-type]
    return _sheet(enumerate(rows, start=1))


def _sheet(rows: Iterator[tuple[int, list[Cell]]]) -> Sheet:
    """The header is the first row with several cells, where there is one: what stands above it alone is a title."""
    first = list(islice(rows, _MOST_ABOVE))
    filled = [_filled(row) for _, row in first]
    at = next((n for n, cells in enumerate(filled) if cells > 1), next((n for n, cells in enumerate(filled) if cells), None))
    if at is None:
        raise UnusableFileError("empty")
    headers = _headers(first[at][1])
    return Sheet(headers, tuple(_rows(chain(first[at + 1 :], rows), len(headers))))


def _filled(row: list[Cell]) -> int:
    """The cells with something of their own: a title merged across the sheet is one."""
    return sum(not is_empty(cell) and not str(cell).startswith(MERGED) for cell in row)


def _headers(row: list[Cell]) -> tuple[str, ...]:
    """Without the empty cells at the end of the line."""
    names = [as_text(cell).strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise UnusableFileError("too_many_columns", found=len(names), most=MOST_COLUMNS)
    if "" in names:
        raise UnusableFileError("no_header", column=names.index("") + 1)
    return tuple(names)


def _rows(rows: Iterable[tuple[int, list[Cell]]], width: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Those with anything in them. Empty cells at a row's end stand for nothing; a row that is short or long keeps its length."""
    kept = 0
    for number, row in rows:
        while len(row) > width and is_empty(row[-1]):
            row.pop()
        if all(is_empty(cell) for cell in row):
            continue
        kept += 1
        if kept > MOST_ROWS:
            raise UnusableFileError("too_many_rows", most=MOST_ROWS)
        yield number, tuple(row)
