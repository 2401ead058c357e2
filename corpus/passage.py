"""What can be found and quoted: sentences, and passages of whole sentences that never cross a section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.fold import fold, readable
from corpus.lines import NUMBER, ends_clause
from corpus.sentences import LONGEST, Span, fit, sentence_spans
from corpus.structure import CLOSING_PART, OPENING_PART, Section


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable stretch of a document: `fold(document.text[start:end]) == fold(text)`.

    `section` is its title path, `region` the place whose rules it states.
    """

    id: str
    document: str
    section: str
    text: str
    start: int
    end: int
    region: str = ""


def sentences(document: Document) -> list[Passage]:
    """Each sentence once, at most 300 characters; of a repeated one the place whose heading fits it best, else the first."""
    return [_passage(document, section, span) for section, span in _distinct(document)]


def passages(document: Document, longest: int = LONGEST) -> list[Passage]:
    """Whole sentences packed up to `longest` characters, never across a section or a skipped repeat.

    A heading that is a sentence before the text on its own line ("提高救助水平。各级…") is part of that text.
    """
    return [_passage(document, section, span) for section, span in _packed(document, longest)]


def repeated(document: Document) -> int:
    """How many sentences of a text say again what it says elsewhere."""
    every = list(sentence_spans(document.lines, document.sections))
    return len(every) - len({fold(document.text[start:end]) for _, (start, end) in every})


def _distinct(document: Document) -> list[tuple[Section, Span]]:
    best: dict[str, tuple[int, Section, Span]] = {}
    for section, (start, end) in sentence_spans(document.lines, document.sections):
        words = document.text[start:end]
        key, score = fold(words), fit(section, words)
        if key not in best or score > best[key][0]:
            best[key] = (score, section, (start, end))
    return sorted(((section, span) for _, section, span in best.values()), key=lambda item: item[1])


def _packed(document: Document, longest: int) -> Iterator[tuple[Section, Span]]:
    pending: tuple[Section, Span] | None = None
    for section, span in _distinct(document):
        if pending and pending[0] is section and _joins(document.text, section, pending[1], span, longest):
            pending = (section, (pending[1][0], span[1]))
            continue
        if pending:
            yield pending
        pending = (section, _with_heading(document.text, section, span, longest))
    if pending:
        yield pending


def _with_heading(text: str, section: Section, span: Span, longest: int) -> Span:
    start, end = span
    runs_in = start == section.body and text[max(0, start - 1)] == "。"
    return (section.words, end) if runs_in and len(readable(text[section.words : end])) <= longest else span


def _joins(text: str, section: Section, first: Span, second: Span, longest: int) -> bool:
    if section.heading in (OPENING_PART, CLOSING_PART) and (text[first[1] - 1] in "：:" or not ends_clause(text[first[0] : first[1]])):
        return False  # a title, those addressed, a 文号 or a signature stand for themselves
    between = text[first[1] : second[0]].strip()
    return (not between or NUMBER.fullmatch(between) is not None) and len(readable(text[first[0] : second[1]])) <= longest


def _passage(document: Document, section: Section, span: Span) -> Passage:
    start, end = span
    return Passage(
        f"{document.id}:{start}-{end}", document.id, section.title_path, readable(document.text[start:end]), start, end, document.region
    )


def holding(found: Sequence[Passage], start: int, end: int) -> list[Passage]:
    """The passages that overlap [start, end)."""
    return [passage for passage in found if passage.start < end and start < passage.end]
