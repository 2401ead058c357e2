"""The catalogue of the screens: both languages for every entry, every key in use there, every entry in use, no Chinese beside it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ui import words

UI = Path(words.__file__).parents[1]
SOURCES = sorted(UI.rglob("*.py"))
CJK = re.compile(r"[\u4e00-\u9fff]")
MAY_BE_EMPTY = {"reply.tier_wan"}  # a unit that English does not have


def labels() -> Iterator[tuple[str, dict[str, str]]]:
    """Every label with its name: those of a row of choices with their values."""
    for key, entry in words.catalogue().items():
        if all(isinstance(text, str) for text in entry.values()):
            yield key, entry
        else:
            yield from ((f"{key}: {value}", label) for value, label in entry.items())


LABELS = list(labels())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The texts in a file's code with their lines, those that document it left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from (
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    )


@pytest.mark.parametrize(("key", "label"), LABELS, ids=[key for key, _ in LABELS])
def test_every_entry_has_both_languages_with_the_same_places(key: str, label: dict[str, str]) -> None:
    """Nobody meets an empty button, or a sentence that lost its figure in translation."""
    assert set(label) == set(words.LANGUAGES)
    assert all(isinstance(text, str) and (text.strip() or key in MAY_BE_EMPTY) for text in label.values())
    assert fields(label["zh"]) == fields(label["en"])


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    """A key written wrong would be met by a visitor first."""
    known = {key.split(".")[0] for key in words.catalogue()}
    named = {text for path in SOURCES for _, text in strings(path) if re.fullmatch(rf"(?:{'|'.join(known)})\.[a-z_]+", text)}
    assert len(named) > 50
    assert {key for key in named if key not in words.catalogue()} == set()


def test_every_entry_is_in_use() -> None:
    """What no screen says any more is gone."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert [key for key in words.catalogue() if f'"{key}"' not in code and f"'{key}'" not in code] == []


VALUES = {"大病保险", "广东省", "吉林省", "江阴市"}  # values of the machine interface, and what the encoder is warmed with


def test_no_word_of_the_screen_stands_beside_the_catalogue() -> None:
    """Chinese in the code is data (names of places and groups, patterns of the texts), never something that is said."""
    beside = [
        f"{path.relative_to(UI)}:{line} {text}"
        for path in SOURCES
        if path.name not in ("documents.py", "tiers.py")  # these read the texts and what people write
        for line, text in strings(path)
        if CJK.search(text) and text not in VALUES
    ]
    assert beside == []
