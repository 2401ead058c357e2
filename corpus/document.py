"""A policy text as received, with who issued it, where and from when it applies, and its sections."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.fold import Folded
from corpus.lines import Lines
from corpus.structure import Section, sections


@dataclass(frozen=True)
class Document:
    """One source. `text` is the source decoded with newlines as \\n; every offset anywhere counts its code points.

    `number` is the 文号 ("" where the text has none); `region` an official place name, `level` country, province, prefecture or
    county ("" where nobody said); `signed` and `published` are the days the text itself states. `in_force_reason` says where the first
    day comes from, `prevails_over` are ids of documents this one goes before where they conflict (`prevails_note`), `gaps` what the
    copy at hand lacks.
    """

    id: str
    title: str
    text: str
    number: str = ""
    short_title: str = ""
    issuer: str = ""
    region: str = ""
    level: str = ""
    signed: date | None = None
    published: date | None = None
    in_force_from: date | None = None
    in_force_reason: str = ""
    in_force_to: date | None = None
    prevails_over: tuple[str, ...] = ()
    prevails_note: str = ""
    gaps: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> Lines:
        """The physical lines of the text."""
        return Lines(self.text)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The partition of the text: sections[i].end == sections[i + 1].start, from 0 to len(text)."""
        return sections(self.text)

    @cached_property
    def folded(self) -> Folded:
        """The text folded for finding quotes."""
        return Folded.of(self.text)

    def section_at(self, offset: int) -> Section:
        """The section that holds a character of the text."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section
        raise ValueError(f"{self.id} has {len(self.text)} characters; offset {offset} is outside of it")

    def in_force(self, day: date) -> bool:
        """Whether the text applies on a day, as far as its own dates say."""
        return (self.in_force_from is None or self.in_force_from <= day) and (self.in_force_to is None or day <= self.in_force_to)
