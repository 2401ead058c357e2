"""The places of a text that open a rule: its figures, in order and without overlap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from assistant.encoded import given
from assistant.encoded.figures import Span, figures


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in a text: the rule it opens, and the entitlements that name it too (their names as in ``given.named``)."""

    start: int
    end: int
    rule: str
    given: tuple[str, ...] = ()


@cache
def marks(document: str) -> tuple[Mark, ...]:
    """The marks of a document. Where a figure is calculated with, that rule is the one it opens."""
    rules: dict[Span, str] = {}
    for figure in figures(document):
        for span in figure.places:
            rules.setdefault(span, figure.id)
    also: dict[Span, list[str]] = {}
    for name, provision in given.named(document).items():
        for span in given.places(provision):
            also.setdefault(_around(span, rules), []).append(name)
    made = [Mark(*span, rules.get(span) or also[span][0], tuple(also.get(span, ()))) for span in sorted({*rules, *also})]
    return tuple(mark for mark, before in zip(made, [None, *made[:-1]], strict=True) if before is None or before.end <= mark.start)


def _around(span: Span, rules: dict[Span, str]) -> Span:
    """The calculator's own place for a figure, where an entitlement names a part of it or the same."""
    return next((place for place in rules if place[0] < span[1] and span[0] < place[1]), span)


@cache
def known(document: str) -> frozenset[str]:
    """The rules that a document's marks and figures open."""
    return frozenset({*(figure.id for figure in figures(document)), *given.named(document)})
