"""The figures of the office's own settlement, read from ``settlement`` of a case. All of them may be left out; none is ever corrected.

``eligible_self_paid``, ``deductible``, ``base`` (what is above the deductible), ``rate`` or ``bands`` ``[{"over", "up_to", "rate",
"amount"}]``, ``critical_illness_paid``, ``medical_aid_paid``, ``person_pays``. Of a case of medical aid alone deductible, base and rate
are those of aid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from calculator.claim import CaseError
from calculator.money import found
from calculator.outside import Fen, Outside, Rate, read_fields

MOST_BANDS = 50
AMOUNTS = ("eligible_self_paid", "deductible", "base", "critical_illness_paid", "medical_aid_paid", "person_pays")


@dataclass(frozen=True, slots=True)
class OfficeBand:
    """One line of a settlement: the part between two bounds, its rate and what that made, in fen; None for what it does not say."""

    over: int | None = None
    up_to: int | None = None
    rate: Fraction | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the office reckoned, in fen; None for what is not known."""

    eligible_self_paid: int | None = None
    deductible: int | None = None
    base: int | None = None
    rate: Fraction | None = None
    bands: tuple[OfficeBand, ...] = ()
    critical_illness_paid: int | None = None
    medical_aid_paid: int | None = None
    person_pays: int | None = None

    def named(self) -> tuple[str, ...]:
        """The names of the figures it states, those of its lines with their number."""
        whole = [name for name in (*AMOUNTS, "rate") if getattr(self, name) is not None]
        lines = [
            f"bands.{number}.{name}"
            for number, line in enumerate(self.bands)
            for name in ("over", "rate", "amount")
            if getattr(line, name) is not None
        ]
        return (*whole, *lines)


def read_settlement(case: object) -> Settlement | None:
    """The settlement of a case as the machine interface has it, None without one. Raises :class:`CaseError`."""
    given = case.get("settlement") if isinstance(case, Mapping) else None
    if given is None:
        return None
    if not isinstance(given, Mapping):
        raise CaseError("settlement", f"要是一个 JSON 对象；收到的是 {found(given)}")
    fields = read_fields(_Settlement, given, "settlement")
    bands = tuple(OfficeBand(band.over, band.up_to, band.rate, band.amount) for band in fields.bands)
    read = Settlement(**{name: getattr(fields, name) for name in AMOUNTS}, rate=fields.rate, bands=bands)
    if read == Settlement():
        raise CaseError("settlement", f"是空的；可以写 {'、'.join(_Settlement.model_fields)}")
    return read


class _Band(Outside):
    over: Fen | None = None
    up_to: Fen | None = None
    rate: Rate | None = None
    amount: Fen | None = None


class _Settlement(Outside):
    eligible_self_paid: Fen | None = None
    deductible: Fen | None = None
    base: Fen | None = None
    rate: Rate | None = None
    bands: Annotated[list[_Band], Field(max_length=MOST_BANDS)] = Field(default_factory=list)
    critical_illness_paid: Fen | None = None
    medical_aid_paid: Fen | None = None
    person_pays: Fen | None = None
