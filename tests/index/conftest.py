"""A small library of real sentences, and an encoder without a model that counts how often it is asked for passages, and for how many."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.passage import Passage
from index.progress import Progress


class LetterEncoder:
    """A text's vector counts its characters in 64 boxes: texts that share characters are near each other."""

    name = "letters"

    def __init__(self, fingerprint: str = "1") -> None:
        self.fingerprint = fingerprint
        self.calls = 0
        self.encoded: list[str] = []

    def query(self, text: str) -> NDArray[np.float32]:
        return self._vector(text)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        self.calls += 1
        self.encoded += texts
        if progress:
            progress(len(texts), len(texts), "letters")
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.full(64, 1e-6, dtype=np.float32)
        for character in text.encode("utf-8", "replace").decode():
            vector[hashlib.sha256(character.encode()).digest()[0] % 64] += 1
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture
def encoder() -> LetterEncoder:
    return LetterEncoder()


@pytest.fixture
def newer_encoder() -> LetterEncoder:
    return LetterEncoder(fingerprint="2")


@pytest.fixture
def passages() -> tuple[Passage, ...]:
    return (
        Passage("a:0-20", "a", "二、待遇水平", "2020年起付标准为1.8万元。", 0, 20, "江阴市"),
        Passage("a:20-50", "a", "二、待遇水平", "10万元以上的部分由大病保险资金支付80%。", 20, 50, "江阴市"),
        Passage("b:0-30", "b", "（四）救助水平", "对特困人员、孤儿、低保对象不设年度救助起付标准。", 0, 30, "广东省"),
        Passage("c:0-30", "c", "", "Books are lent for four weeks.", 0, 30),
    )
