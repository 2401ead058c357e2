"""What is said about files, rows and cells, in both languages, from ``words.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from assistant.data import read_yaml

_FILE = Path(__file__).with_name("words.yaml")
_LONGEST = 40  # characters of a cell in a message


class RefusedError(ValueError):
    """Something that cannot be used. It is said in the reader's language only when it is shown."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def said(self, language: str) -> str:
        return say(
            self.key,
            language,
            **{name: in_language(value, language) if name == "message" else value for name, value in self.values.items()},
        )


class UnusableFileError(RefusedError):
    """A file that cannot be used as a whole."""


class CellError(RefusedError):
    """A cell that cannot be read: what was found and what is wanted."""


def in_language(text: object, language: str) -> str:
    """A sentence of the calculator's in the reader's language."""
    if language != "en":
        return str(text)
    from assistant.english import sentence  # its catalogue is read only where it is wanted

    return sentence(str(text))


@cache
def words() -> dict[str, Any]:
    """All entries: key -> language -> sentence, or of a row of choices value -> language -> label."""
    found: dict[str, Any] = read_yaml(_FILE)
    return found


def say(key: str, language: str, **values: object) -> str:
    """The sentence for `key`, its values filled in."""
    text: str = words()[key]["en" if language == "en" else "zh"]
    return text.format(**values) if values else text


def label(key: str, value: str, language: str) -> str:
    """What a value of a row of choices is called; the value itself where it has no name."""
    labels = words()[key].get(value)
    return labels["en" if language == "en" else "zh"] if labels else value


def quoted(value: object) -> str:
    """What stood in a cell, short and on one line, personal numbers as stars."""
    from assistant.understand.privacy import masked  # with what understands questions, which a file's limits do without

    text = " ".join(masked(str(value)).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
