"""Cases on both sides of every border: each first day and the day before, each threshold and a fen beside it, each bound on a
figure that is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from .amounts import FEN, NOTHING
from .made import RECIPIENTS

Case = dict[str, Any]

CATEGORIES = ("普通参保人员", *RECIPIENTS)

TIERS = [{"over": "0", "rate": "0.6"}, {"over": "50000", "rate": "0.7"}, {"over": "100000", "rate": "0.8"}]


def borders() -> Iterator[Case]:
    yield from grid("江阴市", ("2020-06-30", "2020-07-01", "2020-12-31", "2021-01-01"), JIANGYIN, (9_000, 10_000, 18_000, 20_000, 100_000))
    yield from grid("广州市", ("2016-08-22", "2016-08-23", "2022-12-26", "2022-12-27"), GUANGDONG, (4_000, 6_000, 20_000, 50_000, 70_000))
    yield from grid("吉林市", ("2015-12-31", "2016-01-01", "2016-12-31", "2017-01-01"), JILIN, (12_000, 20_000, 50_000, 70_000, 120_000))
    yield from grid("长春市", ("2026-01-14", "2026-01-15"), JILIN, (12_000, 20_000, 50_000))
    yield from grid("自定义", ("2013-01-01",), GUANGDONG, (4_000, 20_000, 50_000, 70_000))
    yield from grid("深圳市", ("2017-09-26", "2022-12-26", "2022-12-27"), AID, (0, 10_000, 60_000), scheme="medical_aid")
    yield from grid("自定义", ("2013-01-01",), AID, (0, 10_000, 60_000), scheme="medical_aid")
    yield from grid("广东省", ("2022-12-26", "2022-12-27"), CHAIN, (0, 6_000, 20_000, 80_000), scheme="chain")
    yield from grid("江阴市", ("2021-01-01",), CHAIN[:1], (0, 9_000), scheme="chain")
    yield from grid("吉林省", ("2020-01-01",), CHAIN, (0, 12_000, 20_000), scheme="chain")
    yield from grid("无锡市", ("2023-01-01",), CHAIN, (0, 9_000))
    yield from (*given_figures(), *slips(), *several())


JIANGYIN: tuple[Case, ...] = ({}, {"deductible": "18000"}, {"deductible": "20000"}, {"annual_cap": "5000"})
GUANGDONG: tuple[Case, ...] = (
    {},
    {"deductible": "20000"},
    {"deductible": "20000", "rate": "0.75"},
    {"deductible": "20000", "tiers": TIERS, "annual_cap": "30000"},
    {"deductible": "20000", "tiers": TIERS, "tier_base": "excess", "annual_cap": "none"},
    {"deductible": "20000", "tiers": TIERS, "category_deductible": "4000"},
    {"deductible": "20000", "tiers": TIERS, "category_rate": "0.8"},
    {"category_deductible": "4000", "category_rate": "0.8"},
)
JILIN: tuple[Case, ...] = (*GUANGDONG, {"deductible": "20000", "annual_cap": "30000"})
AID: tuple[Case, ...] = (
    {},
    {"aid_rate": "0.7"},
    {"aid_rate": "0.7", "aid_deductible": "0"},
    {"aid_rate": "0.7", "aid_deductible": "10000", "aid_annual_limit": "35000"},
    {"aid_rate": "0.7", "aid_annual_limit": "35000", "aid_used": "5000"},
    {"aid_rate": "0.7", "aid_annual_limit": "5000", "aid_used": "5000.01"},
)
CHAIN: tuple[Case, ...] = (
    {},
    {"deductible": "20000", "rate": "0.75"},
    {"deductible": "20000", "aid_rate": "0.7"},
    {"deductible": "20000", "rate": "0.75", "annual_cap": "none", "aid_rate": "0.7", "aid_deductible": "0", "aid_annual_limit": "10000"},
    {"deductible": "0", "rate": "1", "aid_rate": "0.7", "aid_deductible": "5000"},
    {"category_deductible": "0", "category_rate": "1", "aid_rate": "0.7"},
)


def grid(
    place: str, days: Iterable[str], figures: Iterable[Case], marks: Iterable[int], *, scheme: str = "critical_illness"
) -> Iterator[Case]:
    """Every category, both insurances, on each day, with each figures, at nothing and a fen below, on, and three fen above each mark."""
    sums = ["0", *(str(mark + step) for mark in marks for step in (-FEN, NOTHING, FEN, 3 * FEN) if mark + step > 0), "300000"]
    for day, category, insurance, given in product(days, CATEGORIES, ("居民医保", "职工医保"), figures):
        fewer = sums if insurance == "居民医保" else sums[:2]
        for spent in fewer:
            yield {**single(place, day, category, spent, **given), "scheme": scheme, "insurance": insurance}


def single(place: str, day: str, category: str, spent: str, **given: Any) -> Case:
    case = {"scheme": "critical_illness", "place": place, "date": day, "category": category}
    return {**case, "expenses": {"eligible_self_paid": spent}, "parameters": given}


def given_figures() -> Iterator[Case]:
    """Each figure on the bound the text sets for it, and just beyond."""
    yield from of_jiangyin()
    yield from of_jilin()
    yield from of_groups()


def of_jiangyin() -> Iterator[Case]:
    for step, day in product((-FEN, NOTHING, FEN), ("2020-12-31", "2021-01-01")):
        yield single("江阴市", day, "普通参保人员", "120000", deductible=str(18_000 + step))
        yield single("江阴市", day, "低保对象", "120000", category_deductible=str(9_000 + step))


def of_jilin() -> Iterator[Case]:
    rates = ("0.4999", "0.50", "0.5499", "0.55", "0.80", "0.8001", "0.99", "1")
    for rate, day, who in product(rates, ("2016-12-31", "2017-01-01", "2026-01-15"), ("普通参保人员", "低保对象")):
        yield single("吉林省", day, who, "90000", deductible="20000", rate=rate)
        yield single("吉林省", day, who, "90000", deductible="20000", tiers=[TIERS[0], {"over": "50000", "rate": rate}])


def of_groups() -> Iterator[Case]:
    rates = ("0.5499", "0.55", "0.5999", "0.60", "0.6999", "0.70", "0.7999", "0.80", "0.85", "0.8501", "1", "1.0001")
    deductibles = ("3999.99", "4000", "4000.01", "6000", "6000.01", "12000", "12000.01", "20000.01")
    for place, who in product(("广东省", "吉林省", "江阴市"), CATEGORIES):
        yield from (single(place, "2021-01-01", who, "90000", deductible="20000", category_rate=rate) for rate in rates)
        yield from (single(place, "2021-01-01", who, "90000", deductible="20000", category_deductible=own) for own in deductibles)


def slips() -> Iterator[Case]:
    """What was spent, less what others paid: something, nothing, and a fen less than nothing."""
    for basic, other, scheme in product(("59999.99", "60000", "60000.01"), (None, "20000"), ("critical_illness", "medical_aid", "chain")):
        expenses = {"total": "100000", "out_of_scope": "20000", "basic_paid": basic} | ({} if other is None else {"other_paid": other})
        case = single("广东省", "2023-01-01", "特困人员", "0", deductible="1000", aid_rate="0.7")
        yield {**case, "scheme": scheme, "expenses": expenses}
        if scheme != "chain":
            yield {**case, "scheme": scheme, "expenses": {**expenses, "critical_illness_paid": "0.01"}}


def several() -> Iterator[Case]:
    """Two and three stays on both sides of a new year and of a first day, and of different groups."""
    turns = ("2016-08-23", "2017-01-01", "2020-07-01", "2021-01-01", "2022-12-27", "2023-01-01", "2026-01-15")
    before = {day: f"{int(day[:4]) - 1}-12-31" if day.endswith("01-01") else f"{day[:-2]}{int(day[-2:]) - 1:02}" for day in turns}
    before["2020-07-01"] = "2020-06-30"
    for place, turn, who, later in product(("江阴市", "广州市", "吉林市", "自定义"), turns, CATEGORIES, (None, "特困人员", "普通参保人员")):
        second = {"date": turn, "eligible_self_paid": "15000.03"} | ({} if later is None else {"category": later})
        stays = [{"date": turn, "eligible_self_paid": "90000.05"}, second, {"date": before[turn], "eligible_self_paid": "30000.01"}]
        given = {"aid_rate": "0.7", "aid_annual_limit": "20000"} | ({} if place == "江阴市" else {"deductible": "20000", "rate": "0.75"})
        for scheme in ("critical_illness", "medical_aid", "chain"):
            yield {"scheme": scheme, "place": place, "category": who, "expenses": {"stays": stays}, "parameters": given}
