"""Why nothing under a rule of one's own that ends: the day is what fails, on either side, and by how much."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator import Case, estimate
from calculator.explanation import explain, shown
from calculator.own_rule import read_rule

RULE = """
places: [示例市]
title: 示例市办法
versions:
  - {since: 2020-01-01, until: 2022-12-31, deductible: "10000", rate: "0.60", annual_cap: "100000"}
"""


@pytest.mark.parametrize(
    ("day", "threshold", "lacking", "said"),
    [
        ("2019-12-30", "2020-01-01", "2", "2019 年 12 月 30 日比第一天 2020 年 1 月 1 日早 2 天；2020 年 1 月 1 日及以后的才算得出"),
        ("2023-01-03", "2022-12-31", "3", "2023 年 1 月 3 日比最后一天 2022 年 12 月 31 日晚 3 天；2022 年 12 月 31 日及以前的才算得出"),
    ],
)
def test_the_day_fails_on_either_side(tmp_path: Path, day: str, threshold: str, lacking: str, said: str) -> None:
    (tmp_path / "rule.yaml").write_text(RULE, encoding="utf-8")
    asked = Case.read({"place": "示例市", "date": day, "expenses": {"eligible_self_paid": "50000"}})
    case = read_rule(tmp_path / "rule.yaml").apply(asked)
    told = explain(case, estimate(case))
    assert told.nothing is not None
    assert [(one.kind, one.has, one.threshold, one.lacking) for one in told.nothing.conditions] == [("day", day, threshold, lacking)]
    assert said in shown(told)
