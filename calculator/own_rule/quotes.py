"""Sentences of one's own paper, taken out of a version of a rule so that only its figures are left.

A figure is written bare, or with the sentence it stands in: ``{value: "15000", quote: 起付标准为1.5万元。}``. A ``quote`` among the
fields of a tier, a ladder or a group is that of every figure there that has none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculator.claim import CaseError
from calculator.money import found
from calculator.outside import UnknownFieldError
from calculator.written import Written

QUOTED = ("value", "quote")
"""What stands in a figure that is written with its sentence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, the field it stands for ("" for the whole version), and each figure that must stand in it, by field, as written."""

    path: str
    sentence: Written
    figures: tuple[tuple[str, str], ...]


def figures_only(value: Written) -> Written:
    """The same without any quotes."""
    match bare(value):
        case dict() as fields:
            return {name: figures_only(part) for name, part in fields.items() if name != "quote"}
        case list() as parts:
            return [figures_only(part) for part in parts]
        case plain:
            return plain


def bare(value: Written) -> Written:
    """What stands next to a quote of its own, without it."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def refuse_half_quoted(value: Written, path: str = "") -> None:
    """Refuse a quote without anything it stands for, and a value with anything but its quote. Raises :class:`CaseError`."""
    if isinstance(value, dict):
        if value.keys() == {"quote"}:
            raise CaseError(path, f"只有引文，没有写它说的数；收到的是 {found(value)}")
        if "value" in value and (others := [name for name in value if name not in QUOTED]):
            raise UnknownFieldError(_under(path, others[0]), f"不认识这一项；这里可以写 {'、'.join(QUOTED)}", QUOTED)
    for name, part in _parts(bare(value)):
        refuse_half_quoted(part, _under(path, name))


def quotes(value: Written, path: str = "") -> Iterator[Quote]:
    """Every quote, outermost first."""
    if isinstance(value, dict) and value.get("quote") is not None:
        yield Quote(path, value["quote"], tuple(_figures(value, path)))
    for name, part in _parts(bare(value)):
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
    plain = bare(value)
    if isinstance(plain, str):
        yield path, plain
    for name, part in _parts(plain):
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
