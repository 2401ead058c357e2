"""What a line that cannot be used is told, word for word: `errors.yaml` holds them, reviewed like any text that people read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.batch import answer_line

ERRORS = yaml.safe_load(Path(__file__).with_name("errors.yaml").read_text(encoding="utf-8"))
STAY = '{"date": "2020-12-31", "eligible_self_paid": "1"}'
TIERS = ", ".join(f'{{"over": "{over}", "rate": "0.5"}}' for over in range(51))
OWN = '{"place": "自定义", "date": "2020-12-31", "expenses": {"eligible_self_paid": "5"}, "parameters": {"tiers": [%s]}}'
LARGE = [
    (b'{"id": "\xff"}', "", "这一行不是 UTF-8，第 9 个字节读不出来"),
    (b"[" * 100_000, "", "这一行的 JSON 套得太深"),
    (b'{"id": ' + b"9" * 5000 + b"}", "", "这一行里有一个数太长"),
    (
        f'{{"place": "江阴市", "expenses": {{"stays": [{", ".join([STAY] * 1001)}]}}}}'.encode(),
        "expenses.stays",
        "最多 1000 项，收到 1001 项",
    ),
    ((OWN % TIERS).encode(), "parameters.tiers", "最多 50 项，收到 51 项"),
]


@pytest.mark.parametrize("entry", ERRORS, ids=[entry["name"] for entry in ERRORS])
def test_a_line_is_told_what_was_found_and_what_is_wanted(entry: dict[str, Any]) -> None:
    assert answer_line(entry["line"].encode())["error"] == {"field": entry["field"], "message": entry["says"]}


@pytest.mark.parametrize(("line", "field", "says"), LARGE, ids=[says for _, _, says in LARGE])
def test_a_line_too_large_to_write_down(line: bytes, field: str, says: str) -> None:
    assert answer_line(line)["error"] == {"field": field, "message": says}
