"""Every answer on cases worked out by hand: ``cases/`` has the arithmetic in comments, both sides of each threshold.

``expect`` names values of the explanation by their path; ``[field=value]`` picks the one of a list, ``[0]`` by its place.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from calculator import Case, estimate
from calculator.explanation import explain, read_settlement, shown
from tests.calculator.yaml_cases import entries

CASES = Path(__file__).parent / "cases"
STEP = re.compile(r"([^.\[\]]+)|\[(?:(\w+)=([^\]]+)|(\d+))\]")


def _at(value: Any, path: str) -> Any:
    for name, field, wanted, place in STEP.findall(path):
        if name:
            value = value[name]
        elif place:
            value = value[int(place)]
        else:
            value = next(one for one in value if wanted in (one[field] if isinstance(one[field], list) else [one[field]]))
    return value


@pytest.mark.parametrize("entry", list(entries(CASES)))
def test_is_explained_as_worked_out_by_hand(entry: dict[str, Any]) -> None:
    case = Case.read(entry["case"])
    explanation = explain(case, estimate(case), read_settlement(entry["case"]))
    told, text = explanation.as_json(), shown(explanation)
    for path, wanted in entry.get("expect", {}).items():
        assert _at(told, path) == wanted, path
    for path, wanted in entry.get("lists", {}).items():
        among, _, field = path.rpartition("*.")
        assert [one[field] for one in _at(told, among.rstrip("."))] == wanted, path
    for said in entry.get("says", []):
        assert said in text
    for unsaid in entry.get("says_not", []):
        assert unsaid not in text
