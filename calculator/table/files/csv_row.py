"""One row of CSV."""

from __future__ import annotations

from collections.abc import Iterable

SPECIAL = ',"\n\r'
"""Signs for which a field is quoted."""


def field(text: str) -> str:
    """A field, quoted where it has to be."""
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in SPECIAL) else text


def csv_row(fields: Iterable[str]) -> str:
    """The fields of a row, without a line break."""
    return ",".join(map(field, fields))
