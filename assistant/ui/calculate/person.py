"""The first part of the form: where, which group, and what else the result turns on."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from assistant.ui import controls, language, state
from assistant.ui.calculate import control, store
from assistant.ui.calculate.needs import Outcome, ends_of_year
from assistant.ui.plain import escape
from calculator.eligibility.facts import Group
from calculator.eligibility.groups import vocabulary

_FIGURES = ("figure-", "tiers", "rate-form", "tier-base")  # the controls of the area's figures


def draw(found: Outcome) -> None:
    """The questions in order; each but the first ones only where the result turns on it."""
    _place(found)
    _category(found)
    if found.wanted.insurance:
        _choice("insurance", found)
    if found.form.way != "stays":
        _year(found)
    if found.wanted.scheme:
        _scheme(found)
    if found.wanted.referred:
        _referred(found)


def _place(found: Outcome) -> None:
    said, place = language.page_words(), found.form.place
    places = said.options("page.places")
    picked = st.session_state.get(control.key("place"), "")
    shown = place if place in state.PLACES else state.OTHER_PLACE if place or picked == state.OTHER_PLACE else ""
    control.buttons("place", said("calculator.place"), places, shown, _take_place)
    if shown == state.OTHER_PLACE:
        control.line("city", said("reply.place_field"), place, _take_city, said("reply.place_example"))
    control.wrong(found.message("place"))
    if found.outside:
        st.info(escape(control.in_page_language(found.outside)))


def _take_place(picked: str) -> None:
    control.forget("city")
    _take_city("" if picked == state.OTHER_PLACE else picked)


def _take_city(name: str) -> None:
    store.change_place(name)
    control.forget(*_FIGURES)


def _take_category(name: str) -> None:
    store.change_category(name)
    control.forget(*_FIGURES)


def _category(found: Outcome) -> None:
    said = language.page_words()
    control.buttons("category", said("calculator.category"), _groups(found), found.form.category, _take_category)
    control.explained(said("calculator.category_help"))
    control.wrong(found.message("category"))
    if found.estimate is not None and "category" in found.estimate.missing:
        control.wrong(found.estimate.reason)


def _groups(found: Outcome) -> dict[str, str]:
    """The groups by the words in use on that day, and the one that was chosen."""
    form, words = found.form, vocabulary().words
    stays = [row.date for row in form.stays if row.date and form.way == "stays"]
    day = date.fromisoformat(min(stays, default=form.date))
    every = controls.choices("category", language.page_words())
    return {name: label for name, label in every.items() if words[Group(name)].used(day) or name == form.category}


def _choice(field: str, found: Outcome) -> None:
    said = language.page_words()
    take = lambda value: store.change(**{field: value})  # noqa: E731
    control.buttons(field, said.options("calculator.questions")[field], controls.choices(field, said), getattr(found.form, field), take)


def _year(found: Outcome) -> None:
    """The year; the day only in a year in which the rules changed."""
    said, form = language.page_words(), found.form
    years = controls.choices("date", said)
    own = controls.last_day(int(form.date[:4]))
    years = years if own in years else {own: said("reply.year", year=form.date[:4]), **years}
    control.menu("year", said("calculator.year"), years, own, _take_year)
    control.explained(said("calculator.year_help"))
    if found.wanted.day:
        first, last = ends_of_year(form.date)
        last = max(last, date.fromisoformat(form.date))
        take = lambda day: store.change(date=day or own)  # noqa: E731
        control.day("day", said("calculator.day", year=form.date[:4]), form.date, (first, last), take)
    control.wrong(found.message("date"))


def _take_year(day: str) -> None:
    control.forget("day")
    store.change(date=day)


def _scheme(found: Outcome) -> None:
    said = language.page_words()
    take = partial(_take, "scheme")
    control.buttons("scheme", said("calculator.scheme"), said.options("calculator.schemes"), found.form.scheme, take)
    control.explained(said("calculator.scheme_help"))


def _referred(found: Outcome) -> None:
    said = language.page_words()
    control.buttons(
        "referred", said("calculator.referred"), said.options("reply.referred"), found.form.referred, partial(_take, "referred"), must=False
    )


def _take(field: str, value: str) -> None:
    store.change(**{field: value})
