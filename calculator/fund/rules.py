"""The figures and clauses of the staff's rules, in ``data/<document>.yaml``, checked against the documents on loading."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from calculator.parameters import Law, read_law

DATA = Path(__file__).parent / "data"
JILIN, JIANGYIN, GUANGDONG = "jilin-2016-57", "jiangyin-2020", "gd-2016-85"
DOCUMENTS = {"吉林省": JILIN, "江阴市": JIANGYIN, "广东省": GUANGDONG}
"""The text that rules in each area."""


@cache
def rules(document: str) -> Law:
    """The staff's rules in one document, read and checked once. Raises :class:`calculator.parameters.LawError`."""
    return read_law(DATA / f"{document}.yaml")


def first_day(document: str) -> date:
    """The first day the document is read to apply from."""
    return rules(document).first_days["fund"]
