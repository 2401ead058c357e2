"""Over a grid of days every place is ruled by exactly one text, or refused with the reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calculator import Case, estimate
from calculator.outcome import Status

FIRST_DAYS = [
    ("江阴市", "critical_illness", date(2020, 7, 1), "jiangyin-2020/critical_illness"),
    ("广东省", "critical_illness", date(2016, 8, 23), "gd-2016-85/critical_illness"),
    ("吉林省", "critical_illness", date(2016, 1, 1), "jilin-2016-57/critical_illness"),
    ("广东省", "medical_aid", date(2022, 12, 27), "gd-2022-40/medical_aid"),
]


@pytest.mark.parametrize(("place", "scheme", "first", "rule"), FIRST_DAYS)
def test_one_rule_from_its_first_day_on_and_none_before(place: str, scheme: str, first: date, rule: str) -> None:
    """Sampled every 97 days over sixteen years, and on both sides of the first day."""
    days = [date(2012, 1, 1) + timedelta(days=97 * step) for step in range(60)] + [first - timedelta(days=1), first]
    for day in days:
        case = {
            "place": place,
            "scheme": scheme,
            "date": day.isoformat(),
            "category": "低保对象",
            "expenses": {"eligible_self_paid": "50000"},
        }
        result = estimate(Case.read(case))
        if day < first:
            assert result.status is Status.NOT_COVERED
            assert result.reason
            assert result.citations
        else:
            assert result.rule == rule


def test_a_reading_of_the_first_day_is_said_within_a_month_only() -> None:
    """85号 does not say from when it applies; 江阴 does."""

    def codes(place: str, day: str) -> set[str]:
        case = {
            "place": place,
            "date": day,
            "category": "低保对象",
            "expenses": {"eligible_self_paid": "50000"},
            "parameters": {"deductible": "18000"},
        }
        return {assumption.code for assumption in estimate(Case.read(case)).assumptions}

    assert "first_day_reading" in codes("广东省", "2016-09-20")
    assert "first_day_reading" not in codes("广东省", "2016-10-20")
    assert "first_day_reading" in codes("广东省", "2016-08-01")
    assert "first_day_reading" not in codes("广东省", "2016-07-01")
    assert "first_day_reading" not in codes("江阴市", "2020-07-02")
