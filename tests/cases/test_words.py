"""The catalogue of what is said about files of cases is whole in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.cases import said
from assistant.data import read_yaml


def labels(entries: dict[str, Any], under: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every sentence with its key, those of rows of choices too."""
    for key, entry in entries.items():
        if set(entry) == {"zh", "en"} and all(isinstance(text, str) for text in entry.values()):
            yield f"{under}{key}", entry
        else:
            yield from labels(entry, f"{under}{key}.")


LABELS = list(labels(read_yaml(Path(said.__file__).with_name("words.yaml"))))


@pytest.mark.parametrize(("key", "texts"), LABELS, ids=[key for key, _ in LABELS])
def test_every_sentence_has_both_languages_with_the_same_places(key: str, texts: dict[str, str]) -> None:
    """No office meets a message without words, or without the row it is about."""
    assert all(text.strip() for text in texts.values())
    assert len({frozenset(re.findall(r"\{(\w+)", text)) for text in texts.values()}) == 1
