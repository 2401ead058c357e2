"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.understand.numerals import english_number, number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12万5", 125_000),
        ("12万5千", 125_000),
        ("1万8千5百", 18_500),
        ("十二万五", 125_000),
        ("十万零五百", 100_500),
        ("一百零五万", 1_050_000),
        ("二十六万", 260_000),
        ("三百五", 350),
        ("三万半", 35_000),
        ("两万三", 23_000),
        ("2万3千5", 23_500),
        ("一亿二千万", 120_000_000),
        ("壹万贰仟叁佰", 12_300),
        ("二〇二〇", 2_020),
        ("1,234,567", 1_234_567),
        ("3.5万", 35_000),
        ("2.3k", 2_300),
        ("12w", 120_000),
        ("12 万", 120_000),
        ("1万0500", 10_500),
        ("十五", 15),
        ("〇", 0),
    ],
)
def test_a_number_as_written(words: str, value: int) -> None:
    assert number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "元", "万一的"])
def test_what_is_no_number(words: str) -> None:
    assert number(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ninety thousand", 90_000),
        ("one hundred and twenty thousand", 120_000),
        ("half a million", 500_000),
        ("a hundred thousand", 100_000),
        ("2.5 million", 2_500_000),
        ("90 k", 90_000),
        ("twelve wan", 120_000),
        ("seventy-five thousand five hundred", 75_500),
    ],
)
def test_a_number_in_english(words: str, value: int) -> None:
    assert english_number(words) == Decimal(value)
