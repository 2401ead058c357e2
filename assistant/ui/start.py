"""Opening the assistant in the background, once for the whole server, so that the first screen waits for nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import language
from assistant.ui.once import once

if TYPE_CHECKING:
    from assistant.conversation import Assistant

Progress = Callable[[int, int, str], None]
OpenAssistant = Callable[[Progress], "Assistant"]
_WARMED = threading.Event()
_LOOK_AGAIN = 0.1  # seconds between two looks at how far the opening is


@dataclass(slots=True)
class Opening:
    """An assistant being opened: the future of it, and how far it is (0 to 1)."""

    future: Future[Assistant] = field(default_factory=Future)
    share: float = 0.0

    def begin(self, open_assistant: OpenAssistant) -> None:
        """Open in a daemon thread: a server told to stop does not wait for it."""
        threading.Thread(target=self._run, args=(open_assistant,), name="open-assistant", daemon=True).start()

    def _run(self, open_assistant: OpenAssistant) -> None:
        try:
            self.future.set_result(open_assistant(self._hear))
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to those who wait for the result
            self.future.set_exception(error)

    def _hear(self, done: int, total: int, _what: str) -> None:
        self.share = min(1.0, done / total) if total else 0.0


def open_texts(progress: Progress) -> Assistant:
    """The assistant on the five texts. Imported here because its libraries take seconds that the first screen must not wait for."""
    from assistant.conversation import Assistant

    assistant = Assistant.open(progress=progress)
    threading.Thread(target=_warm, name="warm-encoder", daemon=True).start()
    return assistant


def _warm() -> None:
    """Load what draws and what searches before a visitor needs it."""
    import calculator.explanation.stand  # noqa: F401
    from assistant.english import sentence
    from index.encoder import encode_query

    sentence("大病保险")
    encode_query("大病保险")
    _WARMED.set()


@once
def opening(open_assistant: OpenAssistant) -> Opening:
    """The one opening of this server, begun at the first call."""
    begun = Opening()
    begun.begin(open_assistant)
    return begun


def ready(begun: Opening) -> bool:
    """Whether an answer comes at once: the assistant is open, and what it searches with is loaded."""
    return _WARMED.is_set() and begun.future.done() and begun.future.exception() is None


def opened(begun: Opening) -> Assistant:
    """The assistant, waited for under a bar that says so. Raises what the opening raised."""
    if not begun.future.done():
        loading = language.page_words()("page.loading")
        bar = st.progress(begun.share, loading)
        while not begun.future.done():
            bar.progress(begun.share, loading)
            time.sleep(_LOOK_AGAIN)
        bar.empty()
    return begun.future.result()


def again() -> None:
    """Forget an opening that failed, so that the next look begins a new one."""
    opening.clear()
