"""A table against the single path, row by row: on every border and at random, with the cases of the second count of the texts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculator.table import Worked, work_out
from tests.calculator.restated import borders, cases
from tests.calculator.table.tables import one_by_one, table_of

CASES = [case for case in (*borders(), *cases(20_000, "table")) if "stays" not in case["expenses"]]


def flat(case: dict[str, Any], number: int) -> dict[str, str]:
    """A case as a row: its fields side by side, everything as text."""
    parameters = {name: json.dumps(value) if name == "tiers" else str(value) for name, value in case.get("parameters", {}).items()}
    words = {name: str(case[name]) for name in ("scheme", "place", "date", "insurance", "category") if case.get(name) is not None}
    referred = {"referred": str(case["referred"]).lower()} if case.get("referred") is not None else {}
    expenses = {name: str(value) for name, value in case["expenses"].items()}
    return {"id": f"p{number}", **words, **referred, **expenses, **parameters}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return [flat(case, number) for number, case in enumerate(CASES)]


@pytest.fixture(scope="module")
def worked(rows: list[dict[str, str]]) -> Worked:
    return work_out(table_of(rows))


@pytest.fixture(scope="module")
def singly(rows: list[dict[str, str]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return one_by_one(rows)


def test_every_row_comes_to_what_the_single_path_says(worked: Worked, singly: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    """Status, bounds, what the person pays, what is missing, the reason, the rule and what is taken for granted."""
    for found, wanted in zip(_told(worked), singly[0], strict=True):
        assert found == {name: wanted[name] for name in found}


def test_every_row_that_cannot_be_used_is_told_why(worked: Worked, singly: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    assert worked.rejected.to_pylist() == singly[1]
    assert len(singly[1]) > 1000


def _told(worked: Worked) -> list[dict[str, Any]]:
    return [
        {name: f"{value:.2f}" if name.endswith(("_low", "_high")) and value is not None else value for name, value in row.items()}
        for row in worked.results.to_pylist()
    ]
