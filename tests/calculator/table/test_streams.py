"""Tables as streams: cut anywhere, in any of the two formats, with everything that was set aside still there."""

from __future__ import annotations

import csv
import io
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calculator.__main__ import main
from calculator.table.desk import Desk
from calculator.table.files.csv_source import open_csv
from calculator.table.files.progress import Progress
from calculator.table.files.sink import Format, rejected_sink, results_sink
from calculator.table.files.source import Source
from calculator.table.files.through import work_through
from tests.calculator.table.tables import Row, one_by_one, rows_alike, table_of

ROOT = Path(__file__).parents[3]
ROWS = rows_alike(random.Random(11), 700, 25)


def spelled(rows: list[Row]) -> bytes:
    """Rows as CSV; some with a note of their own that has to be quoted."""
    names = [*dict.fromkeys(name for row in rows for name in row), "note"]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows({**row, "note": 'two\nlines, "quoted"' if number % 9 == 0 else ""} for number, row in enumerate(rows))
    return text.getvalue().encode()


def through(content: bytes, size: int = 2**22, *, keep: bool = False) -> tuple[str, str]:
    """Results and rejected rows of a CSV file read in blocks of a size."""
    results, aside, desk = io.BytesIO(), io.BytesIO(), Desk()
    source = open_csv(io.BytesIO(content), keep=keep, size=size)
    sinks = results_sink(results, Format.CSV, source.schema, desk.register), rejected_sink(aside, Format.CSV)
    work_through(source, desk, *sinks, Progress(io.StringIO()))
    return results.getvalue().decode(), aside.getvalue().decode()


def test_the_size_of_blocks_makes_no_difference() -> None:
    """Down to blocks smaller than a row."""
    whole = through(spelled(ROWS))
    assert through(spelled(ROWS), 100) == whole
    assert through(spelled(ROWS), 3000) == whole


def test_what_is_written_is_what_the_single_path_says() -> None:
    """And a rejected row's text is the row itself, to be mended and worked out again."""
    found, aside = (list(csv.DictReader(io.StringIO(text, newline=""))) for text in through(spelled(ROWS), 2000))
    wanted, refused = one_by_one(ROWS)
    assert found == [{name: row[name] or "" for name in found[0]} for row in wanted]
    assert [(row["row"], row["id"], row["field"], row["message"]) for row in aside] == [
        (str(row["row"]), row["id"], row["field"], row["message"]) for row in refused
    ]
    header = spelled(ROWS).decode().split("\r\n", 1)[0]
    again = next(csv.DictReader(io.StringIO(f"{header}\n{aside[0]['original']}", newline="")))
    assert {name: cell for name, cell in again.items() if cell and name != "note"} == {
        k: v for k, v in ROWS[refused[0]["row"] - 1].items() if v
    }


def test_columns_of_the_table_s_own_go_through_if_wanted() -> None:
    kept = list(csv.DictReader(io.StringIO(through(spelled(ROWS), 5000, keep=True)[0], newline="")))
    assert {row["note"] for row in kept} == {"", 'two\nlines, "quoted"'}
    assert "note" not in through(spelled(ROWS))[0].splitlines()[0]


def test_without_ids_the_rows_numbers_stand_for_them() -> None:
    """Strays and refused rows keep theirs."""
    text = b"place,date,eligible_self_paid\n" + "江阴市,2020-09-01,20000\nx\n江阴市,2020-09-01,y\n江阴市,2020-09-01,30000\n".encode()
    for size in (10, 1000):
        found, aside = through(text, size)
        assert [line.split(",")[0] for line in found.splitlines()[1:]] == ["1", "4"]
        assert [line.split(",")[0] for line in aside.splitlines()[1:]] == ["2", "3"]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "in.csv").write_bytes(spelled(ROWS))
    table = table_of(ROWS)
    pq.write_table(table.append_column("note", pa.nulls(len(table), pa.string())), tmp_path / "in.parquet", row_group_size=100)
    return tmp_path


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, amounts and nothing as text."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [dict(row) for row in csv.DictReader(file)]
    return [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in pq.read_table(path).to_pylist()]


@pytest.mark.parametrize("target", ["out.csv", "out.parquet"])
@pytest.mark.parametrize("source", ["in.csv", "in.parquet"])
def test_both_formats_hold_the_same(files: Path, source: str, target: str) -> None:
    assert main(["table", str(files / source), "-o", str(files / target)]) == 0
    assert main(["table", str(files / "in.csv"), "-o", str(files / "plain.csv")]) == 0
    assert read(files / target) == read(files / "plain.csv")
    aside = (files / target).with_stem("out.rejected")
    for found, wanted in zip(read(aside), read(files / "plain.rejected.csv"), strict=True):
        assert {name: found[name] for name in ("row", "id", "field", "message")} == {
            name: wanted[name] for name in ("row", "id", "field", "message")
        }
        assert found["id"] in found["original"]


def test_amounts_in_parquet_are_decimals(files: Path) -> None:
    assert main(["table", str(files / "in.parquet"), "-o", str(files / "out.parquet")]) == 0
    schema = pq.read_schema(files / "out.parquet")
    assert {str(schema.field(name).type) for name in schema.names if name.endswith(("_low", "_high"))} == {"decimal128(18, 2)"}


def test_standard_input_and_output(files: Path) -> None:
    arguments = ["table", "-", "-o", "-", "--rejected", str(files / "aside.csv")]
    done = subprocess.run([sys.executable, "-m", "calculator", *arguments], input=spelled(ROWS), capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode() == through(spelled(ROWS))[0]
    assert f"{len(ROWS)} 行" in done.stderr.decode()


def test_results_on_standard_output_need_a_place_for_the_rest(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", str(files / "in.csv"), "-o", "-"]) == 2
    assert "--rejected" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("in.txt", b"", ".csv"),
        ("in.parquet", b"PAR1 broken", "Parquet"),
        ("in.csv", "id,place\n1,江阴市\n".encode("utf-16"), "UTF-16"),
        ("in.csv", b"id,name\n1,x\n", "place"),
        ("in.csv", b"id,place,stays\n1,x,y\n", "batch"),
        ("in.csv", b"place,total,ladder\nx,1,{}\n", "ladder"),
    ],
    ids=["ending", "parquet", "utf-16", "no place", "stays", "nested"],
)
def test_a_file_that_is_no_table_leaves_nothing_behind(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["table", str(tmp_path / name), "-o", str(tmp_path / "out.csv")]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_no_more_than_a_few_pieces_are_held_at_once() -> None:
    """Reading goes on only as results are written."""
    begun, written = 0, 0
    source = open_csv(io.BytesIO(spelled(ROWS)), size=1000)

    def pieces() -> Any:
        nonlocal begun
        for piece in source.pieces:
            begun += 1
            assert begun - written < 30
            yield piece

    class Counting(io.BytesIO):
        def write(self, text: Any) -> int:
            nonlocal written
            written += 1
            return super().write(text)

    desk = Desk()
    sinks = results_sink(Counting(), Format.CSV, source.schema, desk.register), rejected_sink(io.BytesIO(), Format.CSV)
    work_through(Source(source.schema, pieces()), desk, *sinks, Progress(io.StringIO()))
    assert begun > 60


def test_progress_is_told_seldom_and_in_the_end() -> None:
    told = io.StringIO()
    progress = Progress(told, every=0)
    progress.add(1000, 3)
    progress.add(500, 0)
    progress.end()
    lines = told.getvalue().splitlines()
    assert [line.split("，")[0] for line in lines] == ["1,000 行", "1,500 行", "1,500 行"]
    assert "3 行没有算" in lines[0]
