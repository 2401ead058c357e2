"""Fen as text of yuan, for whole columns: four digits at a time out of a table, and the blanks between them dropped at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.table.columns.arrays import Bools, Ints, look_up

_GROUP = 10**4
_BLANK = "\0"


def _four(texts: Sequence[str]) -> NDArray[np.uint32]:
    """Texts of four bytes each as numbers, to be looked up."""
    return np.frombuffer("".join(texts).encode("ascii"), np.uint32)


_LEADING = [str(number or "").rjust(4, _BLANK) for number in range(_GROUP)]
_LAST = ["0".rjust(4, _BLANK), *_LEADING[1:]]
_INNER = [f"{number:04d}" for number in range(_GROUP)]
_FIRST_GROUP, _LAST_GROUP = _four([*_LEADING, *_INNER]), _four([*_LAST, *_INNER])
"""Digits without and, from ``_GROUP`` on, with their leading zeros; the last group is never empty."""
_CENTS = _four([*(f".{cents:02d}," for cents in range(100)), ",".rjust(4, _BLANK)])
_ABSENT = 100


def joined(columns: Sequence[tuple[Ints, Bools | None]]) -> pa.StringArray:
    """For each row its amounts, not negative, as ``"65200.00,0.00,"``; nothing but the comma where one is not there."""
    drawn: dict[tuple[int, int], tuple[list[NDArray[np.uint32]], NDArray[np.uint8]]] = {}
    for fen, there in columns:
        if (id(fen), id(there)) not in drawn:
            drawn[id(fen), id(there)] = _drawn(fen, there)
    parts = [drawn[id(fen), id(there)] for fen, there in columns]
    groups = [group for row, _ in parts for group in row]
    text = np.empty((len(columns[0][0]), len(groups)), np.uint32)
    for place, group in enumerate(groups):
        text[:, place] = group
    lengths = np.add.reduce([length for _, length in parts], dtype=np.int32)
    ends = np.concatenate(([0], np.cumsum(lengths)), dtype=np.int32)
    return pa.StringArray.from_buffers(len(text), pa.py_buffer(ends), pa.py_buffer(text.tobytes().translate(None, _BLANK.encode())))


def _drawn(fen: Ints, there: Bools | None) -> tuple[list[NDArray[np.uint32]], NDArray[np.uint8]]:
    """The text of each amount in groups of four bytes, and its length without the blanks."""
    yuan = fen // 100
    count = (len(str(int(yuan.max(initial=0)))) + 3) // 4
    lengths = np.add.reduce([np.full(len(fen), 5, np.uint8), *((yuan >= 10**power).view(np.uint8) for power in range(1, 4 * count))])
    cents = fen - yuan * 100
    if there is None:
        return [*_groups(yuan, count), look_up(_CENTS, cents)], lengths
    shown = there.view(np.uint8)
    groups = [group * shown for group in _groups(yuan, count)]
    cents += (_ABSENT - cents) * ~there
    return [*groups, look_up(_CENTS, cents)], (lengths - np.uint8(1)) * shown + np.uint8(1)


def _groups(yuan: Ints, count: int) -> Iterator[NDArray[np.uint32]]:
    """The digits, the highest first; without leading zeros until one group has had a number."""
    above = np.zeros(len(yuan), np.bool_)
    for place in range(count):
        unit = _GROUP ** (count - 1 - place)
        number = yuan // unit
        yuan = yuan - number * unit
        yield look_up(_LAST_GROUP if unit == 1 else _FIRST_GROUP, number + _GROUP * above if place else number)
        above |= number > 0
