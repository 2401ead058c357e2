"""How fast an answer is, as ratios in one run, and how much memory it takes: `python -m bench`.

Absolute times belong to the machine; the ratios should hold on any.
"""

from __future__ import annotations

import resource
import sys
from datetime import date
from functools import partial

from assistant.conversation import Assistant, Conversation
from assistant.ui.words import CHINESE
from bench.timing import report, seconds, share
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
    turns = sorted(seconds(partial(assistant.answer, started, question)) for question in questions)
    embeddings = sorted(seconds(partial(encode_query, f"{question}。")) for question in questions)
    estimates = [seconds(partial(estimate, case)) for _ in range(ESTIMATES)]
    report("one query embedding", embeddings)
    report("one answered turn", turns)
    report("one estimate with its steps", estimates)
    print(f"answered turn / embedding, p95: {share(turns, 0.95) / share(embeddings, 0.95):.2f} (bar: 2)")
    print(f"memory at its highest: {memory():.0f} MB (bar: 750)")
    return 0


EXAMPLES = list(CHINESE.options("page.examples").values())


def memory() -> float:
    """The most this process has held, in megabytes; the system counts kilobytes, macOS bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    raise SystemExit(main())
