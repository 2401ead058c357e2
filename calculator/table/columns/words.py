"""Columns of words as small numbers: values that no rule tells apart have one code.

A vocabulary keeps its codes from one batch to the next; 0 is an empty cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.outside import read_day
from calculator.own_rule import OwnRules
from calculator.person import Category, Insurance, Scheme
from calculator.table.columns.alike import place_class, turns
from calculator.table.columns.arrays import Bools, Ints, known, raw
from calculator.table.columns.layout import UnusableTableError

EMPTY, CHAIN, AFTER_INSURANCE, AID = range(4)
"""Codes that a vocabulary does not choose: no word, and of schemes those that are asked about apart."""
OTHER = 2**11
"""The code of every word that is not like any of so many others: such rows are worked out one by one, and tables by code stay small."""
_MOST_MET = 2**17
_EPOCH = date(1970, 1, 1).toordinal()
_MOST_DAYS = 10**5
"""Between the first and the last of a table of days."""


@dataclass(slots=True)
class Vocabulary:
    """The code of every value met so far; ``class_of`` says which values are alike. Several threads may ask at once."""

    class_of: Callable[[object], Hashable]
    codes: dict[Hashable, int] = field(default_factory=dict)
    met: dict[object, int] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)

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
            alike = self.class_of(value)
            with self.lock:  # or two classes met at the same time would be given one code
                code = self.codes.get(alike, min(len(self.codes) + 1, OTHER))
                if code != OTHER:
                    self.codes[alike] = code
                if len(self.met) < _MOST_MET:
                    self.met[value] = code
        return code


@dataclass(frozen=True, slots=True)
class Coded:
    """A column: of each row the place of its code in ``table``, counted from ``first``.

    Where rows hold nothing, ``there`` says which hold something; the others have place 0 instead.
    """

    table: Ints
    places: NDArray[np.integer]
    first: int = 0
    there: Bools | None = None

    def at(self, start: int, stop: int) -> NDArray[np.integer]:
        """The places of some rows."""
        places = self.places[start:stop]
        if self.there is not None:
            return (places.astype(np.int32) + 1) * self.there[start:stop]
        return places - self.first if self.first else places


def vocabulary(name: str, rules: OwnRules) -> Vocabulary:
    """An empty one for a column."""
    words = Vocabulary(_alike(name, rules))
    if name == "scheme":
        for word in (Scheme.CHAIN.value, AFTER_INSURANCE, Scheme.MEDICAL_AID.value):
            words.code(word)
    return words


def _alike(name: str, rules: OwnRules) -> Callable[[object], Hashable]:
    """What makes two values of a column alike. Words that nobody knows are: their rows are refused, each on its own."""
    match name:
        case "place":
            ruled = rules.places
            return lambda value: place_class(str(value), ruled)
        case "date":
            firsts = turns(rules)
            return lambda value: day_class(value, firsts)
        case "scheme" | "insurance" | "category":
            known = {*Scheme, *Insurance, *Category, AFTER_INSURANCE}
            return lambda value: value if value in known else None
        case _:
            return lambda value: (type(value), value)


def day_class(value: object, firsts: Sequence[date]) -> Hashable:
    """The stretch a day falls into, by the first days of stretches; None for what is not a day."""
    try:
        return bisect_right(firsts, read_day(value))
    except ValueError:
        return None


def read_words(column: pa.Array, name: str, words: Vocabulary) -> Coded | int:
    """A column's codes; one where all rows have the same. Raises :class:`UnusableTableError` for a type that cannot hold such words."""
    _refuse_type(column.type, name)
    if pa.types.is_date32(column.type) and (days := _days(column, words)) is not None:
        return days
    text = column.cast(pa.string()) if pa.types.is_date32(column.type) else column
    return _encoded(text if pa.types.is_dictionary(text.type) else text.dictionary_encode(), words)


def _encoded(column: pa.DictionaryArray, words: Vocabulary) -> Coded | int:
    """Place 0 is for rows that hold nothing, if there are any."""
    codes = [words.code(value) for value in column.dictionary.to_pylist()]
    there = known(column)
    table = np.array(codes if there is None else [EMPTY, *codes])
    if len(set(table.tolist())) < 2:
        return int(table[0]) if len(table) else EMPTY
    places = raw(column.indices, np.dtype(str(column.indices.type)).type)
    return Coded(table, places, there=there)


def _days(column: pa.Array, words: Vocabulary) -> Coded | int | None:
    """Days by a table from the first to the last; None where a row holds none, or where there are too many between."""
    days = raw(column, np.int32)
    first, last = (int(days.min()), int(days.max())) if len(days) else (0, 0)
    if column.null_count or last - first >= _MOST_DAYS or first + _EPOCH < 1 or last + _EPOCH > date.max.toordinal():
        return None
    table = np.array([words.code(date.fromordinal(day + _EPOCH)) for day in range(first, last + 1)])
    return int(table[0]) if (table == table[0]).all() else Coded(table, days, first)


def _refuse_type(kind: pa.DataType, name: str) -> None:
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    usable = pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_null(held)
    usable |= name == "date" and pa.types.is_date32(kind)
    usable |= name == "referred" and pa.types.is_boolean(held)
    usable |= name == "insured_years" and pa.types.is_integer(held)
    usable |= name.endswith("rate") and (pa.types.is_decimal128(held) or pa.types.is_integer(held))
    if not usable:
        also = {"date": "或日期", "referred": "或真假值"}.get(name, "、decimal128 或整数" if name.endswith("rate") else "")
        raise UnusableTableError(f"{name} 这一列的类型是 {kind}；要是文字{also}")
