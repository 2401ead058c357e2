"""What a rule looks at: one case on one day, with the year's eligible expense up to that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculator import wording
from calculator.claim import Case, Eligible, Slip, Stays
from calculator.money import yuan
from calculator.outcome import Assumption, Step
from calculator.person import Category, Scheme
from calculator.place import Place
from corpus.changes import LaterChange
from corpus.citation import Citation

SLIP = (
    ("total", "总费用"),
    ("out_of_scope", "目录外"),
    ("basic_paid", "基本医保已付"),
    ("other_paid", "补充医疗保险、公务员医疗补助已付"),
    ("critical_illness_paid", "大病保险已付"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """``eligible`` fen of the calendar year of ``day``, all stays up to that day together; ``category`` is the person's on that day."""

    case: Case
    day: date
    eligible: int
    category: Category
    place: Place
    notices: tuple[LaterChange, ...] = ()

    def opening(self, citation: Citation | None) -> Step:
        """The first step: the eligible expense, and how it comes out of a slip."""
        match self.case.expenses:
            case Slip() as slip:
                parts = [(label, getattr(slip, name)) for name, label in SLIP]
                said = [f"{label} {yuan(fen)}" for label, fen in parts[:3]] + [f"{label} {yuan(fen)}" for label, fen in parts[3:] if fen]
                return Step("合规自付费用", f"{' − '.join(said)} = {yuan(self.eligible)}", self.eligible, citation, "eligible")
            case Stays():
                return Step(f"{self.day.year} 年到这次为止的合规自付费用", yuan(self.eligible), self.eligible, citation, "eligible")
            case Eligible():
                return Step(f"合规自付费用（{self._after()}报完以后，目录以内）", yuan(self.eligible), self.eligible, citation, "eligible")

    def _after(self) -> str:
        return "基本医保、大病保险" if self.case.scheme is Scheme.MEDICAL_AID else "基本医保"

    def readings(self) -> tuple[Assumption, ...]:
        """What the place and the expenses themselves make the result assume."""
        of_place = (Assumption("place_taken", self.place.note),) if self.place.note else ()
        match self.case.expenses:
            case Slip(critical_illness_paid=paid):
                counted = Assumption("basic_deductible_counts", wording.BASIC_DEDUCTIBLE_COUNTS)
                again = self.case.scheme is Scheme.CRITICAL_ILLNESS and paid
                return (*of_place, counted, *((Assumption("insurance_on_slip", wording.insurance_on_slip(paid)),) if again else ()))
            case _:
                return of_place
