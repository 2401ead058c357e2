"""The empty file to fill in: one example row, lists to pick from, and what each column means."""

from __future__ import annotations

import csv
import io

from assistant.cases.checking import EXAMPLE
from assistant.cases.columns import TEMPLATE, Column
from assistant.cases.reading import MOST_ROWS
from assistant.cases.said import label, say

_EXAMPLE = {
    "id": EXAMPLE, "place": "江阴市", "date": "2020-09-01", "insurance": "居民医保", "category": "低保对象", "scheme": "大病保险",
    "eligible_self_paid": "120000",
}  # fmt: skip


def template_csv(language: str) -> bytes:
    """Header and example; UTF-8 with its mark, by which Excel knows it."""
    text = io.StringIO()
    csv.writer(text).writerows([[_header(column, language) for column in TEMPLATE], [_EXAMPLE.get(column.name, "") for column in TEMPLATE]])
    return text.getvalue().encode("utf-8-sig")


def template_xlsx(language: str) -> bytes:
    """The same with lists to pick from, and a second sheet on the columns."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # it ships no types

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    bold, text, wrapped = book.add_format({"bold": True}), book.add_format({"num_format": "@"}), book.add_format({"text_wrap": True})
    cases, about = book.add_worksheet(label("sheets", "cases", language)), book.add_worksheet(label("sheets", "about", language))
    cases.freeze_panes(1, 0)
    for place, column in enumerate(TEMPLATE):
        cases.set_column(place, place, 16, text)  # as text: neither days nor long numbers change on the way
        cases.write_string(0, place, _header(column, language), bold)
        cases.write_string(1, place, _EXAMPLE.get(column.name, ""), text)
        if column.choices:
            cases.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": column.offered})
    about.set_column(0, 1, 24)
    about.set_column(2, 3, 60, wrapped)
    about.write_row(0, 0, [label("about", name, language) for name in ("column", "machine", "meaning", "allowed")], bold)
    for number, column in enumerate(TEMPLATE, start=1):
        about.write_row(
            number, 0, [_header(column, language), column.name, label("meanings", column.name, language), _allowed(column, language)]
        )
    book.close()
    return file.getvalue()


def _header(column: Column, language: str) -> str:
    return column.name if language == "en" else column.called


def _allowed(column: Column, language: str) -> str:
    return "、".join(column.offered) if column.choices else say(f"allowed_{column.kind}", language)
