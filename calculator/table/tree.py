"""From a row's codes to a number of its own kind, code by code: tables that grow where a row comes that is not in them yet.

Each level is one table: the node a row stands at and its next code lead to a node of the next level. Looking a whole column up is one
indexed read; only what was never met goes through Python, once. Several threads may look up and grow a table at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from calculator.table.arrays import Ints, look_up

UNMET = -1
_FIRST_WIDTH, _WIDTH = 1024, 16
"""Codes of one level: tables stay small, so that what is read of them stays in the cache."""

Meet = Callable[[int, int], int]
"""The number for a kind not met before, from a row of it and how many rows of it there are; UNMET to be asked again."""


class Level:
    """For each node and each of ``size`` codes the number they lead to."""

    def __init__(self, size: int, lock: RLock) -> None:
        self._size, self._lock, self._nodes = size, lock, 1
        self._table = np.full(size, UNMET, np.int64)

    def lead(self, nodes: Ints | int, codes: NDArray[np.integer], meet: Meet) -> Ints:
        """Where rows are led by their nodes and codes."""
        places = np.asarray(nodes * self._size + codes, np.int64)
        found = look_up(self._table, places)
        return self._grow(places, meet) if len(found) and found.min() == UNMET else found

    def _grow(self, places: Ints, meet: Meet) -> Ints:
        with self._lock:
            unmet = np.flatnonzero(look_up(self._table, places) == UNMET)
            kinds, first, counts = np.unique(places[unmet], return_index=True, return_counts=True)
            for place, row, count in zip(kinds.tolist(), unmet[first].tolist(), counts.tolist(), strict=True):
                self._table[place] = meet(row, count)
            return look_up(self._table, places)

    def meet(self, _row: int, _count: int) -> int:
        """A node that nobody was led to yet."""
        self._nodes += 1
        self.make_room(self._nodes)
        return self._nodes - 1

    def make_room(self, nodes: int) -> None:
        """Hold so many nodes. Readers take the table without a lock, so this comes before anybody is led to one of them."""
        with self._lock:
            if nodes * self._size > len(self._table):
                grown = np.full(2 * nodes * self._size, UNMET, np.int64)
                grown[: len(self._table)] = self._table
                self._table = grown

    @property
    def bytes(self) -> int:
        """What the table takes."""
        return self._table.nbytes


class Tree:
    """``sizes`` are how many codes each column may have; columns of few codes share a level."""

    def __init__(self, sizes: Sequence[int]) -> None:
        lock = RLock()
        self._sizes = list(_shared(sizes))
        self._levels = [Level(prod(level), lock) for level in self._sizes]

    def find(self, columns: Sequence[Ints], meet: Meet) -> Ints:
        """The number of each row's kind."""
        nodes: Ints | int = 0
        rest = iter(columns)
        for level, below, sizes in zip(self._levels, [*self._levels[1:], None], self._sizes, strict=True):
            codes = _folded([next(rest) for _ in sizes], sizes)
            nodes = level.lead(nodes, codes, meet if below is None else below.meet)
        return np.asarray(nodes)

    @property
    def bytes(self) -> int:
        """What its tables take."""
        return sum(level.bytes for level in self._levels)


def _shared(sizes: Sequence[int]) -> Iterator[list[int]]:
    """The sizes by level."""
    level: list[int] = []
    width = _FIRST_WIDTH
    for size in sizes:
        if level and prod(level) * size > width:
            yield level
            level, width = [], _WIDTH
        level.append(size)
    yield level


def _folded(columns: Sequence[Ints], sizes: Sequence[int]) -> Ints:
    """Several codes as one."""
    codes = columns[0]
    for column, size in zip(columns[1:], sizes[1:], strict=True):
        codes = codes * size + column
    return codes
