"""The server's own life: the assistant begins to open when the server starts, not when the first visitor comes."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from assistant.ui import words
from assistant.ui.start import open_texts, opening

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Begin to open the assistant in the background; the server takes visitors meanwhile."""
    opening(open_texts)
    yield


def sorry(error: Exception) -> bool:
    """What a person reads when drawing the page itself goes wrong; the rest goes to the log."""
    _LOG.error("the page could not be drawn", exc_info=error)
    st.error(words.TROUBLE)
    return True
