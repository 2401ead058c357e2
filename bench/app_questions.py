"""Questions to the app, no two alike, each with what its reply must show: the amount of an estimate, the figure of a lookup.

An estimate names everything its amount rests on, so that nothing said earlier in a conversation changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what stands in a right reply to it."""

    text: str
    shown: str


_LEAST, _STEP, _SPAN = 30_000, 7_300, 150_000  # yuan; the step meets every hundred of the span before it meets one twice
_LOOKUPS: Final = (
    Asked("江阴大病保险的起付线是多少", "1.8万元"),
    Asked("广东的低保对象，大病保险最少报几成", "70%"),
    Asked("江阴大病保险10万元以上的部分报百分之几", "80%"),
    Asked("广东的特困人员，大病保险起付线降多少", "80%"),
    Asked("江阴的大病保险是从哪年哪月开始的", "2020年7月1日"),
    Asked("吉林省从哪一年起全面实施大病保险", "2013年"),
    Asked("广东的建档立卡贫困人口，大病保险报销比例是多少", "70%"),
)
_OPENINGS: Final = ("", "请问，", "您好，", "麻烦问一下，", "想问问，", "打听一下，", "帮我看看，", "老人问，", "替邻居问，", "再问，")
_CLOSINGS: Final = (
    "？",
    "呢？",
    "，谢谢。",
    "？急。",
    "？不懂。",
    "？简单说。",
    "，能告诉我吗？",
    "？我记一下。",
    "，请讲。",
    "，麻烦了。",
)


def estimate(number: int) -> Asked:
    """The estimate of this number, its amount counted from the text of Jiangyin."""
    paid = _LEAST + number * _STEP % _SPAN
    if number % 2:
        return Asked(f"江阴的低保对象，住院自己付了{paid}元，大病保险能报多少？", _yuan(_aided(paid)))
    return Asked(f"江阴的普通参保人员，医保报完自己还付了{paid}元，大病保险还能报多少？", _yuan(_ordinary(paid)))


def lookup(number: int) -> Asked:
    """The lookup of this number, put in other words than the ones before it, as its reader remembers what it read."""
    plain = _LOOKUPS[number % len(_LOOKUPS)]
    opening, closing = _OPENINGS[number % len(_OPENINGS)], _CLOSINGS[number // len(_OPENINGS) % len(_CLOSINGS)]
    return Asked(f"{opening}{plain.text}{closing}", plain.shown)


def questions() -> Iterator[Asked]:
    """Estimates and lookups in turn, without an end."""
    for number in count():
        yield estimate(number)
        yield lookup(number)


def estimates() -> Iterator[Asked]:
    """Estimates alone, without an end."""
    return map(estimate, count())


def _ordinary(paid: int) -> int:
    """Fen: 60 % of what lies between 18,000 and 100,000 yuan, 80 % of what lies above."""
    return 60 * max(0, min(paid, 100_000) - 18_000) + 80 * max(0, paid - 100_000)


def _aided(paid: int) -> int:
    """Fen: half the deductible, and each rate five points higher."""
    return 65 * max(0, min(paid, 100_000) - 9_000) + 85 * max(0, paid - 100_000)


def _yuan(fen: int) -> str:
    return f"{fen // 100:,}.{fen % 100:02d}"
