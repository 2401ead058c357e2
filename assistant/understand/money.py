"""Sums of money in a text: where they stand and how much they are. What they mean is `amounts`' business.

Years, dates, shares, ages, counts, numbers of documents and of telephones are no sums: spans read before are not looked at again, and
what counts something else (3次, 2个人, 68岁) is dropped. A bare number is a sum only where a money word stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from assistant.understand import glossary
from assistant.understand.numerals import ENGLISH_NUMBER, HAN_UNIT, NUMBER, english_number, number
from assistant.understand.wordlist import any_of

Span = tuple[int, int]
_MONEY = r"\s?(?:元整?|块钱|块|圆整?|人民币|钱|yuan\b|rmb\b|cny\b|bucks\b|kuai\b)"
_SIGN = r"(?P<sign>[-−–负])?"
_CURRENCY = r"(?P<currency>[¥￥]\s?|\b(?:rmb|cny)\s?)?"
_FUZZ = rf"(?P<fuzz>(?:[多来余几]|把(?=[万千百块]))\s?(?P<more>[{HAN_UNIT}wk]{{0,2}}(?![a-z])))?"
_DIGIT = r"(?:\d|[一二三四五六七八九])"
_CENTS = rf"(?P<cents>(?<=[元块])\s?{_DIGIT}(?:[角毛]{_DIGIT}分?|[角毛]|{_DIGIT}分)?(?![\d万千百十个次年月天人]))?"
_SUM = rf"{_SIGN}{_CURRENCY}(?P<first>{NUMBER})(?:\s?[到至~\-—–]+\s?(?P<second>{NUMBER}))?{_FUZZ}(?P<money>{_MONEY})?{_CENTS}"
_HAN_SUM = re.compile(_SUM, re.IGNORECASE)
_BARE = re.compile(rf"(?:[\s。.,，就是]|大概|大约|约|当|按)*{_SUM}(?P<last>)(?:[\s。.,，!！?？吧的呢啊]|左右)*", re.IGNORECASE)
_ENGLISH_SUM = re.compile(rf"(?P<first>{ENGLISH_NUMBER})(?P<money>{_MONEY})?", re.IGNORECASE)
_NEIGHBOURS = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])(?=[十百千万亿])")
_LAST_NEIGHBOURS = re.compile(r"(?<=[万千百])([一二两三四五六七八])([二两三四五六七八九])$")  # 一万二三
_NUMBERED = re.compile(r"(?:第|电话|热线|拨打|打|拨|号码|手机|卡号|编号|房间|床号|每|邮编|尾号|工号)[:：]?\s?$")
_HOTLINES = frozenset(map(Decimal, (12393, 12345, 12333, 12356, 120, 110, 119, 114, 95519, 95518, 95500)))
# Where a minus is a minus: after a blank, a mark or a money word, not between two words.
_SIGN_AFTER = re.compile(r"(?:^|[\s,，:：;；(（]|[付费负担是为了出约线额])$")
# Smaller numbers in words count people and days.
_LEAST_ENGLISH = 100
_YEARS = range(1990, 2036)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as said: `low` and `high` are its bounds, equal unless it is vague; `marked` = a unit or a money word says it is money."""

    start: int
    end: int
    yuan: Decimal
    low: Decimal | None
    high: Decimal | None
    marked: bool

    @property
    def approximate(self) -> bool:
        return self.low != self.high or self.low != self.yuan


def sums(text: str, taken: Sequence[Span], cued: Callable[[int], bool]) -> tuple[Sum, ...]:
    """Every sum of money in a standard text, in order.

    `cued` tells of a place in the text whether a money word (起付线, 自付 …) stands right before it: there a bare number is a sum.
    """
    text = blanked(text, taken)
    found = [hit for match in _HAN_SUM.finditer(text) if (hit := _han(match, text, cued))]
    english = [hit for match in _ENGLISH_SUM.finditer(text) if (hit := _english(match))]
    inside = {at for hit in english for at in range(hit.start, hit.end)}
    found = [hit for hit in found if hit.start not in inside] + english
    apart: list[Sum] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if not apart or hit.start >= apart[-1].end:  # "RMB 16k" holds "16k", one sum
            apart.append(hit)
    return tuple(apart)


def _english(match: re.Match[str]) -> Sum | None:
    value = english_number(match["first"])
    if value < _LEAST_ENGLISH:
        return None
    return Sum(match.start(), match.end(), value, value, value, marked=True)


def blanked(text: str, taken: Sequence[Span]) -> str:
    """The text with every character of the spans as NUL: of the same length, and nothing to be found there."""
    if not taken:
        return text
    characters = list(text)
    for start, end in taken:
        characters[start:end] = "\0" * (end - start)
    return "".join(characters)


def _han(match: re.Match[str], text: str, cued: Callable[[int], bool]) -> Sum | None:
    start, end = match.span()
    words, money, fuzz = match["first"].rstrip(), match["money"] or "", match["fuzz"] or ""
    before = text[max(0, start - 6) : start]
    if before.endswith("几"):
        return None
    if len(words) > 40 or _NUMBERED.search(before) or (start and text[start - 1].isascii() and text[start - 1].isalpha()):
        return None
    if not money and _counted(text, end):
        return _cut_short(match)
    low, high = _bounds(words, match["second"], fuzz, match["more"] or "")
    if low is None:
        return None
    if match["cents"]:
        low = high = low + _cents(match["cents"])
    if match["sign"] and _SIGN_AFTER.search(before):
        low, high = -low, -low
    elif match["sign"]:
        start += 1
    marked = bool(money or match["currency"]) or _has_unit(words + (match["more"] or "") + (match["second"] or ""))
    hit = Sum(start, end, low, low, high, marked)
    return hit if _is_money(hit, words, cued) else None


def _bounds(words: str, second: str | None, fuzz: str, more: str) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest value that the words leave possible."""
    if pair := _NEIGHBOURS.search(words) or _LAST_NEIGHBOURS.search(words):
        # 两三万, 七八千: one digit or the other
        first = number(words[: pair.start(2)] + words[pair.end(2) :])
        other = number(words[: pair.start(1)] + words[pair.end(1) :])
        return (first, other) if first is not None and other is not None and first < other else (number(words), number(words))
    value = number(words + more)
    if value is None:
        return None, None
    if second:
        return _range(words, value, second)
    if fuzz:
        step = _step(words, more)
        return value, value + step
    return value, value


def _range(words: str, value: Decimal, second: str) -> tuple[Decimal, Decimal]:
    """3到5万: the unit of the second number holds for the first."""
    last = number(second)
    unit = next((character for character in reversed(second) if character in "千万亿wWkK仟萬億"), "")
    if last is None:
        return value, value
    scaled = number(words + unit) if unit and not _has_unit(words) else value
    first = scaled if scaled is not None else value
    return (first, last) if first <= last else (last, first)


def _step(words: str, more: str) -> Decimal:
    """How far 多 or 来 may reach: 五万多 to six, 二十多万 to thirty, 三千多 to four."""
    unit = number("一" + (more or "")) or Decimal(1)
    if more:
        digits = re.sub(r"\D", "", words)
        tens = 10 if "十" in words or digits.endswith("0") else 1
        return unit * tens
    last = next((character for character in reversed(words) if character in "十百千万亿wWkK"), "")
    return number("一" + last) or Decimal(1) if last else Decimal(10) ** max(0, len(words) - 1)


def _cents(words: str) -> Decimal:
    """5角2分, or one bare digit: 12块5."""
    tenths = re.match(r"\s?(\d|[一二三四五六七八九])", words)
    hundredths = re.search(r"(?<=[角毛])(\d|[一二三四五六七八九])|(?:\d|[一二三四五六七八九])(?=分)", words)
    value = (number(tenths[1]) or Decimal(0)) / 10 if tenths else Decimal(0)
    return value + ((number(hundredths[0]) or Decimal(0)) / 100 if hundredths else Decimal(0))


def _has_unit(words: str) -> bool:
    return any(character in "千万亿仟萬億wWkK" for character in words)


def _is_money(hit: Sum, words: str, cued: Callable[[int], bool]) -> bool:
    digits = words[0] in "0123456789"
    if hit.marked and (digits or hit.yuan >= 10):
        return True
    if cued(hit.start):
        return digits or hit.yuan >= 100
    if not digits:
        return False  # 那一块, 一元化, 一百
    whole = hit.yuan == hit.yuan.to_integral_value()
    if hit.yuan in _HOTLINES or (whole and int(hit.yuan) in _YEARS):
        return False
    return hit.yuan >= 1000 and not words.startswith("0")


def _counted(text: str, end: int) -> bool:
    """Whether a counter follows, as in 3次; not what begins a money word ("5万 起付线"), nor what a blank parts from 万."""
    rest = text[end:]
    if rest.lstrip().startswith(("起付", "起报", "支付")) or (rest[:1].isspace() and text[end - 1 : end] in tuple("万千百亿wWkK")):
        return False
    return bool(_counters().match(text, end))


def _cut_short(match: re.Match[str]) -> Sum | None:
    """Of 自付8万9月住院 the counter takes the last digits only: the sum is what stands before them."""
    words = match["first"]
    cut = re.fullmatch(r"(.*[万千亿wWkK仟萬億])(?:\d+|[零一二两三四五六七八九十]+)", words)
    if cut is None or match["second"] or match["fuzz"]:
        return None
    value = number(cut[1])
    return Sum(match.start(), match.start("first") + len(cut[1]), value, value, value, marked=True) if value is not None else None


def bare(text: str) -> Sum | None:
    """The sum, where the whole message is one number: an answer to what was asked."""
    match = _BARE.fullmatch(text)
    if match is None or match["sign"]:
        return None
    low, high = _bounds(match["first"].rstrip(), match["second"], match["fuzz"] or "", match["more"] or "")
    return Sum(match.start("first"), match.end("last"), low, low, high, marked=False) if low is not None else None


@cache
def _counters() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{any_of(glossary.amounts().counters).pattern})", re.IGNORECASE)
