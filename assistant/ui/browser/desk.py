"""The desk's own means in the browser: the question stays in focus, drafts stay with their caller, a key copies the hand-over text.

And the field for files, which Streamlit labels in English only, in the page's language.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.ui.words import Words

_HERE = Path(__file__).parent
_DESK = st.components.v2.component(
    "mingbai_desk",
    js=(_HERE / "desk_tools.js").read_text(encoding="utf-8"),
    css=(_HERE / "desk_tools.css").read_text(encoding="utf-8"),
)
_UPLOAD = st.components.v2.component("mingbai_upload", js=(_HERE / "upload.js").read_text(encoding="utf-8"))
QUESTION_KEY, COPY_KEY = "q", "h"  # with Alt; level with assistant/ui/desk/keys.py


def tools(said: Words, text: str, number: str, caller: int) -> None:
    """A button that copies `text`, also by its key. A new `number` (a new answer, another caller) puts the question into focus."""
    data = {
        "text": text,
        "number": number,
        "caller": str(caller),
        "copy": said("desk.copy"),
        "copied": said("desk.copied"),
        "failed": said("desk.not_copied"),
        "keys": {"question": QUESTION_KEY, "copy": COPY_KEY},
        "shown": f"Alt+{COPY_KEY.upper()}",
    }
    with st.container(key="desk-tools"):
        _DESK(key="desk-tools-component", data=data)


def upload_words(said: Words) -> None:
    """The words of the field for files in the page's language."""
    names = ("choose", "limit", "label", "remove", "other")
    texts = (said("desk.upload"), said("desk.upload_limit"), said("desk.upload"), said("desk.upload_remove"), said("desk.other_file"))
    with st.container(key="desk-upload-words"):
        _UPLOAD(key="desk-upload-component", data=dict(zip(names, texts, strict=True)), height=1)
