"""Sentences of one's own paper, taken out of a version of a rule so that only its figures are left.

A figure is written bare, or with the sentence it stands in: ``{value: "15000", quote: 起付标准为1.5万元。}``. A ``quote`` among the
fields of a tier, a ladder or a group is that of every figure there that has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    match _bare(value):
        case dict() as fields:
            return {name: figures_only(part) for name, part in fields.items() if name != "quote"}
        case list() as parts:
            return [figures_only(part) for part in parts]
        case bare:
            return bare


def _bare(value: Written) -> Written:
    """What stands next to a quote of its own, without it."""
    match value:
        case {"value": bare, **others} if others.keys() <= {"quote"}:
            return bare
        case _:
            return value


def quotes(value: Written, path: str = "") -> Iterator[Quote]:
    """Every quote, outermost first."""
    if isinstance(value, dict) and value.get("quote") is not None:
        yield Quote(path, value["quote"], tuple(_figures(value, path)))
    for name, part in _parts(_bare(value)):
        yield from quotes(part, _under(path, name))


def numbered(stated: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """For every field with a sentence, and every field that has one inside, the numbers of these sentences.

    >>> numbered({"tiers.0": 1, "tiers.1": 2})
    {'tiers.0': (1,), 'tiers': (1, 2), 'tiers.1': (2,)}
    """
    inside: dict[str, tuple[int, ...]] = {}
    for path, number in stated.items():
        field = path
        while field:
            inside[field] = tuple(dict.fromkeys((*inside.get(field, ()), number)))
            field = field.rpartition(".")[0]
    return inside


def _figures(value: Written, path: str) -> Iterator[tuple[str, str]]:
    """The figures inside that have no quote of their own, each with the path of its field."""
    bare = _bare(value)
    if isinstance(bare, str):
        yield path, bare
    for name, part in _parts(bare):
        if name != "quote" and not (isinstance(part, dict) and "quote" in part):
            yield from _figures(part, _under(path, name))


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
