"""The policy library, drawn from its address: all texts, or one of them."""

from __future__ import annotations

import streamlit as st

from assistant.ui import language, shell
from assistant.ui.library import one_text, overview
from assistant.ui.library.address import jumps, wanted
from assistant.ui.start import OpenAssistant, opening


def page(open_assistant: OpenAssistant) -> None:
    """Draw the page."""
    shell.begin("library", wide=True)
    shell.head("library")
    asked = wanted()
    if asked.trouble:
        st.warning(language.page_words()(asked.trouble))
    announcement = one_text.draw(asked) if asked.document else overview.draw(asked)
    shell.tell_browser(f"{jumps()} {announcement}", announcement)
    opening(open_assistant)  # whoever goes on to ask does not wait for it
