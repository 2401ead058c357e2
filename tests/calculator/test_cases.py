"""The cases in ``cases/``: the law's thresholds, dates and groups from both sides, with the arithmetic written out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator import Case, CaseError, estimate
from tests.calculator.yaml_cases import entries

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("entry", list(entries(CASES, lambda entry: "error" not in entry)))
def test_comes_to_what_was_worked_out_by_hand(entry: dict[str, Any]) -> None:
    result, expect = estimate(Case.read(entry["case"])), entry["expect"]
    told = result.as_json()
    assert told["status"] == expect["status"]
    if "low" in expect:
        assert told["reimbursement"] == {"low": expect["low"], "high": expect["high"]}
    else:
        assert told["reimbursement"] is None
        assert told["person_pays"] is None
    if isinstance(pays := expect.get("pays", []), str):
        pays = [pays, pays]
    if pays:
        assert told["person_pays"] == {"low": pays[0], "high": pays[1]}
    assert told["missing"] == expect.get("missing", told["missing"])
    assert expect.get("reason", "") in told["reason"]
    assert [list(stay.values()) for stay in told.get("stays", [])] == expect.get("stays", [])
    for field in ("deductible", "eligible"):
        assert told[field] == expect.get(field, told[field])
    assert [_part(part) for part in told.get("parts", [])] == expect.get("parts", [_part(part) for part in told.get("parts", [])])
    assert list((told.get("still_due") or {}).values()) == expect.get("due", [])
    assert set(expect.get("assumes", [])) <= {assumption.code for assumption in result.assumptions}
    if "notices" in expect:
        assert [notice["date"] for notice in told["notices"]] == expect["notices"]


def _part(part: dict[str, Any]) -> list[str | None]:
    """[scheme, status] and where there is an amount its bounds."""
    return [part["scheme"], part["status"], *(part["reimbursement"] or {}).values()]


@pytest.mark.parametrize("entry", list(entries(CASES, lambda entry: "error" in entry)))
def test_is_refused_by_name(entry: dict[str, Any]) -> None:
    with pytest.raises(CaseError) as refused:
        estimate(Case.read(entry["case"]))
    assert refused.value.field == entry["error"]["field"]
    for name in entry["error"]["names"]:
        assert name in refused.value.message
