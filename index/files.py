"""A stored index on disk: a folder for each version, and one small file that names the current one.

    <store>/current        the name of the current version's folder
    <store>/lock           held while a version is written
    <store>/v-<32 hex>/    manifest.json  passages.jsonl  vectors.faiss  digests.txt  lexical/

A version is written whole and flushed to the disk before `current` is replaced in one step, so that a reader sees the old index or the new
one, never half of one, and a power cut loses at most the new one. The manifest holds the SHA-256 of every file: what was cut short, changed
or lost since is noticed when the index is opened.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from index.errors import StoreDamaged, StoreMissing, StoreStale

SCHEMA = 2
"""Raised by one whenever the files or their meaning change."""
LOCK_SECONDS = 900
"""How long one process waits for another that is building the same index."""
_VERSION = re.compile(r"v-[0-9a-f]{32}")
_MANIFEST = "manifest.json"


class Recipe(BaseModel):
    """What an index is made from: two indexes of one recipe answer alike."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    model: str
    fingerprint: str
    tokens: str
    passages: str = Field(description="SHA-256 of the passages' contents and their documents' titles")


class Manifest(BaseModel):
    """The contents of manifest.json."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    version: int
    recipe: Recipe
    count: int = Field(ge=0)
    dimensions: int = Field(ge=1)
    files: dict[str, str] = Field(description="SHA-256 of each file, by its path inside the version's folder")

    @field_validator("files")
    @classmethod
    def _inside(cls, files: dict[str, str]) -> dict[str, str]:
        for name in files:
            if (path := PurePosixPath(name)).is_absolute() or ".." in path.parts:
                raise ValueError(f"{name!r} lies outside the index")
        return files


@dataclass(frozen=True, slots=True)
class Version:
    """Where the parts of one version lie."""

    folder: Path

    @property
    def passages(self) -> Path:
        """The passages, one JSON object a line."""
        return self.folder / "passages.jsonl"

    @property
    def vectors(self) -> Path:
        """The vectors, as FAISS writes them."""
        return self.folder / "vectors.faiss"

    @property
    def digests(self) -> Path:
        """A digest of the text of each vector, a line each: what has not changed need not be encoded again."""
        return self.folder / "digests.txt"

    @property
    def lexical(self) -> Path:
        """The folder of the BM25 matrix."""
        return self.folder / "lexical"


def default_store() -> Path:
    """Where indexes are kept: MINGBAI_STORE, or `.store` beside the packages. A library of its own takes a folder inside it."""
    return Path(os.environ.get("MINGBAI_STORE") or Path(__file__).resolve().parent.parent / ".store")


def lock(store: Path) -> FileLock:
    """The lock to hold while building into a store. Raises OSError where the folder cannot be written."""
    store.mkdir(parents=True, exist_ok=True)
    return FileLock(store / "lock", timeout=LOCK_SECONDS)


def write(store: Path, recipe: Recipe, shape: tuple[int, int], fill: Callable[[Version], None]) -> None:
    """Write a new version, make it the current one and remove the others. The caller holds the lock; `fill` writes the parts."""
    version = Version(store / f"v-{uuid.uuid4().hex}")
    version.folder.mkdir()
    try:
        fill(version)
        count, dimensions = shape
        manifest = Manifest(version=SCHEMA, recipe=recipe, count=count, dimensions=dimensions, files=_hashes(version.folder))
        (version.folder / _MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        _flush(version.folder)
        put(store / "current", f"{version.folder.name}\n".encode("ascii"))
    except BaseException:
        shutil.rmtree(version.folder, ignore_errors=True)
        raise
    _clean(store, keep=version.folder.name)


def verified(store: Path) -> tuple[Version, Manifest]:
    """The current version, every file of it compared with the manifest.

    Raises StoreMissing where there is none, StoreDamaged where a file is missing or changed, StoreStale where another release wrote it.
    """
    version = _current(store)
    manifest = _manifest(version)
    for name, wanted in manifest.files.items():
        file = version.folder / name
        if not file.is_file():
            raise StoreDamaged(f"{file}: found no such file, wanted one with SHA-256 {wanted[:12]}…")
        if (found := _sha256(file)) != wanted:
            raise StoreDamaged(f"{file}: found SHA-256 {found[:12]}…, wanted {wanted[:12]}…")
    return version, manifest


def current_name(store: Path) -> str:
    """The name of the current version, or "" where there is none."""
    try:
        return _current(store).folder.name
    except (StoreMissing, StoreDamaged):
        return ""


def _current(store: Path) -> Version:
    pointer = store / "current"
    try:
        name = pointer.read_bytes()[:64].decode("ascii", "replace").strip()
    except FileNotFoundError:
        raise StoreMissing(f"{store}: found no index, wanted one that `build` has written there") from None
    except OSError as error:
        raise StoreDamaged(f"{pointer}: found a file that cannot be read ({error.strerror}), wanted the name of a version") from error
    if not _VERSION.fullmatch(name):
        raise StoreDamaged(f"{pointer}: found {name!r}, wanted the name of a version (v- and 32 hexadecimal digits)")
    return Version(store / name)


def _manifest(version: Version) -> Manifest:
    file = version.folder / _MANIFEST
    try:
        content = file.read_bytes()
    except OSError as error:
        raise StoreDamaged(f"{file}: found a file that cannot be read ({error.strerror}), wanted the manifest") from error
    if (found := re.search(rb'"version": ?(\d{1,9})\b', content)) and int(found[1]) != SCHEMA:
        raise StoreStale(f"{file}: found an index of version {int(found[1])}, wanted version {SCHEMA}")
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        what = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in what["loc"]) or "the file"
        raise StoreDamaged(f"{file}: found {where} wrong ({what['msg']}), wanted a manifest of version {SCHEMA}") from error


def _hashes(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()}


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise StoreDamaged(f"{file}: found a file that cannot be read ({error.strerror}), wanted a part of the index") from error


def _flush(folder: Path) -> None:
    """Have the disk hold every file of the folder before anything points to it."""
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # Windows opens no folders
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(file: Path, content: bytes) -> None:
    """Replace a file in one step: whoever reads it, even after a power cut, finds the old content or the new. The caller holds the lock."""
    written = file.with_name(f"{file.name}.new")
    written.write_bytes(content)
    _sync(written)
    if file.is_dir():
        shutil.rmtree(file)
    written.replace(file)
    _sync(file.parent)


def _clean(store: Path, keep: str) -> None:
    """Remove what older and broken-off builds left. A reader that loses its version to this reads the pointer again."""
    for path in store.iterdir():
        name = path.name.removeprefix("current.")
        if _VERSION.fullmatch(name) and path.name != keep:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
