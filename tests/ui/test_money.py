"""Amounts and the bar of who pays what, from the machine interface's form of an estimate."""

from __future__ import annotations

from decimal import Decimal

from assistant.ui import controls, money, words
from assistant.ui.chart import bar, bill, parts
from calculator import Case, estimate

ONE_AMOUNT = {"reimbursement": {"low": "76150.00", "high": "76150.00"}, "person_pays": {"low": "43850.00", "high": "43850.00"}}
# S = 100,000; at least 60,000 is paid, so the person pays at most 40,000
FLOOR = {"reimbursement": {"low": "60000.00", "high": None}, "person_pays": {"low": None, "high": "40000.00"}}
# S = 100,000; 55 % to 80 % of 90,000
RANGE = {"reimbursement": {"low": "49500.00", "high": "72000.00"}, "person_pays": {"low": "28000.00", "high": "50500.00"}}


def sizes(estimate: dict[str, dict[str, str | None]]) -> dict[str, int]:
    return {part.kind: int(part.amount) for part in parts(estimate, "大病保险")}


def test_one_amount_splits_in_two() -> None:
    """76,150 + 43,850 = 120,000."""
    assert sizes(ONE_AMOUNT) == {"paid": 76150, "self": 43850}


def test_a_floor_leaves_the_person_the_most_it_can_be() -> None:
    """60,000 for certain, at most 40,000 left."""
    assert sizes(FLOOR) == {"paid": 60000, "self": 40000}


def test_a_range_shows_what_the_place_decides() -> None:
    """49,500 for certain, 28,000 left at best, 100,000 - 49,500 - 28,000 = 22,500 in between."""
    assert sizes(RANGE) == {"paid": 49500, "open": 22500, "self": 28000}


def test_nothing_estimated_draws_nothing() -> None:
    """A reply without an amount has no bar."""
    assert parts({"reimbursement": None, "person_pays": None}, "大病保险") == []
    assert money.paid({}) is None


def test_the_bar_names_who_pays_how_much() -> None:
    """Names and amounts are written out beside the colours."""
    drawn = bar(parts(ONE_AMOUNT, "大病保险"))
    assert "大病保险付 <b>76,150.00 元</b>" in drawn
    assert "自己付 <b>43,850.00 元</b>" in drawn
    assert [drawn.count(f">{number}</span>") for number in (1, 2, 3)] == [2, 2, 0]  # on the bar and in its legend


def test_a_slip_shows_the_whole_bill() -> None:
    """200,000 less 80,000 basic and 30,000 outside is 90,000 eligible; 18,000 to 90,000 at 60 % is 43,200; 46,800 is left of it."""
    slip = {"total": "200000", "out_of_scope": "30000", "basic_paid": "80000"}
    case = Case.read({"place": "江阴市", "date": "2020-09-01", "expenses": slip})
    found = parts(estimate(case).as_json() | bill(case), "大病保险")
    assert [(part.kind, int(part.amount)) for part in found] == [("before", 80000), ("paid", 43200), ("self", 46800), ("outside", 30000)]
    assert sum(part.amount for part in found) == 200000


def test_two_schemes_stand_one_after_the_other() -> None:
    """(100,000 - 3,500) at 80 % is 77,200; of the 22,800 left aid pays 70 %: 15,960; 6,840 is left."""
    figures = {"category_deductible": "3500", "category_rate": "0.8", "aid_rate": "0.7", "aid_annual_limit": "50000"}
    told = {"scheme": "chain", "place": "惠州市", "date": "2023-05-01", "category": "低保对象", "parameters": figures}
    found = parts(estimate(Case.read(told | {"expenses": {"eligible_self_paid": "100000"}})).as_json(), "")
    assert [(part.kind, int(part.amount)) for part in found] == [("paid", 77200), ("aid", 15960), ("self", 6840)]


def test_the_bar_takes_no_markup() -> None:
    """Names come from the catalogue, and are written as text all the same."""
    assert "<b>x" not in bar(parts(ONE_AMOUNT, "<b>x</b>"))


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
