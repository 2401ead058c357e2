"""``--rule FILE``: rules of one's own, read once and applied to every case of the places they name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from calculator.claim import Case
from calculator.own_rule import OwnRules, read_rules

Apply = Callable[[Case], Case]
"""A case under the rule of its place; any other case as it is."""


def add_rule(parser: argparse.ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument("--rule", action="append", metavar="FILE", help="YAML 文件里自己的规则，可以写几次，见 docs/own-rules.md")


def rules_of(chosen: argparse.Namespace) -> OwnRules:
    """The rules the option names. Raises OwnRuleError for a file that cannot be used."""
    return read_rules([Path(file) for file in chosen.rule or ()])
