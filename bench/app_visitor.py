"""Visitors without a browser: sessions over the app's own protocol, one or a crowd of them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from bench.app_messages import LostError, Screen, answered, opening
from bench.app_questions import Asked

PAUSE: Final = 10.0  # seconds between two questions of one person
_PATIENCE: Final = 60.0  # seconds until an answer counts as lost


@dataclass(slots=True)
class Tally:
    """What a crowd met with: seconds and bytes of its answers, seconds of its first screens, what was lost."""

    answers: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    screens: list[float] = field(default_factory=list)
    asked: int = 0
    lost: list[str] = field(default_factory=list)


class Visitor:
    """One session."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._screen = Screen()
        self._received = 0

    async def arrive(self) -> float:
        """Seconds until the first screen is drawn."""
        begun = time.perf_counter()
        await self._connection.send(opening().SerializeToString())
        async with asyncio.timeout(_PATIENCE):
            await self._drawn()
        return time.perf_counter() - begun

    async def ask(self, asked: Asked) -> tuple[float, int]:
        """Seconds until the whole reply is there, and its bytes. `LostError` where it does not come, or shows another amount."""
        before, self._received = frozenset(self._screen.replies()), 0
        question = self._screen.question(asked.text)
        begun = time.perf_counter()
        await self._connection.send(question)
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._drawn()
                while not answered(self._screen, before, asked.shown):
                    await self._drawn()
        except TimeoutError:
            raise LostError(f"no reply in {_PATIENCE:.0f} seconds") from None
        return time.perf_counter() - begun, self._received

    async def _drawn(self) -> None:
        """Until a drawing ends."""
        while True:
            sent = await self._connection.recv(decode=False)
            self._received += len(sent)
            if self._screen.hear(sent):
                break
        if self._screen.broken:
            raise LostError("the page could not be drawn")


async def crowd(address: str, people: int, rounds: int, questions: Iterator[Asked]) -> Tally:
    """People who come within one pause and then ask once in each, spread evenly; they see a question through before the next."""
    tally = Tally()
    async with asyncio.TaskGroup() as visitors:
        for number in range(people):
            visitors.create_task(_visit(address, PAUSE * number / people, rounds, questions, tally))
    return tally


async def _visit(address: str, wait: float, rounds: int, questions: Iterator[Asked], tally: Tally) -> None:
    begun = time.perf_counter() + wait
    await asyncio.sleep(wait)
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    try:
        async with connect(stream, subprotocols=["streamlit"], origin=address, max_size=None) as connection:  # type: ignore[arg-type,list-item]
            visitor = Visitor(connection)
            tally.screens.append(await visitor.arrive())
            for number in range(1, rounds + 1):
                await asyncio.sleep(begun + number * PAUSE - time.perf_counter())
                await _ask(visitor, next(questions), tally)
    except (LostError, OSError, TimeoutError, WebSocketException) as gone:
        tally.lost.append(f"a visit ended: {gone!r}")


async def _ask(visitor: Visitor, asked: Asked, tally: Tally) -> None:
    tally.asked += 1
    try:
        seconds, size = await visitor.ask(asked)
    except LostError as lost:
        tally.lost.append(f"{asked.text} – {lost}")
    else:
        tally.answers.append(seconds)
        tally.sizes.append(size)
