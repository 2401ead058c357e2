"""``python -m calculator COMMAND``: the calculator from the command line; each command tells its options with ``--help``."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from calculator.commands import line_by_line, one_case, population
from calculator.commands.streams import SameFileError
from calculator.own_rule import OwnRuleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 unless the input or the case cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # not every terminal writes Chinese
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # whoever read the results has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as unusable:
        print(f"calculator: {': '.join(map(str, filter(None, (unusable.strerror, unusable.filename))))}", file=sys.stderr)
        return 2
    except (SameFileError, OwnRuleError) as unusable:
        print(f"calculator: {unusable}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calculator", description="大病保险和医疗救助能报多少，一分不差，每一步有依据")
    commands = parser.add_subparsers(dest="command", required=True)
    for declare in (one_case.add, line_by_line.add, population.add):
        declare(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
