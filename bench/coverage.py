"""Which sections of the five texts the explainers speak for: `python -m bench.coverage` writes docs/coverage.md.

    python -m bench.coverage            # write the page
    python -m bench.coverage --check    # fail where the page is not what would be written, or a sentence nobody speaks for has no reason

A sentence is spoken for when an explainer that answers cites a part of it; what a refusal quotes in passing does not count. A title or
a label may stand alone: `REASONS` says which and why.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.explainers import Explainer, load
from corpus.catalog import catalog
from corpus.document import Document
from corpus.passage import Passage, sentences

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "coverage.md"
COMMAND: Final = "python -m bench.coverage"

REASONS: Final = (
    (re.compile(r"^[^，。；]*(?:工作方案|文件)$"), "a title or letterhead: what it is called, nothing that it says"),
    (re.compile(r"^公开方式：$"), "a label of the imprint: what it says stands in the next line"),
    (re.compile(r"^规范大病保险合同管理。$"), "a heading within the line: the sentences after it say how"),
)
"""Sentences that nobody asks about, and why, the first that fits."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the explainers that cite it."""

    passage: Passage
    cited_by: tuple[Explainer, ...]

    @property
    def reason(self) -> str:
        """Why nobody speaks for it; "" where it is spoken for or no reason is known."""
        if self.cited_by:
            return ""
        return next((why for pattern, why in REASONS if pattern.search(self.passage.text)), "")


def of(document: Document, explainers: Sequence[Explainer]) -> list[Sentence]:
    """Every sentence of a text with the explainers that answer from it."""
    citing = [(c, e) for e in explainers if not e.is_refusal for c in e.citations if c.document == document.id]

    def citers(passage: Passage) -> tuple[Explainer, ...]:
        return tuple({e.id: e for c, e in citing if c.start < passage.end and passage.start < c.end}.values())

    return [Sentence(passage, citers(passage)) for passage in sentences(document)]


def unexplained(explainers: Sequence[Explainer]) -> list[Passage]:
    """The sentences that no explainer cites and that have no reason for it."""
    every = (sentence for document in catalog().documents for sentence in of(document, explainers))
    return [sentence.passage for sentence in every if not sentence.cited_by and not sentence.reason]


def page(explainers: Sequence[Explainer]) -> str:
    """The page as Markdown."""
    found = [(document, of(document, explainers)) for document in catalog().documents]
    head = [
        "# What the explainers cover",
        f"Written by `{COMMAND}`. For each section: how many of its sentences an explainer cites, and which explainers do.",
        "Each explainer stands with its first example question. At the end are the sentences that none cites, and why.",
    ]
    parts = [*head, _overview(found), *(part for one in found for part in _document(*one)), "## Sentences that no explainer cites"]
    return "\n\n".join([*parts, _uncited([sentence for _, spoken in found for sentence in spoken])]) + "\n"


def _overview(found: Sequence[tuple[Document, Sequence[Sentence]]]) -> str:
    rows = [f"| {d.title} | `{d.id}` | {len(_sections(spoken))} | {_share(spoken)} |" for d, spoken in found]
    return "\n".join(["| text | id | sections | sentences cited |", "|---|---|---|---|", *rows])


def _document(document: Document, spoken: Sequence[Sentence]) -> Iterator[str]:
    yield f"## {document.title}"
    yield f"`{document.id}`, {_share(spoken)}"
    for section, held in _sections(spoken).items():
        yield f"### {section}"
        citing = {explainer.id: explainer for sentence in held for explainer in sentence.cited_by}
        yield _share(held)
        if citing:
            yield "\n".join(map(_item, citing.values()))


def _sections(spoken: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    """The sentences by section, in the order of the text."""
    held: dict[str, list[Sentence]] = {}
    for sentence in spoken:
        held.setdefault(sentence.passage.section, []).append(sentence)
    return held


def _share(spoken: Sequence[Sentence]) -> str:
    """How many of those sentences are cited that could be asked about."""
    wanted = [sentence for sentence in spoken if not sentence.reason]
    cited = sum(bool(sentence.cited_by) for sentence in wanted)
    aside = len(spoken) - len(wanted)
    share = f"{cited} of {len(wanted)} ({100 * cited // len(wanted)} %)" if wanted else "none to ask about"
    return f"{share}, {aside} set aside" if aside else share


def _item(explainer: Explainer) -> str:
    return f"* `{explainer.id}` {explainer.entry.questions[0]}"


def _uncited(spoken: Sequence[Sentence]) -> str:
    left = [sentence for sentence in spoken if not sentence.cited_by]
    rows = [f"| `{s.passage.document}` | {s.passage.section} | {s.passage.text} | {s.reason or 'no reason: wanted'} |" for s in left]
    return "\n".join(["| text | section | sentence | why |", "|---|---|---|---|", *rows]) if rows else "None."


def is_current(explainers: Sequence[Explainer]) -> bool:
    """Whether the page is what would be written now."""
    return PAGE.exists() and PAGE.read_text(encoding="utf-8") == page(explainers)


def main(arguments: Sequence[str]) -> int:
    if list(arguments) not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    explainers = load()
    if not arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(page(explainers), encoding="utf-8")
    lacking = unexplained(explainers)
    for passage in lacking:
        print(f"no explainer cites, and no reason is known: {passage.document} {passage.section}: {passage.text}")
    if not (current := is_current(explainers)):
        print(f"{PAGE.name} is out of date: run `{COMMAND}`")
    return int(bool(lacking) or not current)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
