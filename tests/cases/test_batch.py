"""From a file to its results: checked row by row, worked out to the fen, nothing lost, no formula let out."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from assistant.cases import Checked, Done, UnusableFileError, as_csv, as_xlsx, check, read_file, template_csv, template_xlsx, work_out
from assistant.cases.columns import ALL, TEMPLATE, column_called, columns_of
from assistant.cases.results import RESULTS, safe
from calculator.table.columns import layout
from tests.cases.workbooks import written

HEADER = ["编号", "参保地", "出院日期", "人员类别", "合规自付（元）", "备注"]
ROWS = [
    ["甲", "江阴市", date(2020, 9, 1), "低保", 120000, "急"],
    ["乙", "江阴市", date(2020, 9, 1), "", "12万", "=cmd|' /C calc'!A0"],
    ["丙", "惠州市", date(2023, 5, 1), "低保对象", 100000, "@x"],
    ["丁", "江阴市", "2020-02-30", "富人", "abc", ""],
    ["=戊", "苏州市", date(2023, 5, 1), "", 5, "+1"],
]


def checked(rows: list[list[object]]) -> Checked:
    return check(read_file(written(rows)))


def done(found: Checked) -> list[Done]:
    return [work_out(row, found.headers) for row in found.rows]


def lines(data: bytes) -> list[dict[str, str]]:
    """A file of results in CSV, read back."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def results() -> tuple[Checked, list[Done]]:
    rows: list[list[object]] = [HEADER, *ROWS]
    as_text = [[value.isoformat() if isinstance(value, date) else str(value) for value in row] for row in rows]
    text = io.StringIO()
    csv.writer(text).writerows(as_text)
    found = check(read_file(text.getvalue().encode("gb18030")))
    return found, done(found)


def test_good_rows_are_worked_out_and_wrong_ones_kept(results: tuple[Checked, list[Done]]) -> None:
    """With aid 9,000 to 100,000 at 65 % is 59,150 and 20,000 at 85 % 17,000: 76,150; without, 82,000 at 60 % is 49,200 and 20,000 at
    80 % 16,000: 65,200."""
    found, worked = results
    first, second, third, fourth, fifth = lines(as_csv(found.headers, worked, "zh"))
    assert (first["结果"], first["能报（最少，元）"], first["能报（最多，元）"]) == ("能算准", "76150.00", "76150.00")
    assert first["合规费用自己还要付（最多，元）"] == "43850.00"
    assert second["能报（最少，元）"] == "65200.00"
    assert (third["结果"], third["能报（最少，元）"], third["还缺哪些数"]) == ("缺数，没有算", "", "当地起付标准")
    assert fourth["结果"] == "填错了，没有算"
    assert [row["编号"] for row in (first, fourth, fifth)] == ["甲", "丁", "'=戊"]
    assert "苏州市" in fifth["说明"]
    assert "待遇水平" in first["出处"]


def test_a_wrong_row_says_which_column_what_was_found_and_what_is_wanted(results: tuple[Checked, list[Done]]) -> None:
    """All three of its cells, in both languages."""
    found, worked = results
    told = lines(as_csv(found.headers, worked, "zh"))[3]
    assert told["行号"] == "5"
    for part in ("出院日期：", "“2020-02-30”", "人员类别：", "低保对象", "“富人”", "合规自付（元）：", "“abc”"):
        assert part in told["说明"]
    english = lines(as_csv(found.headers, worked, "en"))[3]
    assert (english["Result"], "there is no such day" in english["Remarks"]) == ("wrong row", True)


def test_no_cell_of_the_results_is_a_formula(results: tuple[Checked, list[Done]]) -> None:
    """Neither in CSV nor in Excel, wherever it came from; what was written stays readable."""
    found, worked = results
    text = as_csv(found.headers, worked, "zh").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(found.headers, worked, "zh")))
    cells += [str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1"])
def test_every_beginning_of_a_formula_is_taken_for_text(text: str) -> None:
    """Full-width signs too, which some spreadsheets read."""
    assert safe(text) == f"'{text}"


def test_a_formula_in_a_header_is_text_too() -> None:
    """A header is a cell like any other."""
    found = checked([["参保地", "出院日期", "合规自付", "=1+1x"], ["江阴市", date(2020, 9, 1), 1, "a"]])
    text = as_csv((*found.headers[:3], "=HYPERLINK(1)"), done(found), "zh").decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text


def test_excel_results_hold_numbers_to_the_fen() -> None:
    """The largest that may be written comes back as it is: 18,000 to 100,000 at 60 % is 49,200; the rest, 999,999,899,999.99, at 80 %."""
    found = checked([["参保地", "出院日期", "合规自付"], ["江阴市", date(2020, 9, 1), "999999999999.99"]])
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(found.headers, done(found), "zh"))).get_sheet_by_index(0).to_python()
    paid = Decimal(repr(sheet[1][RESULTS.index("pays_low")]))
    left = Decimal(repr(sheet[1][RESULTS.index("left_low")]))
    assert paid == Decimal("799999969199.99")  # 49,200 + 799,999,919,999.992, rounded to the fen
    assert paid + left == Decimal("999999999999.99")


def test_no_upper_end_is_left_empty() -> None:
    """A floor is never given as the most: 18,000 x 30 % = 5,400; (100,000 - 5,400) x 70 % = 66,220."""
    found = checked([["参保地", "出院日期", "人员类别", "合规自付", "起付线"], ["惠州市", date(2023, 5, 1), "低保", 100000, 18000]])
    (line,) = lines(as_csv(found.headers, done(found), "zh"))
    assert (line["结果"], line["能报（最少，元）"], line["能报（最多，元）"]) == ("至少", "66220.00", "")
    assert (line["合规费用自己还要付（最少，元）"], line["合规费用自己还要付（最多，元）"]) == ("", "33780.00")


def test_a_later_change_is_named() -> None:
    """Since 2026-01-15 new rules are reported for Jilin: every row of it says so."""
    found = checked([["参保地", "出院日期", "合规自付", "起付线"], ["长春市", date(2026, 3, 1), 60000, 20000]])
    (line,) = lines(as_csv(found.headers, done(found), "zh"))
    assert "12393" in line["后来的变化"]
    assert line["结果"] == "范围"


def test_the_machine_interfaces_names_are_understood() -> None:
    """A file for `calculator table` works here, too."""
    found = check(read_file(b"id,place,date,category,eligible_self_paid\n1,\xe6\xb1\x9f\xe9\x98\xb4\xe5\xb8\x82,2020-09-01,,120000\n"))
    assert found.good[0].case is not None
    assert work_out(found.rows[0], found.headers).estimate is not None


def test_what_the_rules_refuse_stands_in_the_rows_place() -> None:
    """Jiangyin's deductible of 2020 is 18,000 and no other; a slip whose parts are more than its whole."""
    found = checked(
        [
            ["参保地", "出院日期", "合规自付", "总费用", "目录外费用", "基本医保已报", "当地起付标准"],
            ["江阴市", date(2020, 9, 1), 100000, None, None, None, 20000],
            ["江阴市", date(2020, 9, 1), None, 100, 90, 90, None],
            ["江阴市", date(2020, 9, 1), 100000, 5, None, None, None],
        ]
    )
    first, second, third = lines(as_csv(found.headers, done(found), "zh"))
    assert "当地起付标准" in first["说明"]
    assert "18000" in first["说明"]
    assert "负数" in second["说明"]
    assert third["结果"] == "填错了，没有算"


def test_a_merged_cell_is_told() -> None:
    """Only its first row has the value, and nobody guesses the others'."""
    rows = [["参保地", "出院日期", "合规自付"], ["", date(2020, 9, 1), 5], ["", date(2020, 9, 1), 6]]
    found = check(read_file(written(rows, merged=[(1, 0, 2, 0, "江阴市")])))
    assert [row.case is not None for row in found.rows] == [True, False]
    assert "第 2 行合并" in found.rows[1].problems[0].said("zh")


def test_a_row_that_is_short_or_long_is_told() -> None:
    """An amount with a comma and no quotation marks makes two cells; nothing of the row is lost."""
    found = check(read_file("参保地,出院日期,合规自付\n江阴市,2020-09-01,120,000\n江阴市,2020-09-01\n".encode()))
    assert [row.problems[0].reason.key for row in found.rows] == ["ragged", "ragged"]
    assert "120,000" in as_csv(found.headers, done(found), "zh").decode("utf-8-sig")


@pytest.mark.parametrize(
    ("headers", "key"),
    [
        (["参保地", "出院日期"], "no_expense"),
        (["合规自付"], "no_column"),
        (["参保地", "地点", "出院日期", "合规自付"], "twice"),
        (["参保地", "place", "出院日期", "合规自付"], "twice"),
        (["参保地", "出院日期", "合规自付", "人员类型"], "misspelt"),
        (["参保地", "出院日期", "合规自付", "catgory"], "misspelt"),
        (["参保地", "出院日期", "合规自付", "stays"], "table"),
    ],
)
def test_columns_that_cannot_be_used_are_told(headers: list[str], key: str) -> None:
    """Taken for a column of the file's own, a misspelt one would change the amounts."""
    with pytest.raises(UnusableFileError) as refused:
        columns_of(headers)
    assert refused.value.key == key
    assert refused.value.said("en")


def test_columns_of_the_files_own_stay() -> None:
    """An office's notes, and names that mean many things."""
    found = columns_of(["参保地", "出院日期", "合规自付", "备注", "项目", "待遇", "经办人"])
    assert [column is None for column in found] == [False, False, False, True, True, True, True]


def test_every_everyday_name_that_tables_refuse_is_understood_here() -> None:
    """The two lists of names never say different things."""
    for name, called in layout._SAID.items():
        for each in called:
            column = column_called(each)
            assert column is not None
            assert column.name == name


def test_no_name_means_two_columns() -> None:
    """And every column of a table is known."""
    names = [name for column in ALL for name in {column.name, column.called, *column.also}]
    assert len(names) == len(set(names))
    assert {column.name for column in ALL} == set(layout.COLUMNS)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("make", [template_csv, template_xlsx])
def test_the_templates_example_is_named_and_a_filled_one_works(make, language: str) -> None:  # type: ignore[no-untyped-def]
    """The example row is never counted as somebody's case; with an id of its own it is worked out to 76,150."""
    sheet = read_file(make(language))
    assert len(sheet.headers) == len(TEMPLATE)
    assert [row.problems[0].reason.key for row in check(sheet).rows] == ["example"]
    ((number, cells),) = sheet.rows
    filled = check(type(sheet)(sheet.headers, ((number, ("7", *cells[1:])),)))
    found = work_out(filled.rows[0], filled.headers).estimate
    assert found is not None
    assert found.reimbursement is not None
    assert found.reimbursement.low == 7_615_000


def test_the_excel_template_offers_what_is_read() -> None:
    """Every word of its lists is a word that is understood."""
    for column in TEMPLATE:
        for word in column.offered:
            assert (column.choices or {})[word]
    assert len(template_xlsx("zh")) > len(template_csv("zh"))


def test_a_day_to_come_is_a_slip_and_traditional_characters_are_none() -> None:
    """江阴, 低保, 63,000: half of 18,000 is 9,000; (63,000 − 9,000) × 65 % = 35,100."""
    rows = [
        ["参保地", "出院日期", "人员类别", "合规自付"],
        ["江陰市", "2020-09-01", "低保戶", 63000],
        ["江阴市", "2062-09-01", "低保", 63000],
    ]
    found = checked([*rows, ["江阴市", date(2062, 9, 1), "低保", 63000]])
    (good,) = found.good
    estimate = work_out(good, found.headers).estimate
    assert estimate is not None
    assert estimate.reimbursement is not None
    assert estimate.reimbursement.low == 3_510_000
    assert [[problem.reason.key for problem in row.problems] for row in found.wrong] == [["day_ahead"], ["day_ahead"]]
