"""A CSV file cut into blocks of whole rows, so that no more than a few of them are held at once.

A row ends at a line break outside quotes. A quote opens a field only where one begins; anywhere else outside quotes it is a character
like others, as ``csv`` and Arrow read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from calculator.table.columns.arrays import Bools, Ints, look_up
from calculator.table.columns.layout import UnusableTableError

BLOCK = 3 * 2**19
LONGEST_ROW = 2**24
Bytes = NDArray[np.uint8]
_LINE, _RETURN, _QUOTE = b"\n"[0], b"\r"[0], b'"'[0]
_OPENS = np.isin(np.arange(256), list(b'\n\r,"'))
"""Bytes after which a field may begin."""


def blocks(file: BinaryIO, size: int = BLOCK) -> Iterator[bytes]:
    """The file's rows, so many bytes at a time. Raises :class:`UnusableTableError` where a row does not end."""
    rest = b""
    while read := file.read(size):
        rest += read
        end = _last_end(rest)
        if end:
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > LONGEST_ROW:
            raise UnusableTableError(f"有一行长过 {LONGEST_ROW} 字节还没有完；也许有一个引号没有合上：{rest[:60]!r}")
    if rest:
        yield rest


def rows(block: bytes) -> list[bytes]:
    """The rows that hold anything, without their line breaks; the last one may have none."""
    breaks = _breaks(block).tolist()
    spans = zip([0, *(at + 1 for at in breaks)], [*breaks, len(block)], strict=True)
    return [row for start, end in spans if (row := _row(block, start, end))]


def _row(block: bytes, start: int, end: int) -> bytes:
    """What stands before a line break, which may be two bytes long."""
    return block[start : end - 1] if block[start:end].endswith(b"\r") and block[end : end + 1] == b"\n" else block[start:end]


def first_end(block: bytes) -> int:
    """Where the first row ends, after its line break."""
    breaks = _breaks(block)
    return int(breaks[0]) + 1 if len(breaks) else len(block)


def ends_in_quotes(block: bytes) -> bool:
    """Whether a quote of its last row is never closed."""
    return b'"' in block and bool(len(_quotes(np.frombuffer(block, np.uint8))) % 2)


def _last_end(block: bytes) -> int:
    """Where the last whole row ends; a carriage return at the end may be half of a line break."""
    whole = block.removesuffix(b"\r")
    if _has_bare_returns(whole):
        breaks = _breaks(whole)
        return int(breaks[-1]) + 1 if len(breaks) else 0
    quotes = _quotes(np.frombuffer(whole, np.uint8)) if b'"' in whole else np.empty(0, np.int64)
    end = whole.rfind(b"\n")
    while end >= 0 and (before := int(np.searchsorted(quotes, end))) % 2:
        end = whole.rfind(b"\n", 0, int(quotes[before - 1]))
    return end + 1


def _breaks(block: bytes) -> Ints:
    """The last byte of every line break outside quotes: a line feed, or a carriage return without one."""
    data = np.frombuffer(block, np.uint8)
    ends = data == _LINE
    if _has_bare_returns(block):
        ends |= (data == _RETURN) & (np.append(data[1:], _RETURN) != _LINE)
    breaks = np.flatnonzero(ends)
    return breaks[np.searchsorted(_quotes(data), breaks) % 2 == 0] if b'"' in block else breaks


def _has_bare_returns(block: bytes) -> bool:
    """Whether some carriage return has no line feed after it; to count the two as one is ten times as slow."""
    if b"\r" not in block:
        return False
    data = np.frombuffer(block, np.uint8)
    returns = np.flatnonzero(data == _RETURN)
    return returns[-1] + 1 == len(data) or bool((data[returns + 1] != _LINE).any())


def _quotes(data: Bytes) -> Ints:
    """The quotes that open a field or end one, in turn: all, if every second one stands where a field may begin."""
    quotes = np.flatnonzero(data == _QUOTE)
    return quotes if _opens(data, quotes[::2]).all() else _paired(data, quotes)


def _opens(data: Bytes, quotes: Ints) -> Bools:
    """Whether a field begins here, or goes on after two quotes that stand for one."""
    opens = look_up(_OPENS, look_up(data, np.maximum(quotes - 1, 0)))
    if len(quotes) and not quotes[0]:
        opens[0] = True
    return opens


def _paired(data: Bytes, quotes: Ints) -> Ints:
    """Those quotes that open a field or end one."""
    kept: list[int] = []
    for quote, begins in zip(quotes.tolist(), _opens(data, quotes).tolist(), strict=True):
        doubled = bool(quote) and data[quote - 1] == _QUOTE
        if len(kept) % 2 or (begins and (not doubled or kept[-1:] == [quote - 1])):
            kept.append(quote)
    return np.array(kept, np.int64)
