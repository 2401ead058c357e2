"""Some rows of a table, as a rule is asked about them: small numbers for words, fen for amounts, and each row's case when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from calculator.claim import Case
from calculator.person import Scheme
from calculator.table.arrays import Bools, Ints, look_up
from calculator.table.fen import ABSENT

Codes = Mapping[str, Ints | int]
Amounts = Mapping[str, Ints]


@dataclass(frozen=True, slots=True)
class Rows:
    """``codes`` of the words, ``eligible`` fen, and the ``amounts`` of parameters, ABSENT where a row does not give one.

    ``alone`` are rows that no formula may stand for, None for none; ``case`` reads the case of a row, and ``scheme`` says which layer is
    asked about for it.
    """

    codes: Codes
    eligible: Ints
    amounts: Amounts
    alone: Bools | None
    case: Callable[[int], Case]
    scheme: Callable[[Case], Scheme]

    def __len__(self) -> int:
        return len(self.eligible)

    def given(self, row: int) -> dict[str, int]:
        """The amounts that one row gives."""
        return {name: int(values[row]) for name, values in self.amounts.items() if values[row] > ABSENT}

    def some(self, places: Ints) -> Rows:
        """Those at some places."""
        return replace(
            self,
            codes={name: code if isinstance(code, int) else look_up(code, places) for name, code in self.codes.items()},
            eligible=look_up(self.eligible, places),
            amounts={name: look_up(values, places) for name, values in self.amounts.items()},
            alone=None if self.alone is None else self.alone[places],
            case=lambda row: self.case(int(places[row])),
        )
