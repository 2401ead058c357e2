"""Which documents there are: the bundled five, or any folder. Each text is read and parsed when it is first asked for."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from corpus.document import Document
from corpus.read import SUFFIXES, read_file
from corpus.sources import DATA, LEVELS, LIST, Entry, SourceError, bundled, read_sources


class Catalog:
    """Documents by id. `ids` costs nothing; a document is read once, when asked for."""

    def __init__(self, readers: Mapping[str, Callable[[], Document]]) -> None:
        self._readers = readers
        self._read: dict[str, Document] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The documents' ids, in order."""
        return tuple(self._readers)

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents. Raises SourceError for the first that is missing, changed, unreadable or wrongly described."""
        return tuple(self.document(name) for name in self._readers)

    def document(self, id: str) -> Document:  # noqa: A002  # what the machine interface calls it
        """One document. Raises KeyError for an unknown id, SourceError where its file or description is wrong."""
        if id not in self._read:
            if id not in self._readers:
                raise KeyError(f"no document {id!r}; there are {', '.join(self._readers)}")
            self._read[id] = self._readers[id]()
        return self._read[id]


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds: documents, and why other files were left out."""

    documents: tuple[Document, ...]
    refused: tuple[str, ...]


@cache
def catalog() -> Catalog:
    """The bundled policy texts."""
    return Catalog({name: partial(listed_document, entry, DATA) for name, entry in bundled().documents.items()})


def open_folder(path: str | Path) -> Catalog:
    """Every .txt, .md, .html, .pdf and .docx file in a folder and its sub-folders, in order of their names.

    A file that a `sources.toml` in the folder lists is described by it; the id of any other is its stem. Raises SourceError
    for a folder that is missing or holds no document.
    """
    root = Path(path)
    if not root.is_dir():
        raise SourceError(f"{root} is not a folder; a folder of {', '.join(SUFFIXES)} files is wanted")
    listed = read_sources(root / LIST).documents if (root / LIST).is_file() else {}
    readers: dict[str, Callable[[], Document]] = {name: partial(listed_document, entry, root) for name, entry in listed.items()}
    described = {root / entry.text("file") for entry in listed.values()}
    files = [file for file in sorted(root.rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file() and file not in described]
    for file in files:
        name = _name(file.relative_to(root), readers)
        readers[name] = partial(found_document, name, file)
    if not readers:
        raise SourceError(f"{root} holds no document; wanted are {', '.join(SUFFIXES)} files")
    return Catalog(readers)


def read_folder(path: str | Path) -> tuple[Document, ...]:
    """The documents of a folder (see `open_folder`). Raises SourceError for the first file that cannot be read."""
    return open_folder(path).documents


def survey(path: str | Path) -> Folder:
    """As `read_folder`, but files that cannot be read are reported next to the documents."""
    found = open_folder(path)
    documents, refused = [], []
    for name in found.ids:
        try:
            documents.append(found.document(name))
        except SourceError as error:
            refused.append(str(error))
    return Folder(tuple(documents), tuple(refused))


def listed_document(entry: Entry, folder: Path) -> Document:
    """A document of a list of sources: its file must be there and, where a sha256 is given, unchanged."""
    path = folder / entry.text("file")
    digest = entry.optional_text("sha256")
    if digest and path.is_file():
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            raise SourceError(f"{path.name} has changed: its sha256 is {found}, the list of sources says {digest}")
    return Document(
        id=entry.text("id"),
        title=entry.text("title"),
        text=read_file(path),
        number=entry.optional_text("number"),
        short_title=entry.optional_text("short_title") or entry.text("title"),
        issuer=entry.text("issuer"),
        region=entry.text("region"),
        level=entry.choice("level", LEVELS),
        signed=entry.optional_day("signed"),
        published=entry.optional_day("published"),
        in_force_from=entry.day("in_force_from"),
        in_force_reason=entry.text("in_force_reason"),
        in_force_to=entry.optional_day("in_force_to"),
        prevails_over=entry.texts("prevails_over"),
        prevails_note=entry.optional_text("prevails_note"),
        gaps=entry.texts("gaps"),
    )


def found_document(name: str, file: Path) -> Document:
    """A document nobody described: its title is its first line, if that is short."""
    text = read_file(file)
    return Document(id=name, title=_first_line(text) or file.stem, text=text, short_title=file.stem)


def _name(within: Path, taken: Iterable[str]) -> str:
    """An id: the file's stem, with its folder, then its suffix where another file has the same."""
    names = (within.stem, within.with_suffix("").as_posix())
    return next((name for name in names if name not in taken), within.as_posix())


def _first_line(text: str) -> str:
    line = next((bare for line in text.splitlines() if (bare := line.strip(" \t\u3000#*"))), "")
    return line if len(line) <= 80 else ""
