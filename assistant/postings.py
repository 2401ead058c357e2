"""What of the explainers is compared word by word: which of them holds which token how often, and their texts in one form.

Some 17,000 texts are read for it. That takes most of a second, so it is done once and kept for the next start (`index.kept`).
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import assistant.understand
import index.tokens
from assistant.explainers import Explainer
from assistant.understand.glossary import FOLDER as GLOSSARY
from assistant.understand.normalise import in_one_form
from index.kept import digest, kept
from index.tokens import tokens

_KEYWORD = 3  # parts that one keyword counts as
Integers = NDArray[np.integer[Any]]
Texts = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Postings:
    """Of each explainer, in their order: its example questions and keywords in one form; and for each token where it stands."""

    questions: Texts
    keywords: Texts
    found: Mapping[str, tuple[Integers, Integers]]
    """Each token's explainers, by number, and how many parts of each hold it."""

    @classmethod
    def of(cls, explainers: Sequence[Explainer], strip: Sequence[str], file: Path | None = None) -> Postings:
        """The postings of these explainers without the words to strip, from the file where they are kept, or made and kept there."""
        if file is None:
            return cls._read(_made(explainers, strip))
        return cls._read(kept(file, _made_from(explainers, strip), lambda: _made(explainers, strip)))

    @classmethod
    def _read(cls, content: bytes) -> Postings:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            texts = json.loads(arrays["texts"].tobytes())
            ends, numbers, times = (arrays[name] for name in ("ends", "numbers", "times"))
        spans = (slice(*span) for span in pairwise([0, *ends.tolist()]))
        found = {token: (numbers[span], times[span]) for token, span in zip(texts["tokens"], spans, strict=True)}
        return cls(texts["questions"], texts["keywords"], found)


def bare(text: str, strip: Sequence[str]) -> str:
    """The text without the words to strip: names of the covered places, which filter and must not match."""
    for word in strip:
        text = text.replace(word, "")
    return text


def _made_from(explainers: Sequence[Explainer], strip: Sequence[str]) -> str:
    """A digest of all that the postings depend on: the texts, the code and the words that bring them into one form, the libraries below."""
    code = [Path(__file__), Path(index.tokens.__file__), *sorted(Path(assistant.understand.__file__).parent.glob("*.py"))]
    data = sorted(path for path in GLOSSARY.iterdir() if path.is_file())
    return digest([*(e.entry.model_dump_json() for e in explainers), *strip, sys.version, version("OpenCC"), *code, *data])


def _made(explainers: Sequence[Explainer], strip: Sequence[str]) -> bytes:
    questions = [[in_one_form(question) for question in explainer.entry.questions] for explainer in explainers]
    keywords = [[in_one_form(bare(word, strip)).lower() for word in explainer.entry.keywords] for explainer in explainers]
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (explainer, asked) in enumerate(zip(explainers, questions, strict=True)):
        for token, times in _bag(explainer, asked, strip).items():
            where[token].append((number, times))
    texts = {"questions": questions, "keywords": keywords, "tokens": list(where)}
    pairs = np.array([pair for held in where.values() for pair in held], dtype=np.int32).reshape(-1, 2)
    content = io.BytesIO()
    np.savez(
        content,
        texts=np.frombuffer(json.dumps(texts).encode("ascii"), dtype=np.uint8),
        ends=np.cumsum([len(held) for held in where.values()], dtype=np.int64),
        numbers=pairs[:, 0],
        times=pairs[:, 1],
    )
    return content.getvalue()


def _bag(explainer: Explainer, questions: Sequence[str], strip: Sequence[str]) -> Counter[str]:
    """How many parts of an explainer hold each token; a keyword counts as three."""
    entry = explainer.entry
    parts = [*questions, entry.answer, entry.english, *(quote.quote for quote in entry.quotes)]
    bag = Counter(token for part in parts for token in frozenset(tokens(bare(part, strip))))
    for word in entry.keywords:
        bag.update(dict.fromkeys(tokens(bare(word, strip)), _KEYWORD))
    return bag
