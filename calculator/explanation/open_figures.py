"""What is missing: each figure the texts leave to others, why it is open, whom to ask, and how far knowing it would narrow the result.

The order. First the figures without which nothing can be said, as the calculator asks for them. Then those between whose bounds the
result lies (a text names the bounds, or they are those of any share or deductible), the widest interval first: asking for it helps
most. Then those about which nothing is known: a deductible that was carried forward; last a cap, which touches the result only if it
is lower than the payment. Figures that would not change the amount are not open, whatever the text says of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator.claim import Case
from calculator.explanation import missing_wording as wording
from calculator.explanation.changed import in_a_group
from calculator.explanation.figures import Basis, asked_of, is_given, why
from calculator.explanation.phrases import named
from calculator.explanation.probes import Ground, Probe, ground, probes
from calculator.explanation.said import Said, say
from calculator.outcome import Estimate, Interval, Status

CAPS = ("annual_cap", "aid_annual_limit")
CARRIED_FORWARD = "deductible_carried_forward"


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """``needed`` where nothing can be said without it; ``closes`` is the interval of amounts that knowing it closes, None where no
    bounds of it are known."""

    name: str
    needed: bool
    ask: str
    closes: Interval | None
    probes: tuple[Probe, ...]
    sentences: tuple[Said, ...]

    def as_json(self) -> dict[str, Any]:
        """Name, reason, whom to ask, and the results it would lead to."""
        return {
            "name": self.name,
            "needed": self.needed,
            "ask": self.ask,
            "closes": self.closes.as_json() if self.closes else None,
            "probes": [probe.as_json() for probe in self.probes],
            "sentences": [sentence.as_json() for sentence in self.sentences],
        }


@dataclass(frozen=True, slots=True)
class OpenFigures:
    """All of them, the most useful first, and how the amount is made of them where there is none yet."""

    found: tuple[OpenFigure, ...]
    formula: str

    def said(self) -> Iterator[Said]:
        """The formula, then each figure."""
        if self.formula:
            yield say(self.formula)
        for figure in self.found:
            yield from figure.sentences

    def as_json(self) -> dict[str, Any]:
        """Both."""
        return {"formula": self.formula or None, "figures": [figure.as_json() for figure in self.found]}


def open_figures(case: Case, estimate: Estimate) -> OpenFigures | None:
    """None where nothing is open."""
    if estimate.status in (Status.EXACT, Status.NOT_COVERED):
        return None
    start = ground(case, estimate)
    asked = asked_of(estimate, start.estimate if start else estimate)
    found = [figure for name, rule in asked if (figure := _open(case, estimate, start, name, rule)) is not None]
    ordered = tuple(sorted(found, key=_order))  # stable: equals stay as the calculator asks for them
    formula = wording.FORMULAS[case.scheme] if estimate.status is Status.NEEDS_INPUT and ordered else ""
    return OpenFigures(ordered, formula) if ordered else None


def _order(figure: OpenFigure) -> tuple[int, int]:
    if figure.needed:
        return 0, 0
    if figure.closes is not None:
        return 1, -((figure.closes.high or 0) - (figure.closes.low or 0))
    return (3 if figure.name in CAPS else 2), 0


def _open(case: Case, now: Estimate, start: Ground | None, name: str, rule: str) -> OpenFigure | None:
    """None for a figure that is given, or that would not change the amount."""
    needed = name in now.missing
    if not needed and is_given(case.given, name):
        return None
    tried = tuple(probes(start, name, rule)) if start else ()
    if not needed and (start is None or _is_settled(start, tried)):
        return None
    ask = wording.ask(name)
    sentences = (say(*why(case, name, rule)), *(say(text) for text in _narrowing(case, name, tried)), say(ask))
    return OpenFigure(name, needed, ask, _closes(start, tried), tried, sentences)


def _is_settled(start: Ground, tried: tuple[Probe, ...]) -> bool:
    """Whether no value of the figure changes the amount. A deductible carried forward into one of several years cannot be tried alone."""
    if not tried:
        return all(assumption.code != CARRIED_FORWARD for assumption in start.estimate.assumptions)
    return all(probe.result.reimbursement == start.estimate.reimbursement for probe in tried)


def _narrowing(case: Case, name: str, tried: tuple[Probe, ...]) -> Iterator[str]:
    if name in CAPS:
        yield wording.ONLY_IF_LOWER.format(named(name))
    for probe in tried:
        figures = [(one.name, one.value.written, one.value.basis.value) for one in (probe.figure, *probe.held)]
        yield wording.tried(figures, probe.result, grouped=in_a_group(case))


def _closes(start: Ground | None, tried: tuple[Probe, ...]) -> Interval | None:
    """From the least to the greatest amount, the present one among them, where the bounds are known and nothing else is an example."""
    if start is None or not tried or any(probe.held or probe.figure.value.basis is Basis.EXAMPLE for probe in tried):
        return None
    amounts = [result.reimbursement for result in (start.estimate, *(probe.result for probe in tried)) if result.reimbursement]
    lows = [amount.low for amount in amounts if amount.low is not None]
    return Interval(min(lows), max(lows)) if len(lows) > 1 else None
