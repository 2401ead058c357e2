"""Money and rates: read strictly, held exactly, written without loss.

An amount is an integer number of fen (1 yuan = 100 fen); what a rate makes of it is a ``Fraction`` of fen until the
payment is rounded. Nothing here is ever a float: a JSON number with a point has already lost what it said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

Exact = int | Fraction
"""Fen, whole or not."""

LARGEST_YUAN = 10**12
"""No medical bill is larger; a longer number is a slip of the keyboard and is refused."""

_JSON = {"None": "null", "True": "true", "False": "false"}
_YUAN = re.compile(r"(\d+)(?:\.(\d+))?", re.ASCII)
_SHARE = re.compile(r"[01]|0\.\d+|1\.0+", re.ASCII)
_MOST_DIGITS, _MOST_PLACES = 20, 12


class FigureError(ValueError):
    """An amount or a rate that cannot be read; the message says what was found and what is wanted."""


def found(value: object) -> str:
    """What came in, short and printable, for a message.

    >>> found("x" * 80)
    '“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”'
    """
    try:
        text = value if isinstance(value, str) else _JSON.get(repr(value)) or repr(value)
    except (ValueError, RecursionError):  # an integer of thousands of digits, a list nested too deep
        return f"太长的 {type(value).__name__}"
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def read_fen(value: object) -> int:
    """Yuan as a string (``"65200"``, ``"65200.00"``) or an integer, as fen.

    >>> read_fen("65200.5"), read_fen(65200)
    (6520050, 6520000)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise FigureError(f"金额不能是负数；收到的是 {found(value)}")
        return _within(value * 100)
    if not isinstance(value, str):
        raise FigureError(f'金额要写成字符串，例如 "65200.00"，或整数；收到的是 {found(value)}')
    match = _YUAN.fullmatch(value)
    if match is None:
        raise FigureError(f'金额要写成不带符号、逗号和单位的元，例如 "65200.00"；收到的是 {found(value)}')
    cents = match[2] or ""
    if len(cents) > 2:
        raise FigureError(f"金额最小到分，最多两位小数；收到的是 {found(value)}")
    return _within(LARGEST_YUAN * 1000 if len(match[1]) > _MOST_DIGITS else int(match[1]) * 100 + int(cents.ljust(2, "0")))


def _within(fen: int) -> int:
    if fen > LARGEST_YUAN * 100:
        raise FigureError(f"金额最多 {LARGEST_YUAN} 元，收到的超过了这个数，请检查是否多写了几位")
    return fen


def read_rate(value: object) -> Fraction:
    """A share between 0 and 1, as a string (``"0.60"``) or the integers 0 and 1.

    >>> read_rate("0.60")
    Fraction(3, 5)
    """
    if isinstance(value, int) and not isinstance(value, bool) and value in (0, 1):
        return Fraction(value)
    if not isinstance(value, str) or _SHARE.fullmatch(value) is None:
        raise FigureError(f'比例要写成 0 到 1 之间的字符串，例如 "0.60" 表示 60%；收到的是 {found(value)}')
    if len(value) > len("0.") + _MOST_PLACES:
        raise FigureError(f"比例最多 {_MOST_PLACES} 位小数；收到的是 {found(value)}")
    return Fraction(value)


def whole(amount: Exact) -> Exact:
    """The same amount, as an ``int`` where it is one."""
    return amount.numerator if amount.denominator == 1 else amount


def times(amount: Exact, rate: Fraction) -> Exact:
    """``amount * rate``, exactly, without the cost of a fraction where the result is whole.

    >>> times(100, Fraction(3, 5)), times(1, Fraction(1, 2))
    (60, Fraction(1, 2))
    """
    if not isinstance(amount, int):
        return whole(amount * rate)
    quotient, rest = divmod(amount * rate.numerator, rate.denominator)
    return Fraction(amount * rate.numerator, rate.denominator) if rest else quotient


def without(amount: Exact, share: Fraction) -> Exact:
    """An amount less a share of it, exactly.

    >>> without(18000, Fraction(7, 10)), without(1, Fraction(1, 2))
    (5400, Fraction(1, 2))
    """
    if not isinstance(amount, int):
        return whole(amount * (1 - share))
    quotient, rest = divmod(amount * (share.denominator - share.numerator), share.denominator)
    return Fraction(amount * (share.denominator - share.numerator), share.denominator) if rest else quotient


def less(one: Fraction, other: Fraction) -> bool:
    """Whether one rate is under another: what ``<`` says, at a fifth of the time, as every estimate asks it several times.

    >>> less(Fraction(1, 2), Fraction(3, 5)), less(Fraction(1, 2), Fraction(1, 2))
    (True, False)
    """
    return one.numerator * other.denominator < other.numerator * one.denominator


def raised(rate: Fraction, points: Fraction) -> Fraction:
    """A rate and so many points, never above 1.

    >>> raised(Fraction(4, 5), Fraction(1, 20)), raised(Fraction(1), Fraction(1, 20))
    (Fraction(17, 20), Fraction(1, 1))
    """
    return _raised(rate.numerator, rate.denominator, points.numerator, points.denominator)


@lru_cache(maxsize=4096)
def _raised(top: int, bottom: int, points_top: int, points_bottom: int) -> Fraction:
    return min(Fraction(1), Fraction(top, bottom) + Fraction(points_top, points_bottom))


def added(amounts: Iterable[Exact]) -> Exact:
    """The sum, exactly, in half the time that fractions take to add themselves.

    >>> added((1, Fraction(1, 5), Fraction(4, 5))), added((1, Fraction(1, 2)))
    (2, Fraction(3, 2))
    """
    top, bottom = 0, 1
    for amount in amounts:
        one, parts = amount.as_integer_ratio()
        top, bottom = (top + one * (bottom // parts), bottom) if bottom % parts == 0 else (top * parts + one * bottom, bottom * parts)
    return Fraction(top, bottom) if top % bottom else top // bottom


def half_up(amount: Exact) -> int:
    """Fen rounded to whole fen, half up: the one rounding of a payment.

    >>> half_up(Fraction(1, 2)), half_up(Fraction(49, 100))
    (1, 0)
    """
    if isinstance(amount, int):
        return amount
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


_LONGEST = 60  # decimals; rates have at most a dozen, so an amount that needs more has no end


def yuan(amount: Exact) -> str:
    """Fen as yuan, with two decimals, or as many as the exact amount has. Raises ValueError for one without end, as 1/3.

    >>> yuan(6520000), yuan(Fraction(7407402, 10))
    ('65200.00', '7407.402')
    >>> yuan(Fraction(1, 3))
    Traceback (most recent call last):
    ValueError: 1/3 fen cannot be written as a decimal
    """
    if type(amount) is int:
        return _whole_fen(amount)
    top, bottom, places = amount.numerator, amount.denominator, 2
    while top % bottom:
        top, places = top * 10, places + 1
        if places > _LONGEST:
            raise ValueError(f"{amount} fen cannot be written as a decimal")
    digits = str(top // bottom).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


@lru_cache(maxsize=4096)
def _whole_fen(fen: int) -> str:
    """The steps of one estimate write the same few amounts again and again."""
    digits = str(fen).rjust(3, "0")
    return f"{digits[:-2]}.{digits[-2:]}"


def percent(rate: Fraction) -> str:
    """A rate as people read it.

    >>> percent(Fraction(3, 5)), percent(Fraction(5, 8))
    ('60%', '62.5%')
    """
    return _percent(rate.numerator, rate.denominator)


@lru_cache(maxsize=1024)
def _percent(top: int, bottom: int) -> str:
    if top * 100 % bottom == 0:
        return f"{top * 100 // bottom}%"
    return yuan(whole(Fraction(top * 10000, bottom))).rstrip("0") + "%"
