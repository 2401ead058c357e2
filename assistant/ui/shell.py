"""The frame of every page: its style, its name, the ways to the other pages, language and text size."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.ui import browser, language, state

_STYLE = Path(__file__).parent / "style"
_PAGES = ("ask", "calculator", "library")  # desk and kiosk stand in offices and halls: nobody comes upon them by a link


def begin(surface: str, *, wide: bool = False) -> None:
    """Title, width and style of a page; first of all it draws."""
    said = language.page_words()
    title = said("page.title") if surface == "ask" else f"{said.options('page.pages')[surface]} · {said('page.name')}"
    st.set_page_config(page_title=title, layout="wide" if wide else "centered", initial_sidebar_state="collapsed")
    style("page", "dark" if st.context.theme.type == "dark" else "light", *([surface] if _sheet(surface).exists() else []))
    if large():
        style("large")


def style(*sheets: str) -> None:
    """Style sheets of `assistant/ui/style/` by name."""
    for sheet in sheets:
        st.html(_sheet(sheet))


def head(surface: str, *, begun: bool = False) -> None:
    """The name, the other pages, language and text size; once a conversation has begun also the way back to its beginning."""
    said = language.page_words()
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.header(said("page.name"), anchor=False, width="content")
        with st.container(horizontal=True, vertical_alignment="center", key="nav", width="content"):
            _pages(surface)
        with st.container(horizontal=True, vertical_alignment="center", key="settings", width="content"):
            language.switch()
            st.toggle(said("page.large_text"), key="large-toggle", value=large(), on_change=_large)
            if begun:
                st.button(said("page.clear"), key="clear", on_click=state.clear)


def tell_browser(number: int | str = 0, announcement: str = "") -> None:
    """Last of all a page draws: language, what a screen reader says (again where `number` is new), and what this device keeps."""
    told = {language.COOKIE: language.chosen() or None, state.PLACE_COOKIE: state.place_to_keep()}
    cookies = {name: value for name, value in told.items() if value is not None}
    browser.tell(language.page_words(), cookies, number, announcement)


def large() -> bool:
    """Whether the text is large."""
    return bool(st.session_state.get("large"))


def _large() -> None:
    st.session_state["large"] = st.session_state["large-toggle"]


def _pages(surface: str) -> None:
    from assistant.ui.app import pages  # the pages draw their frame from here

    names = language.page_words().options("page.pages")
    for name in _PAGES:
        with st.container(key=f"nav-{name}{'-here' if name == surface else ''}", width="content"):
            st.page_link(pages()[name], label=names[name])


def _sheet(name: str) -> Path:
    return _STYLE / f"{name}.css"
