"""The form of this tab. It lives beside the controls, so that it is there again after a look at another page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

import streamlit as st

from assistant.ui import state
from assistant.ui.calculate.form import Form, StayRow

_HELD = "calculator_held"
_OF_THE_GROUP = ("category_deductible", "category_rate", "aid_rate", "aid_deductible", "aid_annual_limit")
Note = Literal["", "cleared", "arrived", "refused"]


@dataclass(frozen=True, slots=True)
class Held:
    """The form, the one before it was cleared or replaced, the stay last taken out, and what to say of all that.

    A new ``number`` gives every control a new key, so that it shows what the form holds.
    ``look`` counts how often the result was asked for. ``kept`` are figures of places and groups that are not the form's now.
    """

    form: Form
    number: int = 0
    before: Form | None = None
    taken_out: tuple[int, StayRow] | None = None
    note: Note = ""
    look: int = 0
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def held() -> Held:
    """What this tab holds; at first an empty form for the place that was picked or is remembered."""
    if _HELD not in st.session_state:
        st.session_state[_HELD] = Held(_empty())
    found: Held = st.session_state[_HELD]
    return found


def form() -> Form:
    """What is filled in."""
    return held().form


def change(**values: Any) -> None:
    """Some fields changed."""
    _hold(form=replace(form(), **values))


def change_place(place: str) -> None:
    """Another place: figures of one place go to no other, and are there again on the way back."""
    old, kept = form(), {**held().kept, form().place: form().figures}
    _hold(form=replace(old, place=place, figures=kept.get(place, {})), kept=kept)


def change_category(category: str) -> None:
    """Another group: the same for what is the group's own."""
    old = form()
    here, there = (f"{old.place} {group}" for group in (old.category, category))
    own = {name: value for name, value in old.figures.items() if name in _OF_THE_GROUP}
    others = {name: value for name, value in old.figures.items() if name not in _OF_THE_GROUP}
    kept = {**held().kept, here: own}
    _hold(form=replace(old, category=category, figures={**others, **kept.get(there, {})}), kept=kept)


def change_inside(part: Literal["slip", "figures", "facts", "office"], name: str, value: str) -> None:
    """One entry of a part that has several."""
    change(**{part: {**getattr(form(), part), name: value}})


def change_stay(number: int, name: Literal["date", "amount", "category"], value: str) -> None:
    """One stay changed."""
    _hold(form=form().with_stay(number, name, value))


def add_stay() -> None:
    """One more stay."""
    _hold(form=form().with_another_stay())


def take_out_stay(number: int) -> None:
    """One stay less; it can be put back."""
    rows = form().stays
    at = next(place for place, row in enumerate(rows) if row.number == number)
    left = tuple(row for row in rows if row.number != number)
    _hold(form=replace(form(), stays=left), taken_out=(at, rows[at]))


def put_back_stay() -> None:
    """The stay last taken out, where it was."""
    if (taken := held().taken_out) is not None:
        rows = form().stays
        number = 1 + max((row.number for row in rows), default=-1)  # its own may have been given anew
        row = replace(taken[1], number=max(number, taken[1].number))
        _hold(form=replace(form(), stays=(*rows[: taken[0]], row, *rows[taken[0] :])), taken_out=None)


def clear() -> None:
    """An empty form; the one before can be had back."""
    _replace(_empty(), "cleared")


def arrive(found: Form) -> None:
    """The form of a link; what was filled in before can be had back."""
    _replace(found, "arrived")


def refuse() -> None:
    """A link that cannot be used; the form stays as it is."""
    _hold(note="refused")


def undo() -> None:
    """The form before the last was cleared or replaced."""
    if (before := held().before) is not None:
        _hold(form=before, before=None, note="", number=held().number + 1)


def look() -> None:
    """The result was asked for."""
    _hold(look=held().look + 1)


def _replace(new: Form, note: Note) -> None:
    _hold(form=new, before=form(), note=note, taken_out=None, number=held().number + 1)


def _hold(**values: Any) -> None:
    st.session_state[_HELD] = replace(held(), **values)


def _empty() -> Form:
    state.follow_place()
    return Form(date=today(), place=state.place())


def today() -> str:
    """Today, as a case has it."""
    return datetime.now().astimezone().date().isoformat()


def on_change(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """A callback that takes what a control holds."""
    return lambda: take(st.session_state[key])
