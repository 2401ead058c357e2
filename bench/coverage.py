"""Which sections of the five texts the explainers speak for: `python -m bench.coverage` writes docs/coverage.md.

    python -m bench.coverage            # write the page
    python -m bench.coverage --check    # fail where the page is not what would be written, or a sentence nobody speaks for has no reason

Which sentences are spoken for `assistant.encoded.sentences` knows. A title or a label may stand alone: its `REASONS` say which and why.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from assistant.encoded.sentences import REASONS, Sentence, by_section, of
from assistant.explainers import Explainer, load
from corpus.catalog import catalog
from corpus.document import Document
from corpus.passage import Passage

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "coverage.md"
COMMAND: Final = "python -m bench.coverage"

__all__ = ["REASONS", "Sentence", "is_current", "of", "page", "unexplained"]


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
    rows = [f"| {d.title} | `{d.id}` | {len(by_section(spoken))} | {_share(spoken)} |" for d, spoken in found]
    return "\n".join(["| text | id | sections | sentences cited |", "|---|---|---|---|", *rows])


def _document(document: Document, spoken: Sequence[Sentence]) -> Iterator[str]:
    yield f"## {document.title}"
    yield f"`{document.id}`, {_share(spoken)}"
    for section, held in by_section(spoken).items():
        yield f"### {section}"
        citing = {explainer.id: explainer for sentence in held for explainer in sentence.cited_by}
        yield _share(held)
        if citing:
            yield "\n".join(map(_item, citing.values()))


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
