"""Personal numbers are hidden before anything reads them; money and dates are not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understand import read
from assistant.understand.privacy import masked


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "110105194912310021",
        "110105 19491231 002x",
        "13800138000",
        "138 0013 8000",
        "+86 13800138000",
        "１３８００１３８０００",
        "6222021234567890123",
        "6222 0212 3456 7890 123",
        "0510-86881234",
    ],
)
def test_a_personal_number_is_masked_at_its_length(number: str) -> None:
    got = masked(f"号码是{number}，自付6万")
    assert len(got) == len(f"号码是{number}，自付6万")
    assert not any(character.isdigit() for character in got.split("，")[0])
    assert got.endswith("，自付6万")


@pytest.mark.parametrize(
    "text", ["自付123456.78元", "1,000,000元", "2020-07-01出院", "打12393", "1000000000000元", "起付 12000 自付 65000"]
)
def test_money_and_dates_are_not_masked(text: str) -> None:
    assert masked(text) == text


def test_no_field_of_a_reading_but_the_original_holds_the_number() -> None:
    reading = read("我叫王五，身份证 11010519491231002X，电话13800138000，自付6万", date(2026, 11, 21))
    assert "11010519491231002X" in reading.original
    seen = repr([getattr(reading, name) for name in reading.__dataclass_fields__ if name != "original"])
    assert "19491231" not in seen
    assert "13800138000" not in seen
    assert [f"{fact.yuan}" for fact in reading.amounts] == ["60000"]
