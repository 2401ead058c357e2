"""An explanation as text: each answer under its question, the sentences it rests on numbered at the end."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.explanation import wording
from calculator.explanation.explain import Explanation
from calculator.explanation.said import Said
from calculator.outcome import distinct
from corpus.citation import Citation


def shown(explanation: Explanation) -> str:
    """All of it, line by line."""
    parts = [(name, tuple(part.said())) for name, part in explanation.parts()]
    sources = distinct(*[citation for _, said in parts for sentence in said for citation in sentence.citations])
    return "\n".join([*_answers(parts, sources), *_sources(sources)])


def _answers(parts: list[tuple[str, tuple[Said, ...]]], sources: tuple[Citation, ...]) -> Iterator[str]:
    for name, said in parts:
        if said:
            yield wording.QUESTIONS[name]
            yield from (f"  - {sentence.text}{_marks(sentence, sources)}" for sentence in said)


def _marks(sentence: Said, sources: tuple[Citation, ...]) -> str:
    return "".join(f"[{sources.index(citation) + 1}]" for citation in sentence.citations)


def _sources(sources: tuple[Citation, ...]) -> Iterator[str]:
    if sources:
        yield wording.SOURCES
    for number, cited in enumerate(sources, 1):
        yield f"  [{number}] {cited.title}{cited.number and f'（{cited.number}）'}，{cited.section}：“{cited.quote}”"
