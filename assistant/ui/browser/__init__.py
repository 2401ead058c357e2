"""What a page asks of the browser itself, where Streamlit has no word for it: components, fed with data and never with HTML.

Here is the one of every page; the scripts beside it belong to one page each, which makes its component with `component`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.ui.words import Words

_HERE = Path(__file__).parent
HTML_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def component(name: str, *, isolate_styles: bool = True) -> Callable[..., Any]:
    """The component of a script that lies here, `name`.js, with its style sheet where it has one."""
    sheet = _HERE / f"{name}.css"
    made: Callable[..., Any] = st.components.v2.component(
        f"mingbai_{name}",
        js=(_HERE / f"{name}.js").read_text(encoding="utf-8"),
        css=sheet.read_text(encoding="utf-8") if sheet.exists() else None,
        isolate_styles=isolate_styles,
    )
    return made


_FRAME = component("frame")


def tell(said: Words, cookies: Mapping[str, str], number: int | str = 0, announcement: str = "") -> None:
    """Set the page's language, keep `cookies` on this device ("" forgets one), and have a screen reader say `announcement`.

    A new `number` makes the announcement a new one, even where it says the same.
    """
    data = {
        "language": HTML_LANGUAGE[said.language],
        "skip": said("page.skip"),
        "names": said.options("page.names"),
        "number": number,
        "announcement": announcement,
        "cookies": dict(cookies),
    }
    with st.container(key="browser"):
        _FRAME(key="browser-frame", data=data, height=1)


def kept(cookie: str) -> str:
    """What this device kept under a cookie's name when the page was opened; "" where it kept nothing. It comes from outside: check it."""
    from urllib.parse import unquote

    return unquote(st.context.cookies.get(cookie, ""))
