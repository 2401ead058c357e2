"""The calculator against the second count of the texts, on as many random cases as wanted: `python -m bench.restated [CASES [SEED]]`.

Two processes share the work; the same number and seed make the same cases.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context

from tests.calculator.restated import Difference, cases, difference

PORTION = 10_000
PROCESSES = 2
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Differences:
    """How many cases were compared, on how many both disagree, and the first few disagreements."""

    cases: int
    differing: int
    first: tuple[Difference, ...]


def compare(number: int, seed: int) -> Differences:
    """Compare `number` random cases; the main module must be importable, as the processes are started afresh."""
    portions = [(min(PORTION, number - begun), f"{seed}-{begun}") for begun in range(0, number, PORTION)]
    with get_context("spawn").Pool(PROCESSES) as pool:
        return summed(told(pool.imap(compared, portions), number))


def compared(portion: tuple[int, str]) -> Differences:
    """One portion, in whatever process."""
    made = list(cases(*portion))
    found = [one for one in map(difference, made) if one]
    return Differences(len(made), len(found), tuple(found[:SHOWN]))


def summed(portions: Iterable[Differences]) -> Differences:
    """All portions as one."""
    done = list(portions)
    first = tuple(one for portion in done for one in portion.first)[:SHOWN]
    return Differences(sum(one.cases for one in done), sum(one.differing for one in done), first)


def told(portions: Iterable[Differences], number: int) -> Iterator[Differences]:
    """The same portions, with a line of progress while they come, on a screen only."""
    done = 0
    for portion in portions:
        done += portion.cases
        if sys.stderr.isatty() or done == number:
            print(f"\r{done} of {number} cases", end="\n" if done == number else "", file=sys.stderr, flush=True)
        yield portion


def main(arguments: list[str]) -> int:
    number, seed = (*map(int, arguments), *(100_000, 1)[len(arguments) :])
    found = compare(number, seed)
    print(f"{found.cases} random cases counted twice from the texts: {found.differing} differ (bar: 0)")
    print(*found.first, sep="\n\n", end="\n" if found.first else "")
    return 1 if found.differing else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
