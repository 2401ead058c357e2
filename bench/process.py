"""What a measuring process says of itself: seconds of repeated calls, and its own peak of memory. Needs no package."""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

_STATUS = Path("/proc/self/status")


def repeated(call: Callable[[], object], rounds: int) -> list[float]:
    """How long each of several calls takes, in seconds."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return taken


def memory() -> float:
    """The most this process has held since it began, in megabytes.

    Linux counts into the figure of `getrusage` what the process that started this one held, so its own count is read where there is one.
    """
    if _STATUS.exists() and (peak := re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text())):
        return int(peak[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
