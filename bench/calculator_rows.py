"""A table of random cases, and what each is paid: worked out by hand in whole numbers, by neither of the two that are compared.

A quarter of the rows each: 江阴, 广东 and 吉林 critical illness and 广东 medical aid, all of one year, so that a program that reckons by
periods needs only one. Amounts are fen, rates are hundredths; a blank is -1. Payments are sums of whole thousandths of a fen (tenths of
a fen of the deductible's cut, times hundredths), so that rounding half up is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

JIANGYIN, GUANGDONG, JILIN, AID = range(4)
PLACES: Final = ("江阴市", "广州市", "长春市", "广州市")
SCHEMES: Final = ("critical_illness", "critical_illness", "critical_illness", "medical_aid")
CATEGORIES: Final = (
    "普通参保人员",
    "特困人员",
    "孤儿",
    "低保对象",
    "建档立卡贫困人口",
    "低保边缘家庭成员",
    "农村易返贫致贫人口",
    "支出型困难家庭重病患者",
    "医疗救助对象",
)
ORDINARY, DESTITUTE, ORPHAN, SUBSISTENCE, REGISTERED, MARGIN, RELAPSE, EXPENDITURE, RECIPIENT = range(9)
GROUPS: Final = (
    (DESTITUTE, ORPHAN, SUBSISTENCE, REGISTERED, MARGIN, RELAPSE, EXPENDITURE, RECIPIENT),
    (DESTITUTE, ORPHAN, SUBSISTENCE, REGISTERED, MARGIN, RELAPSE),
    (DESTITUTE, SUBSISTENCE, REGISTERED, ORPHAN),
    (DESTITUTE, ORPHAN, SUBSISTENCE, MARGIN, RELAPSE, EXPENDITURE),
)
AMOUNTS: Final = ("eligible_self_paid", "deductible", "annual_cap", "aid_deductible", "aid_annual_limit", "aid_used")
RATES: Final = ("rate", "aid_rate")
MOST: Final = 30_000_000
"""Of an eligible expense, in fen."""


@dataclass(frozen=True)
class Rows:
    """The columns: `rule` and `category` are numbers of the tuples above, `day` counts from New Year."""

    rule: Numbers
    category: Numbers
    day: Numbers
    given: dict[str, Numbers] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rule)


def random_rows(count: int, seed: int = 2024) -> Rows:
    """So many random cases; the same for the same seed."""
    draw = np.random.default_rng(seed)
    rule = draw.integers(0, 4, count)
    groups = np.choose(rule, [draw.choice(group, count) for group in GROUPS])
    category = np.where((rule != AID) & (draw.random(count) < 0.5), ORDINARY, groups)
    city, half = (rule == GUANGDONG) | (rule == JILIN), draw.random(count) < 0.5
    aided, free = rule == AID, np.isin(category, (DESTITUTE, ORPHAN, SUBSISTENCE))
    given = {
        "eligible_self_paid": draw.integers(0, MOST + 1, count),
        "deductible": _where(city, 100_00 * draw.integers(50, 250, count)),
        "rate": _where((rule == GUANGDONG) | ((rule == JILIN) & half), draw.integers(55, 81, count)),
        "annual_cap": _where(city & (draw.random(count) < 0.5), 1_000_00 * draw.integers(30, 400, count)),
        "aid_rate": _where(aided, draw.integers(50, 91, count)),
        "aid_deductible": _where(aided & ~free, 100_00 * draw.integers(10, 100, count)),
        "aid_annual_limit": _where(aided, 1_000_00 * draw.integers(20, 150, count)),
        "aid_used": _where(aided & half, draw.integers(0, 2_000_000, count)),
    }
    return Rows(rule, category, draw.integers(0, 366, count), given)


def _where(known: NDArray[np.bool_], values: Numbers) -> Numbers:
    return np.where(known, values, -1)


def paid(rows: Rows) -> Numbers:
    """The least that each row is paid, in fen."""
    return np.choose(rows.rule, [_jiangyin(rows), _guangdong(rows), _jilin(rows), _aid(rows)])


def _above(expense: Numbers, tenths: Numbers) -> Numbers:
    """The part of the expense above a deductible that is given in tenths of a fen, in tenths of a fen."""
    return np.maximum(10 * expense - tenths, 0)


def _half_up(thousandths: Numbers) -> Numbers:
    return (thousandths + 500) // 1000


def _jiangyin(rows: Rows) -> Numbers:
    """18,000 yuan carried forward, 60 % to 100,000 and 80 % above; recipients half of it and 5 points more."""
    expense, aided = rows.given["eligible_self_paid"], rows.category != ORDINARY
    deductible, points = np.where(aided, 9_000_000, 18_000_000), np.where(aided, 5, 0)
    first = _above(np.minimum(expense, 10_000_000), deductible)
    return _half_up(first * (60 + points) + _above(expense, np.int64(100_000_000)) * (80 + points))


def _guangdong(rows: Rows) -> Numbers:
    """特困 a fifth of the deductible and at least 80 %, 低保 and 建档立卡 three tenths and 70 %, no cap; 孤儿 as others, no cap."""
    destitute, poor = rows.category == DESTITUTE, (rows.category == SUBSISTENCE) | (rows.category == REGISTERED)
    tenths = rows.given["deductible"] * np.select([destitute, poor], [2, 3], 10)
    rate = np.maximum(rows.given["rate"], np.select([destitute, poor], [80, 70], 0))
    payment = _half_up(_above(rows.given["eligible_self_paid"], tenths) * rate)
    return np.where(destitute | poor | (rows.category == ORPHAN), payment, _capped(payment, rows.given["annual_cap"]))


def _jilin(rows: Rows) -> Numbers:
    """55 % or the rate given; 特困, 低保 and 建档立卡 six tenths of the deductible and 5 points more."""
    poor = np.isin(rows.category, (DESTITUTE, SUBSISTENCE, REGISTERED))
    rate = np.where(rows.given["rate"] < 0, 55, rows.given["rate"]) + np.where(poor, 5, 0)
    tenths = rows.given["deductible"] * np.where(poor, 6, 10)
    return _capped(_half_up(_above(rows.given["eligible_self_paid"], tenths) * rate), rows.given["annual_cap"])


def _aid(rows: Rows) -> Numbers:
    """What is above the deductible at the rate, at most what the yearly limit still leaves."""
    deductible, used = np.maximum(rows.given["aid_deductible"], 0), np.maximum(rows.given["aid_used"], 0)
    payment = _half_up(_above(rows.given["eligible_self_paid"], 10 * deductible) * rows.given["aid_rate"])
    return _capped(payment, np.maximum(rows.given["aid_annual_limit"] - used, 0))


def _capped(payment: Numbers, cap: Numbers) -> Numbers:
    return np.where(cap < 0, payment, np.minimum(payment, cap))


def as_table(rows: Rows, first: int = 0) -> pa.Table:
    """The columns as a file would have them: text, a blank where nothing is given."""
    columns = {
        "id": pa.array(np.arange(first, first + len(rows))),
        "scheme": _chosen(SCHEMES, rows.rule),
        "place": _chosen(PLACES, rows.rule),
        "date": pa.array(np.datetime64("2024-01-01") + rows.day),
        "category": _chosen(CATEGORIES, rows.category),
    }
    return pa.table(columns | {name: _written(rows.given[name]) for name in (*AMOUNTS, *RATES)})


def _chosen(words: tuple[str, ...], numbers: Numbers) -> pa.Array:
    return pa.array(words).take(pa.array(numbers))


def _written(hundredths: Numbers) -> pa.Array:
    """Fen as yuan and hundredths as a rate are written alike: two decimals."""
    known = pa.array(hundredths, mask=hundredths < 0)
    units, rest = pc.cast(pc.divide(known, 100), pa.string()), np.maximum(hundredths, 0) % 100
    return pc.binary_join_element_wise(units, pc.utf8_lpad(pc.cast(pa.array(rest), pa.string()), 2, padding="0"), ".")


def case_of(line: dict[str, Any]) -> dict[str, object]:
    """One line of the table as the machine interface has it."""
    parameters = {name: line[name] for name in (*AMOUNTS[1:], *RATES) if line[name] is not None}
    same = {name: line[name] for name in ("scheme", "place", "date", "category")}
    return same | {"expenses": {"eligible_self_paid": line["eligible_self_paid"]}, "parameters": parameters}
