"""The catalogue itself: both languages have the same places, and the Chinese is the calculator's own."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from assistant.english.catalogue import kinds, pairs
from assistant.english.kinds import AGAIN, TAKEN_OVER
from assistant.english.templates import PLACE, Pair
from corpus.regions import region
from tests.english.spoken import FULL_WIDTH

ROOT = Path(__file__).parents[2]
PUT_TOGETHER = frozenset(
    {
        "最高比例要不低于第一段的",
        "未转诊的起付标准要不低于转诊时的",
        "普通参保人员和别的类别不能同时写",
        "这次支付",
        "这次至少支付",
        "还至少应收到",
        "》算",
        "您给的规则从",
        "您给的规则到",
        "合规自付里如果有",
        "及以后的才算得出",
        "及以前的才算得出",
        "中的一种算",
        "中的一种的下限算",
        "普通参保人员的支付比例",
        "段的起点",
        "段的金额",
        "的年度救助起付标准",
        "未按规定转诊的起付标准",
        "未按规定转诊的年度救助起付标准",
    }
)
"""Wording that the calculator puts together from pieces."""


def every_pair() -> list[Pair]:
    return [*pairs(), *(pair for words in kinds().values() for pair in words)]


@cache
def written() -> str:
    """Every text in the calculator's code and data, and the reports of later rules."""
    code = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "calculator").rglob("*.py"))]
    told = [node.value for tree in code for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    data = [*sorted((ROOT / "calculator").rglob("*.yaml")), ROOT / "corpus" / "data" / "sources.toml"]
    return "\n".join([*told, *(path.read_text(encoding="utf-8") for path in data)])


def test_every_file_is_read() -> None:
    assert len(pairs()) > 600
    assert {"category", "payer", "amount", "says"} <= kinds().keys()


def test_no_sentence_stands_twice() -> None:
    for group in (pairs(), *kinds().values()):
        chinese = [pair.zh for pair in group]
        assert sorted({text for text in chinese if chinese.count(text) > 1}) == []


def test_both_languages_have_the_same_places() -> None:
    differing = [pair for pair in every_pair() if {*_places(pair.zh)} != {*_places(pair.en)}]
    assert differing == []


def test_every_place_is_of_a_known_kind() -> None:
    known = {*kinds(), *TAKEN_OVER, *AGAIN, "day"}
    assert {PLACE.match(place)[1] for pair in every_pair() for place in _places(pair.zh)} - known == set()  # type: ignore[index]
    assert "{" not in "".join(PLACE.sub("", pair.zh + pair.en) for pair in every_pair())


def test_the_english_is_written_in_english() -> None:
    quotes = re.compile(r"“[^”]*”|《[^》]*》")
    assert [pair.en for pair in every_pair() if FULL_WIDTH.search(quotes.sub("", pair.en))] == []
    assert [pair.en for pair in every_pair() if pair.en.isascii() and re.search(r"[^ \w]$|\w$", pair.en) is None] == []


def test_the_chinese_is_the_calculators_own() -> None:
    """A wording that changes in the calculator and not here is found."""
    strange = {
        (part, pair.zh)
        for pair in every_pair()
        for part in re.split(r"[，。；：、！？（）“”\"\s\0]+", PLACE.sub("\0", pair.zh))
        if part and part not in written() and part not in PUT_TOGETHER and region(part) is None
    }
    assert strange == set()
    assert "这不是计算器里的话" not in written()


@pytest.mark.parametrize(
    "term", ["deductible", "eligible cost", "yearly cap", "medical aid", "critical-illness insurance", "low-income allowance"]
)
def test_the_usual_terms_are_used(term: str) -> None:
    assert sum(term in pair.en.lower() for pair in every_pair()) > 3


@pytest.mark.parametrize(
    "other", ["serious illness insurance", "medical assistance", "annual cap", "franchise", "threshold", "co-payment", "subsistence"]
)
def test_no_other_word_stands_for_them(other: str) -> None:
    assert [pair.en for pair in every_pair() if other in PLACE.sub("", pair.en).lower()] == []


def _places(text: str) -> list[str]:
    return [found[0] for found in PLACE.finditer(text)]
