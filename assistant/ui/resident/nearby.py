"""A reply's second answer, to what may have been meant too, told apart from the first by the words that open it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Parts:
    """A reply's text in two: the answer, and the question and answer that may be meant; both "" where there is one answer only."""

    answer: str
    question: str = ""
    nearby: str = ""


def parts(text: str, language: str) -> Parts:
    """The two answers of a text. The second begins a paragraph and goes on to the end."""
    found = _opening("en" if language == "en" else "zh").search(text)
    if found is None or not text[: found.start()].strip():  # with nothing before it, it is the answer
        return Parts(text)
    return Parts(text[: found.start()].rstrip(), found["question"], text[found.end() :].strip())


@cache
def _opening(language: str) -> re.Pattern[str]:
    """The words of the catalogue up to the second answer, its question in the middle."""
    from assistant.wording import catalogue  # it comes with the calculator, which the first screen does without

    before, _, after = catalogue()["nearby"][language].partition("{question}")
    return re.compile(rf"\n\n{re.escape(before)}(?P<question>[^\n]+?){re.escape(after.partition('{answer}')[0])}")
