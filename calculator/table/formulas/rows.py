"""Rows of one family, as a rule is asked about them: patterns, wide words, fen; and each row's case when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from calculator.claim import Case
from calculator.table.columns.arrays import Ints
from calculator.table.formulas.formula import ELIGIBLE


@dataclass(frozen=True, slots=True)
class Rows:
    """``amounts`` and ``wide`` words are those the family looks at, as far as the table has them; an amount that a row does not give means
    nothing.

    ``case`` reads the case of a row, and ``given`` an amount of it, whether the family looks at that or not.
    """

    patterns: Ints
    eligible: Ints
    wide: Mapping[str, Ints]
    amounts: Mapping[str, Ints]
    case: Callable[[int], Case]
    given: Callable[[str, int], int]

    def __len__(self) -> int:
        return len(self.eligible)

    def figure(self, name: str) -> Ints | None:
        """A column of fen by its name, S included; None where the table does not have it."""
        return self.eligible if name == ELIGIBLE else self.amounts.get(name)

    def spending(self, eligible: Ints, patterns: Ints | None = None) -> Rows:
        """The same persons with another S, and other patterns."""
        return replace(self, eligible=eligible, patterns=self.patterns if patterns is None else patterns)
