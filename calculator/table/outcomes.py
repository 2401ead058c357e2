"""The words of a result (status, what is missing, reason, assumptions, rule): each set of them once, under a number.

They come from the single path: of rows that one formula treats alike one is worked out by ``engine.estimate``, and its words hold for
all. Its amounts must be those of the formula; were they not, nothing would be given out.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from threading import RLock

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from calculator.outcome import Estimate
from calculator.table.columns.arrays import look_up

SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Words:
    """Columns of a result that hold words; several words of one cell are parted by ``;``."""

    status: str = ""
    missing: str = ""
    reason: str = ""
    assumptions: str = ""
    rule: str = ""

    @classmethod
    def of(cls, estimate: Estimate) -> Words:
        """Those of one estimate."""
        codes = dict.fromkeys(assumption.code for assumption in estimate.assumptions)
        return cls(estimate.status.value, SEPARATOR.join(estimate.missing), estimate.reason, SEPARATOR.join(codes), estimate.rule)


NAMES = tuple(field.name for field in fields(Words))


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One column of words: every different one, and which of them each number stands for."""

    words: pa.Array
    of_number: NDArray[np.int32]


class Register:
    """Every set of words met, in the order of their numbers; number 0 has none."""

    def __init__(self) -> None:
        self._numbers = {Words(): 0}
        self._spellings: dict[str, _Spelling] = {}
        self._lock = RLock()

    def number(self, words: Words) -> int:
        """The number of some words."""
        with self._lock:
            return self._numbers.setdefault(words, len(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)

    def words(self) -> list[Words]:
        """The words of every number."""
        with self._lock:
            return list(self._numbers)

    def columns(self, outcomes: NDArray[np.int32]) -> dict[str, pa.DictionaryArray]:
        """The words of each row, column by column."""
        places = outcomes.astype(np.intp)
        return {name: _encoded(spelling, places) for name, spelling in self._spelled().items()}

    def _spelled(self) -> dict[str, _Spelling]:
        with self._lock:
            if not self._spellings or len(self._spellings["status"].of_number) < len(self._numbers):
                by_number = [astuple(words) for words in self._numbers]
                self._spellings = {name: _spelling([words[place] for words in by_number]) for place, name in enumerate(NAMES)}
            return self._spellings


def _spelling(by_number: list[str]) -> _Spelling:
    places = {word: place for place, word in enumerate(dict.fromkeys(by_number))}
    return _Spelling(pa.array(list(places), pa.string()), np.array([places[word] for word in by_number], np.int32))


def _encoded(spelling: _Spelling, outcomes: NDArray[np.intp]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(look_up(spelling.of_number, outcomes)), spelling.words, safe=False)
