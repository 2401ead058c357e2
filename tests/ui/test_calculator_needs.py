"""What the calculator page asks for, by what the calculator itself says is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ui.calculate.form import Form
from assistant.ui.calculate.needs import outcome
from calculator.outcome import Status

LOW_INCOME, ORDINARY = "低保对象", "普通参保人员"
JIANGYIN = Form(date="2026-10-01", place="江阴市", category=LOW_INCOME, amount="73000")
HUIZHOU = Form(date="2026-10-01", place="惠州市", category=ORDINARY, amount="95000")


def test_what_is_asked_comes_from_the_calculator() -> None:
    """City figures where a text leaves them open; aid's where aid is to be worked out; insurance and referral where they decide."""
    assert outcome(JIANGYIN).figures.needed == ()
    assert outcome(HUIZHOU).figures.needed == ("deductible", "rate")
    assert outcome(replace(HUIZHOU, place="长春市")).figures.needed == ("deductible",)
    aided = replace(HUIZHOU, category="低保边缘家庭成员", scheme="medical_aid")
    assert outcome(aided).figures.needed == ("aid_rate", "aid_deductible")
    assert outcome(aided).wanted.referred
    assert outcome(HUIZHOU).wanted.insurance
    assert not outcome(JIANGYIN).wanted.insurance


@pytest.mark.parametrize(("day", "asked"), [("2020-12-31", True), ("2021-12-31", False), ("2016-12-31", False)])
def test_the_day_is_asked_only_in_a_year_in_which_the_rules_changed(day: str, asked: bool) -> None:  # noqa: FBT001 - a table
    """江阴's text begins on 2020-07-01."""
    assert outcome(replace(JIANGYIN, date=day)).wanted.day is asked


def test_a_figure_that_is_of_no_use_any_more_is_not_reckoned_with() -> None:
    """A rate given for 惠州 stays in the form and out of 江阴's amount."""
    found = outcome(replace(JIANGYIN, figures={"rate": "0.9000"}))
    assert found.case is not None
    assert found.case.given.scale is None


def test_a_scheme_that_no_text_has_there_falls_back_to_insurance() -> None:
    """Chosen in 广东, then the place changed to 江阴: insurance is worked out, and why there is no aid is known."""
    found = outcome(replace(JIANGYIN, scheme="chain"))
    assert found.estimate is not None
    assert found.estimate.status is Status.ASSUMED
    assert found.wanted.aid is not None
    assert found.wanted.aid.status is Status.NOT_COVERED


def test_a_place_without_a_text_gets_the_reason() -> None:
    """No amount, and no question that would not help."""
    found = outcome(replace(HUIZHOU, place="北京市"))
    assert found.estimate is not None
    assert found.estimate.status is Status.NOT_COVERED
    assert found.figures.needed == ()
