"""Another amount or status, worked out beside the estimate, and the curve both stand on."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import curve, words
from assistant.ui.what_if import amounts, own_amount, with_amount, with_status, worked_out
from calculator.claim import Case

JIANGYIN = {"place": "江阴市", "date": "2026-11-21", "category": "低保对象"}
MOTHER = Case.read(JIANGYIN | {"expenses": {"eligible_self_paid": "120000"}})
WAN = 1_000_000  # fen


def paid(case: Case) -> str:
    found: str = worked_out(case)["reimbursement"]["low"]
    return found


def test_another_amount_is_worked_out_by_the_same_rule() -> None:
    """9,000 to 100,000 at 65 % is 59,150; 25,000 more at 85 % is 21,250: 80,400. At 9,000 nothing is paid."""
    assert paid(with_amount(MOTHER, 1250 * WAN // 100)) == "80400.00"
    assert paid(with_amount(MOTHER, 9 * WAN // 10)) == "0.00"


def test_another_status_is_worked_out_by_the_same_rule() -> None:
    """Without aid: 18,000 to 100,000 at 60 % is 49,200, 20,000 at 80 % is 16,000: 65,200."""
    assert paid(with_status(MOTHER, "普通参保人员")) == "65200.00"


def test_a_slip_and_stays_keep_what_they_are() -> None:
    """90,000 of the slip becomes 100,000 (10,000 more bill); of two stays the last one costs 40,000 instead of 30,000."""
    slip = Case.read(
        {"place": "江阴市", "date": "2020-09-01", "expenses": {"total": "200000", "out_of_scope": "30000", "basic_paid": "80000"}}
    )
    assert own_amount(slip) == 9 * WAN
    assert with_amount(slip, 10 * WAN).expenses.self_paid == 10 * WAN
    days = [{"date": day, "eligible_self_paid": sum_} for day, sum_ in (("2020-08-01", "50000"), ("2020-10-01", "30000"))]
    stays = Case.read({"place": "江阴市", "expenses": {"stays": days}})
    assert own_amount(stays) == 3 * WAN
    # 18,000 to 90,000 at 60 %
    assert paid(with_amount(stays, 4 * WAN)) == "43200.00"


@pytest.mark.parametrize("own", [0, 1, 9_999, 12_000_050, 37 * WAN, 10**12])
def test_the_slider_has_room_for_a_thumb(own: int) -> None:
    """Few places, round ones but for the person's own, reaching well past it."""
    places = amounts(own)
    assert own in places
    assert places[0] == 0
    assert 20 <= len(places) <= 90
    assert places[-1] >= 2 * own
    assert len({after - before for before, after in pairwise(place for place in places if place != own)} - {places[1]}) <= 2


def test_a_figure_that_the_text_contradicts_is_told_and_not_an_error() -> None:
    """吉林 pays 55 % at least."""
    case = Case.read(
        {
            "place": "长春市",
            "date": "2018-06-01",
            "expenses": {"eligible_self_paid": "60000"},
            "parameters": {"deductible": "20000", "rate": "0.3"},
        }
    )
    found = worked_out(case)
    assert found["status"] == "not_covered"
    assert "55%" in found["reason"]


def test_the_curve_is_exact_at_its_bounds() -> None:
    """Nothing up to 9,000; 59,150 at 100,000; 0.65 fen for the first fen above 9,000 is 0.01 yuan."""
    rows = {round(row["x"] * 100): row["low"] for row in curve._rows(MOTHER, 20 * WAN, curve.tiers(MOTHER))}
    assert rows[900_000] == 0
    assert rows[900_001] == 0.01
    assert rows[10 * WAN] == 59_150
    assert rows[20 * WAN] == 144_150  # 59,150 and 100,000 at 85 %


def test_the_curve_says_its_tiers_in_words() -> None:
    """For those who do not see it."""
    assert [*curve._in_words(curve.tiers(MOTHER), words.CHINESE)] == [
        "9,000 元以内：不报",
        "9,000 元到 100,000 元的部分：报 65%",
        "100,000 元以上的部分：报 85%",
    ]


def test_a_limit_is_said() -> None:
    """(700,000 - 20,000) at 50 % is 340,000; the limit of 300,000 is reached at 620,000."""
    figures = {"deductible": "20000", "rate": "0.5", "annual_cap": "300000"}
    case = Case.read({"place": "惠州市", "date": "2023-05-01", "expenses": {"eligible_self_paid": "700000"}, "parameters": figures})
    assert [*curve._in_words(curve.tiers(case), words.CHINESE)][-1] == "620,000 元以上：报满 300,000 元，不再增加"


def test_a_bounded_payment_has_no_tiers_of_its_own() -> None:
    """Between two curves nothing is said of shares, but both ends are drawn: 55 % to 80 % of 40,000."""
    figures = {"deductible": "20000"}
    case = Case.read({"place": "长春市", "date": "2018-06-01", "expenses": {"eligible_self_paid": "60000"}, "parameters": figures})
    assert curve.tiers(case) == ()
    rows = {round(row["x"] * 100): (row["low"], row["high"]) for row in curve._rows(case, 6 * WAN, ())}
    assert rows[6 * WAN] == (22_000, 32_000)


def script() -> None:
    import streamlit as st

    from assistant.ui import words
    from assistant.ui.what_if import what_if

    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    what_if(st.session_state["case"], "here", words.of("zh"))


@pytest.fixture
def page() -> AppTest:
    page = AppTest.from_function(script, default_timeout=30)
    page.session_state["case"] = MOTHER
    return page.run()


def seen(page: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*page.markdown, *page.caption)).replace("\\", "")


def test_the_trial_stands_beside_the_estimate_and_never_in_its_place(page: AppTest) -> None:
    """First only what was told; then both, each with its case: 80,400 for 125,000 beside 76,150 for 120,000."""
    assert not page.exception
    assert words.CHINESE("reply.as_told") in seen(page)
    assert words.CHINESE("reply.if_so") not in seen(page)
    page.select_slider[0].set_value(1250 * WAN // 100).run()
    assert "76,150.00 元" in seen(page)
    assert "80,400.00 元" in seen(page)
    assert seen(page).index(words.CHINESE("reply.as_told")) < seen(page).index(words.CHINESE("reply.if_so"))


def test_a_status_without_an_amount_says_why(page: AppTest) -> None:
    """In 惠州 the city's figures are missing for everybody else's aid."""
    figures = {"aid_rate": "0.7", "aid_annual_limit": "50000"}
    told = {"scheme": "medical_aid", "place": "惠州市", "date": "2023-05-01", "category": "低保对象", "parameters": figures}
    page.session_state["case"] = Case.read(told | {"expenses": {"eligible_self_paid": "50000"}})
    page.run()
    assert "35,000.00 元" in seen(page)  # 50,000 at 70 %
    page.pills[0].set_value("低保边缘家庭成员").run()
    assert not page.exception
    assert words.CHINESE("reply.missing") in seen(page)


def test_the_first_screen_waits_for_no_library_of_the_answers() -> None:
    """Charts, tables, the calculator and the sheet are loaded with the first answer."""
    heavy = ("altair", "pandas", "pyarrow", "calculator", "fpdf", "assistant.english", "assistant.conversation")
    told = f"import sys, assistant.ui.app, assistant.ui.resident; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_floor_s_curve_says_that_it_is_one() -> None:
    """And a range's, which end is which."""
    assert curve._how_firm({"status": "at_least"}, words.CHINESE) == ["线上是至少能报的数，实际可能更多"]
    assert curve._how_firm({"status": "exact"}, words.CHINESE) == []
