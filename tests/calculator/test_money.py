"""Money in and out, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.money import FigureError, found, half_up, percent, read_fen, read_rate, times, yuan


@pytest.mark.parametrize(
    ("value", "fen"),
    [
        ("0", 0),
        ("65200", 6_520_000),
        ("65200.00", 6_520_000),
        ("0.1", 10),
        ("0.01", 1),
        (7, 700),
        ("007", 700),
        ("1000000000000", 10**14),
        (10**12, 10**14),
    ],
)
def test_amounts_that_are_read(value: object, fen: int) -> None:
    assert read_fen(value) == fen


NO_AMOUNT = ["", " 5", "5 ", "+5", "-5", "−5", "1e5", "1,000", "5万", "5元", "１２", ".5", "5.", "0.001", "5.000", "NaN", "Infinity", "٣"]
NO_AMOUNT_EITHER = ["1" * 21, "\ud800", -1, 5.0, 1.5, True, None, [], {}, b"5", 10**12 + 1, 10**5000, -(10**5000)]


@pytest.mark.parametrize("value", [*NO_AMOUNT, *NO_AMOUNT_EITHER], ids=found)
def test_amounts_that_are_refused(value: object) -> None:
    with pytest.raises(FigureError) as refused:
        read_fen(value)
    str(refused.value).encode("utf-8")


@pytest.mark.parametrize(
    ("value", "rate"), [("0", 0), ("1", 1), ("0.60", Fraction(3, 5)), ("0.6", Fraction(3, 5)), ("1.00", 1), (0, 0), (1, 1)]
)
def test_rates_that_are_read(value: object, rate: Fraction) -> None:
    assert read_rate(value) == rate


@pytest.mark.parametrize("value", ["60%", "60", "1.01", "-0.1", ".6", "0.", "", "0.1234567890123", 0.6, 2, True, False, None, "六成"])
def test_rates_that_are_refused(value: object) -> None:
    with pytest.raises(FigureError):
        read_rate(value)


def test_written_with_as_many_decimals_as_there_are() -> None:
    assert [yuan(0), yuan(1), yuan(6_520_000), yuan(Fraction(1, 2)), yuan(Fraction(740740201, 1000))] == [
        "0.00", "0.01", "65200.00", "0.005", "7407.40201",
    ]  # fmt: skip


def test_rounded_half_up() -> None:
    assert [half_up(Fraction(n, 10)) for n in (0, 4, 5, 14, 15, 25)] == [0, 0, 1, 1, 2, 3]


def test_shares_as_people_read_them() -> None:
    assert [percent(Fraction(text)) for text in ("0", "0.05", "0.6", "0.625", "0.7777", "1")] == [
        "0%",
        "5%",
        "60%",
        "62.5%",
        "77.77%",
        "100%",
    ]


def test_products_are_whole_where_they_are() -> None:
    assert times(100, Fraction(3, 5)) == 60
    assert isinstance(times(100, Fraction(3, 5)), int)
    assert times(Fraction(1, 2), Fraction(1, 3)) == Fraction(1, 6)


def test_what_was_found_is_shown_short() -> None:
    assert len(found("长" * 1000)) < 50
    assert found(10**5000) == "太长的 int"
