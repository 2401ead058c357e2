"""What may stand in a {place} of a sentence, apart from the words of the catalogue: figures, names, and sentences again."""

from __future__ import annotations

import re

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAY = r"\d{1,4} 年 (?:1[0-2]|[1-9]) 月 \d{1,2} 日"
"""A day as the calculator writes it."""

TAKEN_OVER = {
    "yuan": r"\d+(?:\.\d+)?",
    "percent": r"\d+(?:\.\d+)?%",
    "points": r"\d+(?:\.\d+)?",
    "n": r"\d+",
    "year": r"\d{1,4}",
    "years": r"\d+(?:、\d+)*",
    "iso": r"\d{4}-\d{2}-\d{2}",
    "reported": r"\d{4}(?:-\d{2}){0,2}",
    "words": r"(?a:[\w.\-]+(?:、[\w.\-]+)*)",
    "document": r"\w+〔\d{4}〕\d+号",
    "place": r"[\u3400-\u9fff]{2,60}",
    "name": r"“(?:[^“”]|“[^“”]*”)*”|太长的 \w+",
    "names": r"“[^”]*”(?:、“[^”]*”)*",
    "word": r"[^“”]+",
    "own": r".+",
}
"""Kinds that stay what they are: figures, names of fields (``words``), a place without an English name, what a person or a paper wrote."""
LISTS = frozenset({"words", "years", "names"})
"""Of these the kinds that hold several."""
AGAIN = frozenset({"text", "label"})
"""Kinds that are sentences again; a label after a heading goes on in small letters."""
BETWEEN = {"says": ("；", "; "), "basisof": ("、", " and ")}
"""What stands between several of a kind, in Chinese and in English, where it is not the usual comma of a list."""


def day_in_english(written: str) -> str:
    """A day as people write it.

    >>> day_in_english("2020 年 7 月 1 日")
    '1 July 2020'
    """
    year, month, day = (int(figure) for figure in re.findall(r"\d+", written))
    return f"{day} {MONTHS[month - 1]} {year}"


def between(kind: str) -> tuple[str, str]:
    """What stands between several of a kind, in Chinese and in English."""
    return BETWEEN.get(kind, ("、", ", "))


def again(kind: str, said: str | None) -> str | None:
    """A sentence within a sentence."""
    return said[:1].lower() + said[1:] if said and kind == "label" else said
