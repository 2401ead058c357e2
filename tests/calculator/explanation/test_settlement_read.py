"""A settlement is read strictly: what cannot be used is refused by the path of its field, with what was found."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from calculator import Case, CaseError
from calculator.explanation import read_settlement
from calculator.explanation.settlement import OfficeBand, Settlement

CASE = {"place": "江阴市", "date": "2020-09-01", "expenses": {"eligible_self_paid": "1"}}


def test_a_case_without_one_has_none() -> None:
    assert read_settlement(CASE) is None
    assert read_settlement(CASE | {"settlement": None}) is None


def test_every_figure_is_read() -> None:
    given = {"deductible": "9000", "rate": "0.65", "bands": [{"over": "9000", "amount": 5}], "person_pays": "0.01"}
    assert read_settlement(CASE | {"settlement": given}) == Settlement(
        deductible=900_000, rate=Fraction(13, 20), bands=(OfficeBand(over=900_000, amount=500),), person_pays=1
    )


def test_the_case_itself_does_not_mind_it() -> None:
    assert Case.read(CASE | {"settlement": {"deductible": "9000"}}) == Case.read(CASE)


@pytest.mark.parametrize(
    ("given", "field", "names"),
    [
        ("9000", "settlement", "9000"),
        ({}, "settlement", "deductible"),
        ({"deductable": "1"}, "settlement.deductable", "deductible"),
        ({"deductible": "-1"}, "settlement.deductible", "-1"),
        ({"deductible": 1.5}, "settlement.deductible", "1.5"),
        ({"rate": "60"}, "settlement.rate", "60"),
        ({"bands": {}}, "settlement.bands", ""),
        ({"bands": [{"rate": "2"}]}, "settlement.bands.0.rate", "2"),
        ({"bands": [{}] * 51}, "settlement.bands", "50"),
        ({"person_pays": "1e3"}, "settlement.person_pays", "1e3"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(given: Any, field: str, names: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_settlement(CASE | {"settlement": given})
    assert refused.value.field == field
    assert names in refused.value.message
