"""How well questions find their explainer, and the weights that do it best.

Every example question of every explainer is asked with itself left out, so it has to be found by its neighbours and by the texts.
The weights of `assistant.matching.Weights` are tuned by coordinate ascent on four fifths of the explainers and judged on the rest.
Nothing but the explainers' own questions is used.

    python -m bench.matching            # the figures of the weights in the code
    python -m bench.matching --tune     # tuned weights, five folds
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from assistant.explainers import load
from assistant.find import Finder
from assistant.matching import Matcher, Weights

KINDS = ("words", "meaning", "quotes", "keywords")
FOLDS = 5
STEPS = (0.0, 0.5, 0.75, 1.25, 1.5, 2.0)


def gather(matcher: Matcher, every: int) -> tuple[np.ndarray, np.ndarray]:
    """Evidence (questions, kinds, explainers) with the asked question left out, and the number of each question's explainer."""
    order = {explainer.id: number for number, explainer in enumerate(matcher.explainers)}
    evidence, owner = [], []
    for number, passage in enumerate(matcher.library.passages):
        if passage.document not in order or number % every:
            continue
        found = matcher.evidence(passage.text, skip=number)
        evidence.append([found[kind] for kind in KINDS])
        owner.append(order[passage.document])
    return np.array(evidence), np.array(owner)


def admitted(matcher: Matcher) -> np.ndarray:
    """Whether explainer j may answer a question of explainer i: same place, or no place at all; shape (explainers, explainers)."""
    places = [frozenset(explainer.entry.places) for explainer in matcher.explainers]
    return np.array([[not a or not b or bool(a & b) for b in places] for a in places])


def same_answer(matcher: Matcher) -> np.ndarray:
    """Whether explainer j's first three sources hold the first source of explainer i, shape (explainers, explainers)."""
    firsts = [e.citations[0] if e.citations else None for e in matcher.explainers]
    threes = [e.citations[:3] for e in matcher.explainers]

    def holds(i: int, j: int) -> bool:
        first = firsts[i]
        if i == j or first is None:
            return i == j
        return any(c.document == first.document and c.start < first.end and first.start < c.end for c in threes[j])

    return np.array([[holds(i, j) for j in range(len(firsts))] for i in range(len(firsts))])


def hits(evidence: np.ndarray, owner: np.ndarray, allowed: np.ndarray, same: np.ndarray, weights: Weights) -> np.ndarray:
    """For each question whether the first explainer answers it."""
    vector = np.array([getattr(weights, kind) for kind in KINDS])
    scores = np.einsum("qke,k->qe", evidence, vector)
    scores[~allowed[owner]] = -1
    return same[owner, scores.argmax(axis=1)]


def tuned(evidence: np.ndarray, owner: np.ndarray, allowed: np.ndarray, same: np.ndarray, weights: Weights) -> Weights:
    """Coordinate ascent on the share of questions whose first explainer answers them."""
    best = hits(evidence, owner, allowed, same, weights).mean()
    for _ in range(3):
        for kind in KINDS[1:]:
            for step in STEPS:
                tried = replace(weights, **{kind: round(max(getattr(weights, kind), 0.05) * step, 3)})
                if (score := hits(evidence, owner, allowed, same, tried).mean()) > best:
                    best, weights = score, tried
    return weights


def thresholds(matcher: Matcher, evidence: np.ndarray, owner: np.ndarray, allowed: np.ndarray, same: np.ndarray) -> None:
    """For several bars: the right and wrong first explainers above each, and the questions outside the texts that would be answered."""
    refusal = np.array([explainer.is_refusal for explainer in matcher.explainers])
    scores = np.array([matcher.combine(dict(zip(KINDS, found, strict=True))) for found in evidence])
    scores[~allowed[owner]] = -1
    inside, answering = ~refusal[owner], np.where(refusal, -1, scores)
    best = answering.max(axis=1)
    right = same[owner, answering.argmax(axis=1)]
    print("bar   right above  wrong above  outside the texts above")
    for bar in (0.2, 0.3, 0.36, 0.45, 0.5, 0.55, 0.6, 0.7):
        above = best >= bar
        print(f"{bar:.2f}  {above[inside & right].mean():11.1%}  {above[inside & ~right].mean():11.1%}  {above[~inside].mean():10.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take every n-th question only")
    parser.add_argument("--store", type=Path, default=None)
    options = parser.parse_args()
    matcher = Finder.open(options.store).matcher
    evidence, owner = gather(matcher, options.every)
    allowed, same = admitted(matcher), same_answer(matcher)
    print(f"{len(load())} explainers, {len(owner)} questions")
    print(f"weights in the code: {hits(evidence, owner, allowed, same, matcher.weights).mean():.3f} find their answer first")
    for kind in KINDS:
        without = hits(evidence, owner, allowed, same, replace(matcher.weights, **{kind: 0.0})).mean()
        print(f"  without {kind:9} {without:.3f}")
    thresholds(matcher, evidence, owner, allowed, same)
    if options.tune:
        _folds(evidence, owner, allowed, same, matcher.weights)


def _folds(evidence: np.ndarray, owner: np.ndarray, allowed: np.ndarray, same: np.ndarray, start: Weights) -> None:
    scores = []
    for fold in range(FOLDS):
        train, test = owner % FOLDS != fold, owner % FOLDS == fold
        weights = tuned(evidence[train], owner[train], allowed, same, start)
        scores.append(hits(evidence[test], owner[test], allowed, same, weights).mean())
        print(f"fold {fold}: {scores[-1]:.3f} on the fifth left out, { ({k: v for k, v in asdict(weights).items() if k in KINDS}) }")
    print(f"mean on the folds left out: {np.mean(scores):.3f}")
    print(f"on all: {tuned(evidence, owner, allowed, same, start)}")


if __name__ == "__main__":
    main()
