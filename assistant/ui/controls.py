"""One control for each kind of fact, the same where a fact is corrected and where a missing one is asked for.

Every control gives the value in the machine interface's form: yuan as a decimal string, rates as fractions of one, dates as ISO days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

import streamlit as st

from assistant.ui import words

RATES = frozenset({"rate", "category_rate", "aid_rate"})
_CHOICES = {"category": words.CATEGORIES, "insurance": words.INSURANCES, "referred": words.REFERRED}
_FIRST_YEAR = 2016
_MOST = 1_000_000_000_000  # yuan; more is a slip of the finger


def choices(field: str) -> dict[str, str]:
    """The values a field can take with their labels; empty where it is written, not chosen."""
    match field:
        case "place":
            return {name: name for name in words.PLACES}
        case "date":
            return {last_day(year): f"{year} 年" for year in range(_today().year, _FIRST_YEAR - 1, -1)}
        case _:
            return dict(_CHOICES.get(field, {}))


def name(field: str) -> str:
    """The field as people call it."""
    return words.FACTS.get(field, field)


def shown(field: str, value: str) -> str:
    """A fact's value as people say it.

    >>> shown("amount", "120000"), shown("rate", "0.60"), shown("date", "2020-12-31")
    ('120,000 元', '60%', '2020 年')
    """
    if field == "date":
        return f"{value[:4]} 年"
    if value in (labels := _CHOICES.get(field, {})):
        return labels[value] if field == "referred" else value
    if field == "place":
        return value
    return _shown_number(field, value)


def last_day(year: int) -> str:
    """The day that stands for a year: its last one, for this year today."""
    today = _today()
    return today.isoformat() if year == today.year else date(year, 12, 31).isoformat()


def pick(field: str, key: str, chosen: str, take: Callable[[str, str], None]) -> None:
    """Buttons for a field with choices; `take(field, value)` is called at once."""
    with st.container(horizontal=True, key=f"{key}-choices"):
        for number, (value, label) in enumerate(choices(field).items()):
            st.button(label, key=f"{key}-{number}", type="primary" if value == chosen else "secondary", on_click=take, args=(field, value))


def write(field: str, key: str, value: str = "") -> str:
    """A field to write in; the value written so far, "" where there is none."""
    if field == "place":
        return st.text_input(name(field), value=value, key=key, placeholder=words.PLACE_EXAMPLE, max_chars=40).strip()
    number = st.number_input(
        f"{name(field)}（{'%' if field in RATES else '元'}）",
        min_value=0.0,
        max_value=100.0 if field in RATES else float(_MOST),
        value=_number(field, value),
        step=1.0 if field in RATES else 1000.0,
        format="%.2f",
        key=key,
        placeholder=words.RATE_EXAMPLE if field in RATES else words.AMOUNT_EXAMPLE,
    )
    return "" if number is None else written(field, number)


def written(field: str, number: float) -> str:
    """A number from the screen as a value of the field.

    >>> written("rate", 60.0), written("deductible", 18000.0)
    ('0.6000', '18000.00')
    """
    return f"{Decimal(str(number)) / 100:.4f}" if field in RATES else f"{Decimal(str(number)):.2f}"


def _number(field: str, value: str) -> float | None:
    """The field's number in the unit of its control; None where the value is none."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return None
    number = float(amount * 100 if field in RATES else amount)
    return number if 0 <= number <= (100 if field in RATES else _MOST) else None


def _shown_number(field: str, value: str) -> str:
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    if field in RATES:
        return f"{(amount * 100).normalize():f}%"
    return f"{amount:,.2f}".removesuffix(".00") + f" {words.YUAN}"


def _today() -> date:
    return datetime.now().astimezone().date()
