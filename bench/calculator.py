"""The calculator beside OpenFisca-Core, and against the bars set for it: `python -m bench.calculator`.

How fair it is. Both have the same rules, cases and files, on the same machine within minutes; what counts is the ratio. OpenFisca gets
every advantage that was found: formulas with `min_` and `max_` instead of its scales (twice as fast), words as numbers, cases parsed,
all rows in one year so that one period is enough, its fastest way to build a simulation beside the documented one, the fastest reader
and writer of CSV beside pandas. It answers less: the least amount alone. Ours is the status, both bounds, what is left to pay, what is
missing and why, and for a single case every step with its citation. Ours uses every core, OpenFisca one, as each comes; both read CSV
on every core. Money is float32 there, as OpenFisca has it; float64 takes an override of its table of types and is measured too. Its
amounts are rounded half up to fen for it before they are held against the exact ones (`bench.calculator_rows.paid`).

The bar of ten times its rate on tables: against cases by name, as its API and tests take them, it is passed; against its vectors it is not.
Ten times those is about as fast as this machine reads each value once and writes the results, which is measured beside them.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.calculator_openfisca import MissingOpenFiscaError, ask, prepare
from bench.calculator_single import KINDS, expenses
from bench.calculator_tables import compare, large
from bench.timing import seconds, share
from calculator.claim import Case
from calculator.engine import estimate

Times = Mapping[str, Sequence[float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000], help="sizes of the tables that are compared")
    parser.add_argument("--large", type=int, default=10_000_000, help="rows of the table whose memory is measured; 0 for none")
    chosen = parser.parse_args()
    theirs = _openfisca()
    with TemporaryDirectory(prefix="mingbai-bench-") as folder:
        single(Path(folder), theirs=theirs)
        for count in chosen.rows:
            compare(Path(folder), count, theirs=theirs)
        if chosen.large:
            large(Path(folder), chosen.large)
    return 0


def _openfisca() -> bool:
    """Whether OpenFisca is there to compare with."""
    try:
        prepare()
    except MissingOpenFiscaError as missing:
        print(f"{missing}\nThe calculator is measured alone.")
        return False
    return True


def single(folder: Path, *, theirs: bool) -> None:
    """One case at a time, every kind."""
    cases = {name: expenses(kind) for name, kind in KINDS.items()}
    parsed = {name: [Case.read(KINDS[name].ours(fen)) for fen in each] for name, each in cases.items()}
    for each in parsed.values():
        estimate(each[0])
    columns: dict[str, Times] = {"ours": {name: [seconds(partial(estimate, case)) for case in each] for name, each in parsed.items()}}
    if theirs:
        source = folder / "cases.json"
        source.write_text(json.dumps({name: [KINDS[name].theirs(fen) for fen in each] for name, each in cases.items()}), encoding="utf-8")
        told: dict[str, Any] = ask("single", str(source))
        columns |= {"OpenFisca": told["untraced"], "OpenFisca, traced": told["traced"]}
    _print_single(columns)
    if theirs:
        pairs = [pair for name, each in parsed.items() for pair in zip(each, told["amounts"][name], strict=True)]
        print(f"OpenFisca's amounts are ours but for at most {max(map(_apart, pairs))} fen")


def _apart(pair: tuple[Case, float]) -> int:
    """Fen between the least that we say and what OpenFisca does."""
    amount = estimate(pair[0]).reimbursement
    return abs(round(100 * pair[1]) - (amount.low if amount and amount.low else 0))


def _print_single(columns: Mapping[str, Times]) -> None:
    print("\nOne case, from parsed case to result; ours with every step and citation (µs at p50 and p99)")
    print(f"{'':<24}" + "".join(f"{name:>20}" for name in columns))
    alone = [name for name, kind in KINDS.items() if kind.stays == 1]
    lines = {name: [name] for name in KINDS} | {"all of one sum": alone, "all": list(KINDS)}
    for line, names in lines.items():
        shown = (_pair([*chain.from_iterable(times[name] for name in names)]) for times in columns.values())
        print(f"{line}{' ' * (24 - _width(line))}" + "".join(shown))
    print(f"{'bars, of ours':<24}{'50 /  200':>20}")


def _width(text: str) -> int:
    """Columns on a screen, where Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pair(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"{f'{share(ordered, 0.5) * 1e6:.0f} / {share(ordered, 0.99) * 1e6:4.0f}':>20}"


if __name__ == "__main__":
    raise SystemExit(main())
