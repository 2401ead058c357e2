"""What the server says with every answer, and what its settings let in."""

from __future__ import annotations

import asyncio
import tomllib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

import app
from assistant.ui.server import Headers

ROOT = Path(__file__).parents[2]
LARGEST_QUESTION = 1_000_000  # bytes; many times what is read of one


def headers() -> dict[str, str]:
    """Those of an answer that has none of its own."""
    sent = list[Message]()
    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    asyncio.run(Headers(PlainTextResponse("明白"))(Request(scope).scope, receive, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_a_page_loads_nothing_from_elsewhere_and_stands_in_no_page_of_others() -> None:
    """A browser refuses both by itself, whatever finds its way into a page; words in an address go to nobody."""
    told = headers()
    policy = dict(part.split(" ", 1) for part in told["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == "'self'"
    assert not any("http" in allowed or "*" in allowed for allowed in policy.values())
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"


def test_the_app_is_served_with_them() -> None:
    """Headers that nobody sends protect nobody."""
    assert [middleware.cls for middleware in app.app._user_middleware] == [Headers]


def test_a_message_from_a_browser_is_bounded() -> None:
    """Streamlit's own bound is 200 MB a message, for anybody; nothing that a person sends is near one."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
    assert settings["maxMessageSize"] * 1_000_000 <= 5 * LARGEST_QUESTION
    assert settings["maxUploadSize"] == 1
    assert settings["address"] == "127.0.0.1"
