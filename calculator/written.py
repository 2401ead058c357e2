"""YAML as it is written: lists, mappings and texts, and every text stays what it is.

So no figure turns into a float, no 010 into an eight, no 2021-02-30 into a traceback. What has a name (``&a``) may be used again (``*a``)
as long as the whole, written out, is no more than a file may hold: a small file cannot unfold into a huge one. Each key stands once, and
there is one document.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import cast

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, Event
from yaml.nodes import Node, ScalarNode, SequenceNode

LARGEST, DEEPEST, MOST = 256 * 1024, 20, 20_000
"""Bytes of a file, collections in each other, parts in all, names written out: many times what a person writes."""

Written = str | list["Written"] | dict[str, "Written"] | None
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "~", "null")


class Flaw(Enum):
    """What keeps a file from being read."""

    NO_FILE = "no such file"
    NOT_A_FILE = "not a plain file"
    TOO_LARGE = f"more than {LARGEST} bytes"
    NOT_UTF8 = "not UTF-8"
    NOT_YAML = "not YAML"
    TOO_DEEP = f"more than {DEEPEST} levels"
    TOO_MANY = f"more than {MOST} parts"
    TWICE = "a key that stands twice"
    KEY = "a key that is not a text"
    SEVERAL = "more than one document, or none"


class UnreadableError(ValueError):
    """A file that cannot be read: what is wrong, what was found, and in which line (0: the file as a whole)."""

    def __init__(self, flaw: Flaw, found: str, line: int = 0) -> None:
        where = f"line {line}: " if line else ""
        super().__init__(f"{where}{flaw.value}: found {found}")
        self.flaw, self.found, self.line = flaw, found, line


def read_written(path: Path) -> Written:
    """What a file says. Raises :class:`UnreadableError`."""
    text = _text(path)
    try:
        _refuse_bombs(text)
        return _Unfolding().value(cast("Node", yaml.compose(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 0
        raise UnreadableError(Flaw.NOT_YAML, str(broken.problem), line) from None
    except yaml.YAMLError as broken:
        raise UnreadableError(Flaw.NOT_YAML, str(broken).splitlines()[0]) from None


def _text(path: Path) -> str:
    if not path.is_file():
        raise UnreadableError(Flaw.NOT_A_FILE if path.exists() else Flaw.NO_FILE, str(path))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise UnreadableError(Flaw.TOO_LARGE, f"{path.stat().st_size} bytes")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise UnreadableError(Flaw.NOT_UTF8, f"byte {broken.start + 1}") from None
    except OSError as unreadable:
        raise UnreadableError(Flaw.NO_FILE, str(unreadable.strerror)) from None


def _refuse_bombs(text: str) -> None:
    """Before anything is built: one document, not too deep, not too much."""
    depth = documents = 0
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        if number > MOST:
            raise _at(event, Flaw.TOO_MANY, "more")
        if depth > DEEPEST:
            raise _at(event, Flaw.TOO_DEEP, "more")
    if documents != 1:
        raise UnreadableError(Flaw.SEVERAL, str(documents))


def _at(place: Event | Node, flaw: Flaw, found: str) -> UnreadableError:
    return UnreadableError(flaw, found, place.start_mark.line + 1 if place.start_mark else 0)


@dataclass(slots=True)
class _Unfolding:
    """What was written out so far: collections in each other, parts, characters. A list within itself has no end, so it is too deep."""

    depth: int = 0
    parts: int = 0
    size: int = 0

    def value(self, node: Node) -> Written:
        self._count(node)
        match node:
            case ScalarNode(value=text, style=style):
                return None if not style and text in _NOTHING else text
            case SequenceNode(value=parts):
                self.depth += 1
                values: Written = [self.value(part) for part in parts]
            case _:
                self.depth += 1
                values = self._mapping(node.value)
        self.depth -= 1
        return values

    def _count(self, node: Node) -> None:
        self.parts += 1
        self.size += len(node.value) if isinstance(node, ScalarNode) else 0
        for flaw, found, most in (
            (Flaw.TOO_DEEP, self.depth, DEEPEST),
            (Flaw.TOO_MANY, self.parts, MOST),
            (Flaw.TOO_LARGE, self.size, LARGEST),
        ):
            if found > most:
                raise _at(node, flaw, "more")

    def _mapping(self, pairs: list[tuple[Node, Node]]) -> dict[str, Written]:
        fields: dict[str, Written] = {}
        for key, value in pairs:
            if not isinstance(key, ScalarNode):
                raise _at(key, Flaw.KEY, "a list or mapping")
            if key.value in fields:
                raise _at(key, Flaw.TWICE, key.value)
            fields[key.value] = self.value(value)
        return fields
