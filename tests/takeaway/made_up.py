"""Estimates of every kind to take away, with the amounts worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.takeaway.paper import Paper
from calculator.claim import Case
from calculator.engine import estimate

TODAY = date(2026, 11, 22)
FACTS = (("参保", "江阴市"), ("出院", "2020年9月1日"), ("医保", "居民医保"), ("身份", "低保"), ("自己付", "50000.00 元"))
TOLD = ("江阴市", "2020年", "低保")


def worked_out(place: str, day: str | None, self_paid: str = "", **more: Any) -> dict[str, Any]:
    """The calculator's result in its JSON form."""
    case: dict[str, Any] = {"place": place, "expenses": {"eligible_self_paid": self_paid}} | more
    return estimate(Case.read(case | ({"date": day} if day else {}))).as_json()


ESTIMATES: dict[str, dict[str, Any]] = {
    # 18000 × 50% = 9000; (50000 − 9000) × (60% + 5%) = 26650; 50000 − 26650 = 23350
    "exact": worked_out("江阴市", "2020-09-01", "50000", category="低保对象"),
    # the deductible of 2020 carried forward: (70000 − 18000) × 60% = 31200; 70000 − 31200 = 38800
    "assumed": worked_out("江阴市", "2024-03-01", "70000"),
    # 20000 × (1 − 80%) = 4000; (60000 − 4000) × 80% = 44800 at least; 60000 − 44800 = 15200 at most
    "at_least": worked_out("惠州市", "2023-05-01", "60000", category="特困人员", parameters={"deductible": "20000"}),
    # 15000 ≤ 18000: nothing is paid, all 15000 are left
    "nothing": worked_out("江阴市", "2020-09-01", "15000"),
    # 40000 − 10000 = 30000; × 55% = 16500; × 80% = 24000; left 16000 to 23500
    "range": worked_out("长春市", "2018-06-01", "40000", parameters={"deductible": "10000"}),
    "needs_input": worked_out("长春市", "2026-06-01", "40000"),
    "not_covered": worked_out("上海市", "2020-09-01", "40000"),
    # (50000 − 5000) × 80% = 36000; (50000 − 36000) × 70% = 9800; together 45800; 50000 − 45800 = 4200
    "chain": worked_out(
        "惠州市",
        "2023-05-01",
        "50000",
        scheme="chain",
        category="低保对象",
        parameters={"category_deductible": "5000", "category_rate": "0.8", "aid_rate": "0.7", "aid_annual_limit": "50000"},
    ),
    # (40000 + 20000 − 18000) × 60% = 25200, of it (40000 − 18000) × 60% = 13200 and 12000; 25200 − 10000 = 15200 still due
    "stays": worked_out(
        "江阴市",
        None,
        expenses={"stays": [{"date": "2020-08-01", "eligible_self_paid": "40000"}, {"date": "2020-10-01", "eligible_self_paid": "20000"}]},
        received={"critical_illness": "10000"},
    ),
}
AMOUNTS = {
    "exact": ("26,650.00元", "23,350.00元"),
    "assumed": ("大约31,200.00元", "大约38,800.00元"),
    "at_least": ("至少44,800.00元", "最多15,200.00元"),
    "nothing": ("0.00元", "15,000.00元"),
    "range": ("16,500.00元到24,000.00元之间", "16,000.00元到23,500.00元之间"),
    "chain": ("45,800.00元", "4,200.00元"),
    "stays": ("25,200.00元", "34,800.00元"),
}


def paper(name: str, language: str = "zh", **more: Any) -> Paper:
    """The sheet of an estimate."""
    return Paper(ESTIMATES[name], TODAY, **({"facts": FACTS, "language": language, "question": "还能报多少？"} | more))
