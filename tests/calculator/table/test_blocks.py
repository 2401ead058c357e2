"""A CSV file cut into blocks of whole rows: the same rows as Python's own reader has, wherever the cuts fall."""

from __future__ import annotations

import csv
import io
import random

import pytest

from calculator.table import UnusableTableError
from calculator.table.files import blocks as cutting
from calculator.table.files.blocks import blocks, rows
from calculator.table.files.csv_source import open_csv

PIECES = ("a", "b", ",", "\n", '"', '"', "\r\n", '""', " ", "\r", "é")


def test_rows_end_where_python_says() -> None:
    """Stray quotes, quotes in quotes, line breaks of all three kinds, in and out of quotes."""
    draw = random.Random(1)
    for _ in range(3000):
        text = "".join(draw.choices(PIECES, k=draw.randint(1, 60)))
        wanted = list(csv.reader(io.StringIO(text, newline="")))
        found = rows(text.encode())
        assert [next(csv.reader(io.StringIO(row.decode(), newline=""))) for row in found] == [row for row in wanted if row], text
        for size in (1, 3, 10, 100):
            cut = list(blocks(io.BytesIO(text.encode()), size))
            assert [row for block in cut for row in rows(block)] == found, (text, size)


def test_cells_are_what_python_reads() -> None:
    """Rows of another length than the header's are set aside, like one whose quote is never closed, and every row's text is kept."""
    draw = random.Random(2)
    for _ in range(3000):
        body = "".join(draw.choices((*PIECES, ",", "\n"), k=draw.randint(1, 40)))
        wanted = _rows(body)
        pieces = [read() for read in open_csv(io.BytesIO(b"place,total\n" + body.encode()), size=draw.choice((1, 9, 1000))).pieces]
        cells = [tuple(cell or None for cell in row) for piece in pieces for row in zip(*map(list, _columns(piece.batch)), strict=True)]
        closed = _rows(f"{body}\nq,q")[-1] == ["q", "q"]
        used = wanted if closed else wanted[:-1]
        assert cells == [tuple(cell or None for cell in row) for row in used if len(row) == 2], body
        texts = [piece.text(place) for piece in pieces for place in range(piece.rows)]
        assert [next(csv.reader(io.StringIO(text, newline=""))) for text in texts] == wanted, body


def _rows(text: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(text, newline="")) if row]


def _columns(batch: object) -> list[list[str | None]]:
    return [column.to_pylist() for column in batch.columns]  # type: ignore[attr-defined]


def test_a_byte_order_mark_inside_a_file_is_a_letter_wherever_blocks_begin() -> None:
    """As in files put one after another: a row that begins with it, and one that is nothing else."""
    content = b"place,total\n" + "a,1\n\ufeffb,2\n\ufeff\nc,3\n".encode()
    for size in (1, 1000):
        pieces = [read() for read in open_csv(io.BytesIO(content), size=size).pieces]
        assert [place for piece in pieces for place in piece.batch.column("place").to_pylist()] == ["a", "\ufeffb", "c"]
        assert sum(len(piece.strays) for piece in pieces) == 1


def test_a_quote_that_is_never_closed_does_not_fill_the_memory() -> None:
    endless = io.BytesIO(b'a,"' + b"x\n" * (cutting.LONGEST_ROW // 2 + 2**21))
    with pytest.raises(UnusableTableError, match="引号"):
        list(blocks(endless))
