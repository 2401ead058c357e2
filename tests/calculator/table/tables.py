"""Tables of random rows, and the same rows worked out one by one by the single path."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from calculator import Case, CaseError, estimate
from calculator.money import yuan
from calculator.person import Category

Row = dict[str, str]
Draw = random.Random

RULED = ("江阴市", "江阴", "广州市", "深圳市", "梅州市", "广东省", "长春市", "吉林省", "自定义")
ELSEWHERE = ("朝阳区", "鼓楼区", "城关镇", "无锡市", "北京市", "不知道哪里", " 广州市 ", "")
DAYS = [
    "2015-12-31",
    "2016-01-01",
    "2016-01-31",
    "2016-02-01",
    "2016-02-02",
    "2016-07-23",
    "2016-08-22",
    "2016-08-23",
    "2016-12-31",
    "2017-01-01",
    "2017-09-26",
    "2017-09-27",
    "2018-04-15",
    "2019-05-05",
    "2020-06-30",
    "2020-07-01",
    "2020-12-31",
    "2021-01-01",
    "2022-11-25",
    "2022-11-26",
    "2022-12-26",
    "2022-12-27",
    "2023-01-27",
    "2023-01-28",
    "2023-08-01",
    "2024-02-29",
    "2026-01-14",
    "2026-01-15",
    "2026-11-21",
    "2023-02-29",
    "2024/1/1",
]
STRANGE = ("1,000", "-5", "1e5", "12.345", "一万", "10000000000000", "1.", ".5", "NaN", " 5", "9" * 30, "0.1.2", "none", "元")
TIERS = (
    [{"over": "0", "rate": "0.55"}],
    [{"over": "0", "rate": "0.60"}, {"over": "100000", "rate": "0.80"}],
    [{"over": "0", "rate": "0.6"}, {"over": "50000", "rate": "0.7"}, {"over": "100000", "rate": "0.8"}],
    [{"over": "0", "rate": "0.8"}, {"over": "30000", "rate": "0.5"}],
    [{"over": "10000", "rate": "0.7"}],
    [{"over": "0", "rate": "1.2"}],
)
EXPENSES = ("eligible_self_paid", "total", "out_of_scope", "basic_paid", "other_paid", "critical_illness_paid")
PARAMETERS = [
    "deductible",
    "rate",
    "tiers",
    "tier_base",
    "annual_cap",
    "category_deductible",
    "category_rate",
    "aid_rate",
    "aid_deductible",
    "aid_annual_limit",
    "aid_used",
]
AMOUNTS = [
    "eligible_self_paid",
    "deductible",
    "category_deductible",
    "aid_deductible",
    "aid_annual_limit",
    "aid_used",
    "annual_cap",
    "received_critical_illness",
    "received_medical_aid",
]
TEXT = ("id", "scheme", "place", "date", "insurance", "category")


def amount(draw: Draw) -> str:
    """Yuan: near the bounds of the rules, anywhere, very large, or not an amount."""
    near = draw.choice((0, 1, 900_000, 1_800_000, 2_000_000, 10_000_000, 600_000, 5_000_000)) + draw.randint(-1, 1)
    some = draw.choice((near, near, draw.randint(0, 50_000_000), draw.randint(0, 50_000_000), draw.randint(0, 10**14)))
    if draw.random() < 0.003:
        return draw.choice(STRANGE)
    return draw.choice((yuan(max(some, 0)), yuan(max(some, 0)).removesuffix(".00"), yuan(max(some, 0))))


def share(draw: Draw) -> str:
    """A rate, seldom a strange one."""
    usual = draw.choice(("0.5", "0.50", "0.55", "0.60", "0.65", "0.7", "0.75", "0.80", "0.85", "0.9", "1", "0.725", "0.6543"))
    return usual if draw.random() < 0.99 else draw.choice(("0.666666", "0.123456789012", "1.5", "60%", "0", "abc"))


def row_at_random(draw: Draw, number: int) -> Row:
    """Every column, each filled now and then."""
    place = draw.choice(RULED if draw.random() < 0.95 else ELSEWHERE)
    row = {"id": f"p{number}", "place": place, "date": draw.choice(DAYS), "category": draw.choice(list(Category))}
    row["scheme"] = draw.choice(("critical_illness", "critical_illness", "medical_aid", "chain", "")) if draw.random() < 0.995 else "both"
    _now_and_then(draw, row, 0.2, "insurance", lambda _: draw.choice((*["居民医保"] * 9, *["职工医保"] * 3, "新农合")))
    _now_and_then(draw, row, 0.1, "referred", lambda _: draw.choice((*["true", "TRUE", "false"] * 9, "yes")))
    _expenses(draw, row)
    often = draw.choice((0, 0.1, 0.3, 0.8))  # one figure is seldom refused, many mostly are
    for name in ("deductible", "category_deductible", "aid_deductible", "aid_annual_limit", "aid_used", "annual_cap"):
        _now_and_then(draw, row, often, name, amount)
    _now_and_then(draw, row, 0.05, "annual_cap", lambda _: "none")
    for name in ("rate", "category_rate", "aid_rate"):
        _now_and_then(draw, row, often, name, share)
    if "rate" not in row or draw.random() < 0.05:
        _now_and_then(draw, row, often, "tiers", lambda _: draw.choice((*list(map(json.dumps, TIERS)) * 5, "[", "{}")))
    _now_and_then(draw, row, 0.05, "tier_base", lambda _: draw.choice((*["self_paid", "excess"] * 9, "zero")))
    for name in ("received_critical_illness", "received_medical_aid"):
        _now_and_then(draw, row, 0.15, name, amount)
    return row


def rows_alike(draw: Draw, count: int, kinds: int) -> list[Row]:
    """Rows of few kinds: the same words again and again, with other amounts."""
    patterns = [row_at_random(draw, number) for number in range(kinds)]
    return [_with_other_amounts(draw, draw.choice(patterns), number) for number in range(count)]


def _with_other_amounts(draw: Draw, pattern: Row, number: int) -> Row:
    fixed = {"annual_cap"} if pattern.get("annual_cap") == "none" else set()
    others = {name: amount(draw) for name in pattern if name in AMOUNTS and name not in fixed and draw.random() < 0.9}
    if "total" in pattern:
        others |= {"total": yuan(draw.randint(10_000_000, 90_000_000))}
    return pattern | others | {"id": f"p{number}"}


def _now_and_then(draw: Draw, row: Row, often: float, name: str, make: Callable[[Draw], str]) -> None:
    if draw.random() < often:
        row[name] = make(draw)


def _expenses(draw: Draw, row: Row) -> None:
    if draw.random() < 0.7:
        row["eligible_self_paid"] = amount(draw)
    if "eligible_self_paid" not in row or draw.random() < 0.01:
        row |= {"total": yuan(draw.randint(0, 40_000_000)), "out_of_scope": yuan(draw.randint(0, 5_000_000))}
        row["basic_paid"] = yuan(draw.randint(0, 9_000_000))
        _now_and_then(draw, row, 0.3, "other_paid", lambda _: yuan(draw.randint(0, 500_000)))
        _now_and_then(draw, row, 0.3, "critical_illness_paid", lambda _: yuan(draw.randint(0, 5_000_000)))
    if draw.random() < 0.01:
        row.pop(draw.choice(EXPENSES), None)


def table_of(rows: Sequence[Mapping[str, str]]) -> pa.Table:
    """The rows as columns of text."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in names})


def one_by_one(rows: Iterable[Mapping[str, str]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Results and rejected rows as the single path has them."""
    results, rejected = [], []
    for number, row in enumerate(rows, 1):
        try:
            results.append(_result(row))
        except CaseError as refused:
            rejected.append({"row": number, "id": row.get("id"), "field": refused.field, "message": refused.message})
    return results, rejected


def _result(row: Mapping[str, str]) -> dict[str, Any]:
    said = estimate(Case.read(case(row)))
    result = said.as_json()
    money = {f"{name}_{end}": (result[name] or {}).get(end) for name in ("reimbursement", "person_pays") for end in ("low", "high")}
    due = result.get("still_due", {})
    return {
        "id": row.get("id"),
        "status": result["status"],
        **money,
        "still_due_low": due.get("low"),
        "still_due_high": due.get("high"),
        "missing": ";".join(result["missing"]),
        "reason": result["reason"],
        "assumptions": ";".join(dict.fromkeys(assumption.code for assumption in said.assumptions)),
        "rule": result["rule"],
    }


def case(row: Mapping[str, str]) -> dict[str, Any]:
    """A row as the machine interface has it."""
    there = {name: value for name, value in row.items() if value}
    made: dict[str, Any] = {name: there[name] for name in TEXT if name in there}
    made["expenses"] = {name: there[name] for name in EXPENSES if name in there}
    made["parameters"] = {name: there[name] for name in PARAMETERS if name in there}
    made["received"] = {name[9:]: value for name, value in there.items() if name.startswith("received_")}
    if "referred" in there:
        made["referred"] = {"true": True, "TRUE": True, "false": False}.get(there["referred"], there["referred"])
    if "tiers" in there:
        made["parameters"]["tiers"] = _json(there["tiers"])
    return made


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        example = '[{"over": "0", "rate": "0.55"}]'
        raise CaseError("parameters.tiers", f"要写成 JSON，例如 {example}；收到的是 “{text}”") from None
