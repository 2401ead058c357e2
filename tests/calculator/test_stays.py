"""Several stays where they meet what else there is: reported changes, what is asked for, aid after the insurance, what was received."""

from __future__ import annotations

from typing import Any

from calculator import Case, estimate


def told(place: str, *stays: tuple[str, str, str], **fields: Any) -> dict[str, Any]:
    """The result of stays, each a day, an amount and a group."""
    written = [dict(zip(("date", "eligible_self_paid", "category"), stay, strict=True)) for stay in stays]
    return estimate(Case.read({"place": place, "expenses": {"stays": written}} | fields)).as_json()


def test_what_is_asked_for_carries_the_changes_reported_before_any_stay() -> None:
    """The first stay lies before the notice of 2026-01-15, the second after it."""
    result = told("长春市", ("2025-12-01", "60000", "普通参保人员"), ("2026-02-05", "60000", "普通参保人员"))
    assert result["status"] == "needs_input"
    assert [notice["date"] for notice in result["notices"]] == ["2026-01-15"]


def test_what_each_stay_asks_for_is_told_with_its_sentence() -> None:
    """低保 asks for the deductible that is cut; an ordinary member for the rate too."""
    result = told("惠州市", ("2023-03-01", "60000", "低保对象"), ("2023-06-01", "60000", "普通参保人员"))
    assert result["missing"] == ["deductible", "rate"]
    assert "往下调" in result["reason"]
    assert "普通参保人员的起付标准、报销比例由各地级市定" in result["reason"]
    assert [cited["section"] for cited in result["citations"]] == [
        "三、稳步提高大病保险保障水平 › （三）适当向困难群体倾斜",
        "二、健全大病保险筹资机制 › （一）完善市级统筹",
    ]


CITY = {"deductible": "18000", "rate": "0.6", "annual_cap": "none", "aid_rate": "0.95", "aid_deductible": "0", "aid_annual_limit": "90000"}


def test_insurance_that_makes_up_for_earlier_stays_leaves_aid_open() -> None:
    """(50000 − 18000) × 0.6 = 19200, aid on 30800; then as 特困 (51000 − 3600) × 0.8 = 37920, 18720 of it for a stay of 1000.

    Aid of 30800 × 0.95 = 29260 on top would be 67180 for a bill of 51000; what becomes of it no text says.
    """
    margin, destitute = ("2023-03-01", "50000", "低保边缘家庭成员"), ("2023-06-01", "1000", "特困人员")
    result = told("惠州市", margin, destitute, scheme="chain", parameters=CITY)
    assert result["status"] == "at_least"
    assert result["reimbursement"] == {"low": "37920.00", "high": None}
    assert result["person_pays"] == {"low": None, "high": "13080.00"}
    assert [part["status"] for part in result["parts"]] == ["at_least", "not_covered"]
    assert "已经给过的怎么扣，文件没有写" in result["reason"]
    assert [stay["low"] for stay in result["stays"]] == ["19200.00", "18720.00"]


def test_a_better_group_whose_stay_bears_its_payment_is_aided_as_before() -> None:
    """As above, the second stay 40000: (90000 − 3600) × 0.8 = 69120, 49920 of it now, more than 40000.

    At 90000: (140000 − 3600) × 0.8 = 109120, 89920 of it now, left 80 besides 30800; aid 30880 × 0.95 = 29336. Together 138456 of 140000.
    """
    margin = ("2023-03-01", "50000", "低保边缘家庭成员")
    open_still = told("惠州市", margin, ("2023-06-01", "40000", "特困人员"), scheme="chain", parameters=CITY)
    assert open_still["parts"][1]["status"] == "not_covered"
    paid = told("惠州市", margin, ("2023-06-01", "90000", "特困人员"), scheme="chain", parameters=CITY)
    assert paid["reimbursement"]["low"] == "138456.00"
    assert paid["person_pays"]["high"] == "1544.00"


def test_what_is_still_due_has_both_ends_in_its_steps() -> None:
    """40000 × 0.55 = 22000 and × 0.8 = 32000, of which 25000 was received: from 0 to 7000."""
    case = {"place": "长春市", "date": "2018-01-01", "expenses": {"eligible_self_paid": "60000"}, "parameters": {"deductible": "20000"}}
    result = estimate(Case.read(case | {"received": {"critical_illness": "25000"}})).as_json()
    assert result["still_due"] == {"low": "0.00", "high": "7000.00"}
    assert [(step["label"], step["formula"]) for step in result["steps"][-2:]] == [
        ("还至少应收到", "22000.00 ≤ 25000.00，即 0.00"),
        ("还至多应收到", "32000.00 − 25000.00 = 7000.00"),
    ]


def test_nothing_is_open_where_the_insurance_has_paid_all() -> None:
    """0.02 × 0.48 = 0.0096, 0.01; then as 特困 0.02 × 0.8 = 0.016, 0.02, another 0.01 for a stay of nothing: none is left for aid."""
    parameters = {"deductible": "0", "rate": "0.48", "annual_cap": "none"}
    stays = ("2020-05-23", "0.02", "普通参保人员"), ("2020-06-21", "0.00", "特困人员")
    result = told("广州市", *stays, scheme="chain", parameters=parameters)
    assert result["reimbursement"] == {"low": "0.02", "high": None}
    assert [(stay["low"], stay["high"]) for stay in result["stays"]] == [("0.01", "0.01"), ("0.01", None)]
