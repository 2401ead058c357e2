"""The estimate: the amount large with how firm it is, what is left to pay, who pays what, and a line to read out on the phone.

`amount` and `working` take the calculator's JSON; `estimate | chart.bill(case)` draws the whole bill where a slip is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.ui import chart, documents, money, words
from assistant.ui.plain import clean, escape
from assistant.ui.working import citation, working

__all__ = ["amount", "line_to_read_out", "scheme_name", "working"]
_LONG = 13  # characters of an amount that fit a phone's line at full size
_TOLD = 2  # assumptions and sources in the line to read out; the rest stands above it


def amount(estimate: Mapping[str, Any], key: str, said: words.Words) -> None:
    """The figures and who pays what; nothing where there is no amount (`working` says why)."""
    paid, still = money.paid(estimate), money.still(estimate)
    if paid is None:
        return
    long = "-long" if len(paid.shown(said)) > _LONG else ""
    with st.container(border=True, key=f"{key}-paycard{long}"):
        st.markdown(escape(pays(estimate, said)))
        st.title(escape(paid.shown(said)), anchor=False)
        if still is not None:
            st.markdown(f"{escape(left(estimate, said))} **{escape(still.shown(said))}**")
        for line in _besides(estimate, said):
            st.markdown(escape(line))
        st.caption(said("reply.within"))
        if found := chart.parts(estimate, scheme_name(estimate, said), said):
            st.html(chart.bar(found, said))
        st.caption(said("reply.not_a_decision"))


def scheme_name(estimate: Mapping[str, Any], said: words.Words) -> str:
    """The scheme as people call it."""
    names = said.options("reply.schemes")
    rule = estimate.get("rule", "").rpartition("/")[2]
    return names.get(rule) or names.get(estimate.get("scheme", "")) or names["critical_illness"]


def pays(estimate: Mapping[str, Any], said: words.Words) -> str:
    """What stands over the amount: the scheme and how firm the amount is."""
    return _by_status("reply.pays", estimate, said).format(scheme=scheme_name(estimate, said))


def left(estimate: Mapping[str, Any], said: words.Words) -> str:
    """What stands before that which is left to pay."""
    return _by_status("reply.still", estimate, said)


def line_to_read_out(estimate: Mapping[str, Any]) -> str:
    """Amount, what it rests on, and where it stands, on one line; in Chinese always, for the hotline speaks it."""
    paid, still = money.paid(estimate), money.still(estimate)
    pieces = [pays(estimate, words.CHINESE) + (f" {paid.shown()}" if paid else "")]
    if still is not None:
        pieces.append(f"{left(estimate, words.CHINESE)} {still.shown()}")
    line = "，".join(pieces) + words.CHINESE("reply.estimate_only")
    if estimate.get("assumptions"):
        line += words.CHINESE("reply.rests_on") + "；".join(text.rstrip("。；") for text in estimate["assumptions"][:_TOLD]) + "。"
    if cited := [found for one in estimate.get("citations", ()) if (found := citation(one))]:
        line += words.CHINESE("reply.stands_in") + "；".join(list(dict.fromkeys(map(documents.reference, cited)))[:_TOLD]) + "。"
    return money.grouped(clean(line).replace("\n", " "))


def _besides(estimate: Mapping[str, Any], said: words.Words) -> list[str]:
    """What is still due of what was received in part, and what is to pay in all where the cost outside the catalogue is known."""
    lines = []
    if (due := money.Span.read(estimate.get("still_due"))) is not None:
        had = money.yuan(estimate.get("received") or "0", said)
        lines.append(_by_status("reply.still_due", estimate, said).format(had=had, due=due.shown(said)))
    if estimate.get("own_total"):
        lines.append(said("reply.own_total", own=money.yuan(estimate["own_total"], said)))
    return lines


def _by_status(key: str, estimate: Mapping[str, Any], said: words.Words) -> str:
    forms = said.options(key)
    return forms.get(estimate["status"], forms["assumed"])
