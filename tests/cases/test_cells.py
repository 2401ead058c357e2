"""A cell is read exactly or refused: what people type, and what Excel makes of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from assistant.cases.cells import Cell, value_of
from assistant.cases.columns import BY_NAME
from assistant.cases.said import CellError

MONEY, RATE, DAY, CAP = BY_NAME["eligible_self_paid"], BY_NAME["rate"], BY_NAME["date"], BY_NAME["annual_cap"]


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        (120000.0, "120000.00"),
        (120000, "120000.00"),
        (0.0, "0.00"),
        (1234.56, "1234.56"),
        (999999999999.99, "999999999999.99"),
        (1e5, "100000.00"),
        ("120000", "120000.00"),
        (" 120,000.50 ", "120000.50"),
        ("１２００００", "120000.00"),
        ("￥120,000元", "120000.00"),
        ("12万", "120000.00"),
        ("12.3456万元", "123456.00"),
    ],
)
def test_an_amount_is_read_to_the_fen(cell: Cell, yuan: str) -> None:
    """Nothing is rounded, whatever it is written as."""
    assert value_of(cell, MONEY) == yuan


@pytest.mark.parametrize(
    "cell",
    [0.1 + 0.2, 1234.567, "1234.567", "12.3456789万", "12,34,5", "1,2000", "-5", -5.0, "abc", "=1+1", "三万", "3万5", "1e5", "无", True,
     float("nan"), float("inf"), 1e300, "1" * 30, date(2020, 1, 1), timedelta(1), time(1)],
)  # fmt: skip
def test_what_is_no_exact_amount_is_refused(cell: Cell) -> None:
    """A figure worked out in binary, three decimals, half a separator, a formula: each is told, none is guessed."""
    with pytest.raises(CellError) as refused:
        value_of(cell, MONEY)
    assert "收到的是" in refused.value.said("zh")
    assert "found" in refused.value.said("en")


@pytest.mark.parametrize(
    ("cell", "share"),
    [("60%", "0.6"), ("60％", "0.6"), (0.6, "0.6"), ("0.65", "0.65"), (1, "1"), ("100%", "1"), ("62.5 %", "0.625"), (0.07, "0.07")],
)
def test_a_rate_is_read_as_a_share(cell: Cell, share: str) -> None:
    """0.07 is not 0.07000000000000001."""
    assert value_of(cell, RATE) == share


@pytest.mark.parametrize("cell", [60, "60", 60.0, "120%", "六成", "-0.5", 1.5, True])
def test_a_rate_that_could_be_two_things_is_refused(cell: Cell) -> None:
    """60 may be 60 % or a slip of the finger."""
    with pytest.raises(CellError):
        value_of(cell, RATE)


@pytest.mark.parametrize(
    "cell",
    [date(2026, 3, 1), datetime.combine(date(2026, 3, 1), time(14, 30)), "2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "20260301",
     "2026-03-01 00:00:00"],
)  # fmt: skip
def test_a_day_is_read(cell: Cell) -> None:
    """As Excel holds it and as people write it."""
    assert value_of(cell, DAY) == "2026-03-01"


@pytest.mark.parametrize("cell", [46082.0, 46082, "2026-02-30", "26-3-1", "3/1/2026", "2026年3月", "2026", "昨天", True])
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    """A serial number could be counted from 1900 or 1904, 3/1 could be January."""
    with pytest.raises(CellError):
        value_of(cell, DAY)


def test_no_cap_is_said_in_words() -> None:
    """And an amount stays one."""
    assert value_of("不封顶", CAP) == "none"
    assert value_of("none", CAP) == "none"
    assert value_of(300000.0, CAP) == "300000.00"


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("category", "低保", "低保对象"),
        ("category", "特困人员", "特困人员"),
        ("insurance", "职工", "职工医保"),
        ("scheme", "医疗救助", "medical_aid"),
        ("scheme", "chain", "chain"),
        ("referred", "否", "false"),
        ("referred", True, "true"),
        ("id", 1001.0, "1001"),
    ],
)
def test_words_are_understood(name: str, cell: Cell, value: str) -> None:
    """The machine interface's words and the everyday ones."""
    assert value_of(cell, BY_NAME[name]) == value


def test_a_word_that_is_none_of_the_choices_names_them() -> None:
    """Whoever wrote it sees what may be written, a personal number as stars."""
    with pytest.raises(CellError) as refused:
        value_of("13800138000", BY_NAME["category"])
    assert "低保对象" in refused.value.said("zh")
    assert "13800138000" not in refused.value.said("zh")
