"""How far a table has come, on standard error: seldom enough for a log, and at the end in full."""

from __future__ import annotations

from time import monotonic_ns
from typing import TextIO

_SECOND = 10**9


class Progress:
    """Writes a line every few seconds; on a terminal over the one before."""

    def __init__(self, file: TextIO, every: int = 2) -> None:
        self._file, self._terminal = file, file.isatty()
        self._every = every if self._terminal else 5 * every
        self._begun = self._told = monotonic_ns()
        self._rows = self._rejected = 0

    def add(self, rows: int, rejected: int) -> None:
        """So many rows more, of which some were set aside."""
        self._rows, self._rejected = self._rows + rows, self._rejected + rejected
        if monotonic_ns() - self._told >= self._every * _SECOND:
            self._told = monotonic_ns()
            self._file.write(f"\r{self._said()}" if self._terminal else f"{self._said()}\n")
            self._file.flush()

    def end(self) -> None:
        """All rows are done."""
        self._file.write(f"\r{self._said()}\n" if self._terminal else f"{self._said()}\n")
        self._file.flush()

    def _said(self) -> str:
        spent = max(1, monotonic_ns() - self._begun)
        pace = self._rows * _SECOND // spent
        aside = f"，{self._rejected:,} 行没有算" if self._rejected else ""
        return f"{self._rows:,} 行{aside}，{spent // _SECOND} 秒，每秒 {pace:,} 行"
