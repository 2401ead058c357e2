"""The desk's own means in the browser: the question stays in focus, drafts stay with their caller, a key copies the hand-over text.

And the field for files, which Streamlit labels in English only, in the page's language.
"""

from __future__ import annotations

import streamlit as st

from assistant.ui import browser
from assistant.ui.desk import keys
from assistant.ui.words import Words

_DESK, _UPLOAD = browser.component("desk_tools"), browser.component("upload")


def copy_tools(said: Words, text: str, number: str, caller: int) -> None:
    """A button that copies `text`, also by its key. A new `number` (a new answer, another caller) puts the question into focus."""
    data = {
        "text": text,
        "number": number,
        "caller": str(caller),
        "copy": said("desk.copy"),
        "copied": said("desk.copied"),
        "failed": said("desk.not_copied"),
        "keys": {action: keys.letter(action) for action in ("question", "copy")},
        "shown": keys.shown("copy"),
    }
    with st.container(key="desk-tools"):
        _DESK(key="desk-tools-component", data=data)


def upload_words(said: Words) -> None:
    """The words of the field for files in the page's language."""
    names = ("choose", "limit", "label", "remove", "other")
    texts = (said("desk.upload"), said("desk.upload_limit"), said("desk.upload"), said("desk.upload_remove"), said("desk.other_file"))
    with st.container(key="desk-upload-words"):
        _UPLOAD(key="desk-upload-component", data=dict(zip(names, texts, strict=True)), height=1)
