"""Why the result is what it is: each question folded, each sentence with the way to the text it rests on."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from assistant.ui import language, money
from assistant.ui.calculate import control
from assistant.ui.plain import escape
from assistant.ui.sources import show
from calculator.claim import Case
from calculator.explanation.explain import explain
from calculator.explanation.said import Said
from calculator.explanation.scope import scope
from calculator.outcome import Estimate

_SHOWN = ("who_pays", "nothing", "missing", "next_yuan", "alternatives")


def draw(case: Case, estimate: Estimate) -> None:
    """The answers that say something; a fold's sentences are drawn when it is opened."""
    titles = language.page_words().options("calculator.why")
    for name, part in explain(case, estimate).parts():
        if name not in _SHOWN:
            continue
        fold = st.expander(titles[name], key=f"calculate-why-{name}", on_change="rerun")
        if fold.open:
            with fold:
                sentences(part.said(), f"calculate-why-{name}")


def outside(case: Case, estimate: Estimate, key: str) -> None:
    """What it costs if not all of the amount is eligible."""
    found = scope(case, estimate)
    if found is not None:
        sentences(found.said(), f"{key}-outside")


def sentences(found: Iterable[Said], key: str) -> None:
    """One line each, its sources beside it."""
    said = language.page_words()
    for number, sentence in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-line-{number}"):
            st.markdown(escape(money.grouped(control.in_page_language(sentence.text))), width="stretch")
            several = len(sentence.citations) > 1
            for place, citation in enumerate(sentence.citations):
                label = said("calculator.source_of_several", n=place + 1) if several else said("reply.step_source")
                if st.button(label, key=f"{key}-source-{number}-{place}"):
                    show(citation)
