"""Random tables against the single path, row by row: every column, words nobody knows, amounts that are none, the largest there are."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from calculator.table import Worked, work_out
from calculator.table.batch import Batch
from calculator.table.desk import Desk
from tests.calculator.restated import borders
from tests.calculator.table.tables import Draw, Row, one_by_one, row_at_random, rows_alike, table_of
from tests.calculator.table.test_second_count import flat

MONEY = ("low", "high")


def _others(draw: Draw) -> list[Row]:
    return [row_at_random(draw, number) for number in range(2000)]


def _of_the_second_count(draw: Draw) -> list[Row]:
    return [flat(case, number) for number, case in enumerate(draw.sample(tuple(borders()), 4000)) if "stays" not in case["expenses"]]


def told(results: pa.Table | pa.RecordBatch) -> list[dict[str, Any]]:
    """Results with amounts as text."""
    rows: list[dict[str, Any]] = results.to_pylist()
    return [{k: None if v is None else str(v) if k.endswith(MONEY) else v for k, v in row.items()} for row in rows]


def agrees(rows: list[Row]) -> Worked:
    """Work a table out, row by row like the single path."""
    worked, (wanted, refused) = work_out(table_of(rows)), one_by_one(rows)
    columns = worked.results.column_names
    assert told(worked.results) == [{name: row[name] for name in columns} for row in wanted]
    assert worked.rejected.to_pylist() == refused
    return worked


@pytest.mark.parametrize("seed", [1, 2])
def test_rows_of_few_kinds_with_all_sorts_of_amounts(seed: int) -> None:
    """Few kinds come often enough to be asked about once: their amounts come out of formulas."""
    agrees(rows_alike(random.Random(seed), 12_000, 150))


def test_rows_that_are_all_different() -> None:
    """Where no kind comes twice every row is worked out alone."""
    draw = random.Random(3)
    agrees([row_at_random(draw, number) for number in range(3000)])


@pytest.mark.parametrize("kind", [_others, _of_the_second_count], ids=["all columns", "borders"])
def test_every_row_by_a_formula_that_can_have_one(kind: Callable[[Draw], list[Row]]) -> None:
    """Each kind is asked about at its first row, however rare, so that all that are not refused come out of formulas."""
    rows = kind(random.Random(8))
    wanted, refused = one_by_one(rows)
    found, aside = [], 0
    for start in range(0, len(rows), 500):
        (batch,) = table_of(rows[start : start + 500]).to_batches()
        worked = Batch(batch, Desk(enough=1), lambda: np.arange(500))
        found += told(worked.results())
        aside += len(worked.refused)
    assert found == [{name: row[name] for name in told_row} for row, told_row in zip(wanted, found, strict=True)]
    assert aside == len(refused)


def test_every_status_comes_out_of_a_formula() -> None:
    """The random kinds above might happen to lack one."""
    kinds = [
        {"place": "江阴市", "date": "2020-09-01"},
        {"place": "江阴市", "date": "2024-09-01"},
        {"place": "广州市", "date": "2024-09-01", "category": "特困人员", "deductible": "20000"},
        {"place": "长春市", "date": "2024-09-01", "deductible": "20000", "annual_cap": "50000"},
        {"place": "长春市", "date": "2024-09-01"},
        {"place": "北京市", "date": "2024-09-01"},
        {"place": "广州市", "date": "2024-09-01", "category": "低保对象", "scheme": "chain", "deductible": "20000", "aid_rate": "0.7"},
    ]
    draw = random.Random(4)
    rows = [{"id": f"p{n}", **kinds[n % len(kinds)], "eligible_self_paid": str(draw.randint(0, 300_000))} for n in range(2000)]
    statuses = {row["status"] for row in agrees(rows).results.to_pylist()}
    assert statuses == {"exact", "assumed", "at_least", "range", "needs_input", "not_covered"}


@pytest.mark.parametrize("part", [1, 7, 100, 5000])
def test_where_a_table_is_cut_makes_no_difference(part: int) -> None:
    rows = rows_alike(random.Random(5), 600, 20)
    (batch,) = table_of(rows).to_batches()
    cut = Batch(batch, Desk(), lambda: np.arange(1, 601), part=part)
    assert told(cut.results()) == told(work_out(table_of(rows)).results)


def test_what_one_table_taught_does_no_harm_to_the_next() -> None:
    """One desk, tables with other columns in turn: fewer, more, none of the same."""
    draw = random.Random(6)
    for _ in range(6):
        drop = set(draw.sample(["deductible", "annual_cap", "rate", "aid_used", "aid_annual_limit", "scheme", "tiers"], 3))
        agrees([{name: cell for name, cell in row.items() if name not in drop} for row in rows_alike(draw, 800, 15)])


def test_a_thousand_places_and_a_thousand_rates() -> None:
    """Columns of many words do not make tables of all their combinations."""
    draw = random.Random(7)
    places = ["广州市", "长春市", "江阴市", *(f"某地{number}" for number in range(1000))]
    rows = [
        {
            "id": f"p{number}",
            "place": draw.choice(places[: draw.choice((3, 1003))]),
            "date": "2024-05-06",
            "category": "低保对象",
            "deductible": "20000",
            "rate": f"0.{draw.randint(5500, 7999)}",
            "eligible_self_paid": str(draw.randint(0, 200_000)),
        }
        for number in range(4000)
    ]
    agrees(rows)
