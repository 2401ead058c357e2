"""Which rows are looked at together: patterns, the families they belong to, and the groups found within them.

What decides about a pattern is learned as rules are asked: every question asked of one of its rows, and every amount in its formulas.
Where a rule asks something new, the pattern's family changes, and :class:`Coarse` says that its rows have to be placed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from calculator.claim import CaseError
from calculator.person import Scheme
from calculator.table.columns.arrays import Ints, look_up
from calculator.table.columns.expenses import SUM
from calculator.table.columns.layout import AMOUNTS, WORDS
from calculator.table.columns.words import AFTER_INSURANCE, CHAIN, OTHER
from calculator.table.formulas.family import Family, Traits, followed
from calculator.table.formulas.formula import ELIGIBLE, Asked, ask
from calculator.table.formulas.groups import Group, Groups
from calculator.table.formulas.pattern import Pattern
from calculator.table.formulas.rows import Rows
from calculator.table.formulas.symbol import Linear
from calculator.table.formulas.tree import UNMET

_MANY_FAMILIES, _MOST_PATTERNS, _MOST_BYTES = 50, 2**14, 2**25
APART = 0
"""The pattern, and the family, of rows that are worked out one by one whatever they hold."""


class Coarse(Exception):  # noqa: N818 - not an error: the rows are placed again
    """A rule asked something that rows were not told apart by."""


@dataclass(slots=True)
class _Learned:
    """What decides about a pattern, as far as rules were asked."""

    questions: set[Linear] = field(default_factory=set)
    amounts: set[str] = field(default_factory=set)


class Partition:
    """Patterns and families, by number. Several threads may place rows at once; what one learns only ever adds to what others know."""

    def __init__(self, groups: Groups) -> None:
        self.patterns: list[Pattern] = [Pattern(())]
        self.families = [Family(Traits(), frozenset())]
        self._family_of = np.zeros(1, np.int16)
        self._met = np.full(1, groups.enough)
        self.second_of = np.zeros(1, np.int64)
        self._groups = groups
        self._numbers: dict[Pattern, int] = {}
        self._learned: list[_Learned] = [_Learned()]
        self._lock = RLock()

    @property
    def crowded(self) -> bool:
        """Whether it has met so much that it should be left for a new one."""
        large = sum(family.bytes for family in list(self.families)) > _MOST_BYTES
        return large or len(self.patterns) > _MOST_PATTERNS

    def families_of(self, patterns: Ints) -> NDArray[np.int16] | int:
        """The family of each row by its pattern, one for all if there is no other; APART as long as there are few rows of a pattern."""
        if self._met.min() >= self._groups.enough:
            one = int(self._family_of[-1])
            if (self._family_of[1:] == one).all() and len(patterns) and patterns.min() > APART:
                return one
            return look_up(self._family_of, patterns)
        with self._lock:
            self._met += np.bincount(patterns, minlength=len(self._met))
            return look_up(self._family_of * (self._met >= self._groups.enough), patterns)

    def number(self, pattern: Pattern) -> int:
        """The number of a pattern; of a chain's, its second layer gets one too, and is looked at together with the first."""
        with self._lock:
            if pattern not in self._numbers:
                chained = pattern.word("scheme") == CHAIN
                after = self.number(pattern.but({"scheme": AFTER_INSURANCE, "way": SUM + 1})) if chained else APART
                self._add(pattern, after, self._learned[after] if chained else _Learned())
            return self._numbers[pattern]

    def _add(self, pattern: Pattern, after: int, learned: _Learned) -> None:
        number = len(self.patterns)
        self.patterns.append(pattern)
        self._learned.append(learned)
        self.second_of = np.append(self.second_of, after)
        second = pattern.word("scheme") == AFTER_INSURANCE  # no row has it, so none of its rows are ever counted
        self._family_of, self._met = np.append(self._family_of, np.int16(APART)), np.append(self._met, self._groups.enough if second else 0)
        self._settle(number)
        self._numbers[pattern] = number

    def _settle(self, number: int) -> None:
        """Put a pattern into the family that looks at what was learned to decide about it, and at little else.

        Where there are many families already, it is put into one that looks at everything.
        """
        pattern, learned = self.patterns[number], self._learned[number]
        chained = pattern.word("scheme") in (CHAIN, AFTER_INSURANCE)
        traits = Traits(frozenset(learned.amounts), frozenset(pattern.wide), chained)
        if len(self.families) > _MANY_FAMILIES:
            traits = Traits(frozenset(AMOUNTS), frozenset(WORDS), chained)
        wide_enough = [place for place, family in enumerate(self.families) if place and traits.within(family.traits)]
        place = max(wide_enough, key=lambda place: self.families[place].traits.columns, default=len(self.families))
        if place == len(self.families):
            self.families.append(Family(traits, frozenset(learned.questions)))
            self._gather(place)
        elif not self.families[place].questions.issuperset(learned.questions):
            self.families[place] = Family(self.families[place].traits, self.families[place].questions | learned.questions)
        self._family_of[number] = place

    def _gather(self, place: int) -> None:
        """Move patterns of smaller families into a new one that looks at all they look at: few families are looked at faster than many."""
        smaller = [other for other in range(1, place) if self.families[other].traits.within(self.families[place].traits)]
        if smaller:
            asked = frozenset(question for other in (*smaller, place) for question in self.families[other].questions)
            self.families[place] = Family(self.families[place].traits, asked)
            self._family_of[np.isin(self._family_of, smaller)] = place

    def groups(self, family: Family, rows: Rows, widths: Mapping[str, int]) -> Ints:
        """The group of each row of a family. Raises :class:`Coarse`."""
        news: dict[int, Group] = {}

        def meet(row: int, count: int) -> int:
            pattern = int(rows.patterns[row])
            group = self._find(pattern, rows, row, count)
            if group is None:
                return UNMET
            if family.answers(group.signs, self._names(group)):
                family.members.add(group.number)
                return group.number
            self._learn(pattern, group)
            news[pattern] = group
            return UNMET

        groups = family.groups(rows, len(self.patterns), widths, meet)
        if news:
            raise Coarse
        return groups

    def _find(self, number: int, rows: Rows, row: int, count: int) -> Group | None:
        pattern = self.patterns[number]
        figures = {name: rows.given(name, row) for name in pattern.given} | {ELIGIBLE: int(rows.eligible[row])}
        kind = (number, *(int(rows.wide[name][row]) for name in pattern.wide))
        return self._groups.find(kind, count, figures, lambda: _asked(pattern, rows, row, figures[ELIGIBLE]))

    def _names(self, group: Group) -> set[str]:
        formula = self._groups.formulas[group.number]
        names = {name for question in group.signs for name in question.names} | (formula.names if formula else set())
        return names - {ELIGIBLE}

    def _learn(self, number: int, group: Group) -> None:
        with self._lock:
            learned = self._learned[number]
            learned.questions |= group.signs.keys()
            learned.amounts |= self._names(group)
            for other, same in enumerate(self._learned):
                if same is learned:
                    self._settle(other)


def _asked(pattern: Pattern, rows: Rows, row: int, eligible: int) -> Asked:
    if OTHER in (*(code for _, code in pattern.words), *(int(rows.wide[name][row]) for name in pattern.wide)):
        return Asked(None, {})
    try:
        case = rows.case(row)
    except CaseError:
        return Asked(None, {})
    scheme = case.scheme if case.scheme is not Scheme.CHAIN else _layer(pattern)
    asked = ask(case, scheme, eligible, pattern.given)
    return asked if all(map(followed, asked.signs)) else Asked(None, {})


def _layer(pattern: Pattern) -> Scheme:
    """Which of the two layers of a chain is asked about."""
    return Scheme.MEDICAL_AID if pattern.word("scheme") == AFTER_INSURANCE else Scheme.CRITICAL_ILLNESS
