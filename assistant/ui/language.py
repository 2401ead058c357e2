"""The language of the page: as switched, else as the address asks, else as kept on this device, else the browser's own."""

from __future__ import annotations

import streamlit as st

from assistant.ui import words
from assistant.ui.browser import kept

COOKIE = "mingbai_language"


def page_words() -> words.Words:
    """The words of the page's language."""
    asked = chosen() or st.query_params.get("lang") or kept(COOKIE)
    return words.of(asked if asked in words.LANGUAGES else _browsers())


def switch() -> None:
    """The switch: the other language by its own name, one tap away."""
    said = page_words()
    for language, name in said.options("page.languages").items():
        if language != said.language:
            st.button(name, key="language-switch", type="tertiary", on_click=_choose, args=(language,))


def chosen() -> str:
    """The language switched to in this tab; "" where nothing was."""
    return str(st.session_state.get("language") or "")


def _choose(language: str) -> None:
    st.session_state["language"] = language


def _browsers() -> str:
    """Chinese for every kind of Chinese, and where the browser names none; else English."""
    locale = st.context.locale or "zh"
    return "zh" if locale.lower().startswith("zh") else "en"
