"""From a row's codes to a number of its own kind, code by code: tables that grow where a row comes that is not in them yet.

Kinds for which there is no more room are LOST, which is the number of rows that are worked out one by one.

Each level is one table: the node a row stands at and its next code lead to a node of the next level. Looking a whole column up is one
indexed read; only what was never met goes through Python, once. Several threads may look up and grow a table at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from calculator.table.columns.arrays import Ints, look_up

UNMET, LOST = -1, 0
_WIDTH, _MOST_PLACES = 32, 2**19
"""Codes of one level: tables stay small, so that what is read of them stays in the cache."""

Codes = NDArray[np.integer] | NDArray[np.bool_] | int
Meet = Callable[[int, int], int]
"""The number for a kind not met before, from a row of it and how many rows of it there are; UNMET to be asked again another time, the rows
at hand being LOST."""


class Level:
    """For each node and each of ``size`` codes the number they lead to."""

    def __init__(self, size: int, lock: RLock, nodes: int = 1) -> None:
        self._size, self._lock, self._nodes = size, lock, nodes
        self._table = np.full(size * nodes, UNMET, np.int64)

    def lead(self, nodes: Ints, codes: Codes, meet: Meet) -> Ints:
        """Where rows are led by their nodes and codes."""
        if isinstance(codes, int):
            found = look_up(self._table[codes :: self._size], nodes)
            return self._grow(nodes * self._size + codes, meet) if len(found) and found.min() == UNMET else found
        return self.find(nodes * self._size + codes, meet)

    def find(self, places: Ints, meet: Meet) -> Ints:
        """Where rows are led from their places in the table."""
        found = look_up(self._table, places)
        return self._grow(places, meet) if len(found) and found.min() == UNMET else found

    def _grow(self, places: Ints, meet: Meet) -> Ints:
        with self._lock:
            unmet = np.flatnonzero(look_up(self._table, places) == UNMET)
            counts = np.bincount(places[unmet])
            rows = np.zeros(len(counts), np.int64)
            rows[places[unmet]] = unmet
            for place in np.flatnonzero(counts).tolist():
                self._table[place] = meet(int(rows[place]), int(counts[place]))
            found: Ints = np.maximum(look_up(self._table, places), LOST)
            return found

    def meet(self, _row: int, _count: int) -> int:
        """A node that nobody was led to yet; LOST where there is no more room."""
        if (self._nodes + 1) * self._size > _MOST_PLACES:
            return LOST
        self._nodes += 1
        self.make_room(self._nodes)
        return self._nodes - 1

    def lose(self) -> None:
        """Lead from the node LOST to LOST, whatever comes."""
        self._table[: self._size] = LOST

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
    """A level a few columns; ``sizes`` are how many codes each column may have, and there are so many ``nodes`` to begin with."""

    def __init__(self, nodes: int, sizes: Sequence[int]) -> None:
        lock = RLock()
        self._sizes = list(_shared(sizes))
        self._levels = [Level(prod(level), lock, 1 if place else nodes) for place, level in enumerate(self._sizes)]
        for level in self._levels[1:]:
            level.lose()

    def find(self, nodes: Ints, columns: Sequence[NDArray[np.integer] | int], meet: Meet) -> Ints:
        """The number of each row's kind, from its first node on."""
        rest = iter(columns)
        for level, below, sizes in zip(self._levels, [*self._levels[1:], None], self._sizes, strict=True):
            codes = _folded([next(rest) for _ in sizes], sizes)
            nodes = level.lead(nodes, codes, meet if below is None else below.meet)
        return nodes

    @property
    def bytes(self) -> int:
        """What its tables take."""
        return sum(level.bytes for level in self._levels)


def _shared(sizes: Sequence[int]) -> Iterator[list[int]]:
    """The sizes by level."""
    level: list[int] = []
    for size in sizes:
        if level and prod(level) * size > _WIDTH:
            yield level
            level = []
        level.append(size)
    yield level


def _folded(columns: Sequence[NDArray[np.integer] | int], sizes: Sequence[int]) -> NDArray[np.integer] | int:
    """Several codes as one."""
    codes: NDArray[np.integer] | int = 0
    for column, size in zip(columns, sizes, strict=True):
        codes = column if isinstance(codes, int) and not codes else codes * size + column
    return codes
