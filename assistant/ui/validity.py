"""Whether a text still stands: found in the catalogue of the texts and the list of later changes, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from corpus.catalog import catalog
from corpus.changes import LaterChange, all_changes
from corpus.regions import region

if TYPE_CHECKING:
    from corpus.document import Document

Kind = Literal["in_force", "newer", "changed", "ended"]


@dataclass(frozen=True, slots=True)
class Validity:
    """How a text stands on a day: `newer` are texts of the collection that go before it, `changes` what is reported from elsewhere."""

    kind: Kind
    newer: tuple[Document, ...] = ()
    changes: tuple[LaterChange, ...] = ()


def validity(document: Document, place: str = "", day: date | None = None) -> Validity:
    """How a text stands, for a person of a place within its region.

    >>> from corpus.catalog import catalog
    >>> [validity(text, day=date(2026, 11, 21)).kind for text in catalog().documents]
    ['in_force', 'newer', 'in_force', 'changed', 'changed']
    """
    today = day or datetime.now().astimezone().date()
    newer = tuple(_newer(document, today))
    changes = tuple(change for change in all_changes() if change.since <= today and change.place in _places(document, place))
    if document.in_force_to is not None and document.in_force_to < today:
        return Validity("ended", newer, changes)
    return Validity("newer" if newer else "changed" if changes else "in_force", newer, changes)


def _newer(document: Document, today: date) -> Iterator[Document]:
    for other in catalog().documents:
        if document.id in other.prevails_over and (other.in_force_from is None or other.in_force_from <= today):
            yield other


def _places(document: Document, place: str) -> tuple[str, ...]:
    """The places whose changes touch the text: those above its region, and those of the person where the text rules there, too."""
    own, persons = _chain(document.region), _chain(place)
    return (*own, *persons) if document.region in persons else own


def _chain(name: str) -> tuple[str, ...]:
    found = region(name) if name else None
    return found.chain if found else ()
