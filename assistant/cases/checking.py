"""Rows as cases, all of them checked before any is worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.cases.cells import MERGED, Cell, as_text, is_empty, value_of
from assistant.cases.columns import BY_NAME, Column, column_called, columns_of
from assistant.cases.reading import Sheet
from assistant.cases.said import CellError, RefusedError, UnusableFileError
from calculator.claim import Case, CaseError
from calculator.table.columns.layout import case_of

EXAMPLE = "示例"
_EXPENSES = {"expenses": "eligible_self_paid"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row: the header it stands under ("" for the row as a whole), and what was found and is wanted."""

    header: str
    reason: RefusedError

    def said(self, language: str) -> str:
        return self.reason.said(language)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, its cells as text, and the case it is or what is wrong with it."""

    number: int
    cells: tuple[str, ...]
    case: Case | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, checked."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def good(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.case is not None)

    @property
    def wrong(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.case is None)


def check(sheet: Sheet) -> Checked:
    """Every row of a table. Raises UnusableFileError where the columns themselves cannot be used."""
    columns = columns_of(sheet.headers)
    if not sheet.rows:
        raise UnusableFileError("no_rows")
    return Checked(sheet.headers, tuple(_row(number, cells, sheet.headers, columns) for number, cells in sheet.rows))


def problem_of(error: CaseError, headers: Sequence[str]) -> Problem:
    """What the calculator refuses, under the file's own header for it."""
    path = error.field.rpartition(".")
    name = f"received_{path[2]}" if path[0] == "received" else path[2]
    column = BY_NAME.get(_EXPENSES.get(name, name))
    header = next((header for header in headers if column is not None and column_called(header) is column), error.field)
    return Problem(header, RefusedError("calculator", message=error.message))


def _row(number: int, cells: tuple[Cell, ...], headers: tuple[str, ...], columns: Sequence[Column | None]) -> Row:
    shown = tuple(as_text(cell) for cell in cells)
    if len(cells) != len(headers):
        return Row(number, shown, None, (Problem("", RefusedError("ragged", found=len(cells), wanted=len(headers))),))
    values: dict[str, str] = {}
    problems = []
    for cell, header, column in zip(cells, headers, columns, strict=True):
        if column is None or is_empty(cell):
            continue
        try:
            values[column.name] = _value(cell, column)
        except CellError as wrong:
            problems.append(Problem(header, wrong))
    if values.get("id", "").startswith(EXAMPLE):
        problems = [Problem("", RefusedError("example"))]
    if problems:
        return Row(number, shown, None, tuple(problems))
    try:
        return Row(number, shown, Case.read(case_of(values)))
    except CaseError as wrong:
        return Row(number, shown, None, (problem_of(wrong, headers),))


def _value(cell: Cell, column: Column) -> str:
    if isinstance(cell, str) and cell.startswith(MERGED):
        raise CellError("merged", row=cell.removeprefix(MERGED))
    return value_of(cell, column)
