"""A searchable library of passages: built once, stored, opened in milliseconds, built anew where the store is stale or damaged."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from index import files
from index.dense import Dense
from index.encoder import Encoder, default_encoder
from index.errors import StoreDamaged, StoreError, StoreStale
from index.files import default_store as default_store  # its place for those who open libraries
from index.fuse import fuse
from index.lexical import Lexical
from index.progress import Progress
from index.searched import known_titles, meaning, words
from index.tokens import fingerprint, tokens

_LOG = logging.getLogger(__name__)
_OPEN_TRIES = 3
_FIELDS = tuple(field.name for field in fields(Passage))


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `score` from 0 to 1 within this search, and the raw scores that it was made from (BM25, cosine)."""

    passage: Passage
    score: float
    lexical: float
    dense: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Raw scores of a question against each of a library's n passages, in their order: BM25 and cosine, shape (n,), 0 where nothing."""

    lexical: NDArray[np.float32]
    dense: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Library:
    """Passages that can be searched by words and by meaning. Safe to use from several threads."""

    passages: tuple[Passage, ...]
    lexical: Lexical
    dense: Dense
    encoder: Encoder

    @classmethod
    def of(
        cls,
        passages: Sequence[Passage],
        progress: Progress | None = None,
        *,
        titles: Mapping[str, str] | None = None,
        encoder: Encoder | None = None,
        known: Mapping[str, NDArray[np.float32]] | None = None,
    ) -> Library:
        """Index the passages in memory; nothing is stored. `titles` names documents by id; those that come with the program are known.

        `known` holds vectors that this encoder made before, by the digest of their text: only what is not among them is encoded.
        """
        titles = known_titles(passages) if titles is None else titles
        encoder = encoder or default_encoder()
        named = [(passage, titles.get(passage.document, "")) for passage in passages]
        lexical = Lexical.of([words(passage, title) for passage, title in named])
        return cls(tuple(passages), lexical, Dense.of(_vectors([meaning(*one) for one in named], encoder, progress, known or {})), encoder)

    @classmethod
    def build(
        cls,
        passages: Sequence[Passage],
        store: Path,
        progress: Progress | None = None,
        *,
        titles: Mapping[str, str] | None = None,
        encoder: Encoder | None = None,
    ) -> Library:
        """Index the passages and make that the store's current version. Raises OSError where the folder cannot be written."""
        titles = known_titles(passages) if titles is None else titles
        store.mkdir(parents=True, exist_ok=True)  # a folder that cannot be made is better known before the work than after it
        encoder = encoder or default_encoder()
        library = cls.of(passages, progress, titles=titles, encoder=encoder, known=_known_vectors(store, encoder))
        with files.lock(store):
            _save(library, store, _recipe(passages, titles, encoder), titles)
        return library

    @classmethod
    def open(cls, store: Path, *, encoder: Encoder | None = None) -> Library:
        """Open what is stored. Raises StoreMissing, StoreDamaged or StoreStale, naming what was found and what is wanted."""
        return _opened(store, encoder or default_encoder())

    def evidence(self, query: str) -> Evidence:
        """The raw scores of every passage, for callers that rank by themselves; all 0 for a query without a letter or a figure."""
        said = tokens(query)
        if not said:
            return Evidence(np.zeros(len(self.passages), np.float32), np.zeros(len(self.passages), np.float32))
        return Evidence(self.lexical.scores(said), self.dense.scores(self.encoder.query(query)))

    def search(self, query: str, k: int = 10, *, regions: Collection[str] | None = None) -> list[Hit]:
        """The k best passages, best first; fewer where there are fewer, none for a query that says nothing.

        `regions` keeps passages of these regions and those that belong to none; scores are compared among the kept ones only.
        """
        kept = np.array([i for i, p in enumerate(self.passages) if regions is None or not p.region or p.region in regions], dtype=np.intp)
        evidence = self.evidence(query)
        lexical, dense = evidence.lexical[kept], evidence.dense[kept]
        if not (lexical.any() or dense.any()):
            return []
        scores = fuse(lexical, dense)
        best = np.argsort(-scores, kind="stable")[: max(k, 0)]
        return [Hit(self.passages[kept[i]], float(scores[i]), float(lexical[i]), float(dense[i])) for i in best]


def open_or_build(
    passages: Sequence[Passage],
    store: Path | None = None,
    progress: Progress | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    encoder: Encoder | None = None,
) -> Library:
    """The library of exactly these passages: opened where the store holds it whole, else built, stored and returned.

    Several processes may ask at once: one builds, the others wait for it and open what it built. Where the store cannot be written, the
    library is kept in memory and the reason is logged.
    """
    store, encoder = store or default_store() / "passages", encoder or default_encoder()
    titles = known_titles(passages) if titles is None else titles
    wanted = _recipe(passages, titles, encoder)
    try:
        return _opened(store, encoder, wanted, passages)
    except StoreError as error:
        _LOG.info("the index is built: %s", error)
    library = None
    try:
        with files.lock(store):
            with suppress(StoreError):  # another process may have built it while this one waited
                return _opened(store, encoder, wanted, passages)
            library = Library.of(passages, progress, titles=titles, encoder=encoder, known=_known_vectors(store, encoder))
            _save(library, store, wanted, titles)
    except OSError as error:
        _LOG.warning("the index is not kept for the next start, %s cannot be used: %s", store, error)
    return library or Library.of(passages, progress, titles=titles, encoder=encoder)


def _opened(store: Path, encoder: Encoder, wanted: files.Recipe | None = None, passages: Sequence[Passage] | None = None) -> Library:
    """Open the current version; where it is removed while being read because a newer one took its place, open that."""
    for _ in range(_OPEN_TRIES):
        name = files.current_name(store)
        try:
            return _read(store, encoder, wanted, passages)
        except StoreDamaged:
            if files.current_name(store) == name:
                raise
    return _read(store, encoder, wanted, passages)


def _read(store: Path, encoder: Encoder, wanted: files.Recipe | None, passages: Sequence[Passage] | None) -> Library:
    """The current version, if it is made as `wanted`; the passages need not be read where those of that recipe are at hand."""
    version, manifest = files.verified(store)
    found = manifest.recipe
    wanted = wanted or _recipe_by(encoder, found.passages)
    for part in files.Recipe.model_fields:
        if getattr(found, part) != getattr(wanted, part):
            raise StoreStale(f"{store}: found an index whose {part} is {getattr(found, part)[:40]}, wanted {getattr(wanted, part)[:40]}")
    try:
        held = tuple(_passages(version) if passages is None else passages)
        dense = Dense.load(version.vectors)
        lexical = Lexical.load(version.lexical, manifest.count)
    except (OSError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise StoreDamaged(f"{version.folder}: found parts that cannot be read ({error}), wanted what the manifest names") from error
    if not (len(held) == dense.shape[0] == manifest.count):
        raise StoreDamaged(f"{version.folder}: found {len(held)} passages and {dense.shape[0]} vectors, wanted {manifest.count} of each")
    return Library(held, lexical, dense, encoder)


def _passages(version: files.Version) -> Iterator[Passage]:
    for line in version.passages.read_text(encoding="ascii").splitlines():
        yield Passage(**json.loads(line))


def _vectors(
    texts: Sequence[str], encoder: Encoder, progress: Progress | None, known: Mapping[str, NDArray[np.float32]]
) -> NDArray[np.float32]:
    """The vectors of the texts, shape (n, dimensions), the known ones taken over."""
    digests = [_digest(text) for text in texts]
    new = [number for number, digest in enumerate(digests) if digest not in known]
    encoded = encoder.passages([texts[number] for number in new], progress)
    if len(new) == len(texts):
        return encoded
    made = dict(zip(new, encoded, strict=True))
    return np.stack([made[number] if number in made else known[digest] for number, digest in enumerate(digests)])


def _known_vectors(store: Path, encoder: Encoder) -> Mapping[str, NDArray[np.float32]]:
    """The vectors of the stored version by the digests of their texts, where this encoder made them; nothing where it cannot be read."""
    try:
        version, manifest = files.verified(store)
        if manifest.recipe.fingerprint != encoder.fingerprint or manifest.recipe.model != encoder.name:
            return {}
        digests = version.digests.read_text(encoding="ascii").split()
        return dict(zip(digests, Dense.load(version.vectors).vectors, strict=True))
    except (StoreError, OSError, ValueError, RuntimeError):
        return {}  # the whole is encoded then, as for a first build


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _save(library: Library, store: Path, recipe: files.Recipe, titles: Mapping[str, str]) -> None:
    def fill(version: files.Version) -> None:
        texts = (meaning(passage, titles.get(passage.document, "")) for passage in library.passages)
        version.digests.write_text("".join(f"{_digest(text)}\n" for text in texts), encoding="ascii")
        version.passages.write_text("".join(_line(passage) for passage in library.passages), encoding="ascii")
        library.dense.save(version.vectors)
        library.lexical.save(version.lexical)

    files.write(store, recipe, library.dense.shape, fill)


def _recipe(passages: Sequence[Passage], titles: Mapping[str, str], encoder: Encoder) -> files.Recipe:
    digest = hashlib.sha256()
    for passage in passages:
        digest.update(f"{_line(passage)}{json.dumps(titles.get(passage.document, ''))}\n".encode("ascii"))
    return _recipe_by(encoder, digest.hexdigest())


def _recipe_by(encoder: Encoder, passages: str) -> files.Recipe:
    return files.Recipe(model=encoder.name, fingerprint=encoder.fingerprint, tokens=fingerprint(), passages=passages)


def _line(passage: Passage) -> str:
    """One line of JSON, in ASCII: a lone surrogate in a text survives it."""
    return json.dumps({name: getattr(passage, name) for name in _FIELDS}, ensure_ascii=True) + "\n"
