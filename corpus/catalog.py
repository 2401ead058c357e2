"""Which documents there are: the bundled five, or any folder. Each text is read and parsed when it is first asked for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.document import Document
from corpus.read import SUFFIXES, decode, read_file
from corpus.sources import DATA, LEVELS, Entry, SourceError, bundled, read_sources


class Catalog:
    """Documents by id. `ids` costs nothing; a document is read once, when asked for."""

    def __init__(self, entries: Mapping[str, Entry], folder: Path) -> None:
        self._entries = entries
        self._folder = folder
        self._read: dict[str, Document] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The documents' ids in the order of the list."""
        return tuple(self._entries)

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents. Raises SourceError for the first that is missing, changed or wrongly described."""
        return tuple(self.document(id) for id in self._entries)

    def document(self, id: str) -> Document:
        """One document. Raises KeyError for an unknown id, SourceError where its file is missing, changed or wrongly described."""
        if id not in self._read:
            if id not in self._entries:
                raise KeyError(f"no document {id!r}; there are {', '.join(self._entries)}")
            self._read[id] = listed_document(self._entries[id], self._folder)
        return self._read[id]


@cache
def catalog() -> Catalog:
    """The bundled policy texts."""
    return Catalog(bundled().documents, DATA)


def listed_document(entry: Entry, folder: Path) -> Document:
    """Read a document of a list: its file must be there and, where a sha256 is given, unchanged."""
    path = folder / entry.text("file")
    digest = entry.optional_text("sha256")
    if digest and path.is_file():
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            raise SourceError(f"{path.name} has changed: its sha256 is {found}, the list of sources says {digest}")
    return _described(entry, read_file(path))


def _described(entry: Entry, text: str) -> Document:
    return Document(
        id=entry.text("id"),
        title=entry.text("title"),
        text=text,
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


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds: documents, and why other files were left out."""

    documents: tuple[Document, ...]
    refused: tuple[str, ...]


def read_folder(path: str | Path) -> tuple[Document, ...]:
    """Every .txt, .md, .html, .pdf and .docx file in a folder and its sub-folders, in order of their names; ids are the files' stems.

    Raises SourceError for a folder that is missing or holds none, and for the first file that cannot be read.
    """
    folder = survey(path)
    if folder.refused:
        raise SourceError(folder.refused[0])
    return folder.documents


def survey(path: str | Path) -> Folder:
    """As `read_folder`, but files that cannot be read are reported next to the documents."""
    root = Path(path)
    if not root.is_dir():
        raise SourceError(f"{root} is not a folder; a folder of {', '.join(SUFFIXES)} files is wanted")
    files = [file for file in sorted(root.rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file()]
    if not files:
        raise SourceError(f"{root} holds no document; wanted are {', '.join(SUFFIXES)} files")
    documents: dict[str, Document] = {}
    refused = []
    for file in files:
        try:
            document = found_document(file, root, documents)
        except SourceError as error:
            refused.append(str(error))
        else:
            documents[document.id] = document
    return Folder(tuple(documents.values()), tuple(refused))


def found_document(file: Path, root: Path, taken: Mapping[str, Document]) -> Document:
    """A document nobody described. Its id is the file's stem, with its folder or suffix where another file has the same."""
    text = read_file(file)
    within = file.relative_to(root)
    names = (file.stem, within.with_suffix("").as_posix(), within.as_posix())
    id = next((name for name in names if name not in taken), within.as_posix())
    return Document(id=id, title=_first_line(text) or file.stem, text=text, short_title=file.stem)


def _first_line(text: str) -> str:
    line = next((line.strip(" \t\u3000#*") for line in text.splitlines() if line.strip(" \t\u3000#*")), "")
    return line if len(line) <= 80 else ""


__all__ = ["Catalog", "Folder", "SourceError", "catalog", "decode", "read_folder", "read_sources", "survey"]
