"""The sentences nearest to a question in everyday words or English, for a search that finds its words nowhere as they are written.

A question is read as ideas: words of the glossary, the ways to ask in ``nearest.yaml``, and pairs of its other characters. A sentence
weighs as much as the ideas it speaks of, rare ones more than common ones. A place that is named leaves the other places' texts out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path

from assistant.data import read_yaml
from assistant.encoded.figures import Span
from assistant.understand.glossary import people, terms
from assistant.understand.wordlist import any_of
from corpus.catalog import catalog
from corpus.fold import fold
from corpus.sentences import sentence_spans

_MOST = 8  # sentences of all texts together
_NEAR = 0.7  # of the best sentence's weight
_LEAST = 2  # ideas that a sentence must speak of where any sentence speaks of as many
_TINY = 1e-9  # more than nothing
_HALF = 0.5  # what a pair of characters weighs beside a word that is known
_EMPTY = re.compile(r"[谁什么哪多少怎样呢吗吧啊的了是不有没能可以会要我你您他她它在到和跟把被给请问想]|[^\u4e00-\u9fff]+")
_LEVEL = re.compile(r"[省市]$")

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    document: str
    span: Span
    words: str  # folded


@lru_cache(maxsize=512)
def nearest(question: str) -> dict[str, tuple[Span, ...]]:
    """Document -> the sentences nearest to the question, in the order of the text; {} where none is near.

    >>> [len(spans) for spans in nearest("江阴谁定起付线").values()], nearest("今天天气怎么样")
    ([1], {})
    """
    words, candidates = _candidates(question.lower())
    known, words = _known_ideas(words, candidates)
    if not known:
        return {}
    pairs = [(run[at : at + 2],) for run in _EMPTY.split(words) for at in range(len(run) - 1)]
    least = min(_LEAST, max(_met(one, known) for one in candidates))
    weighed = [(_weight(one, known, pairs) if _met(one, known) >= least else 0, one) for one in candidates]
    best = max(weight for weight, _ in weighed)
    near = sorted((pair for pair in weighed if pair[0] >= max(_NEAR * best, _TINY)), key=lambda pair: -pair[0])[:_MOST]
    found: dict[str, list[Span]] = {}
    for _, one in near:
        found.setdefault(one.document, []).append(one.span)
    return {document: tuple(sorted(spans)) for document, spans in found.items()}


def _candidates(question: str) -> tuple[str, tuple[_Sentence, ...]]:
    """The question without the places it names, and the sentences of their texts; of all texts where it names none."""
    named = {document.id: _LEVEL.sub("", document.region) for document in catalog().documents}
    wanted = {document for document, place in named.items() if place in question}
    for place in named.values():
        question = question.replace(place, " ")
    return question, tuple(one for one in _sentences() if not wanted or one.document in wanted)


def _known_ideas(words: str, candidates: Sequence[_Sentence]) -> tuple[list[Forms], str]:
    """The ideas of the question that any of the sentences speaks of, and the words that are left."""
    ideas: list[Forms] = []
    for meant, pattern in _known():
        if pattern.search(words) and any(_speaks(one, meant) for one in candidates):
            ideas.append(meant)
            words = pattern.sub(" ", words)
    return ideas, words


def _weight(sentence: _Sentence, known: Sequence[Forms], pairs: Sequence[Forms]) -> float:
    ideas = sum(_rarity(forms) for forms in known if _speaks(sentence, forms))
    return ideas + _HALF * sum(_rarity(pair) for pair in pairs if _speaks(sentence, pair))


def _met(sentence: _Sentence, known: Sequence[Forms]) -> int:
    return sum(_speaks(sentence, forms) for forms in known)


def _speaks(sentence: _Sentence, forms: Forms) -> bool:
    return any(form in sentence.words for form in forms)


@cache
def _known() -> tuple[tuple[Forms, re.Pattern[str]], ...]:
    return tuple((_folded(stands), any_of(asked)) for asked, stands in _read())


def _read() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What is asked with, and what the texts write, the ways to ask first: "谁定" is more than a word of the subject."""
    for one in read_yaml(Path(__file__).with_name("nearest.yaml")):
        yield tuple(one["asked"]), tuple(one["stands"])
    for group in people().groups:
        if group.value:
            yield (*group.words, *group.english), group.words
    for term in terms():
        yield (term.term, *term.synonyms, *term.english), (term.term, *term.synonyms)


def _folded(words: Forms) -> Forms:
    return tuple(dict.fromkeys(fold(word) for word in words))


@cache
def _rarity(forms: Forms) -> float:
    """How much an idea tells: nothing where no sentence speaks of it, little where most do."""
    everything = _sentences()
    n = sum(_speaks(one, forms) for one in everything)
    return log(1 + len(everything) / n) if n else 0


@cache
def _sentences() -> tuple[_Sentence, ...]:
    return tuple(
        _Sentence(document.id, span, fold(document.text[slice(*span)]))
        for document in catalog().documents
        for _, span in sentence_spans(document.lines, document.sections)
    )
