"""Arrow's arrays seen as numpy's, without a copy where there is one to be saved."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def keep_freed_memory() -> None:
    """Let the C library keep what arrays leave behind for those that come next: as many megabytes as the largest block freed so far.

    Else it gives every few of them back to the system, which clears each page again. Elsewhere than in glibc this does nothing.
    """
    np.empty(2**24, np.uint8)


def look_up(table: NDArray[Any], places: NDArray[Any]) -> NDArray[Any]:
    """``table[places]``, twice as fast; every place lies in the table. Places of another width would be cast one by one."""
    return table.take(places.astype(np.intp, copy=False), mode="clip")


def some(values: NDArray[Any], places: Ints | slice) -> NDArray[Any]:
    """The values at some places; at a slice, those that are there, without a copy."""
    return values[places] if isinstance(places, slice) else look_up(values, places)


def known(column: pa.Array) -> Bools | None:
    """Where the column holds a value; None where it does so everywhere."""
    if not column.null_count:
        return None
    bits = column.buffers()[0]
    if bits is None:  # the null type has no bits
        return np.zeros(len(column), np.bool_)
    offset = column.offset
    unpacked = np.unpackbits(np.frombuffer(bits, np.uint8)[offset >> 3 :], count=(offset & 7) + len(column), bitorder="little")
    return unpacked[offset & 7 :].view(np.bool_)


def raw(column: pa.Array, kind: type[Any], width: int = 1) -> NDArray[Any]:
    """The values of a column of fixed width as ``kind``, ``width`` of them a value; what stands under a null is anything."""
    if not len(column):
        return np.empty(0, kind)
    values = np.frombuffer(column.buffers()[1], kind)
    return values[column.offset * width : (column.offset + len(column)) * width]


def text_at(column: pa.Array, place: int) -> str | None:
    """One value as text, as it is written into CSV; None where there is none. What Arrow has no text for is spelled as Python does."""
    try:
        value = column[place].as_py()
    except (ValueError, OverflowError):  # a day before the year 1 or after 9999
        value = ...
    if value is None or isinstance(value, str):
        return value
    try:
        return str(column.slice(place, 1).cast(pa.string())[0].as_py())
    except pa.ArrowException:
        return str(value)


def text_parts(column: pa.Array) -> tuple[Ints, NDArray[np.uint8]]:
    """Where each text begins (and the last ends), and the bytes of all; counted from the first text's first byte."""
    wide = pa.types.is_large_string(column.type) or pa.types.is_large_binary(column.type)
    _, offsets, data = column.buffers()
    if not len(column) or offsets is None:
        return np.zeros(len(column) + 1, np.int64), np.empty(0, np.uint8)
    ends = np.frombuffer(offsets, np.int64 if wide else np.int32)[column.offset : column.offset + len(column) + 1].astype(np.int64)
    held = np.empty(0, np.uint8) if data is None else np.frombuffer(data, np.uint8)[ends[0] : ends[-1]]
    return ends - ends[0], held
