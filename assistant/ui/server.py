"""The server's own life: the assistant is opened as it starts, the Chinese font is there, and its answers keep a page to itself."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.fonts import WOFF2
from assistant.ui import language
from assistant.ui.start import open_texts, opening

_SOON = 2.0  # seconds
_MONTH = 30 * 24 * 3600  # seconds a browser keeps the font
# What a page may load, and from where: nothing but this server. Streamlit's own scripts and charts want inline styles and `eval`;
# older Safari does not take 'self' for a websocket.
_POLICY = "; ".join((
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss: data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",  # no page of others draws a desk under its own buttons
))  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # addresses hold words that were looked for
}


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


def sorry(_error: Exception) -> bool:
    """What a person reads when drawing the page itself goes wrong; Streamlit has logged the rest."""
    st.error(language.page_words()("page.trouble"))
    return True


def font(_request: Request) -> FileResponse:
    """The Chinese font. A browser asks for it only where none of the machine's own has a character: see the theme's fonts."""
    return FileResponse(WOFF2, media_type="font/woff2", headers={"Cache-Control": f"public, max-age={_MONTH}"})


@dataclass(frozen=True, slots=True)
class Headers:
    """Every answer of the server with the headers that keep a page to itself."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, receive, with_headers)


ROUTES = (Route("/fonts/mingbai-sans.woff2", font),)
MIDDLEWARE = (Middleware(Headers),)
