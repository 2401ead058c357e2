"""What rows have in common before any amount is looked at: their words, and which amounts they give.

Columns of few different words are folded into one small number a row. Columns of many (rates, names of unknown places) only say whether
there is a word; the word itself is looked at later, where it matters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from math import prod
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calculator.table.columns.arrays import Ints, look_up
from calculator.table.columns.expenses import WAYS
from calculator.table.columns.fen import GIVEN, NO_CAP, States
from calculator.table.columns.words import EMPTY, Coded

SCHEME, CAP = "scheme", "annual_cap"
_FEW, _MOST_KEYS = 64, 2**20


@dataclass(frozen=True, slots=True)
class Pattern:
    """``words`` are codes by column, without the empty ones; ``wide`` are columns with a word that is still to be looked at.

    ``given`` are the amounts there are; ``uncapped`` is whether the cap is the word "none".
    """

    words: tuple[tuple[str, int], ...]
    wide: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    uncapped: bool = False

    @classmethod
    def of(cls, words: Mapping[str, int], wide: Sequence[str], states: Mapping[str, int]) -> Pattern:
        """From codes of words and states of amounts."""
        there = tuple(sorted((name, code) for name, code in words.items() if code != EMPTY))
        given = tuple(sorted(name for name, state in states.items() if state == GIVEN))
        return cls(there, tuple(sorted(wide)), given, states.get(CAP) == NO_CAP)

    def word(self, name: str) -> int:
        """The code of a column's word."""
        return dict(self.words).get(name, EMPTY)

    def but(self, words: Mapping[str, int]) -> Pattern:
        """The same with some other words."""
        return Pattern(tuple(sorted({**dict(self.words), **words}.items())), self.wide, self.given, self.uncapped)


@dataclass(frozen=True, slots=True)
class _Narrow:
    """A column of few codes: of each of its places which of the ``codes`` it is (None: the place itself)."""

    name: str
    column: Coded
    codes: Ints
    of_place: Ints | None

    @classmethod
    def of(cls, name: str, column: Coded) -> _Narrow:
        """The column, its places as they are if there are few."""
        if len(column.table) <= _FEW:
            return cls(name, column, column.table, None)
        codes, of_place = np.unique(column.table, return_inverse=True)
        return cls(name, column, codes, of_place)

    def at(self, start: int, stop: int) -> NDArray[np.integer]:
        places = self.column.at(start, stop)
        return places if self.of_place is None else look_up(self.of_place, places)


class Folding:
    """How the columns of a batch become one number a row, its key, and the key a pattern.

    The factors of a key are the narrow columns, the way the expense is written, whether there is a word in each wide column, and the state
    of each amount, in this order.
    """

    def __init__(self, fixed: Mapping[str, int], varying: Mapping[str, Coded], amounts: Sequence[str], *, several_ways: bool) -> None:
        self._fixed, self._amounts = fixed, tuple(amounts)
        states = [NO_CAP + 1 if name == CAP else GIVEN + 1 for name in amounts]
        few = sorted((_Narrow.of(name, column) for name, column in varying.items()), key=lambda one: (one.name != SCHEME, len(one.codes)))
        self._narrow = few[: _fitting(few, _MOST_KEYS // (WAYS * prod(states) * 2 ** len(few)))]
        names = {narrow.name for narrow in self._narrow}
        self.wide = {name: column for name, column in varying.items() if name not in names}
        words = [len(narrow.codes) for narrow in self._narrow]
        self._sizes = [*words, WAYS if several_ways else 1, *[2] * len(self.wide), *states]
        self.size = prod(self._sizes)

    def keys(self, start: int, stop: int, way: States | int, states: Mapping[str, States | int]) -> Ints:
        """The keys of some rows."""
        words = [narrow.at(start, stop) for narrow in self._narrow]
        there = [_there(column, start, stop) for column in self.wide.values()]
        keys = _folded([*words, way, *there, *(_state(name, states[name]) for name in self._amounts)], self._sizes)
        return np.full(stop - start, keys, np.int64) if isinstance(keys, int) else keys.astype(np.int64, copy=False)

    def pattern(self, key: int) -> Pattern:
        """What a key stands for."""
        digits = _unfolded(key, self._sizes)
        words = {narrow.name: int(narrow.codes[digit]) for narrow, digit in zip(self._narrow, digits, strict=False)}
        way, *rest = digits[len(self._narrow) :]
        wide = [name for name, there in zip(self.wide, rest, strict=False) if there]
        states = dict(zip(self._amounts, rest[len(self.wide) :], strict=True))
        return Pattern.of({**self._fixed, **words, "way": way + 1}, wide, states)


def _fitting(columns: Sequence[_Narrow], room: int) -> int:
    """How many of the first columns, of few codes each, make few enough keys together; the scheme always."""
    products = accumulate((len(column.codes) for column in columns), mul)
    small = (product <= room and len(column.codes) <= _FEW for product, column in zip(products, columns, strict=True))
    return max(len(list(takewhile(bool, small))), len([column for column in columns if column.name == SCHEME]))


def _there(column: Coded, start: int, stop: int) -> States | int:
    """Whether there is a word; that is known without a look where none of the column's, or only its first, is the empty one."""
    empty = np.flatnonzero(column.table == EMPTY)
    if not len(empty):
        return 1
    places = column.at(start, stop)
    there = places > 0 if empty.tolist() == [0] else look_up(column.table != EMPTY, places)
    return there.view(np.uint8)


def _state(name: str, states: States | int) -> States | int:
    """Of a cap also whether it is the word "none"; rows with what is no amount are worked out alone, whatever their key is."""
    if name == CAP:
        return min(states, NO_CAP) if isinstance(states, int) else np.minimum(states, np.uint8(NO_CAP))
    return states & GIVEN if isinstance(states, int) else states & np.uint8(GIVEN)


def _folded(digits: Sequence[NDArray[np.integer] | int], sizes: Sequence[int]) -> NDArray[np.integer] | int:
    """Several small numbers as one, in no more bits than that needs."""
    width = np.uint16 if prod(sizes) < 2**16 else np.int64
    folded: Any = 0
    for digit, size in zip(digits, sizes, strict=True):
        number = digit if isinstance(digit, int) else digit.astype(width, copy=False)
        folded = number if isinstance(folded, int) and not folded else folded * size + number
    result: NDArray[np.integer] | int = folded
    return result


def _unfolded(number: int, sizes: Sequence[int]) -> list[int]:
    digits = []
    for size in reversed(sizes):
        number, digit = divmod(number, size)
        digits.append(digit)
    return digits[::-1]
