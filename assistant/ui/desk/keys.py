"""The shortcuts, in one place: what each does, and the list of them at the foot of the page.

All are with Alt: letters alone belong to the text being written, Ctrl to the browser. Not Alt with D, E or F, which open the browser's
address line and menus, nor with left and right, which leave the page; not F-keys, which Chinese input methods and browsers take. While
an input method composes, keys reach nobody but it. Streamlit takes neither C nor R.
"""

from __future__ import annotations

import html
from typing import Final

import streamlit as st

from assistant.ui import words

KEYS: Final = {
    "question": "Alt+Q",
    "new": "Alt+N",
    "previous": "Alt+Up",
    "next": "Alt+Down",
    "close": "Alt+X",
    "restore": "Alt+Z",
    "copy": "Alt+H",
    "sources": "Alt+1",
    "batch": "Alt+B",
    "lock": "Alt+L",
}
_SIGNS = {"Up": "↑", "Down": "↓"}
_SOURCES = 6


def shown(action: str) -> str:
    """The keys as they stand on a keyboard."""
    if action == "sources":
        return f"Alt+1…{_SOURCES}"
    modifier, _, key = KEYS[action].partition("+")
    return f"{modifier}+{_SIGNS.get(key, key)}"


def letter(action: str) -> str:
    """The key that goes with Alt, as a script hears it."""
    return KEYS[action].rpartition("+")[2].lower()


def source(number: int) -> str:
    """The shortcut of a source, counted from 0."""
    return f"Alt+{number + 1}"


def legend(said: words.Words) -> None:
    """All of them, always in sight."""
    names = said.options("desk.keys")
    rows = "".join(f"<span><kbd>{html.escape(shown(action))}</kbd> {html.escape(names[action])}</span>" for action in KEYS)
    st.html(f'<div class="mingbai-keys" role="note" aria-label="{html.escape(said("desk.keys_title"))}">{rows}</div>')
