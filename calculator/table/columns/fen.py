"""Amounts as whole fen: a column of text, decimals or whole yuan, read as ``money.read_fen`` reads one amount.

Nothing is cast to a float, and nothing wraps around: what could is ``BAD`` before it is multiplied, and its row is read on its own, which
says what is wrong with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from calculator.claim import NO_CAP as NO_CAP_WORD
from calculator.money import LARGEST_YUAN
from calculator.table.columns.arrays import Bools, Ints, known, look_up, raw, text_parts
from calculator.table.columns.layout import UnusableTableError

States = NDArray[np.uint8]
Bytes = NDArray[np.uint8]
ABSENT, GIVEN, NO_CAP, BAD = range(4)
"""What a cell is: empty, an amount, the word "none", or neither."""
MOST_FEN = LARGEST_YUAN * 100
_LONGEST = 18
"""Digits and a point that surely fit 64 bits; longer ones are read one by one."""
_POINT, _LOW, _HIGH = ord("."), ord("0"), ord("9")
_FACTORS = np.array((100, 10, 1, 1))
_MOST_WHOLE = MOST_FEN // _FACTORS
"""By the number of decimals: what digits without their point are to be multiplied with, and the most they may come to."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """A column of fen, none negative. Where ``states`` does not say GIVEN, the number means nothing; one state may stand for all rows."""

    fen: Ints
    states: States | int

    @property
    def given(self) -> Bools:
        """Where there is an amount."""
        return self.states == GIVEN if not isinstance(self.states, int) else np.full(len(self.fen), self.states == GIVEN)

    def bad(self, *, cap: bool = False) -> Bools | None:
        """Where there is something else than an amount; the word "none" is good for a cap. None for nowhere."""
        states = self.states
        least = BAD if cap else NO_CAP
        if isinstance(states, int):
            return None if states < least else np.ones(len(self.fen), np.bool_)
        return states >= least if len(states) and states.max() >= least else None

    def some(self, places: Ints) -> Amounts:
        """Those at some places."""
        return Amounts(look_up(self.fen, places), self.states if isinstance(self.states, int) else look_up(self.states, places))


def read_column(column: pa.Array, name: str) -> Amounts:
    """The fen of each row. Raises :class:`UnusableTableError` for a type that cannot hold exact amounts."""
    kind = column.type
    if pa.types.is_null(kind):
        return Amounts(np.zeros(len(column), np.int64), ABSENT)
    if pa.types.is_dictionary(kind):
        return _of_dictionary(column, name)
    if pa.types.is_decimal(kind) and 0 <= kind.scale <= 2:
        return _bounded(*_decimal(column), known(column), 10 ** (2 - kind.scale))
    if pa.types.is_integer(kind):
        whole = raw(column, np.dtype(str(kind)).type)
        return _bounded(whole.astype(np.int64), (whole > LARGEST_YUAN) if kind == pa.uint64() else None, known(column), 100)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return _of_text(column)
    raise UnusableTableError(
        f"{name} 这一列的类型是 {kind}；金额要是文字（元，最多两位小数）、整数（元）或最多两位小数的 decimal，不能是浮点数"
    )


def _of_dictionary(column: pa.DictionaryArray, name: str) -> Amounts:
    """The dictionary read once; an empty cell is place 0 of it."""
    words = read_column(column.dictionary, name)
    states = np.full(len(words.fen), words.states, np.uint8) if isinstance(words.states, int) else words.states
    places, there = raw(column.indices, np.dtype(str(column.indices.type)).type).astype(np.int64), known(column)
    places = places + 1 if there is None else (places + 1) * there
    return Amounts(look_up(np.append(0, words.fen), places), look_up(np.append(np.uint8(ABSENT), states), places))


def _decimal(column: pa.Array) -> tuple[Ints, Bools | None]:
    """The unscaled values, and where they do not fit the narrow number."""
    words = column.type.byte_width // 8
    if not words:
        return raw(column, np.int32).astype(np.int64), None
    limbs = raw(column, np.int64, words).reshape(-1, words)
    return np.ascontiguousarray(limbs[:, 0]), (limbs[:, 1:] != 0).any(axis=1) if words > 1 and limbs[:, 1:].any() else None


def _bounded(values: Ints, wide: Bools | None, given: Bools | None, factor: int) -> Amounts:
    """Values times a factor; what is negative or above the largest amount is bad, which keeps the product within 10**14."""
    there: States | int = GIVEN if given is None else given.view(np.uint8)
    most = MOST_FEN // factor
    if wide is None and (not len(values) or values.view(np.uint64).max() <= most):  # as such a negative number is larger than any other
        return Amounts(values * factor if factor > 1 else values, there)
    bad = (values < 0) | (values > most)
    if wide is not None:
        bad |= wide
    states: States = np.where(bad, BAD, GIVEN).astype(np.uint8)
    states *= np.uint8(there) if isinstance(there, int) else there
    return Amounts(np.where(bad, 0, values) * factor, states)


def _of_text(column: pa.Array) -> Amounts:
    given = known(column)
    return _of_texts(column, given) if given is None or 2 * column.null_count < len(column) else _of_few(column, given)


def _of_few(column: pa.Array, given: Bools) -> Amounts:
    """A column of mostly empty cells."""
    some = _of_texts(column.drop_null(), None)
    fen, states = np.zeros(len(column), np.int64), np.zeros(len(column), np.uint8)
    places = np.flatnonzero(given)
    fen[places], states[places] = some.fen, some.states
    return Amounts(fen, states)


def _of_texts(column: pa.Array, given: Bools | None) -> Amounts:
    ends, held = text_parts(column)
    lengths = np.diff(ends)
    blank = lengths == 0 if given is None else (lengths == 0) | ~given
    decimals = _decimals(ends, held, lengths)
    odd = _odd(ends, held, lengths, decimals)
    odd &= ~blank
    if odd.any() or (given is not None and lengths[~given].any()):
        return _each(column, odd, blank)
    fen, large = _of_digits(ends, held, decimals, blank if blank.any() else None)
    if not large.any():
        return Amounts(fen, (~blank).view(np.uint8) if blank.any() else GIVEN)
    return Amounts(fen, np.where(large, BAD, GIVEN).astype(np.uint8) * ~blank)


def _each(column: pa.Array, odd: Bools, blank: Bools) -> Amounts:
    """The same for a column in which some texts are no amounts: these apart, the others together."""
    word = pc.equal(column, NO_CAP_WORD).fill_null(fill_value=False).to_numpy(zero_copy_only=False)
    others = _of_texts(pc.if_else(pa.array(odd | blank), pa.scalar("", column.type), column), None)
    states = np.full(len(odd), others.states, np.uint8)
    states[odd] = np.where(word[odd], NO_CAP, BAD)
    return Amounts(others.fen, states)


def _decimals(ends: Ints, held: Bytes, lengths: Ints) -> Ints:
    """How many digits follow the point that stands third or second from the end, with a digit before it."""
    if not len(held):
        return np.zeros(len(lengths), np.int64)
    third = look_up(held, np.maximum(ends[1:] - 3, 0)) == _POINT
    third &= lengths > 3
    second = look_up(held, np.maximum(ends[1:] - 2, 0)) == _POINT
    second &= lengths > 2
    decimals: Ints = (third.view(np.uint8) * np.uint8(2) + second.view(np.uint8)).astype(np.int64)
    return decimals


def _odd(ends: Ints, held: Bytes, lengths: Ints, decimals: Ints) -> Bools:
    """Where the text is not digits with at most one point before the last one or two of them, or is too long."""
    odd = (lengths > _LONGEST) | (decimals > 2)
    points = held == _POINT
    strange = (held - np.uint8(_LOW)) > _HIGH - _LOW
    if np.count_nonzero(strange) != np.count_nonzero(points):
        odd[_rows(ends, np.flatnonzero(strange & ~points))] = True
    if np.count_nonzero(points) != np.count_nonzero(decimals):
        odd |= np.bincount(_rows(ends, np.flatnonzero(points)), minlength=len(lengths)) != (decimals > 0)
    return odd


def _rows(ends: Ints, places: Ints) -> Ints:
    """The row in which each byte lies."""
    return np.searchsorted(ends, places, side="right") - 1


def _of_digits(ends: Ints, held: Bytes, decimals: Ints, blank: Bools | None) -> tuple[Ints, Bools]:
    """Digits without their points as whole numbers, times what brings them to fen; and which of them are too large."""
    if not len(held):
        return np.zeros(len(decimals), np.int64), np.zeros(len(decimals), np.bool_)
    pointed = np.minimum(decimals, 1)
    starts = ends.copy()
    starts[1:] -= np.cumsum(pointed)
    digits = held.tobytes().translate(None, b".")
    text = pa.Array.from_buffers(pa.large_string(), len(decimals), [None, pa.py_buffer(starts), pa.py_buffer(digits)])
    if blank is not None:
        text = pc.if_else(pa.array(blank), pa.scalar("0", pa.large_string()), text)
    whole = raw(text.cast(pa.int64()), np.int64)
    most = look_up(_MOST_WHOLE, decimals)
    large = whole > most
    return np.minimum(whole, most) * look_up(_FACTORS, decimals), large
