"""Files and standard streams of the commands that answer line by line."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

STANDARD = "-"


class SameFileError(ValueError):
    """Results would overwrite what they are made from."""


@contextmanager
def opened(source: str, target: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Input and output, ``-`` for the standard ones. Raises OSError for a file that cannot be opened, SameFileError for the same twice."""
    if STANDARD not in (source, target) and _same(source, target):
        raise SameFileError(f"results would overwrite the cases in {source}")
    with ExitStack() as files:
        cases = _bytes(sys.stdin, "standard input") if source == STANDARD else files.enter_context(Path(source).open("rb"))
        results = _bytes(sys.stdout, "standard output") if target == STANDARD else files.enter_context(Path(target).open("wb"))
        yield cases, results


def _bytes(stream: TextIO | None, name: str) -> BinaryIO:
    """A standard stream's bytes. Raises OSError for one that was closed before the program began: Python then has none."""
    if stream is None:
        raise OSError(errno.EBADF, "it is closed", name)
    return stream.buffer


def _same(one: str, other: str) -> bool:
    return Path(other).exists() and Path(one).samefile(other)
