"""Rows that were set aside, each with its number, what is wrong with it, and the row as it stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.table.batch import Batch
from calculator.table.columns.arrays import text_at
from calculator.table.files.source import Piece


@dataclass(frozen=True, slots=True)
class Rejected:
    """``row`` counts the rows of the table from 1; ``field`` is that of the machine interface, "" for a row that is none."""

    row: int
    id: str
    field: str
    message: str
    original: str


def rejected(piece: Piece, batch: Batch, first: int) -> list[Rejected]:
    """Those of a piece of which the first row has number ``first``, in order."""
    return sorted([*_strays(piece, first), *_refused(piece, batch, first)], key=lambda row: row.row)


def _strays(piece: Piece, first: int) -> Iterator[Rejected]:
    for stray in piece.strays:
        yield Rejected(first + stray.place, "", "", stray.message, piece.text(stray.place))


def _refused(piece: Piece, batch: Batch, first: int) -> Iterator[Rejected]:
    if batch.refused:
        ids, numbers = batch.ids, piece.numbers(first)
        for refused in batch.refused:
            number = int(numbers[refused.row])
            text = piece.text(number - first)
            yield Rejected(number, text_at(ids, refused.row) or "", refused.field, refused.message, text)
