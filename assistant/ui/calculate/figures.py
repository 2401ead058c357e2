"""The area's own figures that the texts leave open: those the result waits for, and folded those that would say more."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.ui import controls, language
from assistant.ui.calculate import control, store
from assistant.ui.calculate.form import Form
from assistant.ui.calculate.needs import BESIDE, Outcome
from assistant.ui.plain import escape


def draw(found: Outcome) -> None:
    """Nothing where the texts say it all."""
    said, figures = language.page_words(), found.figures
    if figures.needed:
        with st.container(border=True, key="calculate-figures"):
            st.markdown(f"**{escape(said('calculator.figures_needed'))}**")
            control.explained(said.options("calculator.figures_lead")[found.form.scheme])
            for name in figures.needed:
                _figure(name, found)
    if figures.useful:
        begun = any(found.form.filled(name) for name in figures.useful)
        with st.expander(said("calculator.figures_useful"), expanded=begun, key=control.key("useful")):
            control.explained(said("calculator.figures_useful_lead"))
            for name in figures.useful:
                _figure(name, found)


def _figure(name: str, found: Outcome) -> None:
    """One figure, what it is, and what is wrong with it."""
    form = found.form
    if name == "rate":
        _rates(form)
    else:
        _one(name, form)
    control.wrong(found.message(*(("rate", "tiers", "tier_base") if name == "rate" else (name,))))
    for beside in BESIDE.get(name, ()):
        if form.filled(name):
            _one(beside, form)
            control.wrong(found.message(beside))


def _one(name: str, form: Form) -> None:
    said = language.page_words()
    take = partial(store.change_inside, "figures", name)
    control.figure(f"figure-{name}", controls.name(name, said), form.figures.get(name, ""), take, field=name)
    control.explained(said.options("calculator.figure_help")[name])


def _rates(form: Form) -> None:
    """One rate for everything, or one for each tier."""
    said, take = language.page_words(), partial(store.change_inside, "figures")
    chosen = form.figures.get("rate_form", "rate")
    control.buttons("rate-form", said("calculator.rate_form"), said.options("calculator.rate_forms"), chosen, partial(take, "rate_form"))
    if chosen == "rate":
        _one("rate", form)
        return
    control.tiers("tiers", form.figures.get("tiers", ""), partial(take, "tiers"))
    control.explained(said.options("calculator.figure_help")["tiers"])
    bases, base = controls.choices("tier_base", said), form.figures.get("tier_base", "self_paid")
    control.buttons("tier-base", controls.name("tier_base", said), bases, base, partial(take, "tier_base"))
