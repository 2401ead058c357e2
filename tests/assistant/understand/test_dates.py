"""Dates, documents and shares: what a number with a year, a 号 or a per cent sign is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from assistant.understand import read

TODAY = date(2026, 11, 21)
OPEN = {"": "0001-01-01", "…": "9999-12-31"}


def spans(text: str, year: int | None = None) -> list[tuple[str, str, str]]:
    return [(fact.kind, fact.first.isoformat(), fact.last.isoformat()) for fact in read(text, TODAY, (), year).dates]


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2021年9月住院", "month", "2021-09-01", "2021-09-30"),
        ("2021年9月15日出院", "day", "2021-09-15", "2021-09-15"),
        ("2021.9.15", "day", "2021-09-15", "2021-09-15"),
        ("2021-09-15", "day", "2021-09-15", "2021-09-15"),
        ("2021/9/15", "day", "2021-09-15", "2021-09-15"),
        ("二〇二一年", "year", "2021-01-01", "2021-12-31"),
        ("二零二一年三月", "month", "2021-03-01", "2021-03-31"),
        ("2021年上半年", "month", "2021-01-01", "2021-06-30"),
        ("去年下半年", "month", "2025-07-01", "2025-12-31"),
        ("2021年第三季度", "month", "2021-07-01", "2021-09-30"),
        ("2021年7-12月", "month", "2021-07-01", "2021-12-31"),
        ("2018年底", "month", "2018-10-01", "2018-12-31"),
        ("去年", "year", "2025-01-01", "2025-12-31"),
        ("前年", "year", "2024-01-01", "2024-12-31"),
        ("去年9月", "month", "2025-09-01", "2025-09-30"),
        ("上个月", "month", "2026-10-01", "2026-10-31"),
        ("昨天", "day", "2026-11-20", "2026-11-20"),
        ("8月份", "month", "2026-08-01", "2026-08-31"),
        ("12月的", "month", "2025-12-01", "2025-12-31"),
        ("16年的时候", "year", "2016-01-01", "2016-12-31"),
        ("20年下半年", "month", "2020-07-01", "2020-12-31"),
        ("2021 自付5万", "year", "2021-01-01", "2021-12-31"),
        ("2018年以前", "before", "0001-01-01", "2017-12-31"),
        ("2018年12月底前", "before", "0001-01-01", "2018-12-31"),
        ("2018年起", "since", "2018-01-01", "9999-12-31"),
        ("2018年以后", "since", "2018-01-01", "9999-12-31"),
        ("in the second half of 2021", "month", "2021-07-01", "2021-12-31"),
        ("What about 2023?", "year", "2023-01-01", "2023-12-31"),
        ("last year", "year", "2025-01-01", "2025-12-31"),
        ("before 2018", "before", "0001-01-01", "2017-12-31"),
        ("since 2018", "since", "2018-01-01", "9999-12-31"),
        ("March 2021", "month", "2021-03-01", "2021-03-31"),
        ("15 March 2021", "day", "2021-03-15", "2021-03-15"),
        ("Mar 15, 2021", "day", "2021-03-15", "2021-03-15"),
    ],
)
def test_a_date(text: str, kind: str, first: str, last: str) -> None:
    assert spans(text) == [(kind, first, last)]


def test_a_month_belongs_to_the_year_that_is_talked_about() -> None:
    assert spans("8月份的呢", 2020) == [("month", "2020-08-01", "2020-08-31")]
    assert spans("2021年3月和8月") == [("month", "2021-03-01", "2021-03-31"), ("month", "2021-08-01", "2021-08-31")]


@pytest.mark.parametrize("text", ["我今年68岁", "交了16年医保", "1990年出生", "第2020条", "两年前", "20年前的病", "近3年", "起付线2020元"])
def test_no_date(text: str) -> None:
    assert spans(text) == []


def test_an_impossible_day_is_not_made_up() -> None:
    assert all(kind != "day" for kind, _, _ in spans("2021年2月30日出院"))


def test_the_words_of_a_date_are_those_written() -> None:
    (fact,) = read("我是二〇二一年三月出的院", TODAY).dates
    assert fact.words == "二〇二一年三月"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("粤府办〔2016〕85号说了什么", ("gd-2016-85",)),
        ("粤府办(2022)40号", ("gd-2022-40",)),
        ("粤民发2017年194号", ("gd-2017-194",)),
        ("吉政办发[2016]57号", ("jilin-2016-57",)),
        ("85号文", ("gd-2016-85",)),
        ("2017方案里说的", ("gd-2017-194",)),
        ("按2022年的意见", ("gd-2022-40",)),
        ("江阴2020年的意见", ("jiangyin-2020",)),
        ("吉林2016年那份意见", ("jilin-2016-57",)),
        ("广东2016年的通知", ("gd-2016-85",)),
        ("2017年和2022年两份文件", ("gd-2017-194", "gd-2022-40")),
        ("the 2017 plan", ("gd-2017-194",)),
        ("国办发〔2015〕57号", ()),
        ("2016年的文件", ()),
        ("江阴2022年的规定", ()),
    ],
)
def test_a_document_is_named(text: str, ids: tuple[str, ...]) -> None:
    assert read(text, TODAY).documents == ids


def test_the_year_of_a_document_is_no_date() -> None:
    assert spans("2022年意见怎么说") == []
    assert spans("粤府办〔2016〕85号") == []
    assert [first for _, first, _ in spans("按2022年的意见,我2023年住院")] == ["2023-01-01"]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("60%", Fraction(3, 5)),
        ("百分之六十五", Fraction(13, 20)),
        ("百分之62.5", Fraction(5, 8)),
        ("六成", Fraction(3, 5)),
        ("六成五", Fraction(13, 20)),
        ("七成半", Fraction(3, 4)),
        ("八折", Fraction(4, 5)),
        ("5个点", Fraction(1, 20)),
        ("五个百分点", Fraction(1, 20)),
        ("80 percent", Fraction(4, 5)),
    ],
)
def test_a_share(text: str, share: Fraction) -> None:
    assert [fact.rate for fact in read(text, TODAY).rates] == [share]


@pytest.mark.parametrize(
    ("text", "expecting", "role"),
    [
        ("赚了2%", "", "surplus"),
        ("亏损4%", "", "loss"),
        ("起付线降50%", "", "cut"),
        ("多5个点", "", "points"),
        ("听说报60%", "", "claimed"),
        ("70%", "aid_rate", "aid_rate"),
        ("七成", "rate", "rate"),
        ("我们市里比例按65%", "", "rate"),
        ("比例是60%对吧?", "", "claimed"),
    ],
)
def test_what_a_share_is(text: str, expecting: str, role: str) -> None:
    (fact,) = read(text, TODAY, [expecting] if expecting else []).rates
    assert fact.role == role


def test_a_range_of_shares_gives_both_ends() -> None:
    assert [fact.rate for fact in read("亏损3%-5%", TODAY).rates] == [Fraction(3, 100), Fraction(1, 20)]


@pytest.mark.parametrize("text", ["一成不变", "公司成立了", "两成人", "60岁"])
def test_no_share(text: str) -> None:
    assert read(text, TODAY).rates == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("三年前住的院", date(2023, 1, 1)),
        ("two years ago", date(2024, 1, 1)),
        ("上上个月出院", date(2026, 9, 1)),
        ("三个月前出院", date(2026, 8, 1)),
        ("上半年住院", date(2026, 1, 1)),
    ],
)
def test_so_long_ago(text: str, first: date) -> None:
    assert [fact.first for fact in read(text, TODAY).dates] == [first]


@pytest.mark.parametrize("text", ["十年前的病", "第三年前", "每年前三个月"])
def test_not_so_long_ago(text: str) -> None:
    assert read(text, TODAY).dates == ()
