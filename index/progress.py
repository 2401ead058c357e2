"""How long work tells how far it is: done of total, and what is being done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); never from several threads at once."""
_WIDTH = 30


def shown_on(stream: TextIO) -> Progress:
    """A bar that moves where a person watches, and one line at the end where the stream is a file or a pipe."""
    return _bar(stream) if stream.isatty() else _line(stream)


def _bar(stream: TextIO) -> Progress:
    def show(done: int, total: int, what: str) -> None:
        filled = _WIDTH * done // total if total else _WIDTH
        end = "\n" if done >= total else ""
        stream.write(f"\r{what} [{'#' * filled}{' ' * (_WIDTH - filled)}] {done}/{total}{end}")
        stream.flush()

    return show


def _line(stream: TextIO) -> Progress:
    def show(done: int, total: int, what: str) -> None:
        if done >= total:
            stream.write(f"{what}: {done}/{total}\n")
            stream.flush()

    return show
