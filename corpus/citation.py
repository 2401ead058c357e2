"""Quotes resolved to the place they come from, or refused. Offsets are set here once and carried to the screen."""

from dataclasses import dataclass
from functools import lru_cache

from corpus.catalog import catalog
from corpus.document import Document
from corpus.fold import fold_loosely, readable
from corpus.sentences import fit


class QuoteNotFound(ValueError):  # noqa: N818  # what it means is clearer than an Error
    """A quote that does not stand in its document."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with its source: `fold(text[start:end]) == fold(quote)`, offsets in code points of the stored text."""

    document: str
    number: str
    title: str
    section: str
    quote: str
    start: int
    end: int

    def as_json(self) -> dict[str, str | int]:
        """The fields of the machine interface."""
        return {
            "document": self.document,
            "number": self.number,
            "title": self.title,
            "section": self.section,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@lru_cache(maxsize=8192)
def cite(document: str, quote: str) -> Citation:
    """The citation of a quote in a document of the catalog. White space, width and case aside it must stand there word for word.

    Of several places the one whose section heading fits the quote best is taken, else the first. A quote that would cut a figure
    ("8 万元" out of "1.8 万元") does not stand there. Raises QuoteNotFound, and KeyError for an unknown document.
    """
    return cite_in(catalog().document(document), quote)


def cite_in(source: Document, quote: str) -> Citation:
    """As `cite`, in a document at hand."""
    needle = fold_loosely(quote)
    if not any(char.isalnum() for char in needle):
        raise QuoteNotFound(f"a quote of {source.id} must hold words; got {quote!r}")
    places = [source.folded.span(first, len(needle)) for first in source.folded.find_all(needle)]
    if not places:
        raise QuoteNotFound(f"{source.id} does not say {quote[:80]!r}; a quote must stand in it word for word, white space and width aside")
    start, end = places[0] if len(places) == 1 else max(places, key=lambda place: (_fit(source, place), -place[0]))
    return citation_at(source, start, end)


def _fit(source: Document, place: tuple[int, int]) -> int:
    """How well the sentence around a place suits the heading it stands under."""
    section = source.section_at(place[0])
    first = max(source.text.rfind("。", 0, place[0]) + 1, section.body)
    last = source.text.find("。", place[1])
    return fit(section, source.text[first : last if last >= 0 else place[1]])


def citation_at(source: Document, start: int, end: int) -> Citation:
    """The citation of a stretch of a document known by its offsets, as a passage carries them."""
    if not 0 <= start < end <= len(source.text):
        raise ValueError(f"{source.id} has {len(source.text)} characters; [{start}, {end}) is not a stretch of it")
    section = source.section_at(start).title_path
    return Citation(source.id, source.number, source.title, section, readable(source.text[start:end]), start, end)
