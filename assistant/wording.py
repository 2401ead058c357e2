"""Every sentence of the assistant's own that a person reads, Chinese and English side by side in `wording.yaml`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from assistant.data import read_yaml
from assistant.english import sentence
from calculator.money import Exact

_FILE = Path(__file__).with_name("wording.yaml")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All sentences: key -> language ("zh", "en") -> text with {places} for values."""
    found: dict[str, dict[str, str]] = read_yaml(_FILE)
    return found


def say(key: str, language: str, **values: object) -> str:
    """The sentence for `key` in the person's language, its values filled in."""
    return catalogue()[key]["en" if language == "en" else "zh"].format(**values).strip()


def say_if_known(key: str, language: str) -> str:
    """The sentence for `key`, or "" where the catalogue has none."""
    return say(key, language) if key in catalogue() else ""


def in_language(text: str, language: str) -> str:
    """A sentence of the calculator's in the person's language; in Chinese where it has no English."""
    return sentence(text) if language == "en" else text


def yuan(fen: Exact) -> str:
    """Fen as yuan with thousands separators: 7615000 -> 76,150.00."""
    return f"{_amount(fen):,.2f}"


def _amount(fen: Exact) -> Decimal:
    """Yuan of whole or broken fen, as a decimal; a share of a fen is rounded half up, as payments are."""
    whole = Decimal(fen.numerator) / Decimal(fen.denominator)
    return (whole / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def exact_yuan(fen: Exact, language: str = "zh") -> str:
    """An amount in figures with its unit: 850000 -> 8,500 元."""
    return f"{_amount(fen):,.2f}".removesuffix(".00") + (" yuan" if language == "en" else " 元")


def short_yuan(fen: Exact, language: str = "zh") -> str:
    """A round amount the way people say it: 900000 -> 0.9 万元; anything else to the fen, without a needless .00."""
    amount = _amount(fen)
    if language != "en" and amount >= 1000 and amount % 100 == 0:
        return f"{(amount / 10000).normalize():f} 万元"
    return exact_yuan(fen, language)


def percent(rate: Fraction) -> str:
    """A rate as people say it: Fraction(13, 20) -> 65%."""
    value = Decimal(rate.numerator) / Decimal(rate.denominator) * 100
    return f"{value.quantize(Decimal('0.01')).normalize():f}%"
