"""The cases in ``cases/``: a person, what they have by hand from the text, and the sentence that decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calculator.claim import CaseError
from calculator.eligibility import answer
from corpus.citation import cite
from tests.calculator.yaml_cases import entries

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", list(entries(CASES, lambda entry: "field" not in entry)))
def test_a_person_has_what_was_read_in_the_text_by_hand(case: dict[str, Any]) -> None:
    result = answer(case["person"])
    assert result["status"] == case.get("status", "answered")
    assert case.get("reason", "") in result["reason"]
    had = [one["id"] for one in result["entitlements"] if one["status"] == "entitled"]
    if "entitled" in case:
        assert sorted(had) == sorted(case["entitled"])
    assert result["missing"][: len(case.get("missing", []))] == case.get("missing", [])
    assert not set(case.get("unasked", [])) & set(result["missing"])
    for note in case.get("notes", []):
        assert any(note in told for told in result["notes"])
    if "opens" in case:
        assert next((note for note in result["notes"][:1] if note.startswith("据报道")), "") == case["opens"]
    if "notices" in case:
        assert [notice["date"] for notice in result["notices"]] == case["notices"]
    if "because" in case:
        assert _quoted(case["because"], result)
    for decided in case.get("decided", []):
        _check(decided, next(one for one in result["entitlements"] if one["id"] == decided["id"]))


def _check(decided: dict[str, Any], one: dict[str, Any]) -> None:
    """One entitlement as it was decided by hand."""
    assert one["status"] == decided["status"], one["reason"]
    for field in ("reason", "gives"):
        assert decided.get(field, "") in one[field]
    for field in ("since", "until", "missing", "due"):
        assert one[field] == decided.get(field, one[field])
    if "note" in decided:
        assert any(decided["note"] in condition["note"] for condition in one["conditions"])
    if "because" in decided:
        assert _quoted(decided["because"], one)
    if "prevails" in decided:
        assert one["prevails"]["document"] == decided["prevails"]
        assert one["prevails"]["effect"] == decided["effect"]


def _quoted(words: str, told: dict[str, Any]) -> bool:
    """Whether the deciding words stand inside a sentence cited, in its own document."""
    cited = [(citation, cite(citation["document"], citation["quote"])) for citation in told["citations"]]
    assert all((found.start, found.end) == (citation["start"], citation["end"]) for citation, found in cited)
    return any(_bare(words) in _bare(found.quote) for _, found in cited)


def _bare(text: str) -> str:
    return "".join(text.split()).replace(",", "，")


@pytest.mark.parametrize("case", list(entries(CASES, lambda entry: "field" in entry)))
def test_bad_input_is_refused_by_name(case: dict[str, Any]) -> None:
    with pytest.raises(CaseError) as refused:
        answer(case["person"])
    assert refused.value.field == case["field"]
    assert refused.value.message == case.get("message", refused.value.message)
