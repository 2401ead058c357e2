"""How well questions find their explainer by words and meaning alone, and the weights that do it best.

Example questions of the explainers are asked with themselves left out, so each has to be found by its neighbours and by the texts. Counted
is whether the first explainer answers it: its own, or another whose first three sources hold its first one. Of structure only the place
counts (`assistant.structure` adds year, group, paper and topic), and curated refusals compete like all others. What whole turns come to is
measured by `bench.answers`, whether the texts answer at all by `bench.scope`.

    python -m bench.matching              # the figures of the weights in the code, each tenth question
    python -m bench.matching --every 1    # all questions: some minutes, as each is embedded
    python -m bench.matching --tune       # tuned weights, judged on explainers left out, in five folds

The weights of `assistant.structure.Weights` are tuned by coordinate ascent on four fifths of the explainers and judged on the rest.
Nothing but the explainers' own questions is used.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assistant.choosing import ENOUGH, FURTHER, SURE
from assistant.explainers import Explainer
from assistant.find import Finder
from assistant.matching import KINDS, Matcher
from assistant.structure import Weights

EVERY: Final = 10
FOLDS: Final = 5
ROUNDS: Final = 3
STEPS: Final = (0.0, 0.5, 0.75, 1.25, 1.5, 2.0)
BARS: Final = tuple(sorted({0.2, ENOUGH, 0.36, FURTHER, 0.5, SURE, 0.6, 0.7}))
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Asked:
    """q questions put to n explainers: `evidence` of each kind (q, kinds, n), the number of each question's `owner` (q,).

    `allowed` says which explainers may answer (q, n), `same` which of them answer it as its owner does (q, n).
    """

    evidence: NDArray[Any]
    owner: NDArray[np.intp]
    allowed: Flags
    same: Flags

    def part(self, chosen: Flags) -> Asked:
        """Some of the questions."""
        return Asked(self.evidence[chosen], self.owner[chosen], self.allowed[chosen], self.same[chosen])

    def scores(self, weights: Weights) -> NDArray[Any]:
        """Weighted sums (q, n), -1 where an explainer may not answer."""
        vector = np.array([getattr(weights, kind) for kind in KINDS], dtype=np.float32)
        return np.where(self.allowed, np.einsum("qkn,k->qn", self.evidence, vector), -1.0)

    def found(self, weights: Weights) -> float:
        """The share of questions that the first explainer answers."""
        first = self.scores(weights).argmax(axis=1)
        return float(self.same[np.arange(len(first)), first].mean())


def gather(matcher: Matcher, every: int) -> Asked:
    """The evidence for each n-th example question, itself left out. Embedding them is what takes the time."""
    order = {explainer.id: number for number, explainer in enumerate(matcher.explainers)}
    asked = [(n, p) for n, p in enumerate(matcher.library.passages) if p.document in order and n % every == 0]
    found = [matcher.evidence(passage.text, skip=number) for number, passage in asked]
    evidence = np.array([[one[kind] for kind in KINDS] for one in found], dtype=np.float32)
    owner = np.array([order[passage.document] for _, passage in asked])
    return Asked(evidence, owner, admitted(matcher.explainers)[owner], same_answer(matcher.explainers)[owner])


def admitted(explainers: Sequence[Explainer]) -> Flags:
    """Whether explainer j may answer a question of explainer i: same place, or no place at all; shape (explainers, explainers)."""
    places = [frozenset(explainer.entry.places) for explainer in explainers]
    return np.array([[not a or not b or bool(a & b) for b in places] for a in places])


def same_answer(explainers: Sequence[Explainer]) -> Flags:
    """Whether explainer j's first three sources hold the first source of explainer i, shape (explainers, explainers)."""
    return np.array([[_holds(one, other) for other in explainers] for one in explainers])


def _holds(one: Explainer, other: Explainer) -> bool:
    if one is other or not one.citations:
        return one is other
    first = one.citations[0]
    return any(c.document == first.document and c.start < first.end and first.start < c.end for c in other.citations[:3])


def tuned(asked: Asked, weights: Weights) -> Weights:
    """Coordinate ascent on the share found; the first weight stays, as only their proportions matter."""
    best = asked.found(weights)
    for _ in range(ROUNDS):
        for kind in KINDS[1:]:
            for step in STEPS:
                tried = replace(weights, **{kind: round(max(getattr(weights, kind), 0.05) * step, 3)})
                if (score := asked.found(tried)) > best:
                    best, weights = score, tried
    return weights


def thresholds(asked: Asked, matcher: Matcher) -> None:
    """For several bars: the right and wrong first explainers above each, and the questions outside the texts that would be answered."""
    refusal = np.array([explainer.is_refusal for explainer in matcher.explainers])
    scale = matcher.combine(dict.fromkeys(KINDS, np.ones(1)))[0] / sum(getattr(matcher.weights, kind) for kind in KINDS)
    answering = np.where(refusal, -1.0, asked.scores(matcher.weights) * scale)
    inside, best, first = ~refusal[asked.owner], answering.max(axis=1), answering.argmax(axis=1)
    right = asked.same[np.arange(len(first)), first]
    print("\nbar   right above  wrong above  outside the texts above")
    for bar in BARS:
        above = best >= bar
        print(f"{bar:.2f}  {above[inside & right].mean():11.1%}  {above[inside & ~right].mean():11.1%}  {above[~inside].mean():10.1%}")


def cross_validate(asked: Asked, start: Weights) -> None:
    """Weights tuned on four fifths of the explainers, judged on the questions of the last fifth."""
    judged = []
    for fold in range(FOLDS):
        left_out = asked.owner % FOLDS == fold
        weights = tuned(asked.part(~left_out), start)
        judged.append(asked.part(left_out).found(weights))
        print(f"fold {fold}: {judged[-1]:.3f} on the fifth left out, {shown(weights)}")
    print(f"mean on the folds left out: {np.mean(judged):.3f}; the weights in the code: {asked.found(start):.3f}")
    print(f"on all: {shown(tuned(asked, start))}")


def shown(weights: Weights) -> str:
    return ", ".join(f"{kind} {getattr(weights, kind)}" for kind in KINDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--every", type=int, default=EVERY, metavar="N", help="take each n-th question")
    parser.add_argument("--store", type=Path, default=None)
    options = parser.parse_args()
    matcher = Finder.open(options.store).matcher
    asked = gather(matcher, options.every)
    print(f"{len(matcher.explainers)} explainers, {len(asked.owner)} questions")
    print(f"weights in the code ({shown(matcher.weights)}): {asked.found(matcher.weights):.3f} find their answer first")
    for kind in KINDS:
        print(f"  without {kind:9} {asked.found(replace(matcher.weights, **{kind: 0.0})):.3f}")
    thresholds(asked, matcher)
    if options.tune:
        cross_validate(asked, matcher.weights)


if __name__ == "__main__":
    main()
