"""How well the index finds, what each half of it is worth, and how fast it is: `python -m bench.index`.

112 questions of our own, in everyday words, key words, officialese, English and across languages, each with the words that answer
it: 70 to the five policy texts (index_questions.jsonl), 42 to a folder of other texts (index_folder). A passage is right if it holds
those words. Everything is searched at once, without the filter by place that the assistant has.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.timing import seconds
from corpus.catalog import catalog, survey
from corpus.document import Document
from corpus.fold import fold
from corpus.passage import Passage, passages, sentences
from index.fuse import LEXICAL_WEIGHT, fuse
from index.library import Evidence, Library

HERE = Path(__file__).resolve().parent
WEIGHTS = tuple(round(0.05 * i, 2) for i in range(21))
FOLDS = 5
LARGE = 2_000
Ranking = Callable[[Evidence], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Trial:
    """Questions put to one library: their evidence, which passages are right, which document is."""

    name: str
    evidence: tuple[Evidence, ...]
    right: tuple[frozenset[int], ...]
    documents: tuple[frozenset[int], ...]

    def ranks(self, ranking: Ranking) -> NDArray[np.int64]:
        """The place of the first right passage of each question, from 1."""
        return np.array([_place(ranking(found), right) for found, right in zip(self.evidence, self.right, strict=True)])

    def row(self, ranking: Ranking) -> tuple[float, float, float, float]:
        """Right passage first, among five, mean reciprocal rank, right document first."""
        ranks = self.ranks(ranking)
        document = np.mean([_place(ranking(found), right) == 1 for found, right in zip(self.evidence, self.documents, strict=True)])
        return float(np.mean(ranks == 1)), float(np.mean(ranks <= 5)), float(np.mean(1 / ranks)), float(document)


def main() -> None:
    """Print all figures."""
    titled, bare = trials(titled=True), trials(titled=False)
    rankings: dict[str, tuple[list[Trial], Ranking]] = {
        f"both, {LEXICAL_WEIGHT} words": (titled, _fused(LEXICAL_WEIGHT)),
        "words alone": (titled, lambda found: found.lexical),
        "vectors alone": (titled, lambda found: found.dense),
        "reciprocal ranks": (titled, reciprocal),
        "both, no titles": (bare, _fused(LEXICAL_WEIGHT)),
    }
    print("hit@1  hit@5  MRR  document@1, in %")
    for name, (tried, ranking) in rankings.items():
        rows = [trial.row(ranking) for trial in tried]
        print(f"\n{name}: {_percent(np.mean(rows, axis=0))}")
        for trial, row in zip(tried, rows, strict=True):
            print(f"    {trial.name}: {_percent(row)}")
    cross_validate(titled)
    measure_speed()


def trials(*, titled: bool) -> list[Trial]:
    """Both collections, as passages and as sentences."""
    sets = (
        ("policy texts", catalog().documents, "index_questions.jsonl"),
        ("other texts", survey(HERE / "index_folder").documents, "index_folder.jsonl"),
    )
    return [
        _trial(
            f"{name}, {cut.__name__}",
            documents,
            [part for document in documents for part in cut(document)],
            HERE / questions,
            titled=titled,
        )
        for name, documents, questions in sets
        for cut in (passages, sentences)
    ]


def _trial(name: str, documents: Sequence[Document], parts: list[Passage], questions: Path, *, titled: bool) -> Trial:
    library = Library.of(parts, titles={document.id: document.title for document in documents} if titled else {})
    asked = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines()]
    right = tuple(
        frozenset(i for i, part in enumerate(parts) if part.document == one["document"] and fold(one["quote"]) in fold(part.text))
        for one in asked
    )
    assert all(right), [one["query"] for one, found in zip(asked, right, strict=True) if not found]
    of_document = tuple(frozenset(i for i, part in enumerate(parts) if part.document == one["document"]) for one in asked)
    return Trial(f"{name} ({len(parts)})", tuple(library.evidence(one["query"]) for one in asked), right, of_document)


def _fused(weight: float) -> Ranking:
    return lambda found: fuse(found.lexical, found.dense, weight)


def reciprocal(found: Evidence) -> NDArray[np.float32]:
    """Reciprocal rank fusion with the usual constant of 60."""
    lexical, dense = (np.argsort(np.argsort(-scores, kind="stable")) for scores in (found.lexical, found.dense))
    return np.asarray(1 / (61 + lexical) + 1 / (61 + dense), dtype=np.float32)


def cross_validate(tried: Sequence[Trial]) -> None:
    """The weight chosen on four fifths of the questions, judged on the last fifth; and the whole curve."""
    ranks = {weight: [trial.ranks(_fused(weight)) for trial in tried] for weight in WEIGHTS}

    def quality(weight: float, fold_number: int, *, inside: bool) -> float:
        parts = [r[(np.arange(len(r)) % FOLDS == fold_number) == inside] for r in ranks[weight]]
        return float(np.mean([np.mean(1 / part) for part in parts]))

    chosen = [max(WEIGHTS, key=partial(quality, fold_number=number, inside=False)) for number in range(FOLDS)]
    judged = [quality(weight, number, inside=True) for number, weight in enumerate(chosen)]
    print(f"\nweights chosen in {FOLDS} folds: {chosen}; MRR on the questions left out {100 * np.mean(judged):.1f} %")
    curve = (f"{weight}: {100 * np.mean([np.mean(r == 1) for r in ranks[weight]]):.1f}" for weight in WEIGHTS[::2])
    print(f"hit@1 by the weight of words: {', '.join(curve)}")


def measure_speed() -> None:
    """Build a character, open, and one question's evidence beyond its embedding, with 2,000 sentences."""
    parts = [part for document in catalog().documents for part in sentences(document)]
    characters = sum(len(part.text) for part in parts)
    built = seconds(lambda: Library.of(parts, titles={}))
    print(f"\nbuild: {built:.1f} s for {len(parts)} sentences, {1000 * built / characters:.2f} ms a character")
    large = [replace(parts[i % len(parts)], id=str(i)) for i in range(LARGE)]
    with tempfile.TemporaryDirectory() as folder:
        _Repeated.vectors = Library.of(parts, titles={}).dense.vectors
        library = Library.build(large, Path(folder), titles={}, encoder=_Repeated())
        print(
            f"open {LARGE} sentences, every file checked: {1000 * seconds(lambda: Library.open(Path(folder), encoder=_Repeated())):.0f} ms"
        )
    for query in ("江阴市2020年大病保险的起付标准是多少，超过十万元的部分报销百分之几", "起付标准" * 2500):
        times = sorted(seconds(partial(library.evidence, query)) for _ in range(200))
        print(f"evidence beyond the embedding, {len(query)} characters: p50 {1000 * times[100]:.2f} ms, p95 {1000 * times[190]:.2f} ms")


class _Repeated:
    """The vectors of a few hundred sentences, over and over: what is measured is everything but the model."""

    name = "repeated"
    fingerprint = "1"
    vectors: NDArray[np.float32]

    def query(self, text: str) -> NDArray[np.float32]:
        return np.asarray(self.vectors[len(text) % len(self.vectors)])

    def passages(self, texts: Sequence[str], _: object = None) -> NDArray[np.float32]:
        return self.vectors[np.arange(len(texts)) % len(self.vectors)]


def _place(scores: NDArray[np.float32], right: frozenset[int]) -> int:
    order = np.argsort(-scores, kind="stable")
    return next(place for place, i in enumerate(order, start=1) if i in right)


def _percent(values: Sequence[float] | NDArray[np.float64]) -> str:
    return "  ".join(f"{100 * value:.1f}" for value in values)


if __name__ == "__main__":
    main()
