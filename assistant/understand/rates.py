"""Shares and percentage points: 60%, 百分之六十, 六成五, 八折, 5个点, 80 percent."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import cache

from assistant.understand.aligned import Aligned
from assistant.understand.numerals import number
from assistant.understand.reading import RateFact

Span = tuple[int, int]
_HAN = "零〇一二两三四五六七八九十百点半"
_RANGE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s?%?\s?[-~到至—–]+\s?(\d+(?:\.\d+)?)\s?%")
_DECIMAL = r"\d+(?:\.\d+)?"
_PERCENT = re.compile(
    rf"(?<![\d.])({_DECIMAL})\s?(?:%|percent\b|per cent\b|个?百分点|percentage points?)|百分之([{_HAN}]{{1,6}}|{_DECIMAL})", re.IGNORECASE
)
_TENTHS = re.compile(
    r"(?<![\d一二三四五六七八九十])([一二两三四五六七八九]|\d)成([一二三四五六七八九半]|[1-9](?![\d.]))?(?![立为本员功果熟年人分就交绩长套色都]|不变)"
    r"|(?<![打\d])([一二三四五六七八九])折"
)
_POINTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?|[一二两三四五六七八九十])个(?:百分)?点")
_ABOUT = 10
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("surplus", re.compile(r"盈余|盈利|赚|结余|利润|surplus|profit", re.IGNORECASE)),
    ("loss", re.compile(r"亏|赔本|loss|deficit", re.IGNORECASE)),
    ("cut", re.compile(r"降|减|下调|cut|lower|reduc", re.IGNORECASE)),
)
_GIVEN = re.compile(r"(?:当地|我们这|我们市|这边|这里|市里|本市|我市|县里|假设|如果|按)[^,，。?？]{0,12}$")
# Whose rate it is: "低保的报销比例85%" is the group's own, "当地的报销比例" the ordinary member's.
_GROUP = r"(?:低保|特困|五保|建档立卡|贫困户|困难群体|(?:我|我们|他|她)?这类人?)(?:对象|人员|户|供养)*"
_OWN_GROUP = re.compile(
    rf"{_GROUP}的?(?:大病)?(?:保险)?(?:报销|支付)?比例[^,，。;；]{{0,3}}$|{_GROUP}(?:规)?定的[^,，。;；]{{0,14}}(?:报|支付|比例)[^,，。;；]{{0,3}}$"
)
_ASKED = re.compile(r"吗|是不是|对吧|对不对|还是|几|多少|什么|[?？]|怎么|谁|哪|\b(?:is it|right|why|how|what|who)\b", re.IGNORECASE)

# What is asked beside a given share is the amount: 比例60%能报多少.
_WANTED = re.compile(
    r"(?:大病|一共|总共|还|能|可以|会|给|我|大概)*(?:报销?|赔付?|拿|补|领)(?:到|回|来)*(?:多少|几(?!成))[^,，。]*|how much [^,.?]*", re.I
)


def rates(text: Aligned, expecting: Collection[str]) -> tuple[tuple[RateFact, ...], tuple[Span, ...]]:
    """The shares in a standard text, in order, and the spans that hold them."""
    hits = sorted(_hits(text.text))
    facts, spans, done = [], [], 0
    for start, end, value, points in hits:
        if start >= done:
            done = end
            facts.append(
                RateFact(
                    value, text.said(start, end), _role(text.text, start, expecting, points=points, asked=_is_asked(text.text, start, end))
                )
            )
            spans.append((start, end))
    return tuple(facts), tuple(spans)


def _is_asked(text: str, start: int, end: int) -> bool:
    """Whether the share itself is in question: its clause asks, or a tag ("对吧?") follows; "比例65%,能拿多少" gives it."""
    before = re.split(r"[,，。;；!！?？]", text[:start])[-1]
    after = re.match(r"[^,，。;；!！?？]*[?？]?", text[end:])
    clause = before + _WANTED.sub("", after[0] if after else "")
    tag = re.match(r"[^,，。;；!！?？]*[,，](?:对吧|对不对|对吗|是吗|是不是|真的吗|right)", text[end:], re.IGNORECASE)
    return bool(_ASKED.search(clause) or tag)


def _hits(text: str) -> Iterator[tuple[int, int, Fraction, bool]]:
    for match in _RANGE.finditer(text):
        yield match.start(), match.end(1), Fraction(match[1]) / 100, False
        yield match.start(2), match.end(), Fraction(match[2]) / 100, False
    for match in _PERCENT.finditer(text):
        yield match.start(), match.end(), _percent(match[1] or match[2]), "点" in match[0] or "point" in match[0].lower()
    for match in _TENTHS.finditer(text):
        yield match.start(), match.end(), _tenths(match), False
    for match in _POINTS.finditer(text):
        yield match.start(), match.end(), _percent(match[1]), True


def _percent(words: str) -> Fraction:
    """60, 六十, 六十点五 -> the share."""
    whole, _, part = words.partition("点")
    if words[0].isdigit():
        return Fraction(words) / 100
    tail = "".join(str(_value(digit)) for digit in part)
    return (Fraction(_value(whole)) + (Fraction(int(tail), 10 ** len(tail)) if tail else 0)) / 100


@cache
def _value(words: str) -> int:
    return int(number(words) or 0)


def _tenths(match: re.Match[str]) -> Fraction:
    part = {"半": 5}.get(match[2] or "", _value(match[2]) if match[2] else 0)
    return Fraction(_value(match[1] or match[3]) * 10 + part, 100)


def _role(text: str, start: int, expecting: Collection[str], *, points: bool, asked: bool) -> str:
    near = text[max(0, start - _ABOUT) : start]
    for role, pattern in _ROLES:
        if pattern.search(near):
            return role
    if points:
        return "points"
    wanted = [name for name in ("rate", "category_rate", "aid_rate") if name in expecting]
    if len(wanted) == 1 and not asked:
        return wanted[0]
    if not asked and ("比例" in near or "起付" in text or _GIVEN.search(text[max(0, start - 3 * _ABOUT) : start])):
        if "救助" in near:
            return "aid_rate"
        return "category_rate" if _OWN_GROUP.search(text[max(0, start - 2 * _ABOUT) : start]) else "rate"
    if not asked and re.search(r"\brates?(?: is| of|:|=)?\s*$", near, re.IGNORECASE):
        return "aid_rate" if re.search(r"\baid\b", text[max(0, start - 3 * _ABOUT) : start], re.IGNORECASE) else "rate"
    if not asked and re.search(r"救助(?:给|能|可以)?[报按补给]", near):
        return "aid_rate"
    return "claimed" if re.search(r"报|赔|支付|比例|reimburse|rate|cover", near, re.IGNORECASE) else "unknown"
