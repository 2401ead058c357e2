"""Numbers as people write them: 12万5, 十二万五千, 1万8千5百, 二〇二〇, 壹万元, 2.3k, ninety thousand."""

from __future__ import annotations

import re
from decimal import Decimal

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩弍弌參陸", "一二三四五六七八九十百千万亿两二一三六")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000, "亿": 10**8}
_BIG = (10_000, 10**8)

HAN_DIGIT = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖兩"
HAN_UNIT = "十百千万亿拾佰仟萬億"
ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
# A whole number as written, starting with a digit (or 十): 12万5, 1万零500, 3 万, 十二万五. Linear: every branch starts differently.
NUMBER = rf"(?:{ARABIC}|[{HAN_DIGIT}]|[十拾])(?:[{HAN_DIGIT}{HAN_UNIT}]|\d+(?:\.\d+)?|\s(?=[{HAN_UNIT}])|[wWkK](?![A-Za-z])|半(?![年天月个])|,(?=\d{{3}}(?!\d)))*"

_TOKEN = re.compile(rf"{ARABIC}|[^\s]")
_ENGLISH_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_ENGLISH_TENS = {word: value * 10 for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_ENGLISH_UNITS = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "k": 1_000, "wan": 10_000, "grand": 1_000}
_WORD = "|".join(sorted((*_ENGLISH_ONES, *_ENGLISH_TENS), key=len, reverse=True))
ENGLISH_NUMBER = rf"(?:\b(?:half )?an? (?=(?:hundred|thousand|million|billion)\b)|(?:{_WORD})\b|(?<![\w.]){ARABIC} ?(?=(?:hundred|thousand|million|billion|k|wan|grand)\b))(?:[ -]?(?:and |a )?(?:{_WORD}|hundred|thousand|million|billion|k|wan|grand)\b)*"


def number(words: str) -> Decimal | None:
    """The value of one number as written; None if it is none.

    >>> [str(number(w)) for w in ("12万5", "一万六仟", "二〇二〇", "1,500.5", "三万半", "十万零五百", "2.3k", "1万2000")]
    ['125000', '16000', '2020', '1500.5', '35000', '100500', '2300.0', '12000']
    """
    tokens = _TOKEN.findall(words.translate(_FORMAL).lower())
    if not tokens:
        return None
    if len(tokens) > 1 and all(token in _DIGITS for token in tokens):
        return Decimal("".join(str(_DIGITS[token]) for token in tokens))
    total, section, current, unit, spaced = Decimal(0), Decimal(0), None, 0, False
    for token in tokens:
        if token in _UNITS:
            unit, spaced = _UNITS[token], False
            if unit in _BIG:
                # 十二万亿 is rare: a bigger unit takes all that stands before it
                whole = section + (current if current is not None else 0)
                total = (total + whole) * unit if unit > 10_000 else total + (whole or 1) * unit
                section = Decimal(0)
            else:
                section += (current if current is not None else 1) * unit
            current = None
        elif token == "半":
            current = Decimal(5)
        elif token in ("零", "〇", "○"):
            spaced = True
        elif token in _DIGITS:
            current = Decimal(_DIGITS[token]) if current is None else current * 10 + _DIGITS[token]
        elif token[0].isdigit():
            current = Decimal(token.replace(",", ""))
        else:
            return None
    if current is None:
        return total + section
    # the last digit after a unit counts the next lower one: 1万2 is 12000, 三百五 is 350
    short = unit >= 100 and not spaced and current < 10 and current == current.to_integral_value()
    return total + section + (current * unit / 10 if short else current)


def english_number(words: str) -> Decimal | None:
    """The value of an English number: "ninety thousand", "one hundred and twenty thousand", "2.5 million", "90 k".

    >>> str(english_number("one hundred and twenty thousand")), str(english_number("2.5 million"))
    ('120000', '2500000.0')
    """
    total, section = Decimal(0), Decimal(0)
    for word in re.findall(rf"{ARABIC}|[a-z]+", words.lower()):
        if word in _ENGLISH_UNITS:
            unit = _ENGLISH_UNITS[word]
            if unit == 100:
                section = (section or 1) * 100
            else:
                total, section = total + (section or 1) * unit, Decimal(0)
        elif word == "half":
            section = Decimal("0.5")
        elif word in _ENGLISH_ONES or word in _ENGLISH_TENS:
            section += _ENGLISH_ONES.get(word, _ENGLISH_TENS.get(word, 0))
        elif word[0].isdigit():
            section += Decimal(word.replace(",", ""))
    return total + section
