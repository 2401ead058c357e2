"""The stream: one line out for every line in, at once, whatever the line holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.__main__ import main
from calculator.batch import answer_line, answer_lines

ROOT = Path(__file__).parents[2]
GOOD = {"id": "good", "place": "江阴市", "date": "2020-09-01", "expenses": {"eligible_self_paid": "50000"}}
HOSTILE = [
    b"{",
    b"[]",
    b"null",
    b"1",
    b'"\xe7\x97\x85"',
    b'{"id": "a", "id": "b"}',
    b'{"id": "n", "place": NaN}',
    b'{"expenses": {"eligible_self_paid": -Infinity}}',
    b"[" * 100_000,
    b'{"a":' * 5000 + b"1" + b"}" * 5000,
    b"9" * 6000,
    b'{"id": "\xff"}',
    b"\x00",
    b'{"id": {"x": [1]}, "place": 5}',
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:30].decode("latin-1"))
def test_a_bad_line_is_answered_in_its_place(line: bytes) -> None:
    told = answer_line(line)
    assert set(told) == {"id", "error"}
    assert set(told["error"]) == {"field", "message"}
    assert told["error"]["message"]


def test_the_stream_goes_on_after_every_bad_line() -> None:
    good = json.dumps(GOOD).encode()
    lines = [part for bad in HOSTILE for part in (bad + b"\n", good + b"\n")]
    told = [json.loads(line) for line in answer_lines(lines)]
    assert len(told) == len(lines)
    assert all(result["reimbursement"]["low"] == "19200.00" for result in told[1::2])


def test_a_line_is_out_before_the_next_is_in() -> None:
    asked: list[int] = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield json.dumps(GOOD | {"id": str(number)}).encode()

    results = answer_lines(lines())
    assert json.loads(next(results))["id"] == "0"
    assert asked == [0]


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    told = list(answer_lines([b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), b"\n", b"   \r\n"]))
    assert [json.loads(line)["id"] for line in told] == ["good"]


def test_a_lone_surrogate_comes_back_escaped_in_valid_utf8() -> None:
    (line,) = answer_lines([b'{"id": "\\ud800", "place": "\\udfff", "date": "2020-09-01", "expenses": {"eligible_self_paid": "1"}}'])
    assert line.decode("utf-8").startswith('{"id": "\\ud800", "status": "not_covered"')


def test_an_integer_id_is_refused_and_echoed() -> None:
    assert answer_line(json.dumps(GOOD | {"id": 7}).encode()) == {
        "id": 7,
        "error": {"field": "id", "message": "要写成字符串；收到的是 “7”"},
    }


@pytest.mark.parametrize("value", [b"NaN", b'{"x": 1, "x": 2}'])
def test_a_line_refused_for_a_number_or_a_key_keeps_its_id(value: bytes) -> None:
    told = answer_line(b'{"id": "c7", "place": ' + value + b"}")
    assert told["id"] == "c7"
    assert "error" in told


@pytest.mark.parametrize(
    ("name", "said", "field"), [("类别", "低保对象", "category"), ("group", "特困人员", "category"), ("险种", "职工医保", "insurance")]
)
def test_a_field_under_another_name_is_not_passed_over(name: str, said: str, field: str) -> None:
    """Passed over, the person would be an ordinary member: (50000 − 18000) × 0.6 = 19200 instead of (50000 − 9000) × 0.65 = 26650."""
    told = answer_line(json.dumps(GOOD | {name: said}).encode())
    assert told["error"] == {"field": name, "message": f"不认识这一项；要写的也许是 {field}"}
    assert answer_line(json.dumps(GOOD | {name: said, "category": "低保对象", "insurance": "居民医保"}).encode())["status"] == "exact"


def test_extra_fields_are_the_callers_own() -> None:
    told = answer_line(json.dumps(GOOD | {"expect": {"low": "1"}, "note": "x"}).encode())
    assert told["status"] == "exact"


def test_null_is_the_same_as_nothing() -> None:
    told = answer_line(json.dumps(GOOD | {"category": None, "referred": None, "parameters": {"annual_cap": None}}).encode())
    assert told["status"] == "exact"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_from_file_to_file(tmp_path: Path) -> None:
    cases, results = tmp_path / "cases.jsonl", tmp_path / "results.jsonl"
    cases.write_text(json.dumps(GOOD, ensure_ascii=False) + "\nx\n", encoding="utf-8")
    assert main(["batch", str(cases), "-o", str(results)]) == 0
    assert [line.get("status", "error") for line in _lines(results)] == ["exact", "error"]


def test_results_never_overwrite_their_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(GOOD), encoding="utf-8")
    assert main(["batch", str(cases), "-o", str(cases)]) == 2
    assert "overwrite" in capsys.readouterr().err
    assert _lines(cases) == [GOOD]


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_standard_input_to_standard_output() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "calculator", "batch"], input=json.dumps(GOOD).encode(), capture_output=True, cwd=ROOT, check=True
    )
    assert json.loads(run.stdout)["id"] == "good"


def test_one_case_on_a_terminal_without_chinese() -> None:
    command = [sys.executable, "-m", "calculator", "estimate", "--place", "江阴市", "--date", "2020-09-01", "--self-paid", "50000"]
    setting = os.environ | {"PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, capture_output=True, cwd=ROOT, check=True, env=setting)
    assert run.stdout.decode("utf-8").startswith("大病保险支付 19200.00 元")


def test_one_case_with_readable_steps(capsys: pytest.CaptureFixture[str]) -> None:
    """(120000 − 100000) × 85 % = 17000; 59150 + 17000 = 76150."""
    assert main(["estimate", "--place", "江阴市", "--date", "2026-11-21", "--category", "低保对象", "--self-paid", "120000"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("大病保险支付约 76150.00 元（有假定，见下）；合规费用里自己付 43850.00 元。")
    assert "(120000.00 − 100000.00) × 85% = 17000.00  [2]" in told
    assert "[1] 市政府办公室关于实施江阴市城乡居民大病保险制度的意见" in told


def test_one_case_as_the_machine_interface_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    """(60000 − 10000) × 0.5 + (80000 − 60000) × 0.9 = 25000 + 18000 = 43000."""
    rule = ["--deductible", "10000", "--tier", "0:0.5", "--tier", "60000:0.9", "--annual-cap", "none"]
    assert main(["estimate", "--place", "自定义", "--date", "2026-11-21", "--self-paid", "80000", *rule, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reimbursement"] == {"low": "43000.00", "high": "43000.00"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--self-paid", "0.001"], "0.001"),
        (["--self-paid", "1万"], "calculator: --self-paid: "),
        (["--self-paid", "5", "--total", "9"], "--self-paid、--total、--stay: 要写一种，也只能写一种；收到的有 “--self-paid、--total”"),
        (["--basic-paid", "5"], "--self-paid、--total、--stay: 要写一种，也只能写一种；收到的有 “空”"),
        (["--self-paid", "5", "--basic-paid", "5"], "--basic-paid: 是结算单上的数，要和 --total 一起写；收到的是 --self-paid"),
        (["--total", "5"], "--out-of-scope: 缺少这一项"),
        (["--total", "5", "--out-of-scope", "3", "--basic-paid", "3"], "--total: 总费用 5.00 元少于目录外费用和各项已支付之和 6.00 元"),
        (["--stay", "2020-08-01"], "--stay: 要写成 日期:金额，例如 2020-08-01:30000；收到的是 “2020-08-01”"),
        (["--stay", "2020-08-01:5", "--stay", "2020-08-02:5:低保"], "--stay（第 2 个）: 只能是 普通参保人员、"),
        (["--self-paid", "90000", "--deductible", "1"], "18000.00"),
        (["--self-paid", "5", "--tier", "0.5"], "--tier: 要写成 起点:比例，例如 0:0.55；收到的是 “0.5”"),
        (["--self-paid", "5", "--tier", "0:5"], "--tier: 比例要写成"),
        (["--self-paid", "5", "--category", "低保"], "--category: 只能是 普通参保人员、"),
        (["--self-paid", "5", "--received-medical-aid", "x"], "--received-medical-aid: "),
    ],
)
def test_one_case_that_cannot_be_used(options: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "--place", "江阴市", "--date", "2020-11-21", *options]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--place", "无锡市", "--self-paid", "5"], "算不了：这里没有“无锡市”的文件"),
        (["--place", "清远市", "--self-paid", "5"], "还缺：起付标准（deductible）、比例（rate 或 tiers）。"),
        (
            ["--place", "清远市", "--category", "特困人员", "--self-paid", "50000", "--deductible", "10000"],
            "大病保险至少支付 38400.00 元；合规费用里自己最多付 11600.00 元。",
        ),
        (["--place", "白城市", "--self-paid", "60000", "--deductible", "10000"], "大病保险支付 27500.00 元到 40000.00 元"),
    ],
)
def test_every_status_has_its_first_line(options: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "--date", "2019-11-21", *options]) == 0
    assert capsys.readouterr().out.startswith(says)


def test_whoever_stops_reading_stops_the_stream_quietly(tmp_path: Path) -> None:
    """Standard output closed early is no error."""
    cases = tmp_path / "cases.jsonl"
    cases.write_bytes((json.dumps(GOOD).encode() + b"\n") * 400)
    command = [sys.executable, "-m", "calculator", "batch", str(cases)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0
