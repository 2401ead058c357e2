"""How long work tells how far it is: done of total, and what is being done."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TextIO

Progress = Callable[[int, int, str], None]
"""Called with (done, total, what); it may be called from the thread that builds, never from several at once."""


def bar(done: int, total: int, what: str, *, stream: TextIO | None = None, width: int = 30) -> None:
    """Draw one line `what [#####     ] 12/40` in place, and end the line when all is done."""
    stream = stream or sys.stderr
    filled = width * done // total if total else width
    stream.write(f"\r{what} [{'#' * filled}{' ' * (width - filled)}] {done}/{total}" + ("\n" if done >= total else ""))
    stream.flush()
