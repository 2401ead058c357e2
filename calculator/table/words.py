"""Columns of words as small numbers: values that no rule tells apart have one code.

A vocabulary keeps its codes from one batch to the next; 0 is an empty cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.outside import read_day
from calculator.person import Scheme
from calculator.table.alike import place_class, turns
from calculator.table.arrays import Ints, known, look_up, raw
from calculator.table.layout import UnusableTableError

EMPTY, CHAIN, AFTER_INSURANCE, AID = range(4)
"""Codes that a vocabulary does not choose: no word, and of schemes those that are asked about apart."""
_EPOCH = date(1970, 1, 1).toordinal()
_MOST_DAYS = 10**5
"""Between the first and the last of a table of days."""


@dataclass(slots=True)
class Vocabulary:
    """The code of every value met so far; ``class_of`` says which values are alike."""

    class_of: Callable[[object], Hashable]
    codes: dict[Hashable, int] = field(default_factory=dict)
    met: dict[object, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """More than the largest code; grows by doubling."""
        return 1 << (len(self.codes) + 1).bit_length()

    def code(self, value: object) -> int:
        """The code of a value, a new one where nothing like it was met."""
        if value is None or value == "":
            return EMPTY
        code = self.met.get(value)
        if code is None:
            code = self.met[value] = self.codes.setdefault(self.class_of(value), len(self.codes) + 1)
        return code


@dataclass(frozen=True, slots=True)
class Coded:
    """A column: of each row the place of its code in ``table``, counted from ``first``; None where all have the same."""

    table: Ints
    places: NDArray[np.integer] | None = None
    first: int = 0

    def part(self, start: int, stop: int) -> Ints | int:
        """The codes of some rows; one number where they are all the same."""
        if self.places is None:
            return int(self.table[0])
        places = self.places[start:stop]
        return look_up(self.table, places - self.first if self.first else places)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A column of plain text, encoded part by part."""

    column: pa.Array
    words: Vocabulary

    def part(self, start: int, stop: int) -> Ints | int:
        """The codes of some rows."""
        return _encoded(self.column.slice(start, stop - start).dictionary_encode(), self.words).part(0, stop - start)


def vocabulary(name: str) -> Vocabulary:
    """An empty one for a column."""
    words = Vocabulary(_alike(name))
    if name == "scheme":
        for word in (Scheme.CHAIN.value, AFTER_INSURANCE, Scheme.MEDICAL_AID.value):
            words.code(word)
    return words


NOBODY = Coded(np.array([EMPTY]))
"""A column that is not there."""


def _alike(name: str) -> Callable[[object], Hashable]:
    """What makes two values of a column alike."""
    match name:
        case "place":
            return lambda value: place_class(str(value))
        case "date":
            return day_class
        case _:
            return lambda value: (type(value), value)


def day_class(value: object) -> Hashable:
    """The stretch a day falls into; what is not a day is like nothing else."""
    try:
        return bisect_right(turns(), read_day(value))
    except ValueError:
        return str(value)


def read_words(column: pa.Array, name: str, words: Vocabulary) -> Coded | Spelled:
    """A column to be coded. Raises :class:`UnusableTableError` for a type that cannot hold such words."""
    _refuse_type(column.type, name)
    if pa.types.is_date32(column.type):
        return _days(column, words)
    return _encoded(column, words) if pa.types.is_dictionary(column.type) else Spelled(column, words)


def _encoded(column: pa.DictionaryArray, words: Vocabulary) -> Coded:
    table = np.array([*map(words.code, column.dictionary.to_pylist()), EMPTY])
    if not column.null_count and len(set(table[:-1].tolist())) == 1:
        return Coded(table[:1])
    places = column.indices.cast(pa.int64()).fill_null(len(table) - 1) if column.indices.null_count else column.indices
    return Coded(table, raw(places, np.dtype(places.type.to_pandas_dtype()).type))


def _days(column: pa.Array, words: Vocabulary) -> Coded | Spelled:
    """Days by a table from the first to the last, if there are not too many between; the rest as they are spelled."""
    days, given = raw(column, np.int32), known(column)
    first, last = (int(days.min()), int(days.max())) if len(days) else (0, 0)
    usable = given is None and last - first < _MOST_DAYS and first + _EPOCH >= 1 and last + _EPOCH <= date.max.toordinal()
    if not usable:
        return Spelled(column.cast(pa.string()), words)
    table = np.array([words.code(date.fromordinal(day + _EPOCH)) for day in range(first, last + 1)])
    return Coded(table[:1]) if (table == table[0]).all() else Coded(table, days, first)


def _refuse_type(kind: pa.DataType, name: str) -> None:
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    usable = pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_null(held)
    usable |= name == "date" and pa.types.is_date32(kind)
    usable |= name == "referred" and pa.types.is_boolean(held)
    usable |= name.endswith("rate") and (pa.types.is_decimal128(held) or pa.types.is_integer(held))
    if not usable:
        also = {"date": "或日期", "referred": "或真假值"}.get(name, "、decimal128 或整数" if name.endswith("rate") else "")
        raise UnusableTableError(f"{name} 这一列的类型是 {kind}；要是文字{also}")
