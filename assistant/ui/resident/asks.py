"""What is still missing, as buttons where there are choices and as fields where there is a figure."""

from __future__ import annotations

import streamlit as st

from assistant.ui import controls, state, words

_WHOSE_OWN = frozenset({"place", "amount", "total", "category", "insurance", "date", "referred"})


def asks(fields: tuple[str, ...], key: str, said: words.Words) -> None:
    """One group of buttons a choice, one form for all figures."""
    known = [field for field in dict.fromkeys(fields) if field in said.options("reply.facts")]
    if not known:
        return
    with st.container(border=True, key=f"{key}-asks"):
        st.markdown(f"**{said('reply.asks_lead')}**")
        for field in known:
            if controls.choices(field, said):
                st.markdown(controls.name(field, said))
                controls.pick(field, f"{key}-ask-{field}", "", state.change, said)
        _figures([field for field in known if field == "place" or not controls.choices(field, said)], key, said)


def _figures(fields: list[str], key: str, said: words.Words) -> None:
    if not fields:
        return
    if any(field not in _WHOSE_OWN for field in fields):
        st.caption(said("reply.asks_local"))
    with st.form(f"{key}-asked", border=False):
        values = {field: controls.write(field, f"{key}-asked-{field}", said) for field in fields}
        if st.form_submit_button(said("reply.count"), type="primary"):
            state.change_all(tuple((field, value) for field, value in values.items() if value))
            st.rerun()
