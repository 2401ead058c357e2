"""What a file of cases is read as: one piece after another, each a batch of columns and what is needed to quote its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from calculator.table.columns.arrays import Ints


@dataclass(frozen=True, slots=True)
class Stray:
    """A row that has no place in the columns: its place among all rows of its piece, and why."""

    place: int
    message: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a file. ``places`` are those of the batch's rows among all of them, strays included; None where there are none.

    ``text`` is a row as it stood in the file, by its place.
    """

    batch: pa.RecordBatch
    rows: int
    places: Ints | None
    strays: tuple[Stray, ...]
    text: Callable[[int], str]

    def numbers(self, first: int) -> Ints:
        """The numbers of the batch's rows, where the piece begins with row ``first``."""
        return np.arange(first, first + self.rows) if self.places is None else self.places + first


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its columns, and its pieces, each still to be read by whoever calls it."""

    schema: pa.Schema
    pieces: Iterator[Callable[[], Piece]]
