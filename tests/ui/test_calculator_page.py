"""The calculator page without a browser: what it asks, what it says, and that nothing filled in is lost. Amounts are worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import words
from assistant.ui.calculate.form import Form
from assistant.ui.plain import strong
from assistant.ui.start import opening
from tests.ui.desk import Desk

SAID = words.CHINESE
LOW_INCOME, ORDINARY = "低保对象", "普通参保人员"
JIANGYIN = Form(date="2026-10-01", place="江阴市", category=LOW_INCOME, amount="73000")
HUIZHOU = Form(date="2026-10-01", place="惠州市", category=ORDINARY, amount="95000")


def script(open_assistant) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    import streamlit as st

    from assistant.ui.app import run

    st.query_params["view"] = "calculator"
    run(open_assistant)


@pytest.fixture
def page() -> AppTest:
    opening.clear()
    desk = Desk()
    return AppTest.from_function(script, kwargs={"open_assistant": lambda _progress: desk}, default_timeout=30).run()


def seen(page: AppTest) -> str:
    """Everything written on the page."""
    written = [*page.markdown, *page.caption, *page.title, *page.info, *page.warning, *page.error, *page.subheader]
    return "\n".join(str(element.value) for element in written).replace("\\", "")


def pick(page: AppTest, name: str, value: str) -> None:
    found(page.pills, name).set_value(value).run()


def fill(page: AppTest, name: str, number: float) -> None:
    found(page.number_input, name).set_value(number).run()


def found(elements, name: str):  # type: ignore[no-untyped-def]
    """The control of a name, whatever the number in its key."""
    (one,) = [element for element in elements if str(element.key).split("-", 3)[-1] == name]
    return one


def names(page: AppTest) -> set[str]:
    """The controls on the page."""
    return {str(element.key).split("-", 3)[-1] for element in [*page.pills, *page.number_input, *page.date_input]}


def mother(page: AppTest) -> None:
    """低保 in 江阴, 73,000 paid."""
    pick(page, "place", "江阴市")
    pick(page, "category", LOW_INCOME)
    fill(page, "amount", 73000.0)


# The page -----------------------------------------------------------------------------------------------------------


def test_an_empty_form_says_what_it_needs(page: AppTest) -> None:
    """Place, group and amount, and no result."""
    assert not page.exception
    assert not page.title
    lacking = SAID.options("calculator.lacking")
    assert SAID("calculator.lacks", names="、".join(lacking[name] for name in ("place", "category", "amount"))) in seen(page)


def test_three_answers_make_an_amount(page: AppTest) -> None:
    """9,000 to 73,000 is 64,000 at 65 %: 41,600; 73,000 less that leaves 31,400. Both are about, for the deductible is that of 2020."""
    mother(page)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == "41,600.00 元"
    assert "31,400.00 元" in seen(page)
    assert SAID.options("reply.pays")["assumed"].format(scheme=SAID.options("reply.schemes")["critical_illness"]) in seen(page)
    assert "10,000.00 元其实在目录外，就大约少报 6,500.00 元" in seen(page)  # 65 % of 10,000
    assert "医疗救助没有算在里面" in seen(page)


def test_jiangyin_is_asked_nothing_that_changes_nothing(page: AppTest) -> None:
    """Both insurances and every way of care have one rule there, aid has none: no such question, and no figure is needed."""
    mother(page)
    assert not names(page) & {"insurance", "scheme", "referred", "day", "figure-rate"}
    assert not [heading for heading in page.markdown if SAID("calculator.figures_needed") in heading.value]


def test_a_choice_that_comes_as_none_changes_nothing(page: AppTest) -> None:
    """A browser that is typed into while the page is drawn can send none for one that must be made. 94,000 less 5,400 at 70 %: 62,020."""
    pick(page, "place", "广东省")
    pick(page, "category", LOW_INCOME)
    fill(page, "amount", 94000.0)
    found(page.pills, "scheme").set_value(None)
    found(page.pills, "category").set_value(None)
    fill(page, "figure-deductible", 18000.0)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == "62,020.00 元"
    assert found(page.pills, "scheme").value == "critical_illness"


def test_guangdong_is_asked_for_the_city_s_figures(page: AppTest) -> None:
    """80,000 above 15,000 at 60 %: 48,000; about, as a cap may be lower."""
    pick(page, "place", "广东省")
    pick(page, "category", ORDINARY)
    fill(page, "amount", 95000.0)
    assert {"insurance", "figure-deductible", "figure-rate"} <= names(page)
    assert not page.title
    fill(page, "figure-deductible", 15000.0)
    fill(page, "figure-rate", 60.0)
    assert page.title[0].value.replace("\\", "") == "48,000.00 元"
    assert {"figure-deductible", "figure-rate"} <= names(page)  # what was given can still be changed


def test_the_slip_shows_what_is_left_and_a_negative_one(page: AppTest) -> None:
    """260,000 − 40,000 − 90,000 = 130,000: 9,000 to 100,000 at 65 % is 59,150, 30,000 at 85 % is 25,500, together 84,650."""
    mother(page)
    pick(page, "way", "slip")
    for name, amount in (("slip-total", 260000.0), ("slip-out_of_scope", 40000.0), ("slip-basic_paid", 90000.0)):
        fill(page, name, amount)
    assert "260,000.00 − 40,000.00 − 90,000.00 = **130,000.00 元**" in seen(page)
    assert page.title[0].value.replace("\\", "") == "84,650.00 元"
    assert "85,350.00 元" in seen(page)  # 130,000 − 84,650 = 45,350, and 40,000 outside the catalogue
    fill(page, "slip-total", 26000.0)
    assert "**-104,000.00 元**" in seen(page)
    assert SAID("calculator.left_negative") in seen(page)
    assert not page.title
    assert found(page.number_input, "slip-basic_paid").value == 90000.0


def test_a_stay_is_taken_out_and_put_back(page: AppTest) -> None:
    """Two stays of 2020; the second alone is another amount, and undoing brings the first back."""
    mother(page)
    pick(page, "category", ORDINARY)
    pick(page, "way", "stays")
    fill_stay(page, 0, date(2020, 8, 15), 40000.0)
    assert page.title[0].value.replace("\\", "") == "13,200.00 元"  # 22,000 at 60 %
    fill_stay(page, 1, date(2020, 11, 20), 30000.0)
    found(page.selectbox, "stay-1-category").set_value(LOW_INCOME).run()
    assert page.title[0].value.replace("\\", "") == "39,650.00 元"  # of 70,000 all that is above 9,000, 61,000, at 65 %
    found(page.button, "take-out-0").click().run()
    assert page.title[0].value.replace("\\", "") == "13,650.00 元"  # 21,000 at 65 %
    found(page.button, "put-back").click().run()
    assert page.title[0].value.replace("\\", "") == "39,650.00 元"


def fill_stay(page: AppTest, number: int, day: date, amount: float) -> None:
    found(page.date_input, f"stay-{number}-date").set_value(day).run()
    fill(page, f"stay-{number}-amount", amount)


def test_clearing_can_be_undone(page: AppTest) -> None:
    """Nothing is lost by a slip of the finger."""
    mother(page)
    next(button for button in page.button if button.key == "calculate-clear").click().run()
    assert not page.title
    assert found(page.number_input, "amount").value is None
    found(page.button, "undo").click().run()
    assert page.title[0].value.replace("\\", "") == "41,600.00 元"
    assert found(page.number_input, "amount").value == 73000.0


def test_a_figure_against_the_text_is_told_at_its_field(page: AppTest) -> None:
    """低保 in 广东 have at least 70 %: a group's own rate of 50 % is refused there, and all else stays."""
    pick(page, "place", "广东省")
    pick(page, "category", LOW_INCOME)
    fill(page, "amount", 95000.0)
    fill(page, "figure-deductible", 15000.0)
    assert page.title[0].value.replace("\\", "") == "63,350.00 元"  # 15,000 less 70 % is 4,500; 90,500 at 70 %
    fill(page, "figure-category_rate", 50.0)
    assert any("50%" in error.value.replace("\\", "") and "70%" in error.value.replace("\\", "") for error in page.error)
    assert found(page.number_input, "figure-deductible").value == 15000.0
    assert found(page.number_input, "amount").value == 95000.0


def test_figures_of_one_place_or_group_go_to_no_other(page: AppTest) -> None:
    """They are there again on the way back; what the whole city has stays from group to group."""
    pick(page, "place", "广东省")
    pick(page, "category", LOW_INCOME)
    fill(page, "amount", 95000.0)
    fill(page, "figure-deductible", 15000.0)
    fill(page, "figure-category_rate", 90.0)
    assert page.title[0].value.replace("\\", "") == "81,450.00 元"  # 90,500 at 90 %
    pick(page, "category", "特困人员")
    assert found(page.number_input, "figure-category_rate").value is None
    assert page.title[0].value.replace("\\", "") == "73,600.00 元"  # 15,000 less 80 % is 3,000; 92,000 at 80 %
    pick(page, "category", LOW_INCOME)
    assert page.title[0].value.replace("\\", "") == "81,450.00 元"
    pick(page, "place", "吉林省")
    assert found(page.number_input, "figure-deductible").value is None
    assert not page.title
    pick(page, "place", "广东省")
    assert page.title[0].value.replace("\\", "") == "81,450.00 元"


def test_every_word_is_english_on_an_english_page(page: AppTest) -> None:
    """The result's own words too."""
    page.session_state["language"] = "en"
    page.run()
    mother(page)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == "41,600.00 yuan"
    for sentence in (words.ENGLISH("calculator.category_help"), "Medical aid is not counted in this: The"):
        assert sentence in seen(page)
    assert "自己" not in "".join(caption.value for caption in page.caption)


def test_switching_the_language_loses_nothing(page: AppTest) -> None:
    """Labels change, what was filled in does not: several stays with a group of their own, which stands in a menu."""
    mother(page)
    pick(page, "way", "stays")
    fill_stay(page, 0, date(2020, 8, 15), 40000.0)
    for language in ("en", "zh"):
        page.session_state["language"] = language
        page.run()
        fill(page, "stay-0-amount", 50000.0 if language == "en" else 40000.0)
        assert not page.exception
        assert not page.error
    assert page.title[0].value.replace("\\", "") == "20,150.00 元"  # 31,000 at 65 %


# What the calculator wants to know ----------------------------------------------------------------------------------


def test_aid_alone_asks_for_what_insurance_has_left(page: AppTest) -> None:
    """30,000 at 60 % is 18,000: asked for by a name of its own, kept when the scheme changes, and the office is asked about aid."""
    pick(page, "place", "广东省")
    pick(page, "category", LOW_INCOME)
    fill(page, "amount", 30000.0)
    pick(page, "scheme", "medical_aid")
    amount = found(page.number_input, "amount")
    assert amount.label.startswith(SAID("calculator.amount_for_aid"))
    assert amount.value == 30000.0
    assert "医疗救助今年的标准" in seen(page)
    assert "大病保险今年的标准" not in seen(page)
    fill(page, "figure-aid_rate", 60.0)
    assert page.title[0].value.replace("\\", "") == "18,000.00 元"


@pytest.mark.parametrize("place", ["绵阳市", "火星"])
def test_a_place_without_a_text_is_told_before_anything_else_is_filled_in(page: AppTest, place: str) -> None:
    """Nobody fills in a form for nothing; and the rest of it can still be filled in, for another place."""
    pick(page, "place", "other")
    found(page.text_input, "city").set_value(place).run()
    assert not page.exception
    (told,) = {element.value.replace("\\", "") for element in page.info}
    assert f"“{place}”" in told
    assert "12393" in told
    assert SAID("calculator.lacks", names="") not in seen(page)
    pick(page, "place", "江阴市")
    lacking = SAID.options("calculator.lacking")
    assert SAID("calculator.lacks", names=f"{lacking['category']}、{lacking['amount']}") in seen(page)


def test_who_knows_no_figure_of_the_city_sees_what_it_would_lead_to(page: AppTest) -> None:
    """Open at once, as examples only. With 19,000 one's own deductible is 5,700: 89,300 at 70 % is at least 62,510."""
    pick(page, "place", "广东省")
    pick(page, "category", LOW_INCOME)
    fill(page, "amount", 95000.0)
    titles = SAID.options("calculator.why")
    assert [fold.label for fold in page.expander if fold.label in titles.values()] == [titles["alternatives"]]
    assert strong(titles["missing"]) in seen(page)
    assert "至少报 62,510.00 元（只是例子" in seen(page)
    assert not page.title
    fill(page, "figure-deductible", 19000.0)
    assert page.title[0].value.replace("\\", "") == "62,510.00 元"
    assert titles["who_pays"] in [fold.label for fold in page.expander]
