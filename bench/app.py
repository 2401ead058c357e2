"""How fast the app is for the people who use it, and how much memory it takes: `python -m bench.app`.

A server of its own is driven by sessions over the app's own protocol, with pauses between questions as people make them, while one
Chromium measures what a person sees. Server, sessions and browser share this machine's processors.

    python -m bench.app                        all of it, under four minutes
    python -m bench.app start                  cold starts alone
    python -m bench.app use --people 100       one Chromium among a hundred people, and nothing else
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from playwright.async_api import Browser

from bench.app_browser import Person, browser, person
from bench.app_messages import LostError
from bench.app_questions import Asked, estimates, lookup, questions
from bench.app_server import Server, serving
from bench.app_visitor import PAUSE, crowd
from bench.timing import share

STARTS = 3
SPOKEN = (1, 20, 60)  # the answer measured is at least this one of its conversation
SAMPLES = 8  # answers of each length, alone
ROUNDS = 4  # questions of each person in a crowd
FIRST_SCREEN, FIRST_ESTIMATE, WARM, WARM_CROWD, MEMORY = 1.5, 2.0, 0.3, 1.0, 750


@dataclass(slots=True)
class Outcome:
    """What was asked, lost and complained of, over all parts."""

    asked: int = 0
    lost: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def line(self, what: str, times: Sequence[float], bar: float = math.inf, judged: float = 0.95) -> None:
        """Print milliseconds, with the bar where there is one."""
        if not times:
            print(f"{what:<46} nothing was measured")
            self.missed.append(what)
            return
        ordered = sorted(times)
        shown = "   ".join(f"{name} {1000 * share(ordered, part):6.0f}" for name, part in (("p50", 0.5), ("p95", 0.95), ("max", 1)))
        told = f"   bar {1000 * bar:.0f}: {self._judged(what, share(ordered, judged), bar)}" if bar < math.inf else ""
        print(f"{what:<46} {shown} ms   ({len(ordered)}){told}", flush=True)

    def memory(self, what: str, megabytes: float) -> None:
        print(f"{what:<46} {megabytes:.0f} MB   bar {MEMORY}: {self._judged(what, megabytes, MEMORY)}", flush=True)

    def _judged(self, what: str, value: float, bar: float) -> str:
        if value > bar:
            self.missed.append(what)
        return "over" if value > bar else "met"


async def starts(outcome: Outcome, port: int | None) -> None:
    """Cold starts: what the first visitor waits for, at the first screen, at an estimate at once, at a lookup at once."""
    cold, visits = list[float](), list[float]()
    first, looked_up = list[float](), list[float]()
    async with browser() as started:
        for number in range(STARTS):
            with serving(port) as server:
                visitor = await person(started)
                await asyncio.to_thread(server.listening)
                painted, taken = await visitor.visit(server.address)
                cold.append(painted - server.begun)
                visits.append(taken)
                last = number == STARTS - 1
                await _see(visitor, lookup(number) if last else next(estimates()), outcome, looked_up if last else first)
                await visitor.leave()
                outcome.complaints += server.complaints()
    outcome.line("cold: server's start to first screen", cold, FIRST_SCREEN, judged=0.5)
    outcome.line("cold: first visit to first screen", visits)
    outcome.line("cold: first estimate, asked at once", first, FIRST_ESTIMATE)
    outcome.line("cold: first lookup, asked at once", looked_up)


async def use(outcome: Outcome, port: int | None, crowds: Sequence[int]) -> None:
    """A server that has been up for a while: one person, then the same person among others."""
    with serving(port) as server:
        server.listening()
        async with browser() as started:
            asked = estimates()
            people = {spoken: await _conversation(started, server, spoken, asked, outcome) for spoken in SPOKEN if spoken > 1}
            for number in crowds:
                await _among(number, started, server, people, asked, outcome)
                if number == crowds[0]:
                    outcome.memory(f"memory after {outcome.asked} questions", server.memory()[0])
        outcome.memory("memory at its highest", server.memory()[1])
        outcome.complaints += server.complaints()


async def _conversation(started: Browser, server: Server, spoken: int, asked: Iterator[Asked], outcome: Outcome) -> Person:
    """A person who has had all answers before this one."""
    new = await person(started)
    await new.visit(server.address)
    for _ in range(spoken - 1):
        await _see(new, next(asked), outcome, [])
    return new


async def _among(
    number: int, started: Browser, server: Server, people: dict[int, Person], asked: Iterator[Asked], outcome: Outcome
) -> None:
    """Measure the browser's person among `number` people, itself included."""
    screens: list[float] = []
    seen: dict[int, list[float]] = {spoken: [] for spoken in SPOKEN}
    busy, asked_before = server.busy(), outcome.asked
    others = asyncio.create_task(crowd(server.address, number - 1, ROUNDS, questions()))
    if number > 1:
        await asyncio.sleep(PAUSE)  # until all are there
    while not others.done() or (number == 1 and len(screens) < SAMPLES):
        new = await person(started)
        screens.append((await new.visit(server.address))[1])
        for spoken in SPOKEN:
            await _see(people.get(spoken, new), next(asked), outcome, seen[spoken])
        await new.leave()
    tally = await others
    outcome.asked += tally.asked
    outcome.lost += tally.lost
    with_, bar = f"{number} people" if number > 1 else "alone", WARM_CROWD if number > 1 else WARM
    outcome.line(f"{with_}: visit to first screen", screens)
    for spoken in SPOKEN:
        outcome.line(f"{with_}: answer {spoken}{'+' * (spoken > 1)} on screen", seen[spoken], bar)
    if number > 1:
        outcome.line(f"{with_}: a session's first screen, sent", tally.screens)
        outcome.line(f"{with_}: a session's reply, sent whole", tally.answers, bar)
        print(f"    {sum(tally.sizes) / max(1, len(tally.sizes)) / 1024:.0f} kB a reply, {tally.asked} asked, {len(tally.lost)} lost")
    busy, questions_ = server.busy() - busy, outcome.asked - asked_before
    print(f"    the server's processor time: {1000 * busy / max(1, questions_):.0f} ms a question, first screens counted in")


async def _see(visitor: Person, asked: Asked, outcome: Outcome, seen: list[float]) -> None:
    outcome.asked += 1
    try:
        seen.append(await visitor.ask(asked))
    except LostError as lost:
        outcome.lost.append(f"{asked.text} – {lost}")


def told(outcome: Outcome) -> bool:
    """Print what went wrong; whether nothing was lost and the log stayed empty."""
    lost, complaints = len(outcome.lost), len(outcome.complaints)
    print(f"{outcome.asked} questions, {lost} without their answer (bar: 0); {complaints} lines of failure in the server's log (bar: 0)")
    for line in (*outcome.lost[:20], *outcome.complaints[:40]):
        print(f"    {line}")
    if outcome.missed:
        print(f"over the bar: {'; '.join(outcome.missed)}")
    return not outcome.lost and not outcome.complaints


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.app", description="How fast the app is for the people who use it.")
    parser.add_argument("part", nargs="?", choices=("start", "use"), help="what to measure; all without it")
    parser.add_argument("--people", type=int, nargs="+", default=[1, 50, 100], help="how many use it at the same time, one after another")
    parser.add_argument("--port", type=int, help="where the server listens; a free port without it")
    chosen = parser.parse_args(arguments)
    outcome = Outcome()
    print(f"{os.cpu_count()} processors, load before {os.getloadavg()[0]:.2f}", flush=True)
    if chosen.part != "use":
        asyncio.run(starts(outcome, chosen.port))
    if chosen.part != "start":
        asyncio.run(use(outcome, chosen.port, chosen.people))
    print(f"load after {os.getloadavg()[0]:.2f}")
    return 0 if told(outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
