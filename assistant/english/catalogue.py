"""The catalogue: ``data/*.yaml``, Chinese and English side by side. Files named ``…words.yaml`` hold what stands in {places}."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.data import read_yaml
from assistant.english.reading import Sentences
from assistant.english.templates import Grammar, Pair

DATA = Path(__file__).parent / "data"


@cache
def sentences() -> Sentences:
    """Everything, read once."""
    return Sentences(Grammar(kinds()), pairs())


@cache
def kinds() -> dict[str, tuple[Pair, ...]]:
    """Words and phrases by kind, in the order in which they are tried."""
    found = [read_yaml(file) for file in sorted(DATA.glob("*words.yaml"))]
    return {kind: tuple(Pair(**pair) for pair in entries) for words in found for kind, entries in words.items()}


@cache
def pairs() -> tuple[Pair, ...]:
    """All sentences, file by file, and names of places by themselves."""
    files = [file for file in sorted(DATA.glob("*.yaml")) if not file.stem.endswith("words")]
    return (*kinds()["place"], *(Pair(**pair) for file in files for pair in read_yaml(file)))
