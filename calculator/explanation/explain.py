"""Everything people need to know about one estimate, each answer worked out by estimating again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator.claim import Case
from calculator.explanation.alternatives import Alternatives, alternatives
from calculator.explanation.departure import Departure, departure
from calculator.explanation.next_yuan import NextYuan, next_yuan
from calculator.explanation.nothing import Nothing, nothing
from calculator.explanation.open_figures import OpenFigures, open_figures
from calculator.explanation.said import Part
from calculator.explanation.scope import Scope, scope
from calculator.explanation.settlement import Settlement
from calculator.explanation.who_pays import WhoPays, who_pays
from calculator.outcome import Estimate

NAMES = ("who_pays", "nothing", "missing", "next_yuan", "alternatives", "out_of_scope", "settlement")
"""The answers, in the order in which people ask."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answers; one that has nothing to say is None."""

    who_pays: WhoPays
    nothing: Nothing | None
    missing: OpenFigures | None
    next_yuan: NextYuan | None
    alternatives: Alternatives
    out_of_scope: Scope | None
    settlement: Departure | None

    def parts(self) -> Iterator[tuple[str, Part]]:
        """Those that say something, by name, in the order in which people ask."""
        answers: tuple[Part | None, ...] = (
            self.who_pays,
            self.nothing,
            self.missing,
            self.next_yuan,
            self.alternatives,
            self.out_of_scope,
            self.settlement,
        )
        yield from ((name, part) for name, part in zip(NAMES, answers, strict=True) if part is not None)

    def as_json(self) -> dict[str, Any]:
        """Every answer by name, null where there is nothing to say."""
        return dict.fromkeys(NAMES) | {name: part.as_json() for name, part in self.parts()}


def explain(case: Case, estimate: Estimate, settlement: Settlement | None = None) -> Explanation:
    """The explanation of an estimate of that case; beside a settlement of the office's, if there is one."""
    return Explanation(
        who_pays(case, estimate),
        nothing(case, estimate),
        open_figures(case, estimate),
        next_yuan(case, estimate),
        alternatives(case, estimate),
        scope(case, estimate),
        departure(case, estimate, settlement) if settlement else None,
    )
