"""From file to file: what is read, what is written, what is set aside, and what is refused as a whole."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from calculator.__main__ import main

HEADER = "id,place,date,category,eligible_self_paid"
GOOD = "1,江阴市,2020-09-01,低保对象,120000"  # 91000 * 0.65 + 20000 * 0.85 = 59150 + 17000 = 76150
BAD = "2,江阴市,2020-09-01,普通参保人员,12万"


def table(tmp_path: Path, text: str | bytes, *more: str, out: str = "out.csv") -> list[dict[str, str]]:
    """The results of a file."""
    source, target = tmp_path / "in.csv", tmp_path / out
    source.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    assert main(["table", str(source), "-o", str(target), *more]) == 0
    if out.endswith(".parquet"):
        return [{name: str(value) for name, value in row.items()} for row in pq.read_table(target).to_pylist()]
    return list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))


def aside(tmp_path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((tmp_path / "out.rejected.csv").read_text(encoding="utf-8").splitlines()))


def test_a_row_that_cannot_be_used_is_set_aside_whole(tmp_path: Path) -> None:
    (found,) = table(tmp_path, f"{HEADER}\n{GOOD}\n{BAD}\n")
    assert (found["id"], found["status"], found["reimbursement_low"], found["person_pays_high"]) == ("1", "exact", "76150.00", "43850.00")
    (other,) = aside(tmp_path)
    assert (other["row"], other["id"], other["field"], other["original"]) == ("2", "2", "expenses.eligible_self_paid", BAD)
    assert "12万" in other["message"]


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{HEADER}\n{GOOD}\n",
        f"{HEADER}\r\n{GOOD}\r\n",
        f"{HEADER}\n{GOOD}",
        f'{HEADER}\n"1","江阴市",2020-09-01,"低保对象","120000"\n',
        "eligible_self_paid,category,date,place,id\n120000,低保对象,2020-09-01,江阴市,1\n",
    ],
    ids=["byte order mark", "CRLF", "no last line break", "quotes", "other order"],
)
def test_the_same_row_however_it_is_written(text: str, tmp_path: Path) -> None:
    (found,) = table(tmp_path, text)
    assert found["reimbursement_low"] == "76150.00"


def test_a_row_with_a_cell_too_few_is_set_aside(tmp_path: Path) -> None:
    assert len(table(tmp_path, f"{HEADER}\n{GOOD}\n2,江阴市\n")) == 1
    assert aside(tmp_path)[0]["original"] == "2,江阴市"


def test_a_row_in_another_encoding_is_set_aside_and_can_be_named(tmp_path: Path) -> None:
    text = f"{HEADER}\n".encode() + GOOD.encode() + b"\n" + BAD.replace("12万", "120000").encode("gb18030") + b"\n"
    assert len(table(tmp_path, text)) == 1
    assert "UTF-8" in aside(tmp_path)[0]["message"]
    assert len(table(tmp_path, f"{HEADER}\n{GOOD}\n".encode("gb18030"), "--encoding", "gb18030")) == 1


@pytest.mark.parametrize("text", ["", f"{HEADER}\n"], ids=["empty", "header only"])
def test_nothing_in_nothing_out(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(text, encoding="utf-8")
    code = main(["table", str(source), "-o", str(target)])
    if code:
        assert capsys.readouterr().err.startswith("calculator: ")
    else:
        assert len(target.read_text(encoding="utf-8").splitlines()) == 1


def test_parquet_holds_the_same_as_csv(tmp_path: Path) -> None:
    text = f"{HEADER}\n{GOOD}\n3,长春市,2018-06-01,普通参保人员,60000\n"
    plain, packed = table(tmp_path, text), table(tmp_path, text, out="out.parquet")
    assert [row["reimbursement_low"] for row in plain] == ["76150.00", ""]
    assert [row["reimbursement_low"] for row in packed] == ["76150.00", "None"]
    assert [row["missing"] for row in packed] == ["", "deductible"]


@pytest.mark.parametrize(
    ("header", "named"),
    [("id,place,date,catagory,eligible_self_paid", "category"), ("id,place,date,place,eligible_self_paid", "place")],
    ids=["misspelt", "twice"],
)
def test_columns_that_cannot_be_used_are_refused_as_a_whole(
    header: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f"{header}\n{GOOD}\n", encoding="utf-8")
    assert main(["table", str(source), "-o", str(tmp_path / "out.csv")]) == 2
    assert named in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_amounts_too_large_for_the_machine_are_refused_never_wrapped(tmp_path: Path) -> None:
    """10^12 yuan is the most that may be written; 999,999,999,999.99 is worked out in whole numbers of any size."""
    most = "999999999999.99"
    found = table(tmp_path, f"{HEADER}\n4,江阴市,2020-09-01,普通参保人员,{most}\n5,江阴市,2020-09-01,普通参保人员,1{'0' * 13}\n")
    # 82000 * 0.6 + 999999899999.99 * 0.8 = 49200 + 799999919999.992 = 799999969199.992
    assert [row["reimbursement_low"] for row in found] == ["799999969199.99"]
    assert [row["id"] for row in aside(tmp_path)] == ["5"]


def test_a_file_is_never_read_and_written_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    assert main(["table", str(source), "-o", str(source)]) == 2
    assert source.read_text(encoding="utf-8") == f"{HEADER}\n{GOOD}\n"
    assert "in.csv" in capsys.readouterr().err


def test_long_tables_are_worked_out_in_pieces(tmp_path: Path) -> None:
    """More rows than one piece holds; every tenth cannot be used, and each row keeps its number."""
    lines = [f"{n},江阴市,2020-09-01,低保对象,{'x' if n % 10 == 0 else 9000 + n}" for n in range(1, 60_001)]
    found = table(tmp_path, "\n".join([HEADER, *lines]) + "\n")
    assert len(found) == 54_000
    # n yuan above half the deductible: n * 0.65
    assert all(row["reimbursement_low"] == f"{int(row['id']) * 65 // 100}.{int(row['id']) * 65 % 100:02}" for row in found)
    assert [row["row"] for row in aside(tmp_path)] == [str(n) for n in range(10, 60_001, 10)]
