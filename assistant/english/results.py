"""Results of the calculator in English: the same JSON, with every sentence of the calculator's own put into English.

Amounts, figures and quotes of the texts are never touched; a sentence without an English stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

from assistant.english.catalogue import sentences

_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_KEPT = frozenset({"citation", "citations", "changes", "document", "has", "id", "names", "place"})
"""Fields that hold quotes, codes, and words of the case itself: a name of a group or a place is what a case is made with again."""


def sentence(text: str) -> str:
    """A sentence of the calculator in English; one that the catalogue does not have comes back as it is.

    >>> sentence("人员身份当作全年不变。")
    "The person's status is taken to be the same all year."
    """
    if not _CHINESE.search(text):
        return text
    return sentences().english(text) or text


def in_english(result: dict[str, Any]) -> dict[str, Any]:
    """The JSON of an estimate (its parts too), of an explanation or of what a person is entitled to, with its sentences in English."""
    return {name: _english(name, value) for name, value in result.items()}


def _english(name: str, value: Any) -> Any:
    if name in _KEPT:
        return value
    match value:
        case str():
            return sentence(value)
        case dict():
            return {inner: _english(inner, one) for inner, one in value.items()}
        case list() | tuple():
            return [_english(name, one) for one in value]
        case _:
            return value
