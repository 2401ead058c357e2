"""``python -m calculator batch [CASES] [-o RESULTS]`` and ``python -m calculator estimate --place … --date … --self-paid …``."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from calculator.batch import answer_lines
from calculator.claim import Case, CaseError
from calculator.engine import estimate
from calculator.person import Category, Insurance, Scheme
from calculator.show import shown

AID = ("aid-rate", "aid-deductible", "aid-annual-limit", "aid-used")
PARAMETERS = ("deductible", "rate", "annual-cap", "category-deductible", "category-rate", *AID)
SLIP = ("total", "out-of-scope", "basic-paid", "other-paid", "critical-illness-paid")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 unless the input or the case cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # not every terminal writes Chinese
    chosen = _parser().parse_args(arguments)
    try:
        return _batch(chosen) if chosen.command == "batch" else _estimate(chosen)
    except BrokenPipeError:  # whoever read the results has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as unusable:
        print(f"calculator: {unusable.strerror}: {unusable.filename}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calculator", description="大病保险和医疗救助能报多少，一分不差，每一步有依据")
    commands = parser.add_subparsers(dest="command", required=True)
    batch = commands.add_parser("batch", help="JSON Lines: a result for every case")
    batch.add_argument("cases", nargs="?", default="-", help="file of cases; - or nothing: standard input")
    batch.add_argument("-o", "--output", default="-", help="file of results; - or nothing: standard output")
    one = commands.add_parser("estimate", help="one case, with readable steps")
    one.add_argument("--place", required=True, help="参保地，例如 江阴市")
    one.add_argument("--date", default=date.today().isoformat(), help="出院日期，例如 2026-11-21；不写是今天")  # noqa: DTZ011 - the person's own day
    one.add_argument("--scheme", default=Scheme.CRITICAL_ILLNESS.value, choices=[scheme.value for scheme in Scheme])
    one.add_argument("--insurance", default=Insurance.RESIDENT.value, choices=[insurance.value for insurance in Insurance])
    one.add_argument("--category", default=Category.ORDINARY.value, choices=[category.value for category in Category])
    one.add_argument("--self-paid", help="合规自付，元")
    one.add_argument("--not-referred", action="store_true", help="医疗救助：没有按规定转诊")
    one.add_argument("--tier", action="append", metavar="OVER:RATE", help="分段比例，可以写几次，例如 0:0.55")
    one.add_argument("--tier-base", choices=["self_paid", "excess"])
    for name in (*SLIP, *PARAMETERS):
        one.add_argument(f"--{name}")
    one.add_argument("--json", action="store_true", help="the result of the machine interface")
    return parser


def _batch(chosen: argparse.Namespace) -> int:
    with ExitStack() as opened:
        cases: BinaryIO = sys.stdin.buffer if chosen.cases == "-" else opened.enter_context(Path(chosen.cases).open("rb"))
        if chosen.output != "-" and chosen.cases != "-" and _same(chosen.cases, chosen.output):
            print(f"calculator: results would overwrite the cases in {chosen.cases}", file=sys.stderr)
            return 2
        results: BinaryIO = sys.stdout.buffer if chosen.output == "-" else opened.enter_context(Path(chosen.output).open("wb"))
        for line in answer_lines(cases):
            results.write(line)
            results.flush()
    return 0


def _same(one: str, other: str) -> bool:
    return Path(other).exists() and Path(one).samefile(other)


def _estimate(chosen: argparse.Namespace) -> int:
    try:
        case = Case.read(_case(chosen))
        result = estimate(case)
    except CaseError as refused:
        print(f"calculator: {refused}", file=sys.stderr)
        return 2
    print(json.dumps(result.as_json(), ensure_ascii=False, indent=2) if chosen.json else shown(case, result))
    return 0


def _case(chosen: argparse.Namespace) -> dict[str, Any]:
    """The options as the machine interface has them; what was not given stays out."""
    given = {name.replace("-", "_"): value for name in PARAMETERS if (value := getattr(chosen, name.replace("-", "_"))) is not None}
    if chosen.tier:
        given["tiers"] = [dict(zip(("over", "rate"), tier.split(":", 1), strict=False)) for tier in chosen.tier]
    if chosen.tier_base:
        given["tier_base"] = chosen.tier_base
    slip = {name.replace("-", "_"): value for name in SLIP if (value := getattr(chosen, name.replace("-", "_"))) is not None}
    expenses = slip if chosen.self_paid is None else slip | {"eligible_self_paid": chosen.self_paid}
    asked = {name: getattr(chosen, name) for name in ("place", "date", "scheme", "insurance", "category")}
    return asked | {"expenses": expenses, "parameters": given, "referred": False if chosen.not_referred else None}


if __name__ == "__main__":
    raise SystemExit(main())
