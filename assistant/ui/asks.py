"""What is still missing, as buttons where there are choices and as fields where there is a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import controls, words
from assistant.ui.facts_card import one

if TYPE_CHECKING:
    from assistant.ui.facts_card import Take

_WHOSE_OWN = frozenset({"place", "amount", "total", "basic_paid", "out_of_scope", "category", "insurance", "date", "referred"})
_SLIP = ("total", "basic_paid", "out_of_scope")  # a slip that does not add up is asked for whole
_GOING_WITH = {"rate": ("tiers", "annual_cap"), "aid_rate": ("aid_annual_limit",)}  # what may be known besides and changes the amount


def asks(fields: Sequence[str], key: str, said: words.Words, take: Take, heard: Mapping[str, str], lead: str = "reply.asks_lead") -> None:
    """One group of buttons a choice, one form for all figures; `take` is given what is told, `heard` are values to begin from."""
    known = wanted(fields, said)
    if not known:
        return
    with st.container(border=True, key=f"{key}-asks"):
        st.markdown(f"**{said(lead)}**")
        for field in known:
            if controls.choices(field, said):
                st.markdown(controls.name(field, said))
                controls.pick(field, f"{key}-ask-{field}", "", one(take), said)
        _figures([field for field in known if field == "place" or not controls.choices(field, said)], key, said, take, heard)


def wanted(fields: Sequence[str], said: words.Words) -> list[str]:
    """The facts to ask for, each once.

    >>> wanted(("rate", "expenses", "rate", "id"), words.CHINESE)
    ['rate', 'total', 'basic_paid', 'out_of_scope']
    """
    named = [name for field in fields for name in (_SLIP if field == "expenses" else (field,))]
    return [name for name in dict.fromkeys(named) if name in said.options("reply.facts")]


def _figures(fields: list[str], key: str, said: words.Words, take: Take, heard: Mapping[str, str]) -> None:
    if not fields:
        return
    if any(field not in _WHOSE_OWN for field in fields):
        st.caption(said("reply.asks_local"))
    besides = [name for field in fields for name in _GOING_WITH.get(field, ()) if name not in fields and name not in heard]
    with st.form(f"{key}-asked", border=False):
        values = {field: controls.write(field, f"{key}-asked-{field}", said, heard.get(field, "")) for field in fields}
        if besides:
            st.caption(said("reply.asks_besides"))
            values |= {field: controls.write(field, f"{key}-asked-{field}", said) for field in besides}
        if st.form_submit_button(said("reply.count"), type="primary"):
            new = {field: value for field, value in values.items() if value}
            take(tuple(sorted(new.items(), key=lambda fact: fact[0] == "tiers")))  # tiers go before one rate: they come last
            st.rerun()
