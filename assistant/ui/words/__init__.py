"""Every word the screens say by themselves, Chinese and English side by side: one YAML file a surface, one entry a sentence.

An entry is named by its file and its key: ``say("desk.title")``. An entry with entries of its own is a row of choices, value to label:
``say.options("reply.categories")``. What answers say comes from the assistant, never from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from assistant.data import read_yaml

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("zh", "en")


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """All entries: "file.key" -> {"zh": …, "en": …}, or of a row of choices: value -> {"zh": …, "en": …}."""
    return {f"{file.stem}.{key}": entry for file in sorted(HERE.glob("*.yaml")) for key, entry in read_yaml(file).items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, "zh" or "en"."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The sentence for `key`, its values filled in. Raises KeyError for a key that no file has."""
        said: str = catalogue()[key][self.language]
        return said.format(**values) if values else said

    def options(self, key: str) -> dict[str, str]:
        """A row of choices: value -> label, in order."""
        return _options(key, self.language)

    @property
    def english(self) -> bool:
        return self.language == "en"


@cache
def _options(key: str, language: str) -> dict[str, str]:
    return {value: label[language] for value, label in catalogue()[key].items()}


CHINESE: Final = Words("zh")
ENGLISH: Final = Words("en")


def of(language: str) -> Words:
    """The words of `language`: English for "en", else Chinese."""
    return ENGLISH if language == "en" else CHINESE
