"""The estimate: the amount large, what is left to pay, who pays what, each step with its source, and a line to read out on the phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui import documents, money, words
from assistant.ui.plain import clean, escape
from assistant.ui.sources import show
from corpus.citation import Citation

if TYPE_CHECKING:
    from assistant.reply import Reply

_LONG = 13  # characters of an amount that fit a phone's line at full size
_TOLD = 2  # assumptions and sources in the line to read out; the rest stands above it


def amount(estimate: Mapping[str, Any], key: str, said: words.Words) -> None:
    """The two figures and the chart."""
    paid, still = money.paid(estimate), money.still(estimate)
    if paid is None:
        return
    from assistant.ui.chart import chart, legend, parts  # half a second of libraries that the first screen does without

    scheme = scheme_name(estimate, said)
    long = "-long" if len(paid.shown(said)) > _LONG else ""
    with st.container(border=True, key=f"{key}-paycard{long}"):
        st.markdown(_pays(estimate, said))
        st.title(escape(paid.shown(said)), anchor=False)
        if still is not None:
            st.markdown(f"{_left(estimate, said)} **{escape(still.shown(said))}**")
        st.caption(said("reply.within"))
        if rows := parts(estimate, scheme, said):
            st.altair_chart(chart(rows, said), width="stretch", key=f"{key}-chart")
            st.markdown(legend(rows))
        st.caption(said("reply.not_a_decision"))


def details(reply: Reply, estimate: Mapping[str, Any], key: str, said: words.Words) -> None:
    """The steps, what they rest on, and the line to copy."""
    if estimate.get("steps"):
        with st.expander(said("reply.steps"), key=f"{key}-steps"):
            _steps(estimate["steps"], key, said)
    if estimate.get("assumptions"):
        with st.expander(said("reply.assumptions"), key=f"{key}-assumptions"):
            st.markdown("\n".join(f"- {escape(money.grouped(assumption))}" for assumption in estimate["assumptions"]))
    if money.paid(estimate) is not None:
        st.caption(said("reply.copy"))
        st.code(line_to_read_out(reply, estimate), language=None, wrap_lines=True)


def scheme_name(estimate: Mapping[str, Any], said: words.Words) -> str:
    """The scheme as people call it."""
    names = said.options("reply.schemes")
    return names.get(estimate.get("rule", "").rpartition("/")[2], names["critical_illness"])


def _pays(estimate: Mapping[str, Any], said: words.Words) -> str:
    return _by_status("reply.pays", estimate, said).format(scheme=scheme_name(estimate, said))


def _left(estimate: Mapping[str, Any], said: words.Words) -> str:
    return _by_status("reply.still", estimate, said)


def _by_status(key: str, estimate: Mapping[str, Any], said: words.Words) -> str:
    forms = said.options(key)
    return forms.get(estimate["status"], forms["assumed"])


def line_to_read_out(reply: Reply, estimate: Mapping[str, Any]) -> str:
    """Amount, what it rests on, and where it stands, on one line; in Chinese always, for the hotline speaks it."""
    paid, still = money.paid(estimate), money.still(estimate)
    pieces = [_pays(estimate, words.CHINESE) + (f" {paid.shown()}" if paid else "")]
    if still is not None:
        pieces.append(f"{_left(estimate, words.CHINESE)} {still.shown()}")
    line = "，".join(pieces) + words.CHINESE("reply.estimate_only")
    if estimate.get("assumptions"):
        line += words.CHINESE("reply.rests_on") + "；".join(text.rstrip("。；") for text in estimate["assumptions"][:_TOLD]) + "。"
    if reply.citations:
        line += words.CHINESE("reply.stands_in") + "；".join(list(dict.fromkeys(map(documents.reference, reply.citations)))[:_TOLD]) + "。"
    return money.grouped(clean(line).replace("\n", " "))


def _steps(steps: list[Mapping[str, Any]], key: str, said: words.Words) -> None:
    for number, step in enumerate(steps):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-step-{number}"):
            st.markdown(_step(number, step), width="stretch")
            if (cited := citation(step.get("citation"))) and st.button(said("reply.step_source"), key=f"{key}-step-source-{number}"):
                show(cited)


def _step(number: int, step: Mapping[str, Any]) -> str:
    head = f"{number + 1}\\. {escape(money.grouped(step['label']))}"
    result = f"　**{escape(money.yuan(step['amount']))}**" if step.get("amount") else ""
    formula = step.get("formula") or ""
    told = "" if formula == step.get("amount") else f"  \n:gray[{escape(money.grouped(formula))}]"
    return head + result + told


def citation(value: Citation | Mapping[str, Any] | None) -> Citation | None:
    """A step's citation, from the estimate or from its JSON form."""
    if not value:
        return None
    return value if isinstance(value, Citation) else Citation(**{name: value[name] for name in Citation.__dataclass_fields__})
