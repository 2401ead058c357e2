"""The screens that ask: one question, a few large keys."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from assistant.ui import words
from assistant.ui.kiosk import parts
from assistant.ui.kiosk.visit import UNKNOWN, Visit, years
from calculator.person import Category

Go = Callable[[Visit], None]
Answer = Callable[[str, str], None]
_ELSEWHERE = "elsewhere"
_ONLY_THERE = {Category.AID_RECIPIENT.value: "江阴市"}  # a group that only this place's text speaks of
_BOLD = re.compile(r"\*\*")


def heading(text: str, step: str, hint: str = "") -> None:
    """What the screen is about; the focus goes there, so that it is announced."""
    below = f'<p class="mb-k-hint">{html.escape(hint)}</p>' if hint else ""
    st.html(f'<h1 class="mb-k-title" id="{html.escape(step)}" tabindex="-1">{html.escape(text)}</h1>{below}')


def choice(visit: Visit, step: str, said: words.Words, go: Go, answer: Answer, today: date) -> str:
    """A screen with a row of keys; what of it is read aloud."""
    match visit.screen:
        case "start":
            return _start(visit, step, said, go)
        case "place":
            keys = [(label, _place(visit, value, go, answer)) for value, label in said.options("kiosk.places").items()]
            return _asked(said("kiosk.place"), said("kiosk.place_hint"), step, keys)
        case "elsewhere":
            heading(said("kiosk.elsewhere"), step)
            lines = (("text", said("kiosk.elsewhere_text")), ("call", said("kiosk.hotline")))
            st.html("".join(f'<p class="mb-k-{kind}">{html.escape(line)}</p>' for kind, line in lines))
            return said("kiosk.elsewhere") + said("kiosk.stop") + said("kiosk.elsewhere_text")
        case "category":
            keys = [(label, _given(answer, "category", value)) for value, label in categories(visit, said)]
            return _asked(said("kiosk.category"), said("kiosk.category_hint"), step, keys)
        case "insurance":
            keys = [(label, _given(answer, "insurance", value)) for value, label in said.options("kiosk.insurances").items()]
            return _asked(said("kiosk.insurance"), said("kiosk.insurance_hint"), step, keys)
        case _:
            keys = [(said("kiosk.year_value", year=year), _given(answer, "year", year)) for year in years(today)]
            return _asked(said("kiosk.year"), said("kiosk.year_hint"), step, keys)


def categories(visit: Visit, said: words.Words) -> list[tuple[str, str]]:
    """The groups that the place's text may know: value and label."""
    from assistant.places import covering

    place = covering(visit.place)
    return [(value, label) for value, label in said.options("kiosk.categories").items() if _ONLY_THERE.get(value, place) == place]


def figure(visit: Visit, step: str, said: words.Words, answer: Answer) -> str:
    """A screen with the number pad; what of it is read aloud."""
    field = visit.screen
    asked = said("kiosk.amount") if field == "amount" else said.options("kiosk.figures")[field]
    hint = said("kiosk.amount_hint") if field == "amount" else said.options("kiosk.figures_hint")[field]
    heading(asked, step, hint)
    parts.pad(field, asked, visit, f"pad-{step}", said, answer)
    if field != "amount":
        st.button(said("kiosk.unknown"), key="k-unknown", on_click=answer, args=(field, UNKNOWN), width="stretch")
    return f"{asked}{hint}"


def _start(visit: Visit, step: str, said: words.Words, go: Go) -> str:
    heading(said("kiosk.title"), step, said("kiosk.lead"))
    with st.container(key="k-picks-start"):
        for n, (label, screen) in enumerate(
            ((said("kiosk.to_amount"), "category" if visit.place else "place"), (said("kiosk.to_questions"), "questions"))
        ):
            st.button(label, key=f"k-pick-{n}-start", on_click=go, args=(visit.to(screen),), width="stretch")
    if visit.place:
        with st.container(key="k-place-now", horizontal=True, vertical_alignment="center"):
            named = said.options("reply.places").get(visit.place, visit.place)
            st.html(f'<p class="mb-k-text">{html.escape(said("kiosk.place_now", place=named))}</p>')
            st.button(said("kiosk.place_change"), key="k-place-change", on_click=go, args=(visit.to("place"),))
    return said("kiosk.title") + said("kiosk.lead")


def _place(visit: Visit, value: str, go: Go, answer: Answer) -> Callable[[], None]:
    """Another place than the texts have leads to whom to ask."""
    return (lambda: go(visit.to(_ELSEWHERE))) if value == _ELSEWHERE else _given(answer, "place", value)


def _given(answer: Answer, field: str, value: str) -> Callable[[], None]:
    return lambda: answer(field, value)


def _asked(question: str, hint: str, step: str, keys: Sequence[tuple[str, Callable[[], None]]]) -> str:
    """A question and its keys, named by the screen: a second tap meant for one screen is never taken for the next."""
    screen = step.split("-")[2]
    heading(question, step, hint)
    many = "many" if len(keys) > 4 else "few"
    with st.container(key=f"k-picks-{many}"):
        for n, (label, act) in enumerate(keys):
            st.button(label, key=f"k-pick-{n}-{screen}", on_click=act, width="stretch")
    return "\n".join([question, hint, *(spoken(label) for label, _ in keys)])


def spoken(label: str) -> str:
    """A label's words without its marks."""
    return _BOLD.sub("", label)
