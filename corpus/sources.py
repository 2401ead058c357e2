"""The list of sources (`sources.toml`) read into typed values; anything wrong is named with what is wanted instead."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
LIST = "sources.toml"
LEVELS = ("country", "province", "prefecture", "county")
SCHEMES = ("critical_illness", "medical_aid")


class SourceError(ValueError):
    """A source that is missing, damaged or wrongly described."""


class Entry:
    """One table of the list, read field by field."""

    def __init__(self, table: Mapping[str, object], where: str) -> None:
        self._table = table
        self._where = where

    def text(self, field: str) -> str:
        """A text that must be there."""
        value = self.optional_text(field)
        if not value:
            raise SourceError(f"{self._where}: {field} is missing; a text is wanted")
        return value

    def optional_text(self, field: str) -> str:
        """A text, "" where there is none."""
        value = self._table.get(field, "")
        if not isinstance(value, str):
            raise SourceError(f"{self._where}: {field} is {value!r}; a text is wanted")
        return value

    def choice(self, field: str, choices: Sequence[str]) -> str:
        """One of a few words."""
        value = self.text(field)
        if value not in choices:
            raise SourceError(f"{self._where}: {field} is {value!r}; wanted is one of {', '.join(choices)}")
        return value

    def day(self, field: str) -> date:
        """A day that must be there."""
        value = self.optional_day(field)
        if value is None:
            raise SourceError(f"{self._where}: {field} is missing; a day such as 2016-08-23 is wanted")
        return value

    def optional_day(self, field: str) -> date | None:
        """A day, None where nothing is stated."""
        value = self._table.get(field)
        if value is not None and type(value) is not date:
            raise SourceError(f"{self._where}: {field} is {value!r}; a day such as 2016-08-23 is wanted")
        return value

    def flag(self, field: str) -> bool:
        """Yes or no; no where nothing is stated."""
        value = self._table.get(field, False)
        if not isinstance(value, bool):
            raise SourceError(f"{self._where}: {field} is {value!r}; true or false is wanted")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, empty where there is none."""
        value = self._table.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise SourceError(f"{self._where}: {field} is {value!r}; a list of texts is wanted")
        return tuple(value)


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables of a list of sources, by kind."""

    path: Path
    documents: Mapping[str, Entry]
    changes: tuple[Entry, ...]


@cache
def bundled() -> Sources:
    """The list that comes with the package."""
    return read_sources(DATA / LIST)


def read_sources(path: Path) -> Sources:
    """Read a list of sources. Raises SourceError."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(f"the list of sources {path.name} is missing in {path.parent}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"the list of sources {path.name} cannot be read: {error}") from None
    documents = {}
    for index, table in enumerate(_tables(content, "document", path), start=1):
        entry = Entry(table, f"{path.name}, document {table.get('id', index)}")
        documents[entry.text("id")] = entry
    changes = tuple(Entry(table, f"{path.name}, change {index}") for index, table in enumerate(_tables(content, "change", path), start=1))
    return Sources(path, documents, changes)


def _tables(content: Mapping[str, object], kind: str, path: Path) -> list[dict[str, object]]:
    tables = content.get(kind, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SourceError(f"{path.name}: {kind} must be written as [[{kind}]] tables")
    return tables
