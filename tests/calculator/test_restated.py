"""The calculator against a second count of the same texts that shares no code with it: on every border, and on 20,000 random cases."""

from __future__ import annotations

import doctest
import importlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bench.restated import compare
from tests.calculator.restated import borders, cases, difference, restate

SCHEMES = ("critical_illness", "medical_aid", "chain")
Case = dict[str, Any]


@pytest.fixture(scope="module")
def on_borders() -> list[Case]:
    return list(borders())


@pytest.fixture(scope="module")
def at_random() -> list[Case]:
    return list(cases(20_000, "2026"))


def first_difference(of: Iterable[Case]) -> str:
    """The first case on which the two disagree, with both results, or nothing."""
    return next((f"\n{found}" for found in map(difference, of) if found), "")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_both_agree_on_every_border(scheme: str, on_borders: list[Case]) -> None:
    """Each first day, threshold and bound, and what lies a day or a fen beside it."""
    assert first_difference(case for case in on_borders if case["scheme"] == scheme) == ""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_both_agree_on_random_cases(scheme: str, at_random: list[Case]) -> None:
    """Amounts, days, groups, figures and places as they fall."""
    assert first_difference(case for case in at_random if case["scheme"] == scheme) == ""


def test_a_long_comparison_runs_in_processes_of_its_own() -> None:
    """The same comparison, for a million cases and more."""
    found = compare(40, seed=1)
    assert (found.cases, found.differing, found.first) == (40, 0, ())


def test_random_cases_come_to_everything(at_random: list[Case]) -> None:
    """Every status by every scheme, and each refusal."""
    seen = Counter((case["scheme"], restate(case).get("status", "refused")) for case in at_random)
    always = {(scheme, status) for scheme in SCHEMES for status in ("exact", "assumed", "needs_input", "not_covered", "refused")}
    assert set(seen) == always | {("critical_illness", "at_least"), ("critical_illness", "range"), ("chain", "at_least")}
    assert min(seen.values()) > 20
    named = ("deductible", "rate", "tiers", "category_deductible", "category_rate", "aid_used")
    refused = {restate(case).get("error") for case in at_random} - {None}
    assert refused == {"expenses", *(f"parameters.{name}" for name in named)}


def counted(place: str, day: str, category: str, spent: str, scheme: str = "critical_illness", **given: Any) -> tuple[Any, Any, Any]:
    case = {"place": place, "date": day, "category": category, "scheme": scheme, "parameters": given}
    found = restate(case | {"expenses": {"eligible_self_paid": spent}})
    return found["status"], found["reimbursement"]["low"], found["reimbursement"]["high"]


def test_the_second_count_by_hand() -> None:
    """So that the two are not wrong in the same way."""
    # 82,000 × 60 % + 20,000 × 80 % = 49,200 + 16,000
    assert counted("江阴市", "2020-07-01", "普通参保人员", "120000") == ("exact", "65200.00", "65200.00")
    # 91,000 × 65 % + 20,000 × 85 % = 59,150 + 17,000
    assert counted("江阴市", "2021-01-01", "孤儿", "120000") == ("assumed", "76150.00", "76150.00")
    # (50,000 − 20,000 × 20 %) × 80 % = 46,000 × 80 %
    assert counted("广州市", "2020-01-01", "特困人员", "50000", deductible="20000") == ("at_least", "36800.00", None)
    # (50,000 − 20,000 × 60 %) × 60 % and × 85 %
    assert counted("吉林市", "2020-01-01", "低保对象", "50000", deductible="20000") == ("range", "22800.00", "32300.00")
    # 46,000 × 80 % = 36,800; (50,000 − 36,800) × 70 % = 9,240
    chain = {"deductible": "20000", "aid_rate": "0.7"}
    assert counted("广州市", "2023-01-01", "特困人员", "50000", "chain", **chain) == ("at_least", "46040.00", None)
    # 30,000 × 75 % = 22,500; (50,000 − 22,500 − 5,000) × 70 % = 15,750
    whole = {**chain, "rate": "0.75", "annual_cap": "none", "aid_deductible": "5000", "aid_annual_limit": "20000"}
    assert counted("自定义", "2023-01-01", "普通参保人员", "50000", "chain", **whole) == ("exact", "38250.00", "38250.00")


def test_the_second_count_shares_nothing_with_the_calculator() -> None:
    """Only the comparison knows both."""
    files = Path(importlib.import_module("tests.calculator.restated").__file__ or "").parent.glob("*.py")
    sharing = [
        file.name for file in files if re.search(r"^(from|import) (calculator|corpus|assistant)", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert sharing == ["compared.py"]


@pytest.mark.parametrize("module", ["amounts", "tiers"])
def test_examples_in_the_second_count(module: str) -> None:
    """What its docstrings show."""
    assert doctest.testmod(importlib.import_module(f"tests.calculator.restated.{module}")).failed == 0
