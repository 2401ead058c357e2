"""How fast an answer is, as ratios in one run, and how much memory it takes: `python -m bench`.

Absolute times belong to the machine; the ratios should hold on any.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

from assistant.conversation import Assistant, Conversation
from assistant.ui.words import EXAMPLES
from calculator.claim import Case
from calculator.engine import estimate
from index.encoder import encode_query

DAY = date(2026, 11, 21)
CASE = {"place": "江阴市", "date": "2026-11-21", "category": "低保对象", "expenses": {"eligible_self_paid": "120000"}}
ROUNDS = 20
ESTIMATES = 2_000


def main() -> int:
    assistant = Assistant.open()
    questions = [f"{question}（第{number}次）" for number in range(ROUNDS) for question in EXAMPLES]
    started = Conversation.start(today=DAY)
    case = Case.read(CASE)
    estimate(case)
    assistant.answer(started, EXAMPLES[0])
    turns = timed([lambda question=question: assistant.answer(started, question) for question in questions])
    embeddings = timed([lambda question=question: encode_query(f"{question}。") for question in questions])
    estimates = timed([lambda: estimate(case)] * ESTIMATES)
    report("one query embedding", embeddings)
    report("one answered turn", turns)
    report("one estimate with its steps", estimates)
    print(f"answered turn / embedding, p95: {share(turns, 0.95) / share(embeddings, 0.95):.2f} (bar: 2)")
    print(f"memory at its highest: {memory():.0f} MB (bar: 750)")
    return 0


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of each call, sorted."""
    seconds = []
    for call in calls:
        begun = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - begun)
    return sorted(seconds)


def share(ordered: Sequence[float], part: float) -> float:
    """The value under which `part` of the sorted values lie."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def report(what: str, ordered: Sequence[float]) -> None:
    p50, p95, p99 = (share(ordered, part) * 1000 for part in (0.5, 0.95, 0.99))
    print(f"{what:<28} p50 {p50:8.3f} ms   p95 {p95:8.3f} ms   p99 {p99:8.3f} ms   ({len(ordered)} calls)")


def memory() -> float:
    """The most this process has held, in megabytes; the system counts kilobytes, macOS bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    raise SystemExit(main())
