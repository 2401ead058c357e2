"""Whether a figure stands in a sentence of a paper, however the paper writes it.

1.5万元, 15,000 元 and 一万五千元 are one amount; 65％, 百分之六十五 and 65 个百分点 one share; 减半 is a half.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from itertools import zip_longest

_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_NUMBER = r"(?:(?P<digits>\d[\d,]*(?:\.\d+)?)|(?P<words>[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?))"
_TOKEN = re.compile(rf"(?P<hundredths>百分之)?{_NUMBER}(?P<times>[十百千]?[万亿]|[百千])?(?P<unit>元|%|个百分点|成|年)?", re.ASCII)
_RANGE = re.compile(r"[-—–~至到]+")
_LIMIT = "年度|最高|封顶|上限|限|起付|门槛|救助|支付|规定|设|需"
_NONE = re.compile(f"不设|不再设|不封顶|取消|不受|(?:没有|无)(?={_LIMIT}|[，。；、）)]|$)")
_SHARES = {"%": Fraction(1, 100), "个百分点": Fraction(1, 100), "成": Fraction(1, 10)}
_WORDS = {"减半": Fraction(1, 2), "一半": Fraction(1, 2), "半数": Fraction(1, 2), "全额": Fraction(1), "全部": Fraction(1)}


def stands(field: str, figure: str, sentence: str) -> bool:
    """Whether a figure of that field, as the file writes it, stands in the sentence; what is no figure stands anywhere."""
    folded = "".join(unicodedata.normalize("NFKC", sentence).split())
    reader = _READERS.get(field)
    return reader is None or reader(figure, folded)


def _amount(figure: str, sentence: str) -> bool:
    if figure == "none":
        return _NONE.search(sentence) is not None
    return (value := Fraction(figure)) in _values(sentence, "元") or (value == 0 and _NONE.search(sentence) is not None)


def _bound(figure: str, sentence: str) -> bool:
    """The first tier's zero is the file's own way to write it."""
    return Fraction(figure) == 0 or _amount(figure, sentence)


def _share(figure: str, sentence: str) -> bool:
    words = (share for word, share in _WORDS.items() if word in sentence)
    return Fraction(figure) in {*_values(sentence, *_SHARES), *words}


def _factor(figure: str, sentence: str) -> bool:
    """“按 80% 支付” and “降低 20%” are the same factor."""
    return _share(figure, sentence) or _share(str(1 - Fraction(figure)), sentence)


def _years(figure: str, sentence: str) -> bool:
    return Fraction(figure) == 0 or Fraction(figure) in _values(sentence, "年")


def _day(figure: str, sentence: str) -> bool:
    day = date.fromisoformat(figure)
    return figure in sentence or re.search(rf"(?<!\d){day.year}年0?{day.month}月0?{day.day}日", sentence) is not None


_READERS: dict[str, Callable[[str, str], bool]] = {
    **dict.fromkeys(("deductible", "every", "annual_cap", "cap", "aid_deductible", "aid_annual_limit"), _amount),
    **dict.fromkeys(("rate", "first_rate", "top_rate", "points", "points_less", "deductible_cut", "aid_rate"), _share),
    **dict.fromkeys(("since", "until"), _day),
    "over": _bound,
    "rate_times": _factor,
    "years": _years,
}


# Figures in words --------------------------------------------------------------------------------------------------


def _values(sentence: str, *units: str) -> Iterator[Fraction]:
    """Every figure of some units; one without a unit takes that of the figure its range ends in, and may be an amount as it stands."""
    tokens = list(_TOKEN.finditer(sentence))
    for token, following in zip_longest(tokens, tokens[1:]):
        unit = "%" if token["hundredths"] else token["unit"]
        if unit in units or (unit is None and "元" in units):
            yield _scaled(token, token["times"], unit)
        if unit is None and following and following["unit"] in units and _RANGE.fullmatch(sentence[token.end() : following.start()]):
            yield _scaled(token, token["times"] or following["times"], following["unit"])


def _scaled(token: re.Match[str], times: str | None, unit: str | None) -> Fraction:
    number = Fraction(token["digits"].replace(",", "")) if token["digits"] else _in_words(token["words"])
    for word in times or "":
        number *= _TENS.get(word) or _MYRIADS[word]
    return number * _SHARES.get(unit or "", Fraction(1))


def _in_words(words: str) -> Fraction:
    """A number in characters.

    >>> [str(_in_words(words)) for words in ("一万五千", "十", "六十五", "一百二十万", "十七点五", "二〇二四")]
    ['15000', '10', '65', '1200000', '35/2', '2024']
    """
    whole, _, decimals = words.partition("点")
    return Fraction(f"{_whole(whole)}.{_spelled(decimals) or 0}")


def _spelled(digits: str) -> str:
    return "".join(str(_DIGITS[word]) for word in digits)


def _whole(words: str) -> int:
    """Digits one by one (二〇二四), or with their tens and myriads."""
    if not set(words) & (_TENS.keys() | _MYRIADS.keys()):
        return int(_spelled(words))
    total = section = digit = 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _TENS:
            section, digit = section + (digit or 1) * _TENS[word], 0
        else:
            total, section, digit = (total + section + digit) * _MYRIADS[word], 0, 0
    return total + section + digit
