"""What goes wrong half way: nothing is left under a name that was asked for, and the message says what was found."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.__main__ import main
from calculator.table import command

HEADER, ROW = "id,place,date,category,eligible_self_paid", "1,江阴市,2020-09-01,普通参保人员,20000"
TABLE = {"place": ["江阴市", "江阴市"], "date": ["2020-09-01", "2020-09-01"], "eligible_self_paid": ["20000", "x"]}
NOT_UTF_8 = pa.Array.from_buffers(pa.string(), 2, [None, pa.array([0, 2, 4], pa.int32()).buffers()[1], pa.py_buffer(b"\xbd\xad\xbd\xad")])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    return path


def left(source: Path) -> list[str]:
    """The files there are besides the one of cases."""
    return sorted(path.name for path in source.parent.iterdir() if path != source)


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [(KeyboardInterrupt(), 130, "中断了"), (OSError(errno.ENOSPC, "No space left on device"), 2, "No space left on device\n")],
    ids=["Ctrl-C", "disk full"],
)
@pytest.mark.parametrize("target", ["out.csv", "out.parquet"])
def test_a_fault_half_way_leaves_nothing_behind(
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    target: str,
    fault: BaseException,
    code: int,
    said: str,
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(command, "work_through", fail)
    assert main(["table", str(source), "-o", str(source.with_name(target))]) == code
    assert said in capsys.readouterr().err
    assert left(source) == []


def test_a_folder_is_no_file_of_results(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told before anything is worked out, and the rows set aside are not left alone."""
    source.with_name("out.csv").mkdir()
    assert main(["table", str(source), "-o", str(source.with_name("out.csv"))]) == 2
    assert "文件夹" in capsys.readouterr().err
    assert left(source) == ["out.csv"]


def test_results_and_rejected_rows_are_not_mixed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", str(source), "-o", "-", "--rejected", "-"]) == 2
    assert "--rejected" in capsys.readouterr().err


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_standard_stream_may_be_closed(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stream: str
) -> None:
    monkeypatch.setattr(f"sys.{stream}", None)
    cases, results = ("-", str(source.with_name("out.csv"))) if stream == "stdin" else (str(source), "-")
    assert main(["table", cases, "-o", results, "--rejected", str(source.with_name("aside.csv"))]) == 2
    assert "没有打开" in capsys.readouterr().err
    assert left(source) == []


def test_a_header_with_a_stray_quote_is_not_called_another_encoding(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(f'"{HEADER}\n{ROW}\n', encoding="utf-8")
    assert main(["table", str(source), "-o", str(source.with_name("out.csv"))]) == 2
    assert "引号" in (said := capsys.readouterr().err)
    assert "编码" not in said


@pytest.mark.parametrize("before", ["", "\xff,,,,,\n"], ids=["utf-8", "and a row that is not"])
def test_a_quote_that_is_never_closed_swallows_no_rows_unseen(source: Path, before: str) -> None:
    """The row has as many cells as it should: all that follows is in the last of them."""
    swallowed = f'2,江阴市,2020-09-01,普通参保人员,30000,"a\n{ROW},b\n{ROW},c\n'
    text = f"{HEADER},note\n{ROW},ok\n".encode() + before.encode("latin-1") + swallowed.encode()
    source.write_bytes(text)
    assert main(["table", str(source), "-o", str(source.with_name("out.csv"))]) == 0
    assert len(source.with_name("out.csv").read_text(encoding="utf-8").splitlines()) == 2
    aside = source.with_name("out.rejected.csv").read_text(encoding="utf-8")
    assert "引号没有合上" in aside
    assert aside.count("江阴市") == 3


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_rows_in_another_encoding_are_set_aside_whatever_else_is_wrong_with_them(
    source: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    """Too few cells, or bytes that are no text in a column that nobody reads; the rows around them are quoted as they stood."""
    bad, short = b"\xff,\n", "江阴市\n".encode(encoding)
    source.write_bytes(f"{HEADER},note\n{ROW},ok\n".encode(encoding) + bad + short + f"{ROW},".encode(encoding) + b"\xff\n")
    assert main(["table", str(source), "-o", str(source.with_name("out.csv")), "--encoding", encoding]) == 0
    assert capsys.readouterr().err.startswith("4 行，3 行没有算")
    aside = source.with_name("out.rejected.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[0] for line in aside] == ["2", "3", "4"]
    assert aside[1] == "3,,,这一行有 1 格，表头有 6 格,江阴市"


# Parquet -----------------------------------------------------------------------------------------------------------


def parquet(folder: Path, target: str, **columns: Any) -> int:
    """The exit code for a table with some other columns."""
    pq.write_table(pa.table({**TABLE, **columns}), folder / "in.parquet")
    return main(["table", str(folder / "in.parquet"), "-o", str(folder / target), "--keep"])


def test_days_outside_the_calendar_are_quoted(tmp_path: Path) -> None:
    """A day before the year 1 is no day for Python: in a date, in an id, in a column of the table's own."""
    odd = pa.array([3_000_000, -800_000], pa.int32()).cast(pa.date32())
    assert parquet(tmp_path, "out.csv", date=odd, id=odd, born=odd) == 0
    aside = (tmp_path / "out.rejected.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.count("10183-09-21") for line in aside] == [5, 0]
    assert [line.count("-0221-09-04") for line in aside] == [0, 5]
    assert parquet(tmp_path, "out.csv", date=pa.array([date(2020, 9, 1)] * 2), born=odd) == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").endswith(",10183-09-21\n")


@pytest.mark.parametrize(
    ("target", "column", "said"),
    [
        ("out.csv", pa.array([[1], [2]]), "note 这一列（类型 list"),
        ("out.csv", pa.array([b"\xff", b"a"]), "note 这一列（类型 binary"),
        ("out.csv", NOT_UTF_8, "note 这一列里有不是 UTF-8"),
        ("out.parquet", NOT_UTF_8, "note 这一列里有不是 UTF-8"),
    ],
    ids=["list", "bytes", "text", "text to Parquet"],
)
def test_a_column_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, column: pa.Array, said: str
) -> None:
    assert parquet(tmp_path, target, note=column) == 2
    assert said in capsys.readouterr().err
    assert left(tmp_path / "in.parquet") == []


def test_what_csv_cannot_hold_parquet_can(tmp_path: Path) -> None:
    assert parquet(tmp_path, "out.parquet", note=pa.array([[1], [2]])) == 0
    assert pq.read_table(tmp_path / "out.parquet")["note"].to_pylist() == [[1]]


def test_a_parquet_file_broken_inside_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its end is whole, so that its columns can be read."""
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({name: [cells[0]] * 9 for name, cells in TABLE.items()}), path)
    content = path.read_bytes()
    path.write_bytes(content[:4] + b"\xff" * 40 + content[44:])
    assert main(["table", str(path), "-o", str(tmp_path / "out.csv")]) == 2
    assert "in.parquet 不是一个完整的 Parquet 文件" in capsys.readouterr().err
    assert left(path) == []


def test_a_parquet_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("none.parquet", "folder.parquet"):
        (tmp_path / "folder.parquet").mkdir(exist_ok=True)
        assert main(["table", str(tmp_path / name), "-o", str(tmp_path / "out.csv")]) == 2
        assert capsys.readouterr().err.endswith(f"/{name}\n")
