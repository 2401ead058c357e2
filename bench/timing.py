"""Seconds of calls, in order, and what stands at a share of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def share(ordered: Sequence[float], part: float) -> float:
    """The value under which `part` of the sorted values lie.

    >>> share([1.0, 2.0, 3.0, 4.0], 0.5)
    3.0
    """
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def report(what: str, times: Sequence[float], parts: Sequence[float] = (0.5, 0.95, 0.99)) -> None:
    """One line: milliseconds at each part, of times in any order."""
    ordered = sorted(times)
    shown = "   ".join(f"p{100 * part:.0f} {share(ordered, part) * 1000:8.3f} ms" for part in parts)
    print(f"{what:<28} {shown}   ({len(ordered)} calls)")
