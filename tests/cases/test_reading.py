"""A file from anywhere: its encoding, its shape, its limits, and files that mean harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from assistant.cases import MOST_BYTES, MOST_ROWS, UnusableFileError, read_file
from tests.cases.workbooks import by_hand, written

CSV = "编号,参保地,合规自付\n甲,江阴市,120000\n"


def refused(data: bytes) -> str:
    """The key of what is said about a file that cannot be used."""
    with pytest.raises(UnusableFileError) as error:
        read_file(data)
    assert error.value.said("zh")
    assert error.value.said("en")
    return error.value.key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_that_excel_writes_is_read(encoding: str) -> None:
    """The same table from each."""
    sheet = read_file(CSV.encode(encoding))
    assert sheet.headers == ("编号", "参保地", "合规自付")
    assert sheet.rows == ((2, ("甲", "江阴市", "120000")),)


@pytest.mark.parametrize("sign", ["\t", ";"])
def test_other_separators_are_read(sign: str) -> None:
    """Tabs and semicolons, where the header has no comma."""
    assert read_file(CSV.replace(",", sign).encode()).rows[0][1] == ("甲", "江阴市", "120000")


def test_rows_keep_the_numbers_of_the_spreadsheet() -> None:
    """Empty rows are left out, above the header too, and a line break inside quotes is no row."""
    sheet = read_file('\n"编号","参保地"\n\n"甲\n乙",江阴市\n,,\n丙,珠海市\n'.encode())
    assert [number for number, _ in sheet.rows] == [4, 6]
    assert sheet.rows[0][1][0] == "甲\n乙"


def test_excel_gives_numbers_days_and_results_of_formulas() -> None:
    """A formula is never kept as one."""
    sheet = read_file(written([["编号", "出院日期", "合规自付", "备注"], [7, date(2020, 9, 1), 120000, "=1+1"]]))
    (_, row), *_ = sheet.rows
    assert row[0] == 7
    assert row[1] == date(2020, 9, 1)
    assert row[2] == 120000
    assert "=" not in str(row[3])


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "old_excel"),
        (b"PK\x03\x04broken", "not_xlsx"),
        (b"\xff\xff\xff\x00", "not_text"),
        (b'a,b\n"c', "broken_row"),
        (b"a,b\nc\x00,d", "not_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, key: str) -> None:
    """An empty file, an old Excel file, a broken one, a picture under the wrong name."""
    assert refused(data) == key


def test_the_limits_are_kept() -> None:
    """Bytes, rows and columns; the last row that fits does fit."""
    assert refused(b"a" * (MOST_BYTES + 1)) == "too_many_bytes"
    assert len(read_file(b"a\n" + b"1\n" * MOST_ROWS).rows) == MOST_ROWS
    assert refused(b"a\n" + b"1\n" * (MOST_ROWS + 1)) == "too_many_rows"
    assert refused(",".join("a" * 101).encode() + b"\n1") == "too_many_columns"
    assert refused(b",".join([b"a"] * 500_000)) == "too_many_columns"
    assert refused(b"a,,b\n1,2,3") == "no_header"


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    """A hundred megabytes of blanks pack to a hundred kilobytes."""
    bomb = by_hand(f"<row><c><v>1</v></c></row>{' ' * 100_000_000}")
    assert len(bomb) < MOST_BYTES
    assert refused(bomb) == "too_large_inside"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c>' + "<c><v>1</v></c>" * 20 + "</row>",
        '<row r="1">' + "<c><v>1</v></c>" * 1_000_001 + "</row>",
        "<row r='1'><c r='&#65;1'><v>1</v></c><c r='&#88;FD104857'><v>1</v></c></row>",
    ],
    ids=["far corner", "far row", "a million columns", "written in entities"],
)
def test_a_sheet_that_is_mostly_nothing_is_refused(sheet: str) -> None:
    """The reader would make room for all cells between."""
    assert refused(by_hand(sheet)) == "too_large_inside"


def test_one_long_text_in_many_cells_is_refused() -> None:
    """Kept once in the file, it would be kept a hundred thousand times here."""
    texts = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"x" * 30_000}</t></si></sst>'
    cells = "".join(f'<row r="{row}"><c t="s"><v>0</v></c></row>' for row in range(1, 15_000))
    assert refused(by_hand(cells, {"xl/sharedStrings.xml": texts})) == "too_large_inside"


def test_entities_of_a_files_own_are_refused() -> None:
    """The way to a billion laughs."""
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert refused(by_hand("", {"docProps/app.xml": laughs})) == "not_xlsx"


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    """And one of a thousand parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.txt", "江阴市")
    assert refused(file.getvalue()) == "not_xlsx"
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(1000):
            packed.writestr(f"{number}.xml", "<a/>")
    assert refused(file.getvalue()) == "too_large_inside"


def test_coloured_empty_rows_at_the_end_do_no_harm() -> None:
    """Excel writes cells without values for them."""
    header, value = '<row r="1"><c t="inlineStr"><is><t>编号</t></is></c></row>', '<row r="2"><c><v>5</v></c></row>'
    rows = f'{header}{value}<row r="1048576"><c r="A1048576" s="0"/></row>'
    assert [row for _, row in read_file(by_hand(rows)).rows] == [(5,)]


@pytest.mark.parametrize("merged", [[], [(0, 0, 0, 2, "2020 年大病名单")]], ids=["one cell", "merged"])
def test_a_title_above_the_header_is_passed_over(merged: list[tuple[int, int, int, int, str]]) -> None:
    """Offices put one there; the rows keep their numbers."""
    rows: list[list[object]] = [["2020 年大病名单"], [], ["编号", "参保地", "合规自付"], ["甲", "江阴市", 63000]]
    sheet = read_file(written([[], *rows[1:]] if merged else rows, merged))
    assert sheet.headers == ("编号", "参保地", "合规自付")
    assert sheet.rows == ((4, ("甲", "江阴市", 63000)),)
