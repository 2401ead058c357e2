"""One cell, as CSV or Excel gives it, in the form of the machine interface: read exactly, or refused with what was found and wanted.

Excel keeps numbers as binary fractions. One that was typed comes back digit for digit; one that was worked out may come back with
fifteen decimals, and is refused rather than rounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal, localcontext
from math import isfinite

from assistant.cases.columns import Column
from assistant.cases.said import CellError, quoted

Cell = str | int | float | bool | date | datetime | time | timedelta | None

_AMOUNT = re.compile(r"(?:¥|RMB|人民币)?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(万)?\s*(?:元|圆|块)?", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%")
_DAYS = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
MERGED = "#MERGED "  # begins a cell that is part of a merged one; the number of the row that holds the value follows
_TEN_THOUSAND = 10_000
_MOST_DIGITS = 20
_NO_CAP = frozenset({"none", "不封顶", "无封顶", "不设封顶"})


def is_empty(cell: Cell) -> bool:
    """Whether nothing is written there."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """A cell as it is shown again: 120000.0 as 120000, a day as a day."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return _digits(cell) if isfinite(cell) else str(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case _:
            return str(cell)


def value_of(cell: Cell, column: Column) -> str:
    """The cell's value for a column. Raises CellError."""
    if column.kind == "choice":
        return _choice(cell, column.choices or {}, column.offered)
    value = _READ[column.kind](cell)
    return _simplified(value) if column.name == "place" else value


def _text(cell: Cell) -> str:
    return as_text(cell).strip()


def _money(cell: Cell) -> str:
    text = _number_or_text(cell, "money")
    match = _AMOUNT.fullmatch(text)
    if match is None or len(match[1]) > _MOST_DIGITS:
        raise CellError("bad_money", found=quoted(as_text(cell)))
    with localcontext(prec=60):
        amount = Decimal(match[1].replace(",", "") + (match[2] or "")) * (_TEN_THOUSAND if match[3] else 1)
        if amount != amount.quantize(Decimal("0.01")):
            raise CellError("too_fine", found=quoted(as_text(cell)))
        return f"{amount:.2f}"


def _cap(cell: Cell) -> str:
    return "none" if isinstance(cell, str) and _folded(cell).lower() in _NO_CAP else _money(cell)


def _rate(cell: Cell) -> str:
    """60 alone is refused: it could be 60 % or a slip."""
    text = _number_or_text(cell, "rate")
    if match := _PERCENT.fullmatch(text):
        share = Decimal(match[1]) / 100
    elif re.fullmatch(r"[01](?:\.\d+)?", text):
        share = Decimal(text)
    else:
        raise CellError("bad_rate", found=quoted(as_text(cell)))
    if share > 1:
        raise CellError("bad_rate", found=quoted(as_text(cell)))
    digits = f"{share:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _day(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return _past(cell.date())
    if isinstance(cell, date):
        return _past(cell)
    text = _number_or_text(cell, "day")
    for form in _DAYS:
        if match := form.fullmatch(text):
            try:
                found = date(*map(int, match.groups()))
            except ValueError:
                raise CellError("no_such_day", found=quoted(text)) from None
            return _past(found)
    raise CellError("day_number" if isinstance(cell, int | float) else "bad_day", found=quoted(text))


def _past(day: date) -> str:
    """Nobody has left hospital on a day to come: a slip of the year, which would be worked out by rules carried forward."""
    if day > datetime.now().astimezone().date():
        raise CellError("day_ahead", found=day.isoformat())
    return day.isoformat()


def _choice(cell: Cell, choices: Mapping[str, str], offered: list[str]) -> str:
    text = _simplified(_folded(as_text(cell)))
    found = choices.get(text) or choices.get(text.lower())
    if found is None:
        raise CellError("bad_choice", found=quoted(as_text(cell)), choices="、".join(offered))
    return found


def _raw(cell: Cell) -> str:
    return as_text(cell).strip()


def _number_or_text(cell: Cell, kind: str) -> str:
    if isinstance(cell, bool | time | timedelta) or (isinstance(cell, date) and kind != "day"):
        raise CellError(f"bad_{kind}", found=quoted(as_text(cell)))
    if isinstance(cell, float) and not isfinite(cell):
        raise CellError(f"bad_{kind}", found=quoted(cell))
    return _folded(as_text(cell))


def _folded(text: str) -> str:
    """Full-width digits and signs as ordinary ones, no blanks around."""
    return unicodedata.normalize("NFKC", text).strip()


def _simplified(text: str) -> str:
    from opencc import OpenCC

    return str(OpenCC("t2s").convert(text)) if not text.isascii() else text


def _digits(number: float) -> str:
    """The shortest digits that mean this number, which are those that were typed; never with an exponent.

    >>> _digits(120000.0), _digits(0.1 + 0.2)
    ('120000', '0.30000000000000004')
    """
    digits = f"{Decimal(repr(number)):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


_READ: dict[str, Callable[[Cell], str]] = {"text": _text, "day": _day, "money": _money, "cap": _cap, "rate": _rate, "raw": _raw}
