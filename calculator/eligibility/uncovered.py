"""Where and when no text of the collection speaks: says which it is and whom to ask; it never says that there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.eligibility.facts import Person
from calculator.eligibility.outcome import Eligibility, Status
from calculator.eligibility.provision import Text
from calculator.eligibility.sentences import sentence, spelled
from calculator.money import found
from calculator.place import Place
from corpus.changes import LaterChange
from corpus.citation import Citation, cite

WUXI = "无锡市"
FOLLOWED = ("jiangyin-2020", "参照无锡市城乡居民大病保险政策")


def no_text(person: Person, place: Place, ruling: Sequence[Text], notes: tuple[str, ...], notices: tuple[LaterChange, ...]) -> Eligibility:
    """The place has no text, or none yet on that day."""
    reason, citations = _too_early(place, ruling) if ruling else _other_place(place)
    return Eligibility(
        Status.NOT_COVERED, person.day, place.name, person.id, reason=reason, notes=notes, notices=notices, citations=citations
    )


def _too_early(place: Place, ruling: Sequence[Text]) -> tuple[str, tuple[Citation, ...]]:
    first = min(ruling, key=lambda text: text.since)
    return sentence("too_early", place=place.area, day=spelled(first.since)), (first.beginning,)


def _other_place(place: Place) -> tuple[str, tuple[Citation, ...]]:
    if not place.chain:
        return sentence("unknown_place", place=found(place.name)), ()
    if WUXI in place.chain:
        return sentence("wuxi", place=found(place.name)), (cite(*FOLLOWED),)
    return sentence("other_place", place=found(place.name)), ()
