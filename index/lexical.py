"""BM25 over the tokens of `index.tokens`: raw scores for every passage at once.

bm25s works the scores out and holds them as a sparse matrix, a column for each token. Reading that matrix and adding columns up takes
NumPy alone, so that an opening does not wait for SciPy, which bm25s brings. The retrieval of bm25s is not used: it raises where more hits
are asked for than there are passages, and lists passages of score 0 as hits; the scores themselves are what fusion needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.tokens import tokens

K1 = 1.2
B = 0.75
_ARRAYS = ("data", "indices", "indptr")
_VOCABULARY = "vocab.index.json"


@dataclass(frozen=True, slots=True)
class Lexical:
    """BM25 scores of `count` texts: each token's column, and the parts of the matrix by SciPy's names. Safe to use from several threads."""

    columns: Mapping[str, int]
    data: NDArray[np.float32]
    indices: NDArray[np.integer[Any]]
    indptr: NDArray[np.integer[Any]]
    count: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Lexical:
        """Index the texts."""
        words = [tokens(text) for text in texts]
        columns = {word: i for i, word in enumerate(sorted({word for text in words for word in text}))}
        if not columns:
            return cls.empty(len(texts))
        import bm25s

        matrix = bm25s.BM25(k1=K1, b=B, method="lucene")
        matrix.index(([[columns[word] for word in text] for text in words], columns), create_empty_token=False, show_progress=False)
        data, indices, indptr = (matrix.scores[name] for name in _ARRAYS)
        return cls(columns, data, indices, indptr, len(texts))

    @classmethod
    def empty(cls, count: int) -> Lexical:
        """Texts without a token: there is nothing to score."""
        return cls({}, np.zeros(0, np.float32), np.zeros(0, np.int32), np.zeros(1, np.int64), count)

    @classmethod
    def load(cls, folder: Path, count: int) -> Lexical:
        """Read what `save` wrote; no folder is an index of texts without tokens."""
        if not folder.is_dir():
            return cls.empty(count)
        columns = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        data, indices, indptr = (np.load(_array(folder, name), allow_pickle=False) for name in _ARRAYS)
        return cls(columns, data, indices, indptr, count)

    def save(self, folder: Path) -> None:
        """Write the matrix and its tokens into a folder of their own, under the names that bm25s gives them."""
        if not self.columns:
            return
        folder.mkdir()
        (folder / _VOCABULARY).write_text(json.dumps(self.columns), encoding="utf-8")
        for name in _ARRAYS:
            np.save(_array(folder, name), getattr(self, name), allow_pickle=False)

    def scores(self, query: Iterable[str]) -> NDArray[np.float32]:
        """The BM25 score of each text for a query's tokens, shape (n,), 0 where none is shared. A token said twice counts once."""
        found = np.zeros(self.count, dtype=np.float32)
        for word in dict.fromkeys(query):
            if (column := self.columns.get(word)) is not None:
                held = slice(self.indptr[column], self.indptr[column + 1])
                found[self.indices[held]] += self.data[held]
        return found


def _array(folder: Path, name: str) -> Path:
    return folder / f"{name}.csc.index.npy"
