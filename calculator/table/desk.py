"""Part of a table worked out: rows to families, families to groups, groups to formulas, formulas to amounts; the rest one by one.

A desk keeps what it learned: words it met, rules it asked, results it worded. Several threads may work at one.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import RLock

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.claim import CaseError
from calculator.engine import estimate
from calculator.own_rule import OwnRules
from calculator.table.assembly import Part, Piece, Single
from calculator.table.columns.arrays import Ints, keep_freed_memory, look_up, some
from calculator.table.columns.layout import WORDS
from calculator.table.columns.received import AID, INSURANCE, from_insurance, in_all, said
from calculator.table.columns.words import AID as AID_WORD
from calculator.table.columns.words import vocabulary
from calculator.table.done import Disagreement, Paid, Refused
from calculator.table.formulas.chained import Chained, chained
from calculator.table.formulas.family import Family
from calculator.table.formulas.groups import ALONE, ENOUGH
from calculator.table.formulas.partition import APART, Coarse
from calculator.table.formulas.rows import Rows
from calculator.table.formulas.state import State
from calculator.table.outcomes import Register, Words
from calculator.table.prepared import Prepared, Section

_NOWHERE = np.empty(0, np.int64)
Places = Ints | slice
_STALE = 2**22


class Desk:
    """Words met, rules asked, and results worded so far. A rule is asked about a kind of rows when there are ``enough`` of it.

    ``rules`` are those of one's own; rows of the places they name are ruled by them.
    """

    def __init__(self, rules: OwnRules | None = None, enough: int = ENOUGH) -> None:
        self._enough, self._rules = enough, rules or OwnRules()
        keep_freed_memory()
        self.register = Register()
        self._vocabularies = {name: vocabulary(name, self._rules) for name in WORDS}
        self._state, self._since_fresh = State(enough), 0
        self._lock = RLock()

    def prepare(self, batch: pa.RecordBatch) -> Prepared:
        """A batch to be worked out part by part. Raises UnusableTableError."""
        return Prepared(batch, self._vocabularies, self._rules.apply)

    def work(self, batch: Prepared, start: int, stop: int) -> Part:
        """The rows from ``start`` to before ``stop``."""
        state = self._fresh(stop - start)
        while True:
            section = batch.section(start, stop, state.partition)
            families = state.partition.families_of(section.patterns)
            try:
                pieces = [self._piece(state, section, number, places) for number, places in _split(families) if number != APART]
            except Coarse:
                continue
            apart = _NOWHERE if isinstance(families, int) else np.flatnonzero(families == APART)
            singles, refused = self._one_by_one(section, np.concatenate([apart, *(piece.alone for piece in pieces)]))
            return Part(start, section.eligible, pieces, singles, refused)

    def _fresh(self, rows: int) -> State:
        """What was learned so far; begun anew, seldom, where so much was met that there is no room for more."""
        with self._lock:
            self._since_fresh += rows
            if self._since_fresh > _STALE and self._state.partition.crowded:
                self._state, self._since_fresh = State(self._enough), 0
            return self._state

    def _piece(self, state: State, section: Section, number: int, places: Places) -> Piece:
        family = state.partition.families[number]
        rows = section.rows(family, places)
        work = self._chained if family.traits.chained else self._plain
        return work(state, section, family, rows, places)

    def _plain(self, state: State, section: Section, family: Family, rows: Rows, places: Places) -> Piece:
        """Rows of one scheme each."""
        answer = state.answer(family, rows, self._widths())
        paid = Paid(answer.low, answer.high, answer.known, answer.bounded, _received(state, section, rows, places))

        def meet(row: int, _count: int) -> int:
            return self._worded(rows, paid, row) if answer.groups[row] != ALONE else 0

        if paid.received is None:
            outcomes = state.outcomes.find(answer.kinds, meet)
        else:
            outcomes = state.outcomes_received.lead(answer.kinds, paid.received_more(), meet)
        alone = np.flatnonzero(answer.groups == ALONE) if len(rows) and answer.groups.min() == ALONE else _NOWHERE
        return Piece(places, paid, outcomes, _among(places, alone))

    def _chained(self, state: State, section: Section, family: Family, rows: Rows, places: Places) -> Piece:
        """Rows of the scheme chain."""
        slips = None if section.slips is None else some(section.slips, places)
        told = from_insurance(said(section.received, INSURANCE, places, len(rows)), slips)
        widths, seconds = self._widths(), look_up(state.partition.second_of, rows.patterns)
        both = chained(rows, seconds, slips, told, lambda layer: state.answer(family, layer, widths))
        received = in_all(told, said(section.received, AID, places, len(rows)))
        paid = Paid(both.low, both.high, both.known, both.bounded, received, None if slips is None else both.eligible)
        return Piece(places, paid, self._outcomes_of_chain(state, rows, both, paid), _among(places, np.flatnonzero(both.alone)))

    def _outcomes_of_chain(self, state: State, rows: Rows, both: Chained, paid: Paid) -> Ints:
        kinds = np.concatenate([both.kinds, paid.received_more()[:, None], both.alone[:, None]], axis=1)
        different, first, which = np.unique(kinds, axis=0, return_index=True, return_inverse=True)
        for kind, row in zip(map(tuple, different.tolist()), first.tolist(), strict=True):
            if kind not in state.chained:
                state.chained[kind] = 0 if both.alone[row] else self._worded(rows, paid, row)
        return np.array([state.chained[kind] for kind in map(tuple, different.tolist())], np.int64)[which.ravel()]

    def _widths(self) -> dict[str, int]:
        return {name: words.width for name, words in self._vocabularies.items()}

    def _worded(self, rows: Rows, paid: Paid, row: int) -> int:
        """The number of the words of one row's result, whose amounts must be those of its formula."""
        case = rows.case(row)
        estimated = estimate(case)
        if estimated.reimbursement != paid.interval(row):
            raise Disagreement(f"{case}: found {paid.interval(row)}, wanted {estimated.reimbursement}")
        return self.register.number(Words.of(estimated))

    def _one_by_one(self, section: Section, places: Ints) -> tuple[list[Single], list[Refused]]:
        singles, refused = [], []
        for place in places.tolist():
            try:
                estimated = estimate(section.case(place))
            except CaseError as error:
                refused.append(Refused(place, error.field, error.message))
            else:
                singles.append(Single(place, estimated, self.register.number(Words.of(estimated))))
        return singles, refused


def _split(families: NDArray[np.int16] | int) -> Iterator[tuple[int, Places]]:
    """The places of each family; no places are picked out where there is only one."""
    if isinstance(families, int):
        yield families, slice(None)
        return
    if not len(families):
        return
    first, last = int(families.min()), int(families.max())
    if first == last:
        yield first, slice(None)
        return
    for number in range(first, last + 1):
        places = np.flatnonzero(families == number)
        if len(places):
            yield number, places


def _among(places: Places, alone: Ints) -> Ints:
    """Places of places."""
    return alone if isinstance(places, slice) else places[alone]


def _received(state: State, section: Section, rows: Rows, places: Places) -> Ints | None:
    """What was received from the scheme each row asks about; None where no row says anything."""
    if not section.received:
        return None
    of_aid = np.array([pattern.word("scheme") == AID_WORD for pattern in state.partition.patterns])
    insurance, aid = (said(section.received, name, places, len(rows)) for name in (INSURANCE, AID))
    return np.where(look_up(of_aid, rows.patterns), aid, insurance)
