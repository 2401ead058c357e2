"""Amounts as whole fen: a column of text, decimals or whole yuan, read as ``money.read_fen`` reads one amount.

What is not an amount stands for itself: ``ABSENT``, ``NO_CAP`` (the word "none") and ``BAD``: the row is then read on its own, which
says what is wrong with it. Nothing is cast to a float, and nothing wraps around: what could is ``BAD`` before it is multiplied.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from calculator.claim import NO_CAP as NO_CAP_WORD
from calculator.money import LARGEST_YUAN
from calculator.table.arrays import Bools, Ints, known, look_up, raw, text_parts
from calculator.table.layout import UnusableTableError

ABSENT, NO_CAP, BAD = -1, -2, -3
MOST_FEN = LARGEST_YUAN * 100
_LONGEST = 18
"""Digits and a point that surely fit 64 bits; longer ones are read one by one."""
_NOWHERE = np.zeros(1, np.bool_)
_POINT, _LOW, _HIGH = ord("."), ord("0"), ord("9")


def read_column(column: pa.Array, name: str) -> Ints:
    """The fen of each row, or what stands for none. Raises :class:`UnusableTableError`."""
    kind = column.type
    if pa.types.is_null(kind):
        return np.full(len(column), ABSENT, np.int64)
    if pa.types.is_dictionary(kind):
        return _of_dictionary(column, name)
    if pa.types.is_decimal(kind) and 0 <= kind.scale <= 2:
        return _bounded(*_decimal(column), known(column), 10 ** (2 - kind.scale))
    if pa.types.is_integer(kind):
        whole = raw(column, np.dtype(kind.to_pandas_dtype()).type)
        return _bounded(whole.astype(np.int64), whole > LARGEST_YUAN, known(column), 100)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return _of_text(column)
    raise UnusableTableError(
        f"{name} 这一列的类型是 {kind}；金额要是文字（元，最多两位小数）、整数（元）或最多两位小数的 decimal，不能是浮点数"
    )


def _of_dictionary(column: pa.DictionaryArray, name: str) -> Ints:
    values = np.append(read_column(column.dictionary, name), ABSENT)
    places = column.indices.cast(pa.int64()).fill_null(len(values) - 1) if column.indices.null_count else column.indices
    fen: Ints = look_up(values, raw(places, np.dtype(places.type.to_pandas_dtype()).type))
    return fen


def _decimal(column: pa.Array) -> tuple[Ints, Bools]:
    """The unscaled values, and where they do not fit the narrow number."""
    words = column.type.byte_width // 8
    if not words:
        return raw(column, np.int32).astype(np.int64), _NOWHERE
    limbs = raw(column, np.int64, words).reshape(-1, words)
    return limbs[:, 0], (limbs[:, 1:] != 0).any(axis=1) if words > 1 and limbs[:, 1:].any() else _NOWHERE


def _bounded(values: Ints, wide: Bools, given: Bools | None, factor: int) -> Ints:
    """Values times a factor; what is negative or above the largest amount is bad, which keeps the product within 10**14."""
    if len(values) and values.min() >= 0 and values.max() <= MOST_FEN // factor and not wide.any():
        fen = values * factor if factor > 1 else values
        return fen if given is None else np.where(given, fen, ABSENT)
    bad = wide | (values < 0) | (values > MOST_FEN // factor)
    fen = np.where(bad, BAD, np.where(bad, 0, values) * factor)
    return fen if given is None else np.where(given, fen, ABSENT)


def _of_text(column: pa.Array) -> Ints:
    ends, held = text_parts(column)
    lengths = np.diff(ends)
    given = known(column)
    blank = lengths == 0 if given is None else (lengths == 0) | ~given
    odd = _odd(ends, held, lengths) & ~blank
    if odd.any() or (given is not None and lengths[~given].any()):
        return _each(column, odd, blank)
    fen = _of_digits(ends, held, lengths)
    fen[blank] = ABSENT
    return fen


def _each(column: pa.Array, odd: Bools, blank: Bools) -> Ints:
    """The same for a column in which some texts are no amounts: these apart, the others together."""
    word = pc.equal(column, NO_CAP_WORD).fill_null(fill_value=False).to_numpy(zero_copy_only=False)
    others = pc.if_else(pa.array(odd | blank), pa.scalar("", column.type), column)
    fen = _of_text(others)
    fen[odd] = np.where(word[odd], NO_CAP, BAD)
    return fen


def _decimals(ends: Ints, held: NDArray[np.uint8], lengths: Ints) -> Ints:
    """How many digits follow the point that stands third or second from the end, with a digit before it."""
    if not len(held):
        return np.zeros(len(lengths), np.int64)
    third = (held[np.maximum(ends[1:] - 3, 0)] == _POINT) & (lengths > 3)
    second = (held[np.maximum(ends[1:] - 2, 0)] == _POINT) & (lengths > 2)
    return np.where(third, 2, second.astype(np.int64))


def _odd(ends: Ints, held: NDArray[np.uint8], lengths: Ints) -> Bools:
    """Where the text is not digits with at most one point before the last one or two of them, or is too long."""
    odd = lengths > _LONGEST
    strange = ((held < _LOW) | (held > _HIGH)) & (held != _POINT)
    if strange.any():
        odd[_rows(ends, np.flatnonzero(strange))] = True
    points = held == _POINT
    decimals = _decimals(ends, held, lengths)
    if np.count_nonzero(points) != np.count_nonzero(decimals):
        odd |= np.bincount(_rows(ends, np.flatnonzero(points)), minlength=len(lengths)) != (decimals > 0)
    return odd


def _rows(ends: Ints, places: Ints) -> Ints:
    """The row in which each byte lies."""
    return np.searchsorted(ends, places, side="right") - 1


def _of_digits(ends: Ints, held: NDArray[np.uint8], lengths: Ints) -> Ints:
    """Digits without their points as whole numbers, times what brings them to fen."""
    decimals = _decimals(ends, held, lengths)
    digits = held[held != _POINT]
    starts = ends - np.concatenate(([0], np.cumsum(decimals > 0)))
    if not len(digits):
        return np.full(len(lengths), ABSENT, np.int64)
    text = pa.Array.from_buffers(pa.large_string(), len(lengths), [None, pa.py_buffer(starts), pa.py_buffer(digits)])
    blank = lengths == 0
    if blank.any():
        text = pc.if_else(pa.array(blank), pa.scalar("0", pa.large_string()), text)
    whole = raw(text.cast(pa.int64()), np.int64)
    factor = np.array((100, 10, 1))[decimals]
    return np.where(whole > MOST_FEN // factor, BAD, np.minimum(whole, MOST_FEN) * factor)
