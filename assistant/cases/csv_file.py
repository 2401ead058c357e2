"""A CSV file as rows of text: UTF-8 with or without its mark, UTF-16 with it, else GB18030, which Chinese Excel writes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from assistant.cases.said import UnusableFileError

_LONGEST_CELL = 32_767  # characters, as many as Excel's cells hold


def csv_rows(data: bytes) -> Iterator[list[str]]:
    """The rows of a file, one at a time. Raises UnusableFileError."""
    text = _text(data)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise UnusableFileError("broken_row", row=number) from None


def _text(data: bytes) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise UnusableFileError("not_text")
        return text
    raise UnusableFileError("not_text")


def _delimiter(text: str) -> str:
    """What parts the cells of the first line: a comma unless there is none."""
    first = text.split("\n", 1)[0]
    return next((sign for sign in (",", "\t", ";") if sign in first), ",")
