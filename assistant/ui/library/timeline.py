"""The texts on a line of time, place by place: from when, until what goes before them, and later changes known from elsewhere.

The drawing is HTML of our own and hidden from screen readers; the list under it says the same and is what phones show.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.ui.library import naming
from assistant.ui.words import Words
from corpus.catalog import catalog
from corpus.changes import LaterChange, all_changes
from corpus.document import Document
from corpus.regions import region


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its texts, oldest first, and the later changes that touch it: its own, those above it, those within it."""

    place: str
    texts: tuple[Document, ...]
    changes: tuple[LaterChange, ...]


def rows() -> tuple[Row, ...]:
    """Every place that the collection has texts of."""
    places = dict.fromkeys(document.region for document in catalog().documents)
    return tuple(Row(place, _texts(place), tuple(change for change in all_changes() if _touches(change.place, place))) for place in places)


def prevailing(document: Document) -> tuple[Document, ...]:
    """The texts that go before this one where they differ."""
    return tuple(other for other in catalog().documents if document.id in other.prevails_over)


def drawing(today: date, said: Words) -> str:
    """The line of time as HTML: everything escaped, positions in per cent."""
    scale = _Scale.over([text for row in rows() for text in row.texts], today)
    years = "".join(f'<span style="left:{scale.at(date(year, 1, 1))}%">{year}</span>' for year in scale.years())
    body = "".join(_row(row, scale, today, said) for row in rows())
    now = f'<i style="left:{scale.at(today)}%" title="{html.escape(said("library.today"))}"></i>'
    return f'<div class="mingbai-timeline" aria-hidden="true"><div class="years">{years}</div>{body}<div class="now">{now}</div></div>'


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @classmethod
    def over(cls, texts: Sequence[Document], today: date) -> _Scale:
        starts = [text.in_force_from for text in texts if text.in_force_from]
        return cls(date(min([*starts, today]).year, 1, 1), today + timedelta(days=200))

    def at(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(100 * min(1.0, max(0.0, share)), 2)

    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)


def _row(row: Row, scale: _Scale, today: date, said: Words) -> str:
    bars = "".join(_bar(text, scale, today, said) for text in row.texts)
    marks = "".join(_mark(change, scale, said) for change in row.changes if change.date)
    changes = f'<div class="changes">{marks}</div>' if marks else ""
    return f'<div class="row"><b>{html.escape(naming.region(row.place, said))}</b>{bars}{changes}</div>'


def _bar(text: Document, scale: _Scale, today: date, said: Words) -> str:
    start = text.in_force_from or scale.first
    end = min(text.in_force_to or today, today)
    newer = next((other for other in prevailing(text) if other.in_force_from), None)
    turn = min(end, newer.in_force_from) if newer and newer.in_force_from else end
    label = html.escape(said("library.timeline_bar", title=text.short_title, start=start))
    pieces = f'<span class="whole" style="{_from_to(scale, start, turn)}"></span>'
    if newer and turn < end:
        told = html.escape(said("library.timeline_less", start=turn, title=newer.short_title))
        pieces += f'<span class="less" style="{_from_to(scale, turn, end)}" title="{told}"></span>'
    late = scale.at(start) > 50  # a label that begins past the middle ends with its bar, so that it is not cut off
    side, offset = ("right", round(100 - scale.at(end), 2)) if late else ("left", scale.at(start))
    return f'<div class="bar"><em style="{side}:{offset}%">{label}</em>{pieces}</div>'


def _mark(change: LaterChange, scale: _Scale, said: Words) -> str:
    told = html.escape(said("library.timeline_change", place=change.place, date=change.date))
    return f'<span style="left:{scale.at(change.since)}%" title="{told}">◆</span>'


def _from_to(scale: _Scale, start: date, end: date) -> str:
    return f"left:{scale.at(start)}%;width:{max(0.4, round(scale.at(end) - scale.at(start), 2))}%"


def _texts(place: str) -> tuple[Document, ...]:
    found = [document for document in catalog().documents if document.region == place]
    return tuple(sorted(found, key=lambda document: document.in_force_from or date.min))


def _touches(changed: str, place: str) -> bool:
    return changed in _chain(place) or place in _chain(changed)


def _chain(place: str) -> Iterator[str]:
    found = region(place) if place else None
    return iter(found.chain if found else (place,))
