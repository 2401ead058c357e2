"""Amounts that remember where they come from: what a rule does with them is followed, or refused; it is never lost."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from calculator import Case
from calculator.money import less, times, whole, yuan
from calculator.person import Scheme
from calculator.table.formulas.formula import ask
from calculator.table.formulas.symbol import Linear, Trace


def deductible(fen: int = 1_800_000) -> tuple[Any, Trace]:
    trace = Trace({"deductible": fen, "cap": 5})
    return trace.symbol("deductible"), trace


def linear(symbol: Any) -> tuple[Fraction, dict[str, Fraction]]:
    return symbol.linear.constant, dict(symbol.linear.factors)


def test_an_amount_times_a_share_stays_an_expression() -> None:
    symbol, _ = deductible()
    assert linear(times(symbol, Fraction(1, 5))) == (0, {"deductible": Fraction(1, 5)})
    assert linear(whole(symbol)) == (0, {"deductible": 1})
    assert linear(100 + symbol * 2 - symbol) == (100, {"deductible": 1})
    assert linear(5 - symbol) == (5, {"deductible": -1})


def test_every_comparison_is_written_down_with_its_sign() -> None:
    symbol, trace = deductible()
    assert symbol > 1_000_000
    assert not symbol < 1_000_000
    assert max(0, 2_000_000 - symbol) == 200_000
    assert symbol
    assert symbol in (None, 1_800_000)
    assert {(str(asked.constant), sign) for asked, sign in trace.asked.items()} == {
        ("-1000000", 1),
        ("2000000", 1),
        ("1800000", 0),
        ("0", 1),
        ("-1800000", 0),
    }


def test_what_is_the_same_for_any_figures_is_not_a_question() -> None:
    symbol, trace = deductible()
    assert symbol - symbol == 0
    assert not trace.asked


def test_it_can_be_written_down() -> None:
    """The steps of a rule put amounts into sentences; that decides nothing."""
    symbol, trace = deductible()
    assert yuan(symbol) == "18000.00"
    assert yuan(times(symbol, Fraction(1, 1000))) == "18.00"
    assert not trace.asked


@pytest.mark.parametrize(
    "use",
    [
        hash,
        lambda symbol: {symbol},
        lambda symbol: symbol * symbol,
        lambda symbol: symbol % 2,
        lambda symbol: symbol // 2,
        int,
        lambda symbol: less(symbol, Fraction(1, 2)),
        lambda symbol: symbol.numerator + 1,
        lambda symbol: symbol.numerator == 7,
        lambda symbol: symbol > "1",
        lambda symbol: symbol + 0.5,
    ],
    ids=["hash", "set", "product", "rest", "quotient", "int", "digits compared", "digits added", "digits equal", "text", "binary fraction"],
)
def test_what_cannot_be_followed_is_refused(use: Callable[[Any], object]) -> None:
    """A use that would lose where the amount comes from never goes on unseen."""
    symbol, _ = deductible()
    with pytest.raises((TypeError, AttributeError)):
        use(symbol)


def formula(amounts: tuple[str, ...], **parameters: str) -> Any:
    case = Case.read(
        {
            "place": "广州市",
            "date": "2024-05-06",
            "category": "特困人员",
            "expenses": {"eligible_self_paid": "70000"},
            "parameters": parameters,
        }
    )
    return ask(case, Scheme.CRITICAL_ILLNESS, 7_000_000, amounts)


def test_a_rule_asked_once_gives_its_formula() -> None:
    """特困: the deductible less 80 %, at least 80 %, no cap (粤府办〔2016〕85号): from 1/5 of the deductible up, 4/5."""
    (rise,) = formula(("deductible",), deductible="10000", rate="0.6").formula.low
    assert (rise.over, rise.more) == (Linear(Fraction(0), (("deductible", Fraction(1, 5)),)), Fraction(4, 5))


def test_what_a_rule_asks_of_two_amounts_at_once() -> None:
    """The group's own deductible may not be above a fifth of the ordinary one: that relation decides, and is written down."""
    asked = formula(("deductible", "category_deductible"), deductible="10000", category_deductible="1500", rate="0.6")
    relation = Linear(Fraction(0), (("category_deductible", Fraction(1)), ("deductible", Fraction(-1, 5))))
    assert asked.signs[relation] == -1
    assert formula(("deductible", "category_deductible"), deductible="10000", category_deductible="2500").formula is None
