"""The guard: no figure leaves without support.

A figure in a reply must stand in one of its quotes, in the calculator's result, in what was heard, or in the person's own words;
文号, dates and offsets support nothing but themselves. A paragraph that fails is struck, and an answer with nothing left refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.english import in_english
from assistant.figures import Figure, figures, unsupported
from assistant.reply import Reply
from assistant.wording import say


def support_of(reply: Reply, asked: str) -> str:
    """Everything that may hold up a figure of this reply, as one text."""
    quotes = [citation.quote for citation in reply.citations]
    heard = [f"{fact.value} {fact.words}" for fact in reply.heard]
    result = reply.estimate_json()
    # A day in English words is no figure of its Chinese sentence.
    results = [result, in_english(result)] if result and reply.language == "en" else [result]
    return "\n".join([*quotes, *heard, *_figures_of(results), asked])


def _figures_of(value: object) -> Iterator[str]:
    """The texts of a result; a rate below one also as a percentage, as 0.65 is worded 65%."""
    match value:
        case dict():
            for key, inner in value.items():
                if key not in ("start", "end", "id"):
                    yield from _figures_of(inner)
        case list():
            for inner in value:
                yield from _figures_of(inner)
        case str():
            yield value
            for figure in figures(value):
                if figure.kind == "number" and figure.value <= 1:
                    yield f"{(figure.value * 100).normalize():f}%"


def loose_figures(reply: Reply, asked: str) -> tuple[Figure, ...]:
    """The figures of the reply's text that nothing supports."""
    return unsupported(reply.text, support_of(reply, asked))


def guarded(reply: Reply, asked: str) -> Reply:
    """The reply with every unsupported paragraph struck."""
    support = support_of(reply, asked)
    if not unsupported(reply.text, support):
        return reply
    kept = [part for part in reply.text.split("\n\n") if not unsupported(part, support)]
    if not kept:
        return Reply("not_in_texts", say("refuse.not_in_texts", reply.language), language=reply.language)
    return replace(reply, text="\n\n".join(kept))
