"""The rule files of cities whose figures are only reported: they count when asked for, and are never exact nor a rule by themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator import Case, estimate
from calculator.own_rule import read_rules

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


def case(place: str, self_paid: str, **fields: Any) -> Case:
    """A case of 2024, unless it says otherwise."""
    return Case.read({"place": place, "date": "2024-06-01", "expenses": {"eligible_self_paid": self_paid}} | fields)


REPORTED = {
    # (36000 - 18000) * 0.60 = 10800; (50000 - 36000) * 0.75 = 10500; together 21300
    "广州市": ("50000", {"parameters": {"insured_years": 0}}, "21300.00"),
    # (50000 - 10000) * 0.70 = 28000
    "深圳市": ("50000", {"date": "2018-04-15"}, "28000.00"),
    # (50000 - 15000) * 0.90 = 31500
    "佛山市": ("50000", {"date": "2019-06-01"}, "31500.00"),
    # (50000 - 7000) * 0.75 = 32250
    "梅州市": ("50000", {}, "32250.00"),
    # (50000 - 10000) * 0.65 = 26000
    "揭阳市": ("50000", {}, "26000.00"),
    # (50000 - 10000) * 0.60 = 24000
    "揭阳市（市外就医）": ("50000", {}, "24000.00"),
}
TILTED = {
    # (50000 - 3500) * 0.80 = 37200
    "广州市": ("37200.00", {}),
    # (50000 - 2000) * 0.80 = 38400
    "深圳市": ("38400.00", {"date": "2017-07-01"}),
    # (50000 - 3000) * 0.90 = 42300
    "佛山市": ("42300.00", {"date": "2019-06-01"}),
    # (50000 - 1000) * 0.85 = 41650
    "梅州市": ("41650.00", {}),
    # (50000 - 2000) * 0.80 = 38400
    "揭阳市": ("38400.00", {}),
}
ALL_REPORTED = read_rules(sorted(EXAMPLES.glob("reported-*.yaml")))


@pytest.mark.parametrize("place", REPORTED)
def test_figures_that_are_only_reported_are_never_exact(place: str) -> None:
    """And the result says where they are told."""
    amount, fields, comes_to = REPORTED[place]
    told = estimate(ALL_REPORTED.apply(case(place, amount, **fields)))
    assert (told.status, told.as_json()["reimbursement"]) == ("assumed", {"low": comes_to, "high": comes_to})
    assert any("没有对过原文" in assumption.text for assumption in told.assumptions)


@pytest.mark.parametrize("place", TILTED)
def test_reported_terms_of_people_in_hardship(place: str) -> None:
    comes_to, fields = TILTED[place]
    told = estimate(ALL_REPORTED.apply(case(place, "50000", category="低保对象", **fields)))
    assert (told.status, told.as_json()["reimbursement"]) == ("assumed", {"low": comes_to, "high": comes_to})


def test_nothing_reported_is_a_rule_by_itself() -> None:
    """Without the file 广州 is asked about as any city of its province."""
    assert estimate(case("广州市", "120000")).status == "needs_input"
