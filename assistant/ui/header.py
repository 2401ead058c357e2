"""The top of the screen: what this is and for where, the place, the text size, examples to tap."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.ui import state, words

_STYLE = Path(__file__).with_name("style.css")
_LARGE = Path(__file__).with_name("large.css")
_SCROLL = "<script>document.querySelector('.st-key-question-{number}')?.scrollIntoView()</script>"
# Screen readers choose their voice by the page's language, which Streamlit fixes to English; so it does what the first press of Tab shows.
_LANGUAGE = """<script>
document.documentElement.lang = 'zh-CN';
document.querySelectorAll('[data-testid="stSkipToContent"]').forEach(link => link.firstChild.data = '{skip}');
</script>"""


def header(*, begun: bool) -> None:
    """Name, one line, place and text size; once a conversation has begun also the way back to its beginning."""
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.header(words.NAME, anchor=False, width="content")
        st.toggle(words.LARGE_TEXT, key="large")
        if begun:
            st.button(words.CLEAR, key="clear", on_click=state.clear)
    st.html(_STYLE)
    if st.session_state.get("large"):
        st.html(_LARGE)
    st.html(_LANGUAGE.format(skip=words.SKIP), unsafe_allow_javascript=True)
    if not begun:
        st.markdown(f"**{words.TAGLINE}**")
        st.caption(words.COVERED)
    _place()


def examples() -> None:
    """Questions to tap."""
    st.caption(words.EXAMPLES_LEAD)
    with st.container(key="examples", gap="xsmall"):
        for number, text in enumerate(words.EXAMPLES):
            st.button(text, key=f"example-{number}", on_click=state.ask, args=(text,), width="stretch")


def cleared() -> None:
    """After a fresh start: the way back."""
    if state.cleared():
        with st.container(horizontal=True, vertical_alignment="center", key="cleared"):
            st.caption(words.CLEARED)
            st.button(words.RESTORE, key="restore", on_click=state.restore)


def scroll_to_question() -> None:
    """Show a new question at the top of the window, its answer under it, wherever the tap that asked it was."""
    st.html(_SCROLL.format(number=state.number()), unsafe_allow_javascript=True)


def _place() -> None:
    state.follow_place()
    st.pills(words.PLACE, (*words.PLACES, words.OTHER_PLACE), key="place_picked", on_change=state.pick_place)
    if st.session_state.get("place_picked") == words.OTHER_PLACE:
        st.text_input(
            words.OTHER_PLACE_FIELD, key="place_written", max_chars=40, placeholder=words.CHINESE.place_example, on_change=state.pick_place
        )
