"""What it cost: one sum, the settlement slip laid out like the paper, or several stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import streamlit as st

from assistant.ui import controls, language, money
from assistant.ui.calculate import control, store
from assistant.ui.calculate.form import MOST_STAYS, ON_EVERY_SLIP, SLIP, Form, StayRow
from assistant.ui.calculate.needs import Outcome
from assistant.ui.plain import escape

_FIRST_DAY = date(2016, 1, 1)


def draw(found: Outcome) -> None:
    """The way to say it, then its fields."""
    said, form = language.page_words(), found.form
    control.buttons("way", said("calculator.expense"), said.options("calculator.ways"), form.way, lambda way: store.change(way=way))
    match form.way:
        case "slip":
            _slip(found)
        case "stays":
            _stays(found)
        case _:
            control.figure("amount", asked(form), form.amount, lambda value: store.change(amount=value))
            control.read_back(form.amount)
            control.explained(said("calculator.amount_help"))
            control.wrong(found.message("expenses"))


def asked(form: Form) -> str:
    """What the amount is called: that which is left when all that pays before has paid."""
    said = language.page_words()
    return said("calculator.amount_for_aid") if form.is_aid_alone else said("calculator.amount")


# The slip -----------------------------------------------------------------------------------------------------------


def _slip(found: Outcome) -> None:
    """Line by line as on the paper, and under the line what is left."""
    said, form = language.page_words(), found.form
    names, hints = said.options("calculator.slip"), said.options("calculator.slip_help")
    control.explained(said("calculator.slip_lead"))
    with st.container(key="calculate-slip", gap=None):
        for name in SLIP:
            with st.container(horizontal=True, vertical_alignment="center", key=f"calculate-slip-{name}"):
                sign = "" if name == SLIP[0] else "− "
                st.markdown(f"{sign}**{escape(names[name])}**  \n:small[{escape(hints[name])}]", width="stretch")
                take = partial(store.change_inside, "slip", name)
                control.figure(f"slip-{name}", names[name], form.slip.get(name, ""), take, hidden=True)
            control.wrong(found.message(f"expenses.{name}"))
        _left(form)
    control.wrong(found.message("expenses") if found.error and found.error.field == "expenses" else "")


def _left(form: Form) -> None:
    """The sum under the line; nothing before the lines that every slip has are there."""
    said = language.page_words()
    with st.container(key="calculate-slip-left"):
        if not all(form.slip.get(name) for name in ON_EVERY_SLIP):
            st.markdown(said("calculator.left_waits"))
            return
        first, *others = (Decimal(form.slip[name]) for name in SLIP if form.slip.get(name))
        reckoned = " − ".join(f"{amount:,.2f}" for amount in (first, *others))
        left = first - sum(others)
        st.markdown(f"**{escape(said('calculator.left'))}**  \n{escape(reckoned)} = **{escape(money.yuan(left, said))}**")
        if left < 0:
            st.warning(said("calculator.left_negative"))


# Several stays ------------------------------------------------------------------------------------------------------


def _stays(found: Outcome) -> None:
    said, form = language.page_words(), found.form
    control.explained(said("calculator.stays_lead"))
    whole = [row for row in form.stays if row.whole]
    for place, row in enumerate(form.stays):
        _stay(place, row, form)
        if row.whole:  # only whole rows are sent, so the calculator numbers those
            control.wrong(found.message(f"expenses.stays.{whole.index(row)}"))
    if store.held().taken_out is not None:
        with st.container(horizontal=True, vertical_alignment="center", key="calculate-taken-out"):
            st.caption(said("calculator.taken_out"))
            st.button(said("calculator.undo"), key=control.key("put-back"), on_click=store.put_back_stay)
    if len(form.stays) < MOST_STAYS:
        st.button(said("calculator.add_stay"), key=control.key("add-stay"), on_click=store.add_stay)
    control.wrong(found.message("expenses") if found.error and found.error.field in ("expenses", "expenses.stays") else "")


def _stay(place: int, row: StayRow, form: Form) -> None:
    """One stay; its group is the case's where it has none of its own."""
    said = language.page_words()
    with st.container(border=True, key=f"calculate-stay-{row.number}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{escape(said('calculator.stay', n=place + 1))}**", width="stretch")
            if len(form.stays) > 1:
                label = said("calculator.take_out", n=place + 1)
                st.button(label, key=control.key(f"take-out-{row.number}"), on_click=store.take_out_stay, args=(row.number,))
        last = date.fromisoformat(store.today())
        take = partial(store.change_stay, row.number)
        control.day(f"stay-{row.number}-date", said("calculator.discharged"), row.date, (_FIRST_DAY, last), partial(take, "date"))
        control.figure(f"stay-{row.number}-amount", asked(form), row.amount, partial(take, "amount"))
        groups = {"": said("calculator.same_group")} | controls.choices("category", said)
        control.menu(f"stay-{row.number}-category", said("calculator.stay_category"), groups, row.category, partial(take, "category"))
