"""Why the result is what it is: each question folded, each sentence with the way to the text it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import streamlit as st

from assistant.ui import language, money
from assistant.ui.calculate import control
from assistant.ui.plain import escape, strong
from assistant.ui.sources import show
from calculator.claim import Case, Stays
from calculator.explanation.explain import explain
from calculator.explanation.open_figures import OpenFigures
from calculator.explanation.said import Said
from calculator.explanation.scope import Scope, scope
from calculator.money import yuan
from calculator.outcome import Estimate, Status

_SHOWN = ("who_pays", "nothing", "missing", "next_yuan", "alternatives")
_SHOWN_WITHOUT_FIGURES = ("alternatives",)  # who pays is not known, why stands above, and what is missing is no fold then


def draw(case: Case, estimate: Estimate) -> None:
    """The answers that say something; a fold's sentences are drawn when it is opened."""
    titles = language.page_words().options("calculator.why")
    found = explain(case, estimate)
    lacking = estimate.status is Status.NEEDS_INPUT
    if lacking and found.missing:
        st.markdown(strong(titles["missing"]))
        sentences(_of_needed(found.missing), "calculate-why-needed")
    for name, part in found.parts():
        if name not in (_SHOWN_WITHOUT_FIGURES if lacking else _SHOWN):
            continue
        fold = st.expander(titles[name], key=f"calculate-why-{name}", on_change="rerun")
        if fold.open:
            with fold:
                sentences(part.said(), f"calculate-why-{name}")


def _of_needed(found: OpenFigures) -> Iterator[Said]:
    """How the amount is made, and what each figure without which there is none would lead to: for who knows none of them."""
    return replace(found, found=tuple(figure for figure in found.found if figure.needed)).said()


def outside(case: Case, estimate: Estimate, key: str) -> None:
    """What it costs if not all of the amount is eligible."""
    found = scope(case, estimate)
    if found is not None:
        sentences(found.said(), f"{key}-outside", _plainly(found, case, estimate))


def _plainly(found: Scope, case: Case, estimate: Estimate) -> str:
    """The cost in everyday words, where it is one amount of one sum; "" where it is not."""
    if estimate.status not in (Status.EXACT, Status.ASSUMED) or isinstance(case.expenses, Stays):
        return ""
    said, less = language.page_words(), found.less.low or 0
    forms = said.options("calculator.outside")
    return forms[estimate.status if less else "same"].format(moved=money.yuan(yuan(found.moved), said), less=money.yuan(yuan(less), said))


def sentences(found: Iterable[Said], key: str, first: str = "") -> None:
    """One line each, its sources beside it; ``first`` are other words for the first of them."""
    said = language.page_words()
    for number, sentence in enumerate(found):
        text = first if first and not number else money.grouped(control.in_page_language(sentence.text))
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-line-{number}"):
            st.markdown(escape(text), width="stretch")
            several = len(sentence.citations) > 1
            for place, citation in enumerate(sentence.citations):
                label = said("calculator.source_of_several", n=place + 1) if several else said("reply.step_source")
                if st.button(label, key=f"{key}-source-{number}-{place}"):
                    show(citation)
