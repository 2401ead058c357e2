"""Results as files: every row of the file that came in, in its order, with its result before its own cells.

A spreadsheet takes a cell that begins with = + - or @ for a formula, wherever it came from: an apostrophe before it makes it text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.cases.checking import Problem
from assistant.cases.columns import BY_NAME
from assistant.cases.running import Done
from assistant.cases.said import in_language, label, say
from calculator.money import yuan
from calculator.outcome import Interval
from corpus.catalog import catalog
from corpus.citation import Citation

Value = str | Decimal | int
"""A text, yuan, or a row's number."""
_AMOUNTS = ("pays_low", "pays_high", "left_low", "left_high", "due_low", "due_high")
_TEXTS = ("missing", "reason", "later", "assumptions", "sources")
RESULTS = ("row", "status", *_AMOUNTS, *_TEXTS)
_WIDTHS = {"row": 6, "status": 12, "missing": 18, "reason": 40, "later": 30, "assumptions": 40, "sources": 40}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST = 32_000  # characters; Excel's cells hold a little more


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("江阴市")
    ("'=1+1", '江阴市')
    """
    begins = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if begins else text


def table(headers: Sequence[str], done: Sequence[Done], language: str) -> Iterator[list[Value]]:
    """The header and a line for each row."""
    yield [*(label("results", name, language) for name in RESULTS), *map(safe, headers)]
    for each in done:
        cells = [safe(cell) for cell in each.row.cells]
        yield [*_result(each, language), *cells]


def as_csv(headers: Sequence[str], done: Sequence[Done], language: str) -> bytes:
    """UTF-8 with its mark, by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text)
    for line in table(headers, done, language):
        writer.writerow([f"{value:.2f}" if isinstance(value, Decimal) else value for value in line])
    return text.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(headers: Sequence[str], done: Sequence[Done], language: str) -> bytes:
    """Amounts as numbers to be added up, everything else as text."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped] # it ships no types

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    sheet = book.add_worksheet(label("sheets", "results", language))
    bold, money = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "#,##0.00"})
    for column, name in enumerate(RESULTS):
        sheet.set_column(column, column, _WIDTHS.get(name, 16))
    sheet.freeze_panes(1, 2)
    for number, line in enumerate(table(headers, done, language)):
        for column, value in enumerate(line):
            if isinstance(value, str):
                if value:
                    sheet.write_string(number, column, _writable(value), bold if number == 0 else None)
            else:
                sheet.write_number(number, column, value, money if isinstance(value, Decimal) else None)
    book.close()
    return file.getvalue()


def status_word(status: str, language: str) -> str:
    """How firm a result is, in words."""
    return label("statuses", status, language)


def problem_line(problems: Sequence[Problem], language: str) -> str:
    """What is wrong with a row, column by column."""
    colon = say("colon", language)
    return say("semicolon", language).join(
        f"{problem.header}{colon}{problem.said(language)}" if problem.header else problem.said(language) for problem in problems
    )


def _result(done: Done, language: str) -> list[Value]:
    found = done.estimate
    if found is None:
        wrong = {"reason": safe(problem_line(done.problems, language))}
        return [done.row.number, status_word("wrong", language), *("" for _ in _AMOUNTS), *(wrong.get(name, "") for name in _TEXTS)]
    amounts = [*_ends(found.reimbursement), *_ends(found.person_pays), *_ends(found.still_due)]
    texts = (
        _missing(found.missing, language),
        in_language(found.reason, language),
        "\n".join(say("later", language, source=notice.source, date=notice.date) for notice in found.notices),
        "\n".join(in_language(assumption.text, language) for assumption in found.assumptions),
        "\n".join(dict.fromkeys(map(_source, found.citations))),
    )
    return [done.row.number, status_word(found.status.value, language), *amounts, *map(safe, texts)]


def _missing(names: Sequence[str], language: str) -> str:
    """The columns to fill in, as the template calls them."""
    if language == "en":
        return ", ".join(names)
    return "、".join(BY_NAME[name].called if name in BY_NAME else name for name in names)


def _ends(interval: Interval | None) -> list[Value]:
    """Both ends in yuan; nothing where there is none: no upper end is never the lower one."""
    if interval is None:
        return ["", ""]
    return ["" if end is None else Decimal(yuan(end)) for end in (interval.low, interval.high)]


def _source(citation: Citation) -> str:
    name = citation.number or catalog().document(citation.document).short_title
    return f"{name} {citation.section.rpartition(' › ')[2]}".strip()


def _writable(text: str) -> str:
    """What XML can carry, no longer than a cell."""
    kept = "".join(sign for sign in text.encode("utf-8", "replace").decode("utf-8") if sign >= " " or sign in "\n\t")
    return kept[:_LONGEST]
