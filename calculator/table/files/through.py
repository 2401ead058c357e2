"""From a source to its results: pieces are read, worked out and spelled by several threads, a few at a time, and written in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from typing import Any, TypeVar

from calculator.table.batch import Batch
from calculator.table.desk import Desk
from calculator.table.files.progress import Progress
from calculator.table.files.rejected import Rejected, rejected
from calculator.table.files.sink import Sink
from calculator.table.files.source import Piece, Source

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Spelled:
    rows: int
    results: Any
    aside: list[Rejected]


def work_through(source: Source, desk: Desk, results: Sink[Batch], aside: Sink[list[Rejected]], progress: Progress) -> int:
    """Work out every row; how many were set aside."""
    count = 0
    threads = cpu_count() or 1
    with ThreadPoolExecutor(threads) as pool:
        pieces = _ahead((pool.submit(read) for read in source.pieces), threads)
        spelled = _ahead((pool.submit(_spell, piece, first, desk, results) for piece, first in _numbered(pieces)), threads)
        for done in spelled:
            results.target.write(done.results)
            if done.aside:
                aside.target.write(aside.spell(done.aside))
            count += len(done.aside)
            progress.add(done.rows, len(done.aside))
    return count


def _spell(piece: Piece, first: int, desk: Desk, results: Sink[Batch]) -> _Spelled:
    batch = Batch(piece.batch, desk, lambda: piece.numbers(first))
    return _Spelled(piece.rows, results.spell(batch), rejected(piece, batch, first))


def _ahead(begun: Iterable[Future[Value]], most: int) -> Iterator[Value]:
    """The values in order, no more than so many of them begun and not yet taken."""
    waiting: deque[Future[Value]] = deque()
    for future in begun:
        waiting.append(future)
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _numbered(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, int]]:
    """Each piece with the number of its first row."""
    first = 1
    for piece in pieces:
        yield piece, first
        first += piece.rows
