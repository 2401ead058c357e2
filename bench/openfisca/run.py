"""Answers `bench.calculator` in OpenFisca's own environment: one command, one JSON object on standard output.

python -m bench.openfisca.run single CASES.json
python -m bench.openfisca.run rows TABLE.csv AMOUNTS.npy
python -m bench.openfisca.run pandas TABLE.csv RESULTS.csv        (or: arrow)
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from bench.openfisca import tables
from bench.openfisca.single import prepared, reckon
from bench.openfisca.system import system
from bench.process import memory, repeated

NAMED = 5_000
"""Persons with names that are timed; more of them take as long each."""
FILES = {"pandas": tables.with_pandas, "arrow": tables.with_arrow}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["single", "rows", *FILES])
    parser.add_argument("source")
    parser.add_argument("target", nargs="?", default="")
    parser.add_argument("--dtype", default="float32")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    rules = system(np.dtype(chosen.dtype).type)
    match chosen.what:
        case "single":
            told = single(rules, chosen.source)
        case "rows":
            told = rows(rules, chosen.source, chosen.target, chosen.rounds)
        case way:
            told = {"file": repeated(partial(FILES[way], rules, chosen.source, chosen.target), chosen.rounds)}
    json.dump(told | {"memory": memory(), "version": version("OpenFisca-Core")}, sys.stdout)


def single(rules: TaxBenefitSystem, source: str) -> dict[str, object]:
    """Seconds of every case, each kind on its own, without and with tracing; and what is paid in all, in yuan."""
    kinds = {kind: [prepared(case) for case in cases] for kind, cases in json.loads(Path(source).read_text()).items()}
    ways = {"untraced": partial(reckon, rules, trace=False), "traced": partial(reckon, rules, trace=True)}
    told: dict[str, object] = {
        name: {kind: [repeated(partial(way, case), 1)[0] for case in cases] for kind, cases in kinds.items()} for name, way in ways.items()
    }
    amounts = {kind: [float(reckon(rules, case, trace=False).sum()) for case in cases] for kind, cases in kinds.items()}
    return told | {"amounts": amounts}


def rows(rules: TaxBenefitSystem, source: str, target: str, rounds: int) -> dict[str, object]:
    """Seconds of each way from columns in memory to amounts in memory; the amounts are left in a file."""
    given = tables.read_with_arrow(source)
    told = {
        way.__name__: repeated(partial(way, rules, given), rounds) for way in (tables.unnamed, tables.by_rule, tables.whole, tables.at_once)
    }
    told["spelled"] = repeated(partial(tables.spelled, rules, given | tables.read_words(source)), rounds)
    count = min(NAMED, len(given["rule"]))
    told["named"] = [len(given["rule"]) / count * each for each in repeated(partial(tables.named, rules, given, count), 1)]
    np.save(target, tables.by_rule(rules, given))
    return told


if __name__ == "__main__":
    main()
