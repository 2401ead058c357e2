"""What stands at the top of a conversation: one line on what this is and for where, the place, questions to tap."""

from __future__ import annotations

import streamlit as st

from assistant.ui import language, state

# Twice: what stands above it may still be taking its height (the field for another place does).
_SCROLL = """<script>{{
  const show = () => document.querySelector('.st-key-question-{number}')?.scrollIntoView();
  show();
  setTimeout(show, 150);
}}</script>"""


def lead() -> None:
    """What this does, and for where."""
    said = language.page_words()
    st.markdown(f"**{said('page.tagline')}**")
    st.caption(said("page.covered"))


def place() -> None:
    """Where the person is insured: as picked or written, as the newest reply heard it, or as this device kept it."""
    said = language.page_words()
    places = said.options("page.places")
    state.follow_place()
    st.pills(said("page.place"), places, key="place_picked", format_func=places.__getitem__, on_change=state.pick_place)
    if st.session_state.get("place_picked") == state.OTHER_PLACE:
        st.text_input(
            said("reply.place_field"),
            key="place_written",
            max_chars=state.LONGEST_PLACE,
            placeholder=said("reply.place_example"),
            on_change=state.pick_place,
        )


def remembered() -> None:
    """That this device keeps the place, and the way to have it forgotten."""
    if state.place_to_keep():
        said = language.page_words()
        with st.container(horizontal=True, vertical_alignment="center", key="remembered"):
            st.caption(said("page.remembered"), width="content")
            st.button(said("page.forget"), key="forget-place", type="tertiary", on_click=state.forget_place)


def examples() -> None:
    """Questions to tap."""
    said = language.page_words()
    st.caption(said("page.examples_lead"))
    with st.container(key="examples", gap="xsmall"):
        for name, text in said.options("page.examples").items():
            st.button(text, key=f"example-{name}", on_click=state.ask, args=(text,), width="stretch")


def cleared() -> None:
    """After a fresh start: the way back."""
    _way_back("page.cleared", "page.restore")


def undo() -> None:
    """After a changed fact: the way back."""
    _way_back("page.changed", "page.undo")


def _way_back(told: str, button: str) -> None:
    if state.restorable():
        said = language.page_words()
        with st.container(horizontal=True, vertical_alignment="center", key="way-back"):
            st.caption(said(told), width="content")
            st.button(said(button), key="restore", on_click=state.restore)


def other_language(spoken: str) -> None:
    """Where an answer speaks another language than the page: the same answer in the page's."""
    said = language.page_words()
    if (spoken == "en") != said.english:
        st.button(said("page.say_it_here"), key="say-it-here", on_click=state.say_in, args=(said.language,))


def scroll_to_question() -> None:
    """Show a new question at the top of the window, its answer under it, wherever the tap that asked it was."""
    st.html(_SCROLL.format(number=state.number()), unsafe_allow_javascript=True)
