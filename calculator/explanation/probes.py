"""A figure put to the test: the result at each value it could have.

Where other figures are missing too they are held at an example, and the result is one: nobody's amount, but it shows what the figure does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from calculator.claim import Case
from calculator.explanation.changed import estimated
from calculator.explanation.figures import Value, values, with_figure
from calculator.outcome import Estimate, Status


@dataclass(frozen=True, slots=True)
class Tried:
    """One figure at one value."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Probe:
    """The result with the figure so, and those ``held`` at examples."""

    figure: Tried
    held: tuple[Tried, ...]
    result: Estimate

    def as_json(self) -> dict[str, Any]:
        """Each figure with its value and whose it is, and the result."""
        paid = self.result.reimbursement
        tried = [{"name": one.name, "value": one.value.written, "basis": one.value.basis.value} for one in (self.figure, *self.held)]
        return {"figures": tried, "status": self.result.status.value, "reimbursement": paid.as_json() if paid else None}


@dataclass(frozen=True, slots=True)
class Ground:
    """What probes start from: the case with examples ``held`` for all that was missing when it was ``asked``, and the estimate of that."""

    case: Case
    estimate: Estimate
    asked: Estimate
    held: tuple[Tried, ...] = ()


def ground(case: Case, now: Estimate) -> Ground | None:
    """The case itself where it has an amount, else with an example for each missing figure."""
    if now.status is not Status.NEEDS_INPUT:
        return Ground(case, now, now)
    held = tuple(Tried(name, tried[0]) for name in now.missing if (tried := values(case, now, name, now.rule)))
    filled = _with(case, held)
    result = estimated(filled) if len(held) == len(now.missing) else None
    return None if result is None or result.reimbursement is None else Ground(filled, result, now, held)


def probes(start: Ground, name: str, rule: str) -> Iterator[Probe]:
    """The figure at each of its values, everything else as at the start."""
    held = tuple(one for one in start.held if one.name != name)
    now = start.estimate if held == start.held else start.asked
    for value in values(start.case, now, name, rule):
        result = estimated(_with(start.case, (Tried(name, value),)))
        if result is not None and result.reimbursement is not None:
            yield Probe(Tried(name, value), held, result)


def _with(case: Case, tried: tuple[Tried, ...]) -> Case:
    given = case.given
    for one in tried:
        given = with_figure(given, one.name, one.value)
    return replace(case, given=given)
