"""The words of what people take away, Chinese and English side by side in `words.yaml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from assistant.data import read_yaml

_FILE = Path(__file__).with_name("words.yaml")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All words: key -> language ("zh", "en") -> text with {places} for values."""
    found: dict[str, dict[str, str]] = read_yaml(_FILE)
    return found


def say(key: str, language: str, **values: object) -> str:
    """The words for `key` in a language, English for "en" and else Chinese, with the values filled in."""
    return catalogue()[key]["en" if language == "en" else "zh"].format(**values)


def known(key: str) -> bool:
    """Whether the catalogue has `key`."""
    return key in catalogue()


def day(value: date, language: str) -> str:
    """A day in words.

    >>> day(date(2026, 11, 22), "zh")
    '2026年11月22日'
    """
    name = say("sheet.months", language).split()[value.month - 1]
    return say("sheet.day", language, year=value.year, month=value.month, number=value.day, name=name)
