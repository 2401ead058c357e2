"""Whole tables: rows a second, memory and wrong fen, ours and OpenFisca's, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as csv

from bench.calculator_openfisca import ROOT, ask
from bench.calculator_ours import fen
from bench.calculator_rows import Numbers, Rows, as_table, case_of, paid, random_rows
from calculator.claim import Case
from calculator.engine import estimate

SAMPLE: Final = 20_000
CHUNK: Final = 1_000_000
MEMORY_BAR, SPEED_BAR = 300, 10
PLAIN: Final = csv.WriteOptions(quoting_style="none")
Told = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """One way of working out a table."""

    what: str
    seconds: Sequence[float]
    memory: float | None = None
    wrong: Numbers | None = None

    def line(self, rows: int) -> str:
        """Rows a second at best, in the middle and at first, when ours still asks the rules; and what else is known."""
        ordered = sorted(self.seconds)
        speed = "".join(f"{rows / each / 1e3:9,.0f}" for each in (ordered[0], ordered[len(ordered) // 2], self.seconds[0]))
        held = "" if self.memory is None else f"{self.memory:.0f} MB"
        return f"  {self.what:<58}{speed}  {held:>8}  {self._wrong()}".rstrip()

    def _wrong(self) -> str:
        if self.wrong is None:
            return ""
        most = np.abs(self.wrong).max(initial=0)
        return f"{np.count_nonzero(self.wrong):,} wrong" + (f", by at most {most} fen" if most else "")


def compare(folder: Path, count: int, *, theirs: bool) -> None:
    """One size of table: the same file for both."""
    rows = random_rows(count)
    exact, source = paid(rows), folder / f"{count}.csv"
    csv.write_csv(as_table(rows), source, PLAIN)
    print(f"\nA table of {count:,} rows, {source.stat().st_size / 1e6:.0f} MB as CSV")
    print(f"  {'thousand rows a second: best, median, first':<58}{'memory':>39}")
    ours = _ours(folder, source, exact)
    openfisca = _openfisca(folder, source, exact) if theirs else {}
    for measured in (*ours.values(), *openfisca.values()):
        print(measured.line(count))
    print(f"  case by case, a sample of {min(SAMPLE, count):,}: {_one_by_one(rows, exact)} wrong")
    if openfisca:
        _ratios(ours, openfisca)


def _ours(folder: Path, source: Path, exact: Numbers) -> dict[str, Measured]:
    """From columns to columns, and from file to file."""
    target, results = folder / "ours.npy", folder / "ours.csv"
    told, words = own("rows", source, target), own("spelled", source, folder / "spelled.npy")
    files = own("file", source, results)
    written = csv.read_csv(results, convert_options=csv.ConvertOptions(column_types={"reimbursement_low": pa.decimal128(18, 2)}))
    return {
        "memory": Measured("table, in memory", told["seconds"], wrong=np.load(target) - exact),
        "spelled": Measured("table, in memory, words as written", words["seconds"], wrong=np.load(folder / "spelled.npy") - exact),
        "touched": Measured("only reading each value once and writing results", own("touched", source, Path("-"))["seconds"]),
        "file": Measured("table, CSV to CSV", files["seconds"], files["memory"], fen(written["reimbursement_low"]) - exact),
    }


def own(what: str, source: Path, target: Path, *more: str) -> Told:
    """What `bench.calculator_ours` answers."""
    command = [sys.executable, "-m", "bench.calculator_ours", what, str(source), str(target), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr}")
    return json.loads(done.stdout)


def _openfisca(folder: Path, source: Path, exact: Numbers) -> dict[str, Measured]:
    """Amounts held as OpenFisca holds them and as float64, and from file to file."""
    target, double = folder / "theirs.npy", folder / "double.npy"
    told = ask("rows", str(source), str(target))
    more = ask("rows", str(source), str(double), "--dtype", "float64")
    files = {way: ask(way, str(source), str(folder / "theirs.csv")) for way in ("pandas", "arrow")}
    name = f"OpenFisca-Core {told['version']}"
    return {
        "unnamed": Measured(f"{name}, in memory, fastest found", told["unnamed"], wrong=_wrong(target, exact)),
        "double": Measured(f"{name}, in memory, the same in float64", more["unnamed"], wrong=_wrong(double, exact)),
        "by_rule": Measured(f"{name}, in memory, as documented", told["by_rule"]),
        "whole": Measured(f"{name}, in memory, bounds and status too", told["whole"]),
        "spelled": Measured(f"{name}, in memory, words as written", told["spelled"]),
        "at_once": Measured(f"{name}, in memory, one simulation", told["at_once"]),
        "named": Measured(f"{name}, persons by name (5,000 of them)", told["named"]),
        "arrow": Measured(f"{name}, CSV to CSV, fastest found", files["arrow"]["file"], files["arrow"]["memory"]),
        "pandas": Measured(f"{name}, CSV to CSV, as documented", files["pandas"]["file"], files["pandas"]["memory"]),
    }


def _wrong(target: Path, exact: Numbers) -> Numbers:
    """Fen too many or too few of amounts in yuan as floats, rounded half up."""
    return np.floor(np.load(target).astype(np.float64) * 100 + 0.5).astype(np.int64) - exact


def _one_by_one(rows: Rows, exact: Numbers) -> int:
    """Wrong amounts of the way that single cases go."""
    chosen = np.random.default_rng(1).choice(len(rows), min(SAMPLE, len(rows)), replace=False)
    lines = as_table(rows).take(pa.array(chosen)).to_pylist()
    least = [estimate(Case.read(case_of(line))).reimbursement for line in lines]
    return sum(each is None or each.low != fen for each, fen in zip(least, exact[chosen].tolist(), strict=True))


def _ratios(ours: Mapping[str, Measured], theirs: Mapping[str, Measured]) -> None:
    """How many times as many rows a second, best against best. Persons with names are how OpenFisca takes cases, not tables: no bar."""
    for mine, ways in (("memory", ("whole", "by_rule", "unnamed")), ("spelled", ("spelled",)), ("file", ("pandas", "arrow", "named"))):
        for way in ways:
            times = min(theirs[way].seconds) / min(ours[mine].seconds)
            bar = "" if way == "named" else f" (bar: {SPEED_BAR})"
            print(f"  {ours[mine].what}: {times:8.1f} × {theirs[way].what}{bar}")


def large(folder: Path, count: int) -> None:
    """Peak memory of the command on a table that would not fit."""
    source = folder / "large.csv"
    with csv.CSVWriter(source, as_table(random_rows(1)).schema, write_options=PLAIN) as file:
        for first in range(0, count, CHUNK):
            file.write_table(as_table(random_rows(min(CHUNK, count - first), seed=first), first))
    told = own("file", source, folder / "large-results.csv", "--rounds", "1")
    print(f"\nThe command on {count:,} rows, {source.stat().st_size / 1e6:,.0f} MB of CSV")
    seconds = told["seconds"][0]
    print(f"  {seconds:.1f} s, {count / seconds / 1e6:.2f} M rows/s, {told['memory']:.0f} MB at its highest (bar: {MEMORY_BAR})")
