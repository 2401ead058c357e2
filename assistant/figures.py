"""Figures as people write them: 65%, 百分之六十五, 六成五, 八折, 1.8万元, 5千元, 18,000.

One reader serves the guard (no figure in a reply without support) and the explainers' loader (no figure without its quote).
文号, dates and list numbers are not figures: they support nothing and need no support.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

PUBLIC_NUMBERS = frozenset(Decimal(n) for n in (12393, 12345, 12333, 12356, 120, 110))

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0}
_UNITS = {"": 1, "百": 100, "千": 1_000, "仟": 1_000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}
_DOCUMENT_NUMBER = re.compile(r"[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*\d+\s*号?|(?<=第)\d+号")
_PERCENT_WORDS = re.compile(r"百分之([\d.]+|[零一二三四五六七八九十百]{1,5})")
_TENTHS = re.compile(r"([一二三四五六七八九])成([一二三四五六七八九半])?(?![立为本员功果熟])|([一二三四五六七八九])折")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(%|个百分点|percentage points?|percent|百(?!分)|千|仟|万|萬|亿|億)?")
_COUNTED = re.compile(r"\s*(?:元|块|塊|yuan|rmb|万|萬|%|个工作日|個工作日|天|次|倍|人|个月|個月|days?)", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a share in per cent, or a plain number with its unit multiplied out."""

    kind: Literal["share", "number"]
    value: Decimal
    counted: bool = True  # False: a bare small integer or a year, which a date or a list may hold


def chinese_integer(words: str) -> int:
    """The integer below 1000 that Chinese numerals spell: 六十五 -> 65, 十 -> 10."""
    total, digit = 0, 0
    for character in words:
        if character in ("百", "十"):
            total += (digit or 1) * (100 if character == "百" else 10)
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def _plain(text: str) -> str:
    """Widths folded, link targets and thousands separators gone, spelled shares as per cent, 文号 gone."""
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = unicodedata.normalize("NFKC", text)
    text = _DOCUMENT_NUMBER.sub(" ", text)
    text = re.sub(r"(?m)^\s*\d+[.、)]\s+", "", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    text = _PERCENT_WORDS.sub(lambda m: f" {m[1] if m[1][0].isascii() else chinese_integer(m[1])}%", text)
    return _TENTHS.sub(_tenths, text)


def _tenths(match: re.Match[str]) -> str:
    whole = _DIGITS[match[1] or match[3]]
    part = 5 if match[2] == "半" else _DIGITS.get(match[2] or "零", 0)
    return f" {whole * 10 + part}%"


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure in `text`, in order.

    >>> [(f.kind, str(f.value)) for f in figures("起付标准1.8万元，报六成五")]
    [('number', '18000.0'), ('share', '65')]
    """
    plain = _plain(text or "")
    return tuple(_figure(match, plain[match.end() : match.end() + 8]) for match in _NUMBER.finditer(plain))


def _figure(match: re.Match[str], after: str) -> Figure:
    unit, value = match[2] or "", Decimal(match[1])
    if unit == "%" or "点" in unit or "point" in unit or unit == "percent":
        return Figure("share", value)
    if unit:
        return Figure("number", value * _UNITS[unit])
    bare = value == value.to_integral_value() and (value <= 31 or 1990 <= value <= 2035)
    return Figure("number", value, counted=not bare or bool(_COUNTED.match(after)))


def unsupported(text: str, support: str) -> tuple[Figure, ...]:
    """The figures of `text` that neither `support` nor the public hotlines hold; dates and list numbers need none.

    >>> unsupported("报 60%，打 12393", "由大病保险资金支付60%")
    ()
    """
    known = {(figure.kind, figure.value) for figure in figures(support)}
    known |= {("number", number) for number in PUBLIC_NUMBERS}
    return tuple(f for f in figures(text) if f.counted and (f.kind, f.value) not in known)
