"""Sentences of one's own paper, taken out of a version of a rule so that only its figures are left.

A figure is written bare, or with the sentence it stands in: ``{value: "15000", quote: 起付标准为1.5万元。}``. A ``quote`` among the
fields of a tier, a ladder or a group is that of every figure there that has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.written import Written


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, the field it stands for ("" for the whole version), and each figure that must stand in it, by field, as written."""

    path: str
    sentence: Written
    figures: tuple[tuple[str, str], ...]


def figures_only(value: Written) -> Written:
    """The same without any quotes."""
    match value:
        case {"value": figure, **others} if others.keys() <= {"quote"}:
            return figure
        case dict():
            return {name: figures_only(part) for name, part in value.items() if name != "quote"}
        case list():
            return [figures_only(part) for part in value]
        case _:
            return value


def quotes(value: Written, path: str = "") -> Iterator[Quote]:
    """Every quote, outermost first."""
    if isinstance(value, dict) and value.get("quote") is not None:
        yield Quote(path, value["quote"], tuple(_figures(value, path)))
    for name, part in _parts(value):
        yield from quotes(part, _under(path, name))


def _figures(value: Written, path: str) -> Iterator[tuple[str, str]]:
    """The figures inside that have no quote of their own, each with the path of its field."""
    match value:
        case {"value": str(figure)}:
            yield path, figure
        case dict() | list():
            for name, part in _parts(value):
                if not (isinstance(part, dict) and "quote" in part) and name != "quote":
                    yield from _figures(part, _under(path, name))
        case str():
            yield path, value


def _parts(value: Written) -> list[tuple[str, Written]]:
    match value:
        case dict():
            return list(value.items())
        case list():
            return [(str(number), part) for number, part in enumerate(value)]
        case _:
            return []


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
