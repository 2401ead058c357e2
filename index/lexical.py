"""BM25 over the tokens of `index.tokens`: raw scores for every passage at once.

bm25s holds the scores as a sparse matrix. Its own retrieval is not used: it raises where more hits are asked for than there are
passages, and lists passages of score 0 as hits; the scores themselves are what fusion needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.tokens import tokens

K1 = 1.2
B = 0.75


class Lexical:
    """BM25 scores of n texts. Safe to use from several threads."""

    def __init__(self, matrix: bm25s.BM25 | None, count: int) -> None:
        """`matrix` is None where no text has a token: there is nothing to score then."""
        self._matrix = matrix
        self._count = count

    @classmethod
    def of(cls, texts: Sequence[str]) -> Lexical:
        """Index the texts."""
        words = [tokens(text) for text in texts]
        vocabulary = {word: i for i, word in enumerate(sorted({word for text in words for word in text}))}
        if not vocabulary:
            return cls(None, len(texts))
        matrix = bm25s.BM25(k1=K1, b=B, method="lucene")
        matrix.index(([[vocabulary[word] for word in text] for text in words], vocabulary), create_empty_token=False, show_progress=False)
        return cls(matrix, len(texts))

    @classmethod
    def load(cls, folder: Path, count: int) -> Lexical:
        """Read what `save` wrote; a folder without a matrix is an index of texts without tokens."""
        return cls(bm25s.BM25.load(folder, load_vocab=True, mmap=False) if folder.is_dir() else None, count)

    def save(self, folder: Path) -> None:
        """Write the matrix and its vocabulary into a folder of their own."""
        if self._matrix is not None:
            self._matrix.save(folder, show_progress=False)

    def scores(self, query: Iterable[str]) -> NDArray[np.float32]:
        """The BM25 score of each text for a query's tokens, shape (n,), 0 where none is shared. A token said twice counts once."""
        if self._matrix is None:
            return np.zeros(self._count, dtype=np.float32)
        known = self._matrix.get_tokens_ids(list(dict.fromkeys(query)))
        return np.asarray(self._matrix.get_scores_from_ids(known), dtype=np.float32)
