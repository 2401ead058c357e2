"""One control for each kind of fact, the same where a fact is corrected and where a missing one is asked for.

Every control gives the value in the machine interface's form: yuan as a decimal string, rates as fractions of one, dates as ISO days.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

import streamlit as st

from assistant.ui import tiers, words

RATES = frozenset({"rate", "category_rate", "aid_rate"})
_CODED = frozenset({"referred", "tier_base"})  # their values are no words that a person would know
_THREE_LINES = 100  # pixels: as much as tiers take on a phone
_FIRST_YEAR = 2016
_MOST = 1_000_000_000_000  # yuan; more is a slip of the finger


def choices(field: str, said: words.Words) -> dict[str, str]:
    """The values a field can take with their labels; empty where it is written, not chosen."""
    match field:
        case "place":
            return said.options("reply.places")
        case "date":
            return {last_day(year): said("reply.year", year=year) for year in range(_today().year, _FIRST_YEAR - 1, -1)}
        case "category":
            return said.options("reply.categories")
        case "insurance":
            return said.options("reply.insurances")
        case "referred":
            return said.options("reply.referred")
        case "tier_base":
            return said.options("reply.tier_bases")
        case _:
            return {}


def name(field: str, said: words.Words) -> str:
    """The field as people call it."""
    return said.options("reply.facts").get(field, field)


def shown(field: str, value: str, said: words.Words) -> str:
    """A fact's value as people say it.

    >>> shown("amount", "120000", words.CHINESE), shown("rate", "0.60", words.CHINESE), shown("date", "2020-12-31", words.CHINESE)
    ('120,000 元', '60%', '2020 年')
    >>> shown("category", "低保对象", words.CHINESE), shown("category", "低保对象", words.ENGLISH)
    ('低保对象', 'Low-income allowance 低保')
    """
    if field == "date":
        return said("reply.year", year=value[:4])
    labels = choices(field, said)
    if field == "tiers":
        return tiers.shown(value, said)
    if value in labels and (field in _CODED or said.english):
        return labels[value]
    return value if labels else _shown_number(field, value, said)


def last_day(year: int) -> str:
    """The day that stands for a year: its last one, for this year today."""
    today = _today()
    return today.isoformat() if year == today.year else date(year, 12, 31).isoformat()


def pick(field: str, key: str, chosen: str, take: Callable[[str, str], None], said: words.Words) -> None:
    """Buttons for a field with choices; `take(field, value)` is called at once."""
    with st.container(horizontal=True, key=f"{key}-choices"):
        for number, (value, label) in enumerate(choices(field, said).items()):
            st.button(label, key=f"{key}-{number}", type="primary" if value == chosen else "secondary", on_click=take, args=(field, value))


def write(field: str, key: str, said: words.Words, value: str = "") -> str:
    """A field to write in; the value written so far, "" where there is none."""
    if field == "place":
        return st.text_input(said("reply.place_field"), value=value, key=key, placeholder=said("reply.place_example"), max_chars=40).strip()
    if field == "tiers":
        return _write_tiers(key, said, value)
    number = st.number_input(
        said("reply.field", name=name(field, said), unit="%" if field in RATES else said("reply.yuan")),
        min_value=0.0,
        max_value=100.0 if field in RATES else float(_MOST),
        value=_number(field, value),
        step=1.0 if field in RATES else 1000.0,
        format="%.2f",
        key=key,
        placeholder=said("reply.rate_example") if field in RATES else said("reply.amount_example"),
    )
    return "" if number is None else written(field, number)


def _write_tiers(key: str, said: words.Words, value: str) -> str:
    """A field to write the tiers in; one that cannot be read is told at once."""
    text = st.text_area(
        name("tiers", said), value=tiers.shown(value, said), key=key, placeholder=said("reply.tiers_example"), height=_THREE_LINES
    )
    read = tiers.read_back(text)
    if text.strip() and not read:
        st.warning(said("reply.tiers_unread"))
    return read


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


def _shown_number(field: str, value: str, said: words.Words) -> str:
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    if field in RATES:
        return f"{(amount * 100).normalize():f}%"
    return f"{amount:,.2f}".removesuffix(".00") + f" {said('reply.yuan')}"


def _today() -> date:
    return datetime.now().astimezone().date()
