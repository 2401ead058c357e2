"""Numbers as people write them: 12万5, 十二万五千, 1万8千5百, 二〇二〇, 壹万元, 2.3k, ninety thousand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩弍弌參陸", "一二三四五六七八九十百千万亿两二一三六")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000, "亿": 10**8}
_BIG = (10_000, 10**8)

HAN_DIGIT = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖兩"
HAN_UNIT = "十百千万亿拾佰仟萬億"
ARABIC = r"(?:\d{1,3}(?:,\d{3}(?!\d))+|\d+)(?:\.\d+)?"
# A whole number as written, starting with a digit (or 十): 12万5, 1万零500, 3 万, 十二万五. Linear: every branch starts differently.
_MORE = (
    rf"[{HAN_DIGIT}{HAN_UNIT}]|\d+(?:\.\d+)?|\s(?=[{HAN_UNIT}])|[wWkK](?![A-Za-z])|半(?![年天月个])|个(?=[万萬wW](?![A-Za-z]))|"
    r"(?<=[万萬wW])\s(?=[1-9]\s?(?:元|块|[,，。;；]|$))|,(?=\d{3}(?!\d))"
)
# 万六 is sixteen thousand, 百来万 a million or more: a unit may lead where no digit and no 几 stands before it.
_LED = (
    rf"(?<![{HAN_DIGIT}{HAN_UNIT}\d几数上成好wWkK.,])(?:[万萬千仟](?=[二三四五六七八九贰叁肆伍陆柒捌玖两](?![{HAN_UNIT}]))|"
    r"[百佰千仟万萬](?=[来多余]?[万萬]?[把来多余]))"
)
NUMBER = rf"(?:{ARABIC}|[{HAN_DIGIT}]|[十拾]|{_LED})(?:{_MORE})*"

_TOKEN = re.compile(rf"{ARABIC}|[^\s]")
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_DIGITS = {word: value for value, word in enumerate(_ONES)} | {word: value * 10 for value, word in enumerate(_TENS, start=2)}
_ENGLISH_UNITS = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "k": 1_000, "wan": 10_000, "grand": 1_000}
_DIGIT_WORD = "|".join(sorted(_ENGLISH_DIGITS, key=len, reverse=True))
_UNIT_WORD = "|".join(_ENGLISH_UNITS)
# "ninety thousand", "90 thousand", "half a million", "one hundred and twenty thousand"; digits alone are NUMBER's.
ENGLISH_NUMBER = (
    rf"(?:\b(?:half )?an? (?=(?:{_UNIT_WORD})\b)|\b(?:{_DIGIT_WORD})\b|(?<![\w.]){ARABIC} ?(?=(?:{_UNIT_WORD})\b))"
    rf"(?:[ -]?(?:and |a )?(?:{_DIGIT_WORD}|{_UNIT_WORD})\b)*"
)


@dataclass(slots=True)
class _Count:
    """A number as it is being read, from its biggest unit to its last digit."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    current: Decimal | None = None
    unit: int = 0
    spaced: bool = False

    def take(self, word: str) -> bool:
        """Read one more unit, digit or figure; False if it is no part of a number."""
        if word in _UNITS:
            self._take_unit(_UNITS[word])
        elif word == "半":
            self.current = Decimal(5)
        elif word in "零〇○":
            self.spaced = True
        elif word == "个":
            pass  # 两个万
        elif word in _DIGITS:
            self.current = (self.current or Decimal(0)) * 10 + _DIGITS[word]
        elif word[0].isdigit():
            self.current = Decimal(word.replace(",", ""))
        else:
            return False
        return True

    def _take_unit(self, unit: int) -> None:
        self.unit, self.spaced = unit, False
        if unit in _BIG:
            whole = self.section + (self.current or 0)
            # a bigger unit takes all that stands before it: 一万亿
            self.total = (self.total + whole) * unit if unit > _BIG[0] else self.total + (whole or 1) * unit
            self.section = Decimal(0)
        else:
            self.section += (1 if self.current is None else self.current) * unit
        self.current = None

    def value(self) -> Decimal:
        """The number; a last digit after a unit counts the next lower one: 1万2 is 12000, 三百五 is 350."""
        rest = self.current or Decimal(0)
        short = self.unit >= 100 and not self.spaced and rest < 10 and rest == rest.to_integral_value()
        return self.total + self.section + (rest * self.unit / 10 if short else rest)


def number(words: str) -> Decimal | None:
    """The value of one number as written; None if it is none.

    >>> [str(number(w)) for w in ("12万5", "一万六仟", "二〇二〇", "1,500.5", "三万半", "十万零五百", "2.3k", "1万2000")]
    ['125000', '16000', '2020', '1500.5', '35000', '100500', '2300.0', '12000']
    """
    tokens = _TOKEN.findall(words.translate(_FORMAL).lower())
    if len(tokens) > 1 and all(token in _DIGITS for token in tokens):
        return Decimal("".join(str(_DIGITS[token]) for token in tokens))
    count = _Count()
    return count.value() if tokens and all(count.take(token) for token in tokens) else None


def english_number(words: str) -> Decimal:
    """The value of an English number: "ninety thousand", "one hundred and twenty thousand", "2.5 million", "90 k".

    >>> str(english_number("one hundred and twenty thousand")), str(english_number("half a million"))
    ('120000', '500000.0')
    """
    total, section = Decimal(0), Decimal(0)
    for word in re.findall(rf"{ARABIC}|[a-z]+", words.lower()):
        if word == "hundred":
            section = (section or 1) * Decimal(100)
        elif word in _ENGLISH_UNITS:
            total, section = total + (section or 1) * _ENGLISH_UNITS[word], Decimal(0)
        elif word == "half":
            section = Decimal("0.5")
        elif word in _ENGLISH_DIGITS:
            section += _ENGLISH_DIGITS[word]
        elif word[0].isdigit():
            section += Decimal(word.replace(",", ""))
    return total + section
