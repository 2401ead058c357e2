"""One control of each kind. What it shows is what the form holds: it is set before the control is drawn, and taken over when it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import streamlit as st

from assistant.ui import controls, language
from assistant.ui.calculate import store
from assistant.ui.plain import escape
from calculator.money import LARGEST_YUAN

Take = Callable[[str], None]
_WAN = 10_000
_LONGEST_LINE = 40
_SLIP_WIDTH = 150  # pixels: a sum of a hospital bill, beside its name on a phone
_TIERS_HEIGHT = 100  # pixels: as much as tiers take on a phone


def key(name: str) -> str:
    """The key of a control: a new one where the whole form was cleared or replaced, and in another language, whose labels are others."""
    return f"calculate-{store.held().number}-{language.page_words().language}-{name}"


def _shows(name: str, value: Any) -> str:
    """Set what a control shows where it is drawn for the first time, or again after another page."""
    own = key(name)
    if own not in st.session_state:
        st.session_state[own] = value
    return own


def forget(*beginnings: str) -> None:
    """Have controls whose names begin so show what the form holds, when it holds something else now."""
    own = tuple(map(key, beginnings))
    for name in [name for name in st.session_state if str(name).startswith(own)]:
        del st.session_state[name]


def buttons(name: str, label: str, options: Mapping[str, str], value: str, take: Take, *, must: bool = True) -> None:
    """One of a few, all in sight."""
    own = _shows(name, value if value in options else None)

    def chosen(found: Any) -> None:
        if found in options or not must:  # a tap while the page is drawn anew can come as none at all: then what is held stays
            take(found if found in options else "")
        else:
            st.session_state[own] = value

    changed = store.on_change(own, chosen)
    st.pills(label, list(options), key=own, format_func=options.__getitem__, on_change=changed, required=must)


def menu(name: str, label: str, options: Mapping[str, str], value: str, take: Take) -> None:
    """One of many, folded; without typing, so that no keyboard covers a phone."""
    own = _shows(name, value)
    changed = store.on_change(own, take)
    st.selectbox(label, list(options), key=own, format_func=options.__getitem__, on_change=changed, filter_mode=None)


def line(name: str, label: str, value: str, take: Take, example: str) -> None:
    """A few words."""
    own = _shows(name, value)
    changed = store.on_change(own, lambda written: take(written.strip()))
    st.text_input(label, key=own, placeholder=example, max_chars=_LONGEST_LINE, on_change=changed)


def figure(name: str, label: str, value: str, take: Take, *, field: str = "amount", hidden: bool = False) -> None:
    """An amount in yuan, or a rate in percent where ``field`` is one."""
    said = language.page_words()
    is_rate = field in controls.RATES
    own = _shows(name, _number(value, percent=is_rate))
    visibility: Literal["collapsed", "visible"] = "collapsed" if hidden else "visible"
    st.number_input(
        said("reply.field", name=label, unit="%" if is_rate else said("reply.yuan")),
        min_value=0.0,
        max_value=100.0 if is_rate else float(LARGEST_YUAN),
        step=1.0 if is_rate else 1000.0,
        format="%.2f",
        key=own,
        placeholder=None if hidden else said("reply.rate_example") if is_rate else said("calculator.amount_example"),
        label_visibility=visibility,
        width=_SLIP_WIDTH if hidden else "stretch",
        on_change=store.on_change(own, lambda number: take("" if number is None else controls.written(field, number))),
    )


def _number(value: str, *, percent: bool) -> float | None:
    """What the control shows; it is only ever read back as the text of the same number."""
    try:
        shown = Decimal(value) * 100 if percent else Decimal(value)
    except InvalidOperation:
        return None
    return float(min(max(shown, Decimal(0)), Decimal(100) if percent else Decimal(LARGEST_YUAN)))


def day(name: str, label: str, value: str, between: tuple[date, date], take: Take) -> None:
    """A day of the calendar."""
    first, last = between
    own = _shows(name, min(max(date.fromisoformat(value), first), last) if value else None)
    changed = store.on_change(own, lambda picked: take(picked.isoformat() if picked else ""))
    st.date_input(label, key=own, min_value=first, max_value=last, format="YYYY-MM-DD", on_change=changed, value=None)


def tiers(name: str, value: str, take: Take) -> None:
    """Rates by tier, written the way people say them; what cannot be read is told at once and not used."""
    from assistant.ui import tiers as ladder  # it reads with libraries that the first look does without

    said = language.page_words()
    own = _shows(name, ladder.shown(value, said) if value else "")
    changed = store.on_change(own, lambda written: take(ladder.read_back(written)))
    text = st.text_area(
        controls.name("tiers", said), key=own, placeholder=said("reply.tiers_example"), height=_TIERS_HEIGHT, on_change=changed
    )
    if text.strip() and not value:
        st.warning(said("reply.tiers_unread"))


def explained(text: str) -> None:
    """What a figure is and where to find it."""
    st.caption(escape(text))


def wrong(message: str) -> None:
    """What the calculator says of a field, at that field."""
    if message:
        st.error(escape(in_page_language(message)))


def in_page_language(text: str) -> str:
    """A sentence of the calculator in the language of the page."""
    from assistant.ui.working import in_language  # it draws sources, which the form does without

    return in_language(text, language.page_words())


def read_back(value: str) -> None:
    """An amount said again with its ten thousands, so that a zero too many is seen."""
    said = language.page_words()
    amount = Decimal(value or 0)
    if amount < _WAN:
        return
    grouped = f"{amount:,.2f}".removesuffix(".00")
    st.caption(said("calculator.read_back", amount=grouped, wan=f"{(amount / _WAN).normalize():f}"))
