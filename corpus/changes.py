"""Changes after the bundled texts, known from elsewhere: warnings with a source and a date, never a rule."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.sources import SCHEMES, bundled


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A reported change: whom it concerns, what is said and by whom, when.

    `date` is as reported ("2023-08", "" if undated), `since` the first day on which it matters. Where it `pays_more` than the text of its
    place, it is said before what the text gives.
    """

    place: str
    text: str
    source: str
    date: str
    since: datetime.date
    scheme: str
    pays_more: bool = False

    def as_json(self) -> dict[str, str]:
        """The fields of a notice."""
        return {"text": self.text, "source": self.source, "date": self.date}


def later_changes(chain: Sequence[str], day: datetime.date, scheme: str = "critical_illness") -> tuple[LaterChange, ...]:
    """The changes that touch a place (its region chain) on a day, nearest place first.

    >>> [change.place for change in later_changes(("江阴市", "无锡市", "江苏省", "中国"), datetime.date(2026, 11, 21))]
    ['无锡市']
    """
    found = [change for change in all_changes() if change.place in chain and change.since <= day and change.scheme == scheme]
    return tuple(sorted(found, key=lambda change: (chain.index(change.place), change.since)))


@cache
def all_changes() -> tuple[LaterChange, ...]:
    """Every reported change, in the order of the list."""
    return tuple(
        LaterChange(
            entry.text("place"),
            entry.text("text"),
            entry.text("source"),
            entry.optional_text("date"),
            entry.day("since"),
            entry.choice("scheme", SCHEMES),
            entry.flag("pays_more"),
        )
        for entry in bundled().changes
    )
