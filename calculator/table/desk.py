"""Part of a table worked out: rows to groups, groups to formulas, formulas to amounts; the rest one by one.

A desk keeps what it learned: words it met, rules it asked, results it worded. Several threads may work at one.
"""

from __future__ import annotations

from dataclasses import replace
from threading import RLock

import numpy as np
import pyarrow as pa

from calculator.claim import CaseError
from calculator.engine import estimate
from calculator.table.arrays import keep_freed_memory
from calculator.table.chained import Chained, chained
from calculator.table.done import Disagreement, Done, Refused, merged
from calculator.table.layout import WORDS
from calculator.table.outcomes import Register, Words
from calculator.table.partition import ALONE, Coarse, Partition
from calculator.table.prepared import Part, Prepared
from calculator.table.rows import Rows
from calculator.table.state import WAYS, Answer, State
from calculator.table.symbol import Linear
from calculator.table.words import CHAIN, vocabulary


class Desk:
    """Words met, rules asked, and results worded so far."""

    def __init__(self) -> None:
        keep_freed_memory()
        self.register = Register()
        self._vocabularies = {name: vocabulary(name) for name in WORDS}
        self._state = State(Partition())
        self._lock = RLock()

    def prepare(self, batch: pa.RecordBatch) -> Prepared:
        """A batch to be worked out part by part. Raises UnusableTableError."""
        return Prepared(batch, self._vocabularies)

    def work(self, batch: Prepared, start: int, stop: int) -> Done:
        """The rows from ``start`` to before ``stop``; those refused are counted from ``start``."""
        part = batch.part(start, stop)
        if self._state.partition.crowded:
            self._refine(self._state, self._state.partition.questions)
        while True:
            state = self._state
            try:
                done = self._by_formula(state, part)
            except Coarse as coarse:
                self._refine(state, coarse.questions)
            else:
                return self._one_by_one(part.rows, done) if len(done.alone) else done

    def _refine(self, state: State, questions: frozenset[Linear]) -> None:
        with self._lock:
            if self._state is state:
                self._state = State(Partition(questions))

    def _by_formula(self, state: State, part: Part) -> Done:
        scheme = part.rows.codes["scheme"]
        if isinstance(scheme, int):
            return self._chained(state, part) if scheme == CHAIN else self._plain(state, part)
        in_chain = np.flatnonzero(scheme == CHAIN)
        if not len(in_chain):
            return self._plain(state, part)
        others = np.flatnonzero(scheme != CHAIN)
        pieces = [(in_chain, self._chained(state, part.some(in_chain))), (others, self._plain(state, part.some(others)))]
        return merged(len(part.rows), pieces)

    def _plain(self, state: State, part: Part) -> Done:
        """Rows of one scheme each."""
        answer, received = self._ask(state, part.rows), part.received_by_scheme()
        alone = np.flatnonzero(answer.groups == ALONE) if len(answer.groups) and not answer.groups.min() else np.empty(0, np.int64)
        done = Done(part.rows.eligible, answer.low, answer.high, answer.groups, answer.known, answer.bounded, received, alone)
        ways = answer.ways if received is None else answer.ways + WAYS * done.received_more()

        def meet(row: int, _count: int) -> int:
            return self._worded(part.rows, done, row) if answer.groups[row] != ALONE else 0

        return replace(done, outcomes=state.outcomes.lead(answer.groups, ways, meet))

    def _chained(self, state: State, part: Part) -> Done:
        both = chained(part, lambda rows: self._ask(state, rows))
        done = Done(
            both.eligible, both.low, both.high, both.low, both.known, both.bounded, part.received_in_all(), np.flatnonzero(both.alone)
        )
        return replace(done, outcomes=self._outcomes_of_chain(state, part.rows, both, done))

    def _outcomes_of_chain(self, state: State, rows: Rows, both: Chained, done: Done) -> np.ndarray:
        kinds = np.concatenate([both.kinds, done.received_more()[:, None], both.alone[:, None]], axis=1)
        different, first, places = np.unique(kinds, axis=0, return_index=True, return_inverse=True)
        for kind, row in zip(map(tuple, different.tolist()), first.tolist(), strict=True):
            if kind not in state.chained:
                state.chained[kind] = 0 if both.alone[row] else self._worded(rows, done, row)
        return np.array([state.chained[kind] for kind in map(tuple, different.tolist())], np.int64)[places.ravel()]

    def _ask(self, state: State, rows: Rows) -> Answer:
        widths = {name: words.width for name, words in self._vocabularies.items()}
        return state.answer(rows, widths | {"way": 3, "alone": 2})

    def _worded(self, rows: Rows, done: Done, row: int) -> int:
        """The number of the words of one row's result, whose amounts must be those of its formula."""
        case = rows.case(row)
        said = estimate(case)
        if said.reimbursement != done.interval(row):
            raise Disagreement(f"{case}: found {done.interval(row)}, wanted {said.reimbursement}")
        return self.register.number(Words.of(said))

    def _one_by_one(self, rows: Rows, done: Done) -> Done:
        full, refused = done.in_full(), []
        for row in done.alone.tolist():
            try:
                said = estimate(rows.case(row))
            except CaseError as error:
                refused.append(Refused(row, error.field, error.message))
            else:
                full.put(row, said, self.register.number(Words.of(said)))
        return replace(full, refused=tuple(refused))
