"""Amounts and the bar of who pays what, from the machine interface's form of an estimate."""

from __future__ import annotations

from decimal import Decimal

from assistant.ui import controls, money, words
from assistant.ui.chart import chart, legend, parts

ONE_AMOUNT = {"reimbursement": {"low": "76150.00", "high": "76150.00"}, "person_pays": {"low": "43850.00", "high": "43850.00"}}
# S = 100,000; at least 60,000 is paid, so the person pays at most 40,000
FLOOR = {"reimbursement": {"low": "60000.00", "high": None}, "person_pays": {"low": None, "high": "40000.00"}}
# S = 100,000; 55 % to 80 % of 90,000
RANGE = {"reimbursement": {"low": "49500.00", "high": "72000.00"}, "person_pays": {"low": "28000.00", "high": "50500.00"}}


def sizes(estimate: dict[str, dict[str, str | None]]) -> dict[str, float]:
    return {row["part"]: row["amount"] for row in parts(estimate, "大病保险")}


def test_one_amount_splits_in_two() -> None:
    """76,150 + 43,850 = 120,000."""
    assert sizes(ONE_AMOUNT) == {"paid": 76150.0, "self": 43850.0}


def test_a_floor_leaves_the_person_the_most_it_can_be() -> None:
    """60,000 for certain, at most 40,000 left."""
    assert sizes(FLOOR) == {"paid": 60000.0, "self": 40000.0}


def test_a_range_shows_what_the_place_decides() -> None:
    """49,500 for certain, 28,000 left at best, 100,000 - 49,500 - 28,000 = 22,500 in between."""
    assert sizes(RANGE) == {"paid": 49500.0, "open": 22500.0, "self": 28000.0}


def test_nothing_estimated_draws_nothing() -> None:
    """A reply without an amount has no bar."""
    assert parts({"reimbursement": None, "person_pays": None}, "大病保险") == []
    assert money.paid({}) is None


def test_the_bar_names_who_pays_how_much() -> None:
    """Names and amounts are written out beside the colours."""
    rows = parts(ONE_AMOUNT, "大病保险")
    assert chart(rows).to_dict()["encoding"]["color"]["scale"]["domain"] == ["大病保险付 76,150.00 元", "自己付 43,850.00 元"]
    assert legend(rows).count("■") == 2


def test_amounts_in_words() -> None:
    """One amount, a range, and a floor, which is named as one by its label."""
    assert money.paid(ONE_AMOUNT).shown() == "76,150.00 元"
    assert money.paid(RANGE).shown() == "49,500.00 到 72,000.00 元"
    assert money.paid(FLOOR).shown() == "60,000.00 元"
    assert money.yuan(Decimal("0.01")) == "0.01 元"


def test_the_controls_write_what_the_calculator_reads() -> None:
    """Rates are shares of one, money has two decimals, a year stands for its last day."""
    assert controls.written("rate", 65.0) == "0.6500"
    assert controls.written("amount", 120000.0) == "120000.00"
    assert controls.last_day(2020) == "2020-12-31"
    assert controls.shown("referred", "false", words.CHINESE) == "没办转诊"
