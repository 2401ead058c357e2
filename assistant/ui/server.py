"""The server's own life: the assistant is opened when the server starts, not only when the first visitor asks."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from assistant.ui import language
from assistant.ui.start import open_texts, opening

_SOON = 2.0  # seconds
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Begin to open the assistant soon, visitor or not; a visitor who comes first begins it with the first screen."""
    soon = threading.Timer(_SOON, opening, args=(open_texts,))
    soon.daemon = True
    soon.start()
    yield
    soon.cancel()


def sorry(error: Exception) -> bool:
    """What a person reads when drawing the page itself goes wrong; the rest goes to the log."""
    _LOG.error("the page could not be drawn", exc_info=error)
    st.error(language.page_words()("page.trouble"))
    return True
