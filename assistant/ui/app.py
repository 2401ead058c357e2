"""Which page is drawn: each surface has one, and `?view=` names the desk and the kiosk."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assistant.ui import language
from assistant.ui.start import OpenAssistant

SURFACES = {
    "ask": "assistant.ui.resident",
    "calculator": "assistant.ui.calculate",
    "library": "assistant.ui.library",
    "desk": "assistant.ui.desk",
    "kiosk": "assistant.ui.kiosk",
}


def run(open_assistant: OpenAssistant) -> None:
    """Draw the page that the address names. `open_assistant(progress)` gives the assistant; it is called once, in the background."""
    names = language.page_words().options("page.pages")
    made = {"ask": st.Page(_front(open_assistant), title=names["ask"], default=True)} | {
        name: st.Page(_drawn(name, open_assistant), title=names[name], url_path=name) for name in ("calculator", "library")
    }
    st.session_state["pages"] = made
    st.navigation(list(made.values()), position="hidden").run()


def pages() -> Mapping[str, StreamlitPage]:
    """The pages that link to each other."""
    found: Mapping[str, StreamlitPage] = st.session_state["pages"]
    return found


def _front(open_assistant: OpenAssistant) -> Callable[[], None]:
    """The page without a path of its own: the resident's, or the one that `?view=` names."""
    view = st.query_params.get("view", "ask")
    return _drawn(view if view in SURFACES else "ask", open_assistant)


def _drawn(surface: str, open_assistant: OpenAssistant) -> Callable[[], None]:
    def draw() -> None:
        importlib.import_module(SURFACES[surface]).page(open_assistant)  # only the page that is drawn is loaded

    return draw
