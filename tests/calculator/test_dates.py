"""Over every single day each place is ruled by exactly one text, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from calculator import Case, Estimate, estimate
from calculator.outcome import Status
from calculator.parameters import law

FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
FIRST_DAYS = [
    ("江阴市", "critical_illness", date(2020, 7, 1), "jiangyin-2020/critical_illness"),
    ("广东省", "critical_illness", date(2016, 8, 23), "gd-2016-85/critical_illness"),
    ("吉林省", "critical_illness", date(2016, 1, 1), "jilin-2016-57/critical_illness"),
    ("广东省", "medical_aid", date(2022, 12, 27), "gd-2022-40/medical_aid"),
]
NEVER = [("江阴市", "medical_aid"), ("吉林省", "medical_aid"), ("无锡市", "critical_illness"), ("北京市", "medical_aid")]


def days() -> Iterator[date]:
    """Every day of seventeen years."""
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))


def on(day: date, place: str, scheme: str, **fields: Any) -> Estimate:
    case = {"place": place, "scheme": scheme, "date": day.isoformat(), "category": "低保对象", "expenses": {"eligible_self_paid": "50000"}}
    return estimate(Case.read(case | fields))


@pytest.mark.parametrize(("place", "scheme", "first", "rule"), FIRST_DAYS)
def test_one_rule_from_its_first_day_on_and_none_before(place: str, scheme: str, first: date, rule: str) -> None:
    """A day before the first is refused with a reason and the sentence that names the first day; each other day has the one rule."""
    for day in days():
        result = on(day, place, scheme)
        if day < first:
            assert result.status is Status.NOT_COVERED, day
            assert result.reason, day
            assert result.citations, day
        else:
            assert result.rule == rule, day
            assert result.status is not Status.NOT_COVERED, day


@pytest.mark.parametrize(("place", "scheme"), NEVER)
def test_where_no_text_speaks_every_day_has_its_reason(place: str, scheme: str) -> None:
    for day in days():
        result = on(day, place, scheme)
        assert result.status is Status.NOT_COVERED, day
        assert result.reason, day


@pytest.mark.parametrize("document", ["jiangyin-2020", "gd-2016-85", "gd-2022-40", "jilin-2016-57"])
def test_no_figure_is_given_twice_for_a_day(document: str) -> None:
    """Where a text changes a figure the old one ends the day before; no day has two."""
    for name, dated in law(document).figures.items():
        for day in days():
            assert sum(figure.holds(day) for figure in dated) <= 1, (name, day)


def test_what_changes_on_a_day_changes_on_that_day_alone() -> None:
    """Jilin's two statuses: at least in 2016, where the text states no maximum, bounded from 2017."""
    given = {"parameters": {"deductible": "13000", "annual_cap": "none"}}
    statuses = {day.year: set[Status]() for day in days()}
    for day in days():
        statuses[day.year].add(on(day, "吉林省", "critical_illness", **given).status)
    assert statuses[2015] == {Status.NOT_COVERED}
    assert statuses[2016] == {Status.AT_LEAST}
    assert all(statuses[year] == {Status.RANGE} for year in range(2017, 2029))


def test_a_reading_of_the_first_day_is_said_within_a_month_only() -> None:
    """85号 does not say from when it applies; 江阴 does."""

    def codes(place: str, day: str) -> set[str]:
        result = on(date.fromisoformat(day), place, "critical_illness", parameters={"deductible": "18000"})
        return {assumption.code for assumption in result.assumptions}

    assert "first_day_reading" in codes("广东省", "2016-09-20")
    assert "first_day_reading" not in codes("广东省", "2016-10-20")
    assert "first_day_reading" in codes("广东省", "2016-08-01")
    assert "first_day_reading" not in codes("广东省", "2016-07-01")
    assert "first_day_reading" not in codes("江阴市", "2020-07-02")
