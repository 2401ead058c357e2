"""Rules of one's own over a population: each row as the single path has it, and its columns refused under the same terms."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from calculator import Case, CaseError, estimate
from calculator.own_rule import read_rules
from calculator.table.batch import Batch
from calculator.table.columns.layout import UnusableTableError, case_of, check_names
from calculator.table.desk import Desk
from tests.calculator.table.tables import Row, table_of
from tests.calculator.table.test_random import told
from tests.calculator.test_commands import run

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
RULES = read_rules([EXAMPLES / "made-up-city.yaml", EXAMPLES / "reported-foshan.yaml"])
"""In 示例市 another rule from 2024 on; in 佛山市 of 2019 only, so that it differs from the rest of 广东."""
PLACES = ("示例市", "示例市示例区", "佛山市", "佛山市顺德区", "广州市", "江阴市", "自定义", " 示例市 ")
DAYS = ("2019-05-05", "2022-06-30", "2022-07-01", "2023-12-31", "2024-01-01", "2024-06-01", "2025-12-31", "2026-01-01")
CATEGORIES = ("", "普通参保人员", "特困人员", "孤儿", "低保对象", "低保边缘家庭成员")


def rows_at_random(draw: random.Random, count: int) -> list[Row]:
    """Of few kinds, with amounts on both sides of what the rules name."""
    kinds = [
        {
            "scheme": draw.choice(("", "critical_illness", "medical_aid", "chain")),
            "insurance": draw.choice(("", "居民医保", "职工医保")),
            "category": draw.choice(CATEGORIES),
            "referred": draw.choice(("", "true", "false")),
            "insured_years": draw.choice(("", "0", "1", "2")),
            "deductible": draw.choice(("", "", "", "20000")),
        }
        for _ in range(20)
    ]
    amounts = [draw.choice((0, 15000, 20000, 50000, 100000, draw.randrange(10**6))) for _ in range(count)]
    return [
        {**draw.choice(kinds), "place": draw.choice(PLACES), "date": draw.choice(DAYS), "id": str(number), "eligible_self_paid": str(yuan)}
        for number, yuan in enumerate(amounts)
    ]


def one_by_one(rows: list[Row]) -> dict[str, Any]:
    """What the single path says of each row, by id: status and amounts, or the field that cannot be used."""
    said: dict[str, Any] = {}
    for row in rows:
        try:
            result = estimate(RULES.apply(Case.read(case_of(row)))).as_json()
        except CaseError as refused:
            said[row["id"]] = (refused.field, refused.message)
        else:
            amount = result["reimbursement"] or {"low": None, "high": None}
            said[row["id"]] = (result["status"], amount["low"], amount["high"], result["reason"])
    return said


@pytest.mark.parametrize("enough", [1, 8])
def test_every_row_is_as_the_single_path_has_it(enough: int) -> None:
    rows = rows_at_random(random.Random(enough), 4000)
    batch = Batch(table_of(rows).combine_chunks().to_batches()[0], Desk(RULES, enough), lambda: np.arange(1, len(rows) + 1))
    found: dict[str, Any] = {rows[refused.row]["id"]: (refused.field, refused.message) for refused in batch.refused}
    for row in told(batch.results()):
        found[row["id"]] = (row["status"], row["reimbursement_low"], row["reimbursement_high"], row["reason"])
    wanted = one_by_one(rows)
    assert {name: wanted[name] for name in found} == found
    assert len(found) == len(rows)
    assert {row["place"] for row in rows if wanted[row["id"]][0] == "exact"} >= {"示例市", "江阴市"}


def test_the_command_takes_rules(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """(50000 - 15000) * 60 % + (100000 - 50000) * 65 % + (150000 - 100000) * 75 % = 21000 + 32500 + 37500 = 91000."""
    people, paid = tmp_path / "people.csv", tmp_path / "paid.csv"
    people.write_text("place,date,insured_years,referred,eligible_self_paid\n示例市,2024-06-01,1,true,150000\n", encoding="utf-8")
    run(capsysbinary, "table", str(people), "-o", str(paid), "--rule", str(EXAMPLES / "made-up-city.yaml"))
    assert paid.read_text(encoding="utf-8").splitlines()[1].startswith("1,exact,91000.00,91000.00,59000.00,59000.00")
    run(capsysbinary, "table", str(people), "-o", str(paid))
    assert paid.read_text(encoding="utf-8").splitlines()[1].startswith("1,not_covered,")


@pytest.mark.parametrize(("name", "wanted"), [("类别", "category"), ("险种", "insurance"), ("日期", "date"), (" 身份 ", "category")])
def test_a_column_under_its_everyday_name_is_not_passed_over(name: str, wanted: str) -> None:
    """Everybody would be an ordinary member of the residents' insurance."""
    with pytest.raises(UnusableTableError, match=f"要写的也许是 {wanted}"):
        check_names(["place", "eligible_self_paid", name])
    check_names(["place", "eligible_self_paid", wanted, name])


@pytest.mark.parametrize("name", ["项目", "姓名", "备注", "医院"])
def test_columns_of_an_office_s_own_stay_its_own(name: str) -> None:
    check_names(["place", "eligible_self_paid", name])
