"""Why a settlement differs: the first figure in which it departs from the texts, by how much, and what would make its amounts to the fen.

Nobody is said to be wrong: an office knows rules and facts that are not here. Figures that the texts leave open are taken from the
settlement itself before anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calculator.claim import Case
from calculator.explanation import settlement_wording as wording
from calculator.explanation.adopted import Adopted, adopted
from calculator.explanation.choices import CAP_NOT_USED
from calculator.explanation.compared import Compared, compare
from calculator.explanation.phrases import all_named
from calculator.explanation.reasons import Reason
from calculator.explanation.said import Said, say
from calculator.explanation.settlement import Settlement
from calculator.explanation.stand import Standing, standing
from calculator.explanation.what_explains import what_explains
from calculator.explanation.whose import BY_SETTLEMENT, whose
from calculator.money import whole, yuan
from calculator.outcome import Estimate
from corpus.citation import Citation

PAYMENTS = ("critical_illness_paid", "medical_aid_paid")


@dataclass(frozen=True, slots=True)
class Departure:
    """``first`` is the first figure that departs, None where all agree. ``explained`` is the figure the reasons are for; ``rest`` what
    of it no known figure explains, in fen. ``taken`` names open figures taken from the settlement; ``contradicts`` is one a text rules out.
    """

    figures: tuple[Compared, ...]
    first: Compared | None
    explained: Compared | None
    reasons: tuple[Reason, ...]
    rest: int
    taken: tuple[str, ...]
    contradicts: str
    sentences: tuple[Said, ...]

    def said(self) -> Iterator[Said]:
        """Where they part, what could explain it, and whom to ask."""
        yield from self.sentences

    def as_json(self) -> dict[str, Any]:
        """Every figure compared, and the rest by name."""
        return {
            "figures": [figure.as_json() for figure in self.figures],
            "first": self.first.name if self.first else None,
            "explained": self.explained.name if self.explained else None,
            "reasons": [{"changes": list(one.changes), "fits": not one.unknown, "unknown": one.unknown or None} for one in self.reasons],
            "rest": f"{'-' if self.rest < 0 else ''}{yuan(abs(self.rest))}",
            "taken": list(self.taken),
            "contradicts": self.contradicts or None,
            "sentences": [sentence.as_json() for sentence in self.sentences],
        }


def departure(case: Case, estimate: Estimate, office: Settlement) -> Departure:
    """The settlement beside the estimate."""
    known = adopted(case, estimate, office)
    figures = compare(known.case, known.estimate, office)
    departing = [figure for figure in figures if figure.difference]
    first = next(iter(departing), None)
    explained = next((figure for figure in departing if figure.name in PAYMENTS), first)
    at = standing(known.case, known.estimate)
    reasons, rest = what_explains(known.case, known.estimate, at, office, explained) if explained else ((), 0)
    sources = _Sources(known.taken, whose(case, known.estimate, ()), whose(case, known.estimate, known.taken))
    told = Departure(figures, first, explained, reasons, rest, known.taken, known.contradicts, ())
    return Departure(
        figures, first, explained, reasons, rest, known.taken, known.contradicts, tuple(_sentences(told, known, office, at, sources))
    )


@dataclass(frozen=True, slots=True)
class _Sources:
    """Whose figures ours come from: those not ``taken`` from the settlement are still ``own``; amounts rest on ``all``."""

    taken: tuple[str, ...]
    own: str
    all: str

    def of(self, figure: Compared) -> str:
        """Those of one figure."""
        if figure.name == "eligible_self_paid":
            return "您给的是"
        if figure.follows:
            return BY_SETTLEMENT
        kind = "rate" if figure.is_share else "deductible"
        amount = figure.name.endswith(("amount", "paid", "pays"))
        return self.all if amount or any(name.endswith(kind) for name in self.taken) else self.own


def _sentences(told: Departure, known: Adopted, office: Settlement, at: Standing | None, sources: _Sources) -> Iterator[Said]:
    if known.refused:
        yield say(wording.CONTRADICTS.format(all_named(known.refused)))
    if told.taken:
        yield say(wording.TAKEN.format(all_named(told.taken)))
    if told.first is None or told.explained is None:
        beside = tuple(figure.name for figure in told.figures)
        without = tuple(name for name in office.named() if name not in beside)
        yield say(wording.agrees(sources.all, beside, without) if told.figures else wording.NOT_COMPARABLE)
        return
    for figure in dict.fromkeys((told.first, told.explained)):
        yield say(wording.departs(figure.name, figure.written(figure.office), _ours(figure), _gap(figure), sources.of(figure)))
    yield from _reasons(told, told.explained, at)
    yield say(wording.ask_why(sources.all))


def _reasons(told: Departure, figure: Compared, at: Standing | None) -> Iterator[Said]:
    """What no known figure explains comes before the guesses at it."""
    if told.rest:
        guessed = any(one.unknown for one in told.reasons)
        yield say(wording.not_explained(told.rest, int(figure.difference), guessed=guessed))
    tilt = at.first.terms.tilt if at and figure.name in PAYMENTS else None  # only an amount shows that the other half was given
    for reason in told.reasons:
        yield say(wording.reason(reason.changes, reason.unknown, tilt), *_cited(reason, at))


def _ours(figure: Compared) -> tuple[str | None, str | None]:
    return None if figure.low is None else figure.written(figure.low), None if figure.high is None else figure.written(figure.high)


def _gap(figure: Compared) -> tuple[str, bool]:
    """By how much, and whether the office's is more."""
    return figure.written(whole(abs(Fraction(figure.difference)))), figure.difference > 0


def _cited(reason: Reason, at: Standing | None) -> tuple[Citation | None, ...]:
    """The sentence on the deductible, or on the rates, that the change leaves aside."""
    if at is None:
        return ()
    terms, touched = at.first.terms, " ".join(reason.changes)
    deductible = next((step.citation for step in reversed(terms.deductible_steps)), None)
    tilted = deductible if terms.tilt is not None and "ordinary_" in touched else None
    no_cap = next((one.citation for one in terms.assumptions if one.code == CAP_NOT_USED and "cap_though_none" in touched), None)
    rate = terms.rate_citation if "rate" in touched or "points" in touched else None
    return (deductible if "deductible" in touched else None, tilted, rate, no_cap)
