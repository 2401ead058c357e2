"""Figures as people write them, and the guard's question: is each one supported?"""

from decimal import Decimal

import pytest

from assistant.figures import figures, unsupported


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("报65%", "share", "65"),
        ("报百分之六十五", "share", "65"),
        ("报六成五", "share", "65"),
        ("打八折", "share", "80"),
        ("加 5 个百分点", "share", "5"),
        ("1.8万元", "number", "18000"),
        ("１．８ 万元", "number", "18000"),
        ("5千元", "number", "5000"),
        ("18,000 yuan", "number", "18000"),
        ("15个工作日", "number", "15"),
    ],
)
def test_reads_a_figure_however_it_is_written(text: str, kind: str, value: str) -> None:
    (figure,) = figures(text)
    assert (figure.kind, figure.value) == (kind, Decimal(value))


def test_a_document_number_is_no_figure() -> None:
    assert figures("粤府办〔2022〕40号") == ()


def test_a_document_number_supports_nothing() -> None:
    assert [str(f.value) for f in unsupported("报 85%", "粤府办〔2016〕85号")] == ["85"]


def test_a_share_is_not_supported_by_the_same_plain_number() -> None:
    assert unsupported("报 60%", "60 元") != ()


def test_the_same_share_in_other_words_is_supported() -> None:
    assert unsupported("报六成", "由大病保险资金支付60%") == ()


def test_a_counted_small_number_needs_support_and_a_date_does_not() -> None:
    assert unsupported("2020 年 7 月 1 日起", "") == ()
    assert len(unsupported("15 个工作日内", "")) == 1


def test_hotlines_need_no_support() -> None:
    assert unsupported("请打 12393 或 120", "") == ()
