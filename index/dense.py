"""Vectors of passages, held by FAISS, and their inner products with a query's vector.

The collections here are small (thousands of passages), so every score is computed: exact, a fraction of a millisecond, and without
the -1 that FAISS pads a filtered search with. FAISS does not notice a flipped bit in its file; `index.files` does.
"""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray


class Dense:
    """n vectors of unit length. Safe to use from several threads."""

    def __init__(self, flat: faiss.IndexFlatIP) -> None:
        """Keep the FAISS index, and a view of its memory; the view must not outlive the index, so it never leaves this object."""
        self._flat = flat
        self._vectors: NDArray[np.float32] = faiss.rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d).reshape(flat.ntotal, flat.d)

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Dense:
        """Hold these vectors, shape (n, dimensions)."""
        flat = faiss.IndexFlatIP(vectors.shape[1])
        if len(vectors):
            flat.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(flat)

    @classmethod
    def load(cls, file: Path) -> Dense:
        """Read what `save` wrote. Raises ValueError for a file that holds another kind of index."""
        flat = faiss.deserialize_index(np.frombuffer(file.read_bytes(), dtype=np.uint8))
        if not isinstance(flat, faiss.IndexFlatIP):
            raise ValueError(f"{file.name} holds {type(flat).__name__}, wanted IndexFlatIP")
        return cls(flat)

    def save(self, file: Path) -> None:
        """Write the vectors as a FAISS index file."""
        file.write_bytes(faiss.serialize_index(self._flat).tobytes())

    @property
    def shape(self) -> tuple[int, int]:
        """How many vectors, of how many dimensions."""
        return self._flat.ntotal, self._flat.d

    @property
    def vectors(self) -> NDArray[np.float32]:
        """A copy of the held vectors, shape (n, dimensions), for callers that weigh them in their own way."""
        return self._vectors.copy()

    def scores(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """The inner product of each held vector with this one, shape (n,): the cosine, as all are of unit length."""
        return self._vectors @ vector
