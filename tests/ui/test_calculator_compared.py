"""The same case otherwise, side by side: groups, years and places, each amount worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from assistant.ui import words
from assistant.ui.calculate import compared
from assistant.ui.calculate.form import Form, StayRow
from assistant.ui.calculate.needs import outcome
from calculator.claim import Case
from calculator.engine import estimate

ORDINARY = "普通参保人员"
JIANGYIN = Form(date="2026-10-01", place="江阴市", category="低保对象", amount="73000")
HUIZHOU = Form(date="2026-10-01", place="惠州市", category=ORDINARY, amount="95000")


def case(form: Form) -> Case:
    """The case of a form."""
    found = outcome(form).case
    assert found is not None
    return found


def test_groups_side_by_side() -> None:
    """An ordinary member has 55,000 at 60 %, 33,000: 860,000 fen less, and farthest from one's own."""
    own = case(JIANGYIN)
    lines = compared.by_category(own, estimate(own))
    assert lines[0].own
    assert lines[0].low == 4_160_000
    assert [(line.name, line.low) for line in compared.farthest(lines)] == [(ORDINARY, 3_300_000)]


def test_years_side_by_side() -> None:
    """2019 is before the text, with the reason; 2020 is certain, later years are about."""
    own = case(JIANGYIN)
    lines = compared.by_year(own, estimate(own), {year: f"{year}-12-31" for year in (2026, 2020, 2019)})
    by_name = {line.name: line for line in lines}
    assert by_name["2019"].low is None
    assert "2020 年 7 月 1 日" in by_name["2019"].reason
    assert by_name["2020"].estimate is not None
    assert by_name["2020"].low == 4_160_000
    assert by_name["2026"].own


def test_places_side_by_side_take_no_city_figures_along() -> None:
    """惠州's figures make no amount for 吉林."""
    own = case(replace(HUIZHOU, figures={"deductible": "15000.00", "rate": "0.6000"}))
    by_name = {line.name: line for line in compared.by_place(own, estimate(own))}
    assert by_name["广东省"].low == 4_800_000
    assert by_name["吉林省"].low is None
    assert by_name["江阴市"].low == 4_620_000  # 77,000 at 60 %


def test_stays_in_several_years_have_no_other_year() -> None:
    """A leap day moves to the 28th."""
    rows = (StayRow(0, "2020-08-01", "40000"), StayRow(1, "2021-02-01", "30000"))
    own = case(replace(JIANGYIN, way="stays", stays=rows))
    assert compared.by_year(own, estimate(own), {2021: "2021-12-31"}) == []
    leap = case(replace(JIANGYIN, way="stays", stays=(StayRow(0, "2024-02-29", "40000"),)))
    assert [line.low for line in compared.by_year(leap, estimate(leap), {2021: "2021-12-31"})] == [2_015_000]  # 31,000 at 65 %


def drawing(form) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    from assistant.ui.calculate import compare
    from assistant.ui.calculate.needs import outcome

    compare.draw(outcome(form))


def test_a_comparison_without_any_amount_is_told_in_a_sentence() -> None:
    """No table of dashes: every year waits for the city's figures, and one reason stands there without a list of the years."""
    page = AppTest.from_function(drawing, kwargs={"form": replace(HUIZHOU, category="低保对象")}, default_timeout=30).run()
    assert not page.exception
    assert len(page.table) == 1  # of places: in 江阴 there is an amount
    told = "\n".join(str(element.value) for element in (*page.markdown, *page.caption))
    assert "2019 年" not in told
    assert "要知道参保市当年的起付标准" in told


def test_a_text_that_rules_every_line_is_named_once() -> None:
    """Under the table, which a phone then shows whole; places have texts of their own."""
    page = AppTest.from_function(drawing, kwargs={"form": JIANGYIN}, default_timeout=30).run()
    assert not page.exception
    rule, title = words.CHINESE.options("calculator.columns")["rule"], "江阴市2020年大病保险意见"
    assert [rule in table.value.columns for table in page.table] == [False, False, False]  # the other two places wait for figures
    assert [caption.value for caption in page.caption].count(words.CHINESE("calculator.one_rule", title=title)) == 3
