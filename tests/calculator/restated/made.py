"""Random cases that visit every branch: days near every first day, amounts near every border, figures present, absent or contradicting.

The same seed makes the same cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from .places import GUANGDONG, JIANGYIN, JILIN, OWN

Case = dict[str, Any]

OUTSIDE = ("无锡市", "宜兴市", "北京市", "哈尔滨市", "江苏省")
RECIPIENTS = (
    *("特困人员", "孤儿", "低保对象", "建档立卡贫困人口", "低保边缘家庭成员", "农村易返贫致贫人口"),
    *("支出型困难家庭重病患者", "医疗救助对象"),
)
FIRST_DAYS = ("2016-01-01", "2016-08-23", "2017-01-01", "2017-09-27", "2020-07-01", "2021-01-01", "2022-12-27", "2026-01-15")
BORDERS = (0, 3_600, 6_000, 9_000, 12_000, 18_000, 20_000, 100_000, 108_000, 118_000, 200_000)


def cases(count: int, seed: int | str) -> Iterator[Case]:
    rng = Random(seed)
    return (made(rng) for _ in range(count))


def made(rng: Random) -> Case:
    """One case."""
    scheme = rng.choices(["critical_illness", "medical_aid", "chain"], [60, 20, 20])[0]
    text = place(rng, scheme)
    case: Case = {"place": text, "scheme": scheme, "category": category(rng)}
    if rng.random() < 0.25:
        case["insurance"] = rng.choice(["居民医保", "职工医保", "职工医保"])
    if scheme != "critical_illness" and rng.random() < 0.08:
        case["referred"] = rng.random() < 0.3
    case["parameters"] = parameters(rng, case)
    case |= spent(rng, scheme, borders(case["parameters"]))
    return case


def place(rng: Random, scheme: str) -> str:
    weights = [22, 34, 30, 10, 4] if scheme == "critical_illness" else [8, 64, 8, 16, 4]
    return rng.choice(rng.choices([JIANGYIN, GUANGDONG, JILIN, (OWN,), OUTSIDE], weights)[0])


def category(rng: Random) -> str:
    return "普通参保人员" if rng.random() < 0.2 else rng.choice(RECIPIENTS)


def parameters(rng: Random, case: Case) -> Case:
    """Figures of both kinds, as the scheme uses them; now and then ones it does not."""
    found: Case = {}
    if case["scheme"] != "medical_aid" or rng.random() < 0.05:
        found |= insurance_figures(rng, case)
    if case["scheme"] != "critical_illness" or rng.random() < 0.05:
        found |= aid_figures(rng)
    return found


def insurance_figures(rng: Random, case: Case) -> Case:
    """A third of the cases in 江阴 bring figures of their own; elsewhere most must."""
    jiangyin, found = case["place"] in JIANGYIN, Case()
    if rng.random() < (0.35 if jiangyin else 0.85):
        found["deductible"] = rng.choice(["18000", "18000.00", "20000", "12000", "0", "15000.55", money(rng, 60_000)])
    if rng.random() < (0.05 if jiangyin else 0.6):
        found |= rates(rng, jilin=case["place"] in JILIN)
    if rng.random() < (0.1 if jiangyin else 0.4):
        found["annual_cap"] = rng.choice(["none", "1000", "50000", "200000", money(rng, 300_000)])
    if rng.random() < 0.2:
        found["category_deductible"] = rng.choice(["0", "3600", "5400", "9000", "18000", money(rng, 12_000)])
    if rng.random() < (0.03 if jiangyin else 0.2):
        found["category_rate"] = rng.choice(["0.55", "0.60", "0.65", "0.70", "0.80", "0.85", "0.9", rate(rng, 5_000, 10_000)])
    return found


def rates(rng: Random, *, jilin: bool) -> Case:
    """One rate, or two to four tiers, mostly such as the text allows."""
    lowest, highest = (5_500, 8_000) if jilin and rng.random() < 0.9 else (3_000, 10_000)
    if rng.random() < 0.4:
        return {"rate": rng.choice(["0.50", "0.55", "0.5499", "0.80", "0.8001", "0.7", *[rate(rng, lowest, highest)] * 6])}
    bounds = [0, *sorted(rng.sample([5_000, 20_000, 30_000, 50_000, 82_000, 100_000, 150_000], rng.randint(1, 3)))]
    levels = [rate(rng, lowest, highest) for _ in bounds]
    if rng.random() < 0.9:
        levels.sort()
    found: Case = {"tiers": [{"over": str(over), "rate": level} for over, level in zip(bounds, levels, strict=True)]}
    if rng.random() < 0.5:
        found["tier_base"] = rng.choice(["self_paid", "excess"])
    return found


def aid_figures(rng: Random) -> Case:
    found: Case = {}
    if rng.random() < 0.85:
        found["aid_rate"] = rng.choice(["0.7", "0.80", "1", "0", rate(rng, 3_000, 10_000)])
    if rng.random() < 0.7:
        found["aid_deductible"] = rng.choice(["0", "0", "0", "3600", "10000", money(rng, 20_000)])
    if rng.random() < 0.5:
        found["aid_annual_limit"] = rng.choice(["0", "30000", "100000", money(rng, 100_000)])
    if rng.random() < 0.3:
        found["aid_used"] = rng.choice(["0", "10000", money(rng, 40_000)])
    return found


def borders(figures: Mapping[str, Any]) -> list[int]:
    """Whole yuan on which something changes, the case's own figures and cuts of them included."""
    own = [int(str(figures[name]).split(".")[0]) for name in ("deductible", "category_deductible", "aid_deductible") if name in figures]
    tiers = [int(tier["over"]) for tier in figures.get("tiers", [])]
    cuts = [value * part // 10 for value in own for part in (2, 3, 5, 6)]
    return [*BORDERS, *own, *cuts, *tiers, *(over + value for over in tiers for value in own)]


def spent(rng: Random, scheme: str, near: list[int]) -> Case:
    """One sum, a settlement slip, or up to four stays."""
    kind = rng.random()
    if kind < 0.6:
        return {"date": day(rng), "expenses": {"eligible_self_paid": sum_near(rng, near)}}
    if kind < 0.72:
        return {"date": day(rng), "expenses": slip(rng)}
    return {"expenses": {"stays": stays(rng, near, one_year=scheme != "critical_illness" and rng.random() < 0.7)}}


def stays(rng: Random, near: list[int], *, one_year: bool) -> list[Case]:
    first, found = date.fromisoformat(day(rng)), []
    for _ in range(rng.randint(1, 4)):
        when = first + timedelta(rng.choice([0, 1, rng.randint(-40, 40), rng.randint(-400, 400)]))
        when = date(first.year, when.month, min(when.day, 28)) if one_year else when
        stay: Case = {"date": when.isoformat(), "eligible_self_paid": sum_near(rng, near)}
        if rng.random() < 0.2:
            stay["category"] = category(rng)
        found.append(stay)
    return found


def slip(rng: Random) -> Case:
    """A few slips take more than was spent."""
    found: Case = {"total": money(rng, 300_000), "out_of_scope": money(rng, 30_000), "basic_paid": money(rng, 60_000)}
    if rng.random() < 0.5:
        found["other_paid"] = money(rng, 10_000)
    if rng.random() < 0.5:
        found["critical_illness_paid"] = money(rng, 30_000)
    return found


def day(rng: Random) -> str:
    """Half of the days lie within two of a first day."""
    if rng.random() < 0.5:
        return (date.fromisoformat(rng.choice(FIRST_DAYS)) + timedelta(rng.randint(-2, 2))).isoformat()
    return (date(2015, 6, 1) + timedelta(rng.randrange(12 * 365))).isoformat()


def sum_near(rng: Random, near: list[int]) -> str | int:
    """On a border, a fen or two beside it, or anywhere."""
    if rng.random() < 0.5:
        fen = max(rng.choice(near) * 100 + rng.randint(-2, 2), 0)
        return f"{fen // 100}.{fen % 100:02}"
    return rng.randrange(300_000) if rng.random() < 0.1 else money(rng, rng.choice([1_000, 40_000, 150_000, 600_000]))


def money(rng: Random, most: int) -> str:
    fen = rng.randrange(most * 100)
    return f"{fen // 100}.{fen % 100:02}"


def rate(rng: Random, lowest: int, highest: int) -> str:
    """Between so many ten-thousandths; mostly whole points."""
    level = rng.randint(lowest, highest)
    level -= level % 100 if rng.random() < 0.6 else 0
    return f"{level // 10_000}.{level % 10_000:04}"
