"""What is read out: the amount first and never firmer than it is, then what it was worked out for and what it leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from calculator import Case, estimate
from calculator.show import shown


def lines(**case: Any) -> list[str]:
    """The text of a case, line by line."""
    read = Case.read(case)
    return shown(read, estimate(read)).splitlines()


def test_a_least_amount_is_never_read_out_as_the_amount() -> None:
    """吉林 2016: 50 % or more; from 2017: 55 to 80 %. Least: (60000 - 20000) * 50 % + (60000 - 20000) * 55 % = 20000 + 22000."""
    stays = [{"date": day, "eligible_self_paid": "60000"} for day in ("2016-12-01", "2017-01-05")]
    told = lines(place="长春市", expenses={"stays": stays}, parameters={"deductible": "20000"})
    assert told[0] == "大病保险至少支付 42000.00 元；合规费用里自己最多付 78000.00 元。"


def test_a_floor_of_nothing_is_no_promise_of_nothing() -> None:
    told = lines(
        place="惠州市",
        date="2023-05-01",
        category="特困人员",
        expenses={"eligible_self_paid": "3000"},
        parameters={"deductible": "18000"},
    )
    assert told[0] == "按文件的下限，大病保险是 0 元，实际可能更多；合规费用里自己最多付 3000.00 元。"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (
            {"date": "2020-09-01", "expenses": {"eligible_self_paid": "50000"}},
            "按这些算的：江阴市，2020 年 9 月 1 日，居民医保，普通参保人员；不对的话，结果也不对。",
        ),
        (
            {
                "category": "普通参保人员",
                "insurance": "职工医保",
                "expenses": {
                    "stays": [
                        {"date": "2020-09-01", "eligible_self_paid": "50000"},
                        {"date": "2020-09-01", "eligible_self_paid": "30000", "category": "低保对象"},
                    ]
                },
            },
            "按这些算的：江阴市，2020 年 9 月 1 日，2 次，职工医保，普通参保人员，后来低保对象；不对的话，结果也不对。",
        ),
    ],
)
def test_what_was_perhaps_only_taken_for_granted_is_read_out(case: dict[str, Any], said: str) -> None:
    assert lines(place="江阴市", **case)[1] == said


def test_what_lies_outside_the_catalogue_comes_on_top() -> None:
    slip = {"total": "200000", "out_of_scope": "30000", "basic_paid": "80000"}
    told = lines(place="江阴市", date="2020-09-01", expenses=slip)
    assert told[2] == "目录外的 30000.00 元不在合规费用里，另外也要自己付。"


def test_nothing_is_said_of_an_amount_that_there_is_not() -> None:
    told = lines(place="无锡市", date="2020-09-01", expenses={"eligible_self_paid": "50000"})
    assert told[0].startswith("算不了：")
    assert not any("按这些算的" in line for line in told)
