"""The field for words to look for, level with the address."""

from __future__ import annotations

import streamlit as st

from assistant.ui.library.address import look_for
from assistant.ui.library.search import LONGEST
from assistant.ui.words import Words

_KEY = "library-words"


def field(label: str, query: str, said: Words) -> None:
    """The field under the label of that key; what is typed goes into the address."""
    if st.session_state.get(_KEY) != query:
        st.session_state[_KEY] = query
    st.text_input(said(label), key=_KEY, max_chars=LONGEST, placeholder=said("library.search_example"), on_change=_asked)


def _asked() -> None:
    look_for(st.session_state[_KEY])
