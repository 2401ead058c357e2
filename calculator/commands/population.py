"""``table``: a population at once, CSV or Parquet."""

from __future__ import annotations

import argparse
from typing import Any

from calculator.commands.rules import add_rule, rules_of


def add(commands: Any) -> None:
    """Declare the command."""
    table = commands.add_parser("table", help="CSV or Parquet: a population at once")
    table.add_argument("cases", help="file of cases, .csv or .parquet; - is CSV on standard input")
    table.add_argument("-o", "--output", required=True, help="file of results, .csv or .parquet; - is CSV on standard output")
    table.add_argument("--rejected", help="file of rows that cannot be used; without it next to OUTPUT")
    table.add_argument("--keep", action="store_true", help="columns of other names go through to the results")
    table.add_argument("--encoding", default="utf-8", choices=["utf-8", "gb18030"], help="of a CSV file of cases")
    add_rule(table)
    table.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Work the table out; its libraries are loaded only now, as the other commands do without them."""
    from calculator.table import command

    return command.run(chosen, rules_of(chosen))
