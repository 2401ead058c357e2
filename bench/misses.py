"""A page of every turn that was not answered as expected: the question, what was expected, what came, and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.played import FIRST, Expected, Played, missed


def page(turns: Sequence[Played]) -> str:
    """The misses as Markdown, in the order they were played."""
    misses = [(turn, failed) for turn in turns if (failed := missed(turn))]
    head = [
        "# Turns not answered as expected",
        f"{len(misses)} of {len(turns)} turns, written by `python -m bench.answers`.",
        "What fails is named in each heading; the names are those of the checks in `bench/played.py`.",
    ]
    return "\n\n".join([*head, *(part for turn, failed in misses for part in _entry(turn, failed))]) + "\n"


def _entry(turn: Played, failed: Sequence[str]) -> Iterator[str]:
    case = turn.case
    yield f"## {case.id}, turn {turn.number + 1}: {', '.join(failed)}"
    yield "\n".join(f"> {_line(words)}  " for words in case.turns[: turn.number + 1])
    yield f"{case.manner}, {case.topic}{f', {case.place}' if case.place else ''}"
    yield "\n".join(f"* {what}: {words}" for what, words in _wanted(turn.expected))
    yield f"Answered, {turn.reply.kind} ({turn.reply.status}{''.join(f', asks {name}' for name in turn.reply.asks)}):"
    yield "\n".join(f"> {line}" for line in turn.reply.text.splitlines())
    yield "\n".join(f"{number}. {source}" for number, source in enumerate(_sources(turn), start=1)) or "No sources."


def _wanted(expected: Expected) -> Iterator[tuple[str, str]]:
    """Everything that was expected, in words."""
    yield "kind", " or ".join((expected.kind, *expected.accept_kinds))
    if expected.evidence:
        yield "one of the sentences", " / ".join(expected.evidence)
    if expected.documents:
        yield "documents", (" and " if expected.documents_need == "all" else " or ").join(expected.documents)
    for wordings in expected.facts:
        yield "said", " / ".join(wordings)
    if expected.amount:
        yield "amount", f"{expected.amount.low or 'open'} to {expected.amount.high or 'open'}"
    if expected.asks:
        yield "asks for", " or ".join(expected.asks)
    if expected.forbidden:
        yield "not said", " / ".join(expected.forbidden)


def _sources(turn: Played) -> Iterator[str]:
    for number, citation in enumerate(turn.reply.citations):
        after = "" if number < FIRST else " (not among the first)"
        yield f"{citation.document} {citation.section}: {_line(citation.quote)}{after}"


def _line(words: str) -> str:
    return " ".join(words.split())
