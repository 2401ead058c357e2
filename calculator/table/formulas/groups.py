"""Groups of rows that a rule treats alike: the rule is asked about one row, and its formula is good for all rows of the group.

A group is rows of one kind (same words, same amounts given) for which every question the rule asked (every expression whose sign it
looked at) has the same sign.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import RLock

from calculator.table.formulas.formula import Asked, Formula
from calculator.table.formulas.sheet import fits
from calculator.table.formulas.symbol import Linear, Number

ALONE = 0
"""The group of rows that have no formula and are worked out one by one."""
ENOUGH = 8
"""Rows of a kind before a rule is asked about it: that takes as long as to work some rows out."""
_MOST_RARE = 2**16

Kind = tuple[object, ...]
Figures = Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class Group:
    """A number, and the questions with the signs that lead to it."""

    number: int
    signs: Mapping[Linear, int]

    def holds(self, figures: Figures) -> bool:
        """Whether a row of the kind with these figures belongs here."""
        return all(linear.sign(figures) == sign for linear, sign in self.signs.items())


class Groups:
    """Every group met, with its formula. Several threads may ask for one at once."""

    def __init__(self, enough: int = ENOUGH) -> None:
        self.enough = enough
        self.formulas: list[Formula | None] = [None]
        self._kinds: dict[Kind, list[Group]] = {}
        self._rare: dict[Kind, int] = {}
        self._lock = RLock()

    def find(self, kind: Kind, count: int, figures: Figures, answer: Callable[[], Asked]) -> Group | None:
        """The group of ``count`` rows of a kind with the same signs. A rule asked takes as long as some rows worked out one by one, so
        there is none until as many have been met."""
        with self._lock:
            for group in self._kinds.get(kind, ()):
                if group.holds(figures):
                    return group
            if self._seldom(kind, count):
                return None
            asked = answer()
            group = Group(self._number(asked.formula), asked.signs)
            self._kinds.setdefault(kind, []).append(group)
            return group

    def _seldom(self, kind: Kind, count: int) -> bool:
        if kind in self._kinds:
            return False
        met = self._rare.get(kind, 0) + count
        if met >= self.enough:
            self._rare.pop(kind, None)
            return False
        if len(self._rare) >= _MOST_RARE:
            self._rare.clear()
        self._rare[kind] = met
        return True

    def _number(self, formula: Formula | None) -> int:
        if formula is None or not fits(formula):
            return ALONE
        self.formulas.append(formula)
        return len(self.formulas) - 1
