"""Each command from the command line, as the README shows it: what is read, what comes out, how a bad line or file is told."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator.__main__ import main

CASE = {"id": "a", "place": "江阴市", "date": "2020-09-01", "category": "低保对象", "expenses": {"eligible_self_paid": "120000"}}
RULE = """\
title: 虚构市的规则
places: [虚构市]
versions:
  - since: 2024-01-01
    deductible: "10000"
    rate: "0.60"
    annual_cap: none
"""


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    """What a command that succeeds writes to standard output."""
    assert main(arguments) == 0
    return capsysbinary.readouterr().out.decode("utf-8")


def fed(monkeypatch: pytest.MonkeyPatch, *values: Any) -> None:
    """Standard input with a JSON object a line."""
    lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode("utf-8"))))


def test_explain_adds_its_answers_to_the_result(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """(100000 - 9000) * 0.65 + 20000 * 0.85 = 59150 + 17000 = 76150; the office paid as to an ordinary member: 49200 + 16000 = 65200."""
    fed(monkeypatch, CASE | {"settlement": {"critical_illness_paid": "65200"}}, {"id": "bad"}, CASE | {"id": "b"})
    told = [json.loads(line) for line in run(capsysbinary, "explain").splitlines()]
    assert [line["id"] for line in told] == ["a", "bad", "b"]
    assert told[0]["reimbursement"] == {"low": "76150.00", "high": "76150.00"}
    assert "10950.00" in json.dumps(told[0]["explanation"]["settlement"])
    assert told[1]["error"]["field"] == "place"
    assert told[2]["explanation"]["settlement"] is None
    assert told[2]["explanation"]["who_pays"]


def test_eligible_answers_people(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    person = {"id": "p", "place": "珠海市", "date": "2023-05-01", "insurance": "居民医保", "category": "低保对象"}
    fed(monkeypatch, person, {"id": "q", "place": "珠海市", "date": "2023-02-30"})
    told = [json.loads(line) for line in run(capsysbinary, "eligible").splitlines()]
    assert told[0]["status"] == "answered"
    assert any(one["status"] == "entitled" and "先诊疗后付费" in one["gives"] for one in told[0]["entitlements"])
    assert told[1]["error"]["field"] == "date"


def test_fund_answers_the_staff(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """4 % profit: of the whole 4,000,000 the fund gets 70 %."""
    fed(monkeypatch, {"rule": "risk_sharing", "place": "吉林省", "year": 2018, "premiums": "100000000", "payments": "96000000"})
    (told,) = [json.loads(line) for line in run(capsysbinary, "fund").splitlines()]
    assert [party["low"] for party in told["parties"]] == ["1200000.00", "2800000.00"]


@pytest.mark.parametrize(
    ("command", "value", "said"),
    [
        ("batch", CASE, "76150.00"),
        ("explain", CASE, "再多 1 元"),
        ("eligible", {"place": "珠海市", "date": "2023-05-01", "insurance": "居民医保", "category": "低保对象"}, "先诊疗后付费"),
        ("fund", {"rule": "premium_transfers", "place": "江阴市", "year": 2021, "premiums": "1000"}, "240.00"),
    ],
)
def test_every_line_can_be_had_as_a_text(
    command: str, value: Any, said: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    fed(monkeypatch, {"place": 5}, value)
    text = run(capsysbinary, command, "--text")
    assert said in text
    assert text.startswith("calculator: ")


def test_estimate_takes_stays_and_what_was_received(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """(50000 - 18000) * 0.6 = 19200; then as 低保 (80000 - 9000) * 0.65 = 46150; of that 20000 was received."""
    stays = ("--stay", "2020-08-01:50000", "--stay", "2020-10-01:30000:低保对象")
    text = run(capsysbinary, "estimate", "--place", "江阴市", *stays, "--received-critical-illness", "20000", "--explain")
    assert "46150.00" in text
    assert "26150.00" in text
    assert "谁付多少" in text


def test_a_rule_file_rules_its_places_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """(60000 - 10000) * 0.6 = 30000 in the place of the file; 江阴 stays what it is."""
    rule = tmp_path / "rule.yaml"
    rule.write_text(RULE, encoding="utf-8")
    own = {"id": "own", "place": "虚构市", "date": "2024-06-01", "expenses": {"eligible_self_paid": "60000"}}
    fed(monkeypatch, own, CASE)
    told = [json.loads(line) for line in run(capsysbinary, "batch", "--rule", str(rule)).splitlines()]
    assert [line["reimbursement"]["low"] for line in told] == ["30000.00", "76150.00"]


def test_a_rule_file_that_cannot_be_used_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = tmp_path / "rule.yaml"
    rule.write_text(RULE.replace('"0.60"', '"1.60"'), encoding="utf-8")
    assert main(["estimate", "--place", "虚构市", "--self-paid", "1", "--rule", str(rule)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("calculator: rule.yaml：versions.0.rate")
    assert "1.60" in said


def test_results_never_overwrite_their_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASE), encoding="utf-8")
    assert main(["explain", str(cases), "-o", str(cases)]) == 2
    assert "overwrite" in capsys.readouterr().err
    assert json.loads(cases.read_text(encoding="utf-8")) == CASE


def test_a_byte_order_mark_belongs_to_no_line(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    line = json.dumps(CASE, ensure_ascii=False).encode("utf-8-sig") + b"\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert "76150.00" in run(capsysbinary, "batch", "--text")


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_standard_stream_that_is_closed_is_told(
    stream: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As ``<&-`` and ``>&-`` leave it: Python then has no stream at all."""
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASE), encoding="utf-8")
    monkeypatch.setattr(sys, stream, None)
    assert main(["batch", *([str(cases)] if stream == "stdout" else ["-o", str(tmp_path / "results")])]) == 2
    monkeypatch.undo()
    assert f"closed: standard {stream.removeprefix('std')}put" in capsys.readouterr().err


def test_a_text_of_a_refused_line_stands_under_its_id(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "c7", "place": NaN}\n')))
    assert run(capsysbinary, "batch", "--text") == "【c7】\ncalculator: JSON 里没有 NaN 这个数\n\n"
