"""Text of people, documents and models made fit to be printed or copied: what cannot be written is left out or marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from decimal import Decimal

LACKING = "□"
_UNGROUPED = re.compile(r"(?<![\d.,])\d{4,}\.\d\d(?![\d.])")
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    r"""`text` without control characters, invisible marks and marks that turn the writing direction; a lone surrogate becomes □.

    >>> clean("低\ud800保\u202e\x07")
    '低□保'
    """
    composed = unicodedata.normalize("NFC", _BREAK.sub("\n", text))
    return "".join(filter(None, map(_kept, composed)))


def _kept(char: str) -> str:
    match unicodedata.category(char):
        case "Cs" | "Cn" | "Co":
            return LACKING
        case "Cc":
            return char if char == "\n" else " " if char == "\t" else ""
        case "Cf":
            return ""
        case "Zs":
            return " " if char != "\u3000" else char
        case _:
            return char


def one_line(text: str, most: int) -> str:
    """At most `most` characters of `text` on one line, the cut marked."""
    line = " ".join(clean(text[: most * 4]).split())
    return line if len(line) <= most and len(text) <= most * 4 else line[: most - 1] + "…"


def printable(text: str, held: Container[int]) -> str:
    """Cleaned text with □ for what a font lacks; a mark that belongs onto another character is left out."""
    return "".join(char if char == "\n" or ord(char) in held else _instead(char) for char in clean(text))


def _instead(char: str) -> str:
    return "" if unicodedata.combining(char) or _selector(char) else LACKING


def _selector(char: str) -> bool:
    """A variation selector says how the character before it looks."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def grouped(text: str) -> str:
    """The amounts in a sentence with thousands separators; years and other whole numbers stay.

    >>> grouped("2020 年：(100000.00 − 9000.00) × 65%")
    '2020 年：(100,000.00 − 9,000.00) × 65%'
    """
    return _UNGROUPED.sub(lambda found: f"{Decimal(found[0]):,.2f}", text)
