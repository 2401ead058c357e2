"""The server's own life: the assistant is opened when the server starts, and the Chinese font is there for a screen without one."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from assistant.fonts import WOFF2
from assistant.ui import language
from assistant.ui.start import open_texts, opening

_SOON = 2.0  # seconds
_MONTH = 30 * 24 * 3600  # seconds a browser keeps the font
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Begin to open the assistant soon, visitor or not; a visitor who comes first begins it with the first screen."""
    soon = threading.Timer(_SOON, opening, args=(open_texts,))
    soon.daemon = True
    soon.start()
    threading.Thread(target=_first_screen, name="first-screen", daemon=True).start()
    yield
    soon.cancel()


def _first_screen() -> None:
    """Load what the first screen is drawn with before anybody asks for it."""
    import assistant.ui.app
    import assistant.ui.resident  # noqa: F401


def sorry(error: Exception) -> bool:
    """What a person reads when drawing the page itself goes wrong; the rest goes to the log."""
    _LOG.error("the page could not be drawn", exc_info=error)
    st.error(language.page_words()("page.trouble"))
    return True


def font(_request: Request) -> FileResponse:
    """The Chinese font. A browser asks for it only where none of the machine's own has a character: see the theme's fonts."""
    return FileResponse(WOFF2, media_type="font/woff2", headers={"Cache-Control": f"public, max-age={_MONTH}"})


ROUTES = (Route("/fonts/mingbai-sans.woff2", font),)
