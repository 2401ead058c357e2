"""What costs time to work out at a start and changes only with what it is made from, kept in a file for the next start.

The file's first line holds a digest of what the content was made from and the SHA-256 of the content. Where the file is missing, stale,
cut short or changed, the content is worked out anew and the file replaced in one step. A file that cannot be written costs only time.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from index import files
from index.errors import StoreDamaged, StoreError, StoreMissing, StoreStale

_LOG = logging.getLogger(__name__)


def digest(parts: Iterable[str | bytes | Path]) -> str:
    """SHA-256 of texts, bytes and the contents of files, each by its length, so that no part runs into the next."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.read_bytes() if isinstance(part, Path) else part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.hexdigest()


def kept(file: Path, made_from: str, make: Callable[[], bytes]) -> bytes:
    """The content that `make` works out from what has the digest `made_from`: from the file, or made now and kept in it."""
    try:
        return _read(file, made_from)
    except StoreError as error:
        _LOG.info("worked out anew: %s", error)
    content = make()
    head = f"{made_from} {hashlib.sha256(content).hexdigest()}\n".encode("ascii")
    try:
        with files.lock(file.parent):
            files.put(file, head + content)
    except OSError as error:
        _LOG.warning("not kept for the next start, %s cannot be written: %s", file, error)
    return content


def _read(file: Path, made_from: str) -> bytes:
    try:
        head, _, content = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        raise StoreMissing(f"{file}: found no such file") from None
    except OSError as error:
        raise StoreDamaged(f"{file}: found a file that cannot be read ({error.strerror})") from error
    source, _, wanted = head.decode("ascii", "replace").partition(" ")
    if (found := hashlib.sha256(content).hexdigest()) != wanted:
        raise StoreDamaged(f"{file}: found SHA-256 {found[:12]}…, wanted {wanted[:12]}…")
    if source != made_from:
        raise StoreStale(f"{file}: found what was made from {source[:12]}…, wanted {made_from[:12]}…")
    return content
