"""Rows that a rule treats alike, found without asking it about each.

The rule is asked about one row. Its answer is a formula, good for every row with the same words for which every question the rule asked
(every expression whose sign it looked at) has the same sign. So rows are told apart by their words and by the signs of all questions
asked so far, and by nothing else. A rule that asks something new makes the partition too coarse: :class:`Coarse` carries what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import ceil, floor, lcm
from threading import RLock

import numpy as np

from calculator.claim import CaseError
from calculator.table.arrays import Ints
from calculator.table.fen import ABSENT, MOST_FEN, NO_CAP
from calculator.table.formula import CAP, ELIGIBLE, Asked, Formula, ask
from calculator.table.layout import AMOUNTS
from calculator.table.rows import Rows
from calculator.table.sheet import fits
from calculator.table.symbol import Linear
from calculator.table.tree import UNMET, Tree

ALONE = 0
LARGEST = 2**62
_ENOUGH = 8
_MOST_KINDS, _MOST_BYTES = 2**16, 2**25

Kind = tuple[int, ...]


class Coarse(Exception):  # noqa: N818 - not an error: the rows are placed again in a finer partition
    """The questions that a finer partition tells rows apart by."""

    def __init__(self, questions: frozenset[Linear]) -> None:
        super().__init__(str(questions))
        self.questions = questions


class Partition:
    """Groups of rows, each with its formula; group ``ALONE`` has none: its rows are worked out one by one."""

    def __init__(self, questions: frozenset[Linear] = frozenset()) -> None:
        self.questions = questions
        self.formulas: list[Formula | None] = [None]
        self._cuts = {name: _cuts(name, questions) for name in (ELIGIBLE, *AMOUNTS)}
        self._relations = sorted((question for question in questions if len(question.factors) > 1), key=repr)
        self._groups: dict[Kind, int] = {}
        self._rare: dict[Kind, int] = {}
        self._trees: dict[object, Tree] = {}
        self._lock = RLock()

    def place(self, rows: Rows, sizes: Mapping[str, int]) -> Ints:
        """The group of each row. Raises :class:`Coarse`."""
        columns = {**rows.codes, **self._signs(rows)}
        fixed = {name: code for name, code in columns.items() if isinstance(code, int)}
        varying = {name: code for name, code in columns.items() if not isinstance(code, int)}
        news: set[Linear] = set()

        def meet(row: int, count: int) -> int:
            met = {name: int(code[row]) for name, code in varying.items()} | fixed
            return self._group(tuple(met[name] for name in columns), count, lambda: _asked(rows, row), news)

        widths = {name: sizes.get(name) or len(self._cuts.get(name, (0, 0))) + 1 for name in varying}
        groups = self._tree(fixed, widths).find(list(varying.values()), meet) if varying else np.full(len(rows), meet(0, len(rows)))
        if news:
            raise Coarse(self.questions | news)
        return np.maximum(groups, ALONE) if len(groups) and groups.min() == UNMET else groups

    @property
    def crowded(self) -> bool:
        """Whether it has met so many kinds of rows that it should be left for a new one."""
        kinds = len(self._groups) + len(self._rare)
        return kinds > _MOST_KINDS or sum(tree.bytes for tree in list(self._trees.values())) > _MOST_BYTES

    def _tree(self, fixed: Mapping[str, int], widths: Mapping[str, int]) -> Tree:
        with self._lock:
            return self._trees.setdefault((*fixed.items(), *widths.items()), Tree(list(widths.values())))

    def _group(self, kind: Kind, count: int, answer: Callable[[], Asked], news: set[Linear]) -> int:
        """The group of rows of one kind. A rule asked takes as long as some rows worked out, so it waits until there are as many."""
        with self._lock:
            if kind in self._groups:
                return self._groups[kind]
            if self._rare.get(kind, 0) + count < _ENOUGH:
                self._rare[kind] = self._rare.get(kind, 0) + count
                return UNMET
            asked = answer()
            if not asked.questions <= self.questions:
                news |= asked.questions
                return UNMET
            self._groups[kind] = self._new_group(asked)
            return self._groups[kind]

    def _new_group(self, asked: Asked) -> int:
        if asked.formula is None or not fits(asked.formula) or not all(map(_small, asked.questions)):
            return ALONE
        self.formulas.append(asked.formula)
        return len(self.formulas) - 1

    def _signs(self, rows: Rows) -> dict[str, Ints | int]:
        """For each amount between which borders it lies, and of each relation the sign."""
        amounts = {ELIGIBLE: rows.eligible, **rows.amounts}
        codes: dict[str, Ints | int] = {}
        for name, cuts in self._cuts.items():
            codes[name] = _between(amounts[name], cuts) if name in amounts and cuts else 0
        for number, relation in enumerate(self._relations):
            known = all(name in amounts for name, _ in relation.factors)
            codes[f"relation {number}"] = _sign(relation, amounts) if known else 0
        return codes


def _asked(rows: Rows, row: int) -> Asked:
    if rows.alone is not None and rows.alone[row]:
        return Asked(None, frozenset())
    try:
        case = rows.case(row)
    except CaseError:
        return Asked(None, frozenset())
    return ask(case, rows.scheme(case), int(rows.eligible[row]), rows.given(row))


def _cuts(name: str, questions: Iterable[Linear]) -> list[int]:
    """The whole numbers from which on an amount lies on another side of some question, and whether it is given at all."""
    cuts = set() if name == ELIGIBLE else {0, NO_CAP + 1} if name == CAP else {0}
    for question in questions:
        if [at for at, _ in question.factors] == [name]:
            zero = -question.constant * Fraction(1, question.factors[0][1])
            cuts |= {ceil(zero), floor(zero) + 1}
    return sorted(cut for cut in cuts if (cut > ABSENT or name == CAP) and cut < LARGEST)


def _between(values: Ints, cuts: list[int]) -> Ints:
    code = (values >= cuts[0]).view(np.uint8)
    for cut in cuts[1:]:
        code = code + (values >= cut).view(np.uint8)
    return code.astype(np.int64)


def _scaled(relation: Linear) -> tuple[int, list[tuple[str, int]]]:
    """The same relation in whole numbers."""
    unit = lcm(relation.constant.denominator, *(factor.denominator for _, factor in relation.factors))
    return int(relation.constant * unit), [(name, int(factor * unit)) for name, factor in relation.factors]


def _small(relation: Linear) -> bool:
    """Whether it can be worked out in 64 bits for any amounts that may be written: no part of the sum is larger than this bound."""
    constant, factors = _scaled(relation)
    return abs(constant) + sum(abs(factor) for _, factor in factors) * MOST_FEN < LARGEST


def _sign(relation: Linear, amounts: Mapping[str, Ints]) -> Ints:
    constant, factors = _scaled(relation)
    total = constant + sum(factor * amounts[name] for name, factor in factors)
    return np.sign(total) + 1
