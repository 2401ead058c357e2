"""Families: rows that are looked at together, because the same amounts decide about them.

A family has the columns that the rules' questions and formulas for its patterns are made of, and no others. Its rows are told apart by
their patterns, their wide words and the signs of those questions, and by nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm

import numpy as np
from numpy.typing import NDArray

from calculator.table.columns.arrays import Ints
from calculator.table.columns.fen import MOST_FEN
from calculator.table.columns.words import EMPTY
from calculator.table.formulas.formula import ELIGIBLE
from calculator.table.formulas.rows import Rows
from calculator.table.formulas.sheet import Sheet
from calculator.table.formulas.symbol import Linear
from calculator.table.formulas.tree import Meet, Tree

_LARGEST = 2**62
_FEW_CUTS = 32
"""As many as are faster counted one by one; a byte must hold their number."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What rows of one family have in common."""

    amounts: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    chained: bool = False

    @property
    def columns(self) -> int:
        """How many columns are looked at."""
        return len(self.amounts) + len(self.wide)

    def within(self, other: Traits) -> bool:
        """Whether rows of these traits can be looked at with those of others; rows about which nothing decides are looked at apart."""
        same = bool(self.columns) == bool(other.columns)
        return same and self.chained == other.chained and self.amounts <= other.amounts and self.wide <= other.wide


class Family:
    """Rows of some traits, told apart by some questions. ``members`` are the groups found in it so far, ``sheet`` is made of them."""

    def __init__(self, traits: Traits, questions: frozenset[Linear]) -> None:
        self.traits, self.questions = traits, questions
        self.members: set[int] = set()
        self.sheet: Sheet | None = None
        self._wide = sorted(traits.wide)
        cuts = {name: _cuts(name, questions) for name in (ELIGIBLE, *sorted(traits.amounts))}
        self._cuts = {name: each for name, each in cuts.items() if each}
        self._relations = [question for question in questions if len(question.factors) > 1]
        self._sizes = (*(len(each) + 1 for each in self._cuts.values()), *[3] * len(self._relations))
        self._tree: tuple[tuple[int, ...], Tree] | None = None

    def answers(self, questions: Iterable[Linear], names: Iterable[str]) -> bool:
        """Whether it tells rows apart by these questions, and has these amounts."""
        return self.questions.issuperset(questions) and self.traits.amounts.issuperset(names)

    def groups(self, rows: Rows, patterns: int, widths: Mapping[str, int], meet: Meet) -> Ints:
        """The group of each row; there are so many patterns, and so many codes in the wide columns."""
        signs = [_between(rows.figure(name), cuts) for name, cuts in self._cuts.items()]
        signs += [_sign(relation, rows) for relation in self._relations]
        sizes = tuple(widths[name] for name in self._wide) + self._sizes
        shape = (1 << patterns.bit_length(), *sizes)
        tree = self._tree
        if tree is None or tree[0] != shape:
            tree = self._tree = (shape, Tree(shape[0], sizes))  # shapes only grow, so the one before is not wanted any more
        return tree[1].find(rows.patterns, [*(rows.wide.get(name, EMPTY) for name in self._wide), *signs], meet)

    @property
    def bytes(self) -> int:
        """What its tables take."""
        return self._tree[1].bytes if self._tree else 0


def _cuts(name: str, questions: Iterable[Linear]) -> list[int]:
    """The whole numbers from which on an amount lies on another side of some question about it alone."""
    cuts: set[int] = set()
    for question in questions:
        if [at for at, _ in question.factors] == [name]:
            zero = -question.constant * Fraction(1, question.factors[0][1])
            cuts |= {ceil(zero), floor(zero) + 1}
    return sorted(cut for cut in cuts if 0 < cut < _LARGEST)


def _between(values: Ints | None, cuts: list[int]) -> NDArray[np.integer] | int:
    """Between which cuts each amount lies; one number where all are above the last, as is usual where that asks whether there is any."""
    if values is None:
        return 0
    if len(values) and values.min() >= cuts[-1]:
        return len(cuts)
    if len(cuts) > _FEW_CUTS:
        return np.searchsorted(cuts, values, side="right")
    code = (values >= cuts[0]).view(np.uint8)
    for cut in cuts[1:]:
        code += (values >= cut).view(np.uint8)
    return code


def _scaled(relation: Linear) -> tuple[int, list[tuple[str, int]]]:
    """The same relation in whole numbers."""
    unit = lcm(relation.constant.denominator, *(factor.denominator for _, factor in relation.factors))
    return int(relation.constant * unit), [(name, int(factor * unit)) for name, factor in relation.factors]


def followed(question: Linear) -> bool:
    """Whether its sign can be worked out in 64 bits for any amounts that may be written: no part of the sum is larger than this bound."""
    constant, factors = _scaled(question)
    return abs(constant) + sum(abs(factor) for _, factor in factors) * MOST_FEN < _LARGEST


def _sign(relation: Linear, rows: Rows) -> NDArray[np.uint8] | int:
    """1 more than its sign; 0 where the table does not have its amounts."""
    constant, factors = _scaled(relation)
    total = np.full(len(rows), constant)
    for name, factor in factors:
        values = rows.figure(name)
        if values is None:
            return 0
        total += values * factor
    return (total >= 0).view(np.uint8) + (total > 0).view(np.uint8)
