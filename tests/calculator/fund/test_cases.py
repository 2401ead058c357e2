"""The cases in ``cases/``: every bound of the staff's rules from both sides, with the arithmetic written out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator.claim import CaseError
from calculator.fund import answer, assess, read, shown
from tests.calculator.yaml_cases import entries

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("entry", list(entries(CASES, lambda entry: "error" not in entry)))
def test_comes_to_what_was_worked_out_by_hand(entry: dict[str, Any]) -> None:
    told, expect = answer(entry["case"]), entry["expect"]
    parties = told["parties"]
    assert told["status"] == expect["status"]
    assert {share["party"]: share["low"] for share in parties} == expect.get("parties", {share["party"]: share["low"] for share in parties})
    assert [[share["low"], share["high"]] for share in parties] == expect.get("list", [[share["low"], share["high"]] for share in parties])
    assert all(share["low"] == share["high"] for share in parties) or "list" in expect
    assert bool(parties) is ("parties" in expect or "list" in expect)
    assert {other["code"]: [share["low"] for share in other["parties"]] for other in told["alternatives"]} == expect.get("alternatives", {})
    assert told["missing"] == expect.get("missing", [])
    assert expect.get("reason", "") in told["reason"]


@pytest.mark.parametrize("entry", list(entries(CASES, lambda entry: "error" not in entry)))
def test_says_what_it_rests_on(entry: dict[str, Any]) -> None:
    result, expect = assess(read(entry["case"])), entry["expect"]
    text = shown(result)
    assert set(expect.get("notes", [])) <= {assumption.code for assumption in result.assumptions}
    assert len(result.notices) == expect.get("notices", len(result.notices))
    assert any(expect.get("cites", "") in citation.quote for citation in result.citations) or "cites" not in expect
    for said in expect.get("says", []):
        assert said in text
    for unsaid in expect.get("silent", []):
        assert unsaid not in text


@pytest.mark.parametrize("entry", list(entries(CASES, lambda entry: "error" in entry)))
def test_is_refused_word_for_word(entry: dict[str, Any]) -> None:
    with pytest.raises(CaseError) as refused:
        answer(entry["case"])
    assert {"field": refused.value.field, "message": refused.value.message} == entry["error"]
