"""A figure stands in a sentence however papers write it, and nothing else does."""

from __future__ import annotations

import doctest

import pytest

from calculator import dated, given
from calculator.own_rule import figures, quotes
from calculator.own_rule.figures import stands

STAND = [
    ("deductible", "15000", "起付标准为1.5万元。"),
    ("deductible", "15000", "起付标准为 15,000 元"),
    ("deductible", "15000.00", "起付标准为一万五千元"),
    ("deductible", "15000", "起付标准为１．５万元"),
    ("deductible", "0", "不设起付标准"),
    ("over", "18000", "18000-36000元部分报销60%"),
    ("over", "18000", "1.8—3.6万元"),
    ("over", "36000", "1.8至3.6万元"),
    ("over", "50000", "5万至10万元的部分"),
    ("over", "0", "10万元以下的部分"),
    ("every", "100000", "每增加10万元"),
    ("annual_cap", "400000", "最高支付限额四十万元"),
    ("annual_cap", "none", "不设年度最高支付限额"),
    ("annual_cap", "none", "取消封顶线"),
    ("annual_cap", "none", "上无封顶"),
    ("annual_cap", "none", "没有规定最高支付限额"),
    ("annual_cap", "none", "年度最高支付限额：无。"),
    ("aid_deductible", "0", "救助无起付标准"),
    ("rate", "0.65", "支付百分之六十五"),
    ("rate", "0.65", "支付65％"),
    ("rate", "0.60", "按60—65%支付"),
    ("rate", "0.90", "报销九成"),
    ("rate", "0.075", "百分之七点五"),
    ("aid_rate", "1", "给予全额救助"),
    ("deductible_cut", "0.50", "起付标准减半"),
    ("points", "0.05", "提高5个百分点"),
    ("points", "0.05", "提高5%"),
    ("rate_times", "0.80", "按80%支付"),
    ("rate_times", "0.80", "降低20%"),
    ("years", "2", "连续参保满两年"),
    ("years", "2", "参保2年以上"),
    ("since", "2024-01-01", "自2024年1月1日起施行"),
    ("until", "2024-12-31", "有效期至2024-12-31"),
    ("tier_bounds", "open", "以上不含本数"),
]
MISSING = [
    ("deductible", "15000", "起付标准为5000元"),
    ("deductible", "15000", "起付标准为115000元"),
    ("deductible", "15000", "起付标准为15%"),
    ("deductible", "15000", "起付标准为1.5元"),
    ("deductible", "0", "起付标准为1.5万元"),
    ("annual_cap", "none", "最高支付限额40万元"),
    ("annual_cap", "none", "按无锡市的标准，最高支付限额40万元"),
    ("deductible", "0", "没有超过起付标准1.2万元的不支付"),
    ("rate", "0.60", "支付65%"),
    ("rate", "0.75", "支付75.5%"),
    ("rate", "0.60", "起付标准60元"),
    ("points", "0.05", "提高15%"),
    ("points", "0.05", "提高5元"),
    ("rate_times", "0.80", "按70%支付"),
    ("years", "2", "参保满12年"),
    ("since", "2024-01-01", "自2024年11月1日起施行"),
    ("since", "2024-01-01", "自2024年1月11日起施行"),
    ("rate", "0.65", ""),
]


@pytest.mark.parametrize(("field", "figure", "sentence"), STAND)
def test_stands(field: str, figure: str, sentence: str) -> None:
    assert stands(field, figure, sentence)


@pytest.mark.parametrize(("field", "figure", "sentence"), MISSING)
def test_does_not_stand(field: str, figure: str, sentence: str) -> None:
    assert not stands(field, figure, sentence)


@pytest.mark.parametrize(
    "sentence", ["十点六%", "万", "百分之", "万亿元", "点", "零", "9" * 300 + "元", "一" * 300 + "元", ",元", "1,,2元"]
)
def test_no_sentence_breaks_the_reading(sentence: str) -> None:
    """Whatever it makes of them."""
    assert stands("deductible", "15000", sentence) is False


def test_examples() -> None:
    assert [doctest.testmod(module).failed for module in (figures, quotes, dated, given)] == [0, 0, 0, 0]
