"""What a desk learned from some rows must be right for the next: other formulas in the family, more questions, other threads."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from calculator.own_rule import OwnRules
from calculator.table import work_out
from calculator.table.batch import Batch
from calculator.table.columns.words import OTHER, Vocabulary, vocabulary
from calculator.table.desk import Desk
from calculator.table.formulas.family import Family, Traits
from calculator.table.formulas.formula import Formula
from calculator.table.formulas.state import State
from tests.calculator.table.tables import Row, table_of
from tests.calculator.table.test_random import agrees, told

GUANGZHOU = {"place": "广州市", "date": "2024-09-01", "category": "普通参保人员", "deductible": "20000", "rate": "0.4"}
CHANGCHUN = {"place": "长春市", "date": "2024-09-01", "category": "普通参保人员", "deductible": "20000"}


def worked(desk: Desk, *rows: Row) -> list[dict[str, Any]]:
    """The rows' results."""
    (batch,) = table_of(rows).to_batches()
    return told(Batch(batch, desk, lambda: np.arange(len(rows))).results())


def test_words_stay_right_when_a_range_joins_the_family() -> None:
    """Where all amounts are definite only "paid or not" matters; a range among them tells three ways apart, and none may be renamed."""
    desk = Desk(enough=1)
    paid, nothing = GUANGZHOU | {"eligible_self_paid": "30000"}, GUANGZHOU | {"eligible_self_paid": "20000.01"}
    other_rate = paid | {"rate": "0.45"}
    first = worked(desk, paid, other_rate)[0]
    # (30000 - 20000) * 0.4 = 4000; a payment rests on there being no cap
    assert (first["reimbursement_low"], first["status"]) == ("4000.00", "assumed")
    assert "cap_left_out" in first["assumptions"]
    found = worked(desk, nothing, CHANGCHUN | {"eligible_self_paid": "30000"}, paid)
    # 0.01 * 0.4 = 0.004, rounded 0.00: no cap is held against nothing
    assert (found[0]["reimbursement_low"], found[0]["status"], found[0]["assumptions"]) == ("0.00", "exact", "copy_incomplete")
    # 10000 * 0.55 = 5500, 10000 * 0.8 = 8000
    assert (found[1]["reimbursement_low"], found[1]["reimbursement_high"], found[1]["status"]) == ("5500.00", "8000.00", "range")
    assert found[2]["assumptions"] == first["assumptions"]


def test_more_questions_about_one_amount_than_a_byte_counts() -> None:
    """Four rules of 41 tiers ask of a deductible above all of them 160 times where it lies, each time below, at or above a bound: 320 cuts.
    Between 1,500 and 33,500 lie 256 of them."""

    def tiers(shift: int) -> str:
        return json.dumps(
            [{"over": "0", "rate": "0.5"}, *({"over": str(1000 * n + shift), "rate": "0.5" if n < 21 else "0.8"} for n in range(1, 41))]
        )

    def row(shift: int, deductible: str) -> Row:
        words = {"place": "自定义", "date": "2024-09-01", "annual_cap": "none", "tiers": tiers(shift)}
        return words | {"deductible": deductible, "eligible_self_paid": "50000"}

    desk = Desk(enough=1)
    worked(desk, *(row(shift, "45000") for shift in (0, 10, 20, 30)))
    found = worked(desk, row(0, "1500"), row(10, "1500"), row(0, "33500"))
    # (21000 - 1500) * 0.5 + (50000 - 21000) * 0.8 = 9750 + 23200 = 32950; with 21010: 9755 + 23192 = 32947
    # all of it above 21000: (50000 - 33500) * 0.8 = 13200
    assert [one["reimbursement_low"] for one in found] == ["32950.00", "32947.00", "13200.00"]


def test_a_share_is_the_same_in_a_column_of_any_scale() -> None:
    """0.65 may stand as 0.650000000000000000, and nothing as 0E-18; which column came first makes no difference."""

    def paid(share: str, scale: int) -> list[str]:
        rates = pa.array([Decimal(share)], pa.decimal128(30, scale))
        words = {"place": ["自定义"], "date": ["2024-09-01"], "deductible": ["10000"], "eligible_self_paid": ["20000"]}
        done = work_out(pa.table({**words, "rate": rates}))
        return [*map(str, done.results["reimbursement_low"].to_pylist()), *done.rejected["field"].to_pylist()]

    # (20000 - 10000) * 0.65 = 6500
    assert [paid("0.65", scale) for scale in (2, 12, 13, 18)] == [["6500.00"]] * 4
    assert paid("0", 18) == ["0.00"]
    assert paid("1", 18) == ["10000.00"]
    assert paid("0.6500000000001", 18) == ["parameters.rate"]


def test_words_met_at_the_same_time_have_codes_of_their_own() -> None:
    class Slow(dict[Any, int]):
        def __len__(self) -> int:
            size = super().__len__()
            time.sleep(0.001)
            return size

    words = Vocabulary(lambda value: value, codes=Slow())
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(words.code, map(str, range(64))))
    assert len(set(codes)) == 64


def test_a_formula_found_while_a_sheet_is_made_is_not_taken_for_part_of_it() -> None:
    """Another thread may add a group between any two steps."""
    state, family = State(1), Family(Traits(), frozenset())

    class Found(list[Formula | None]):
        def __iter__(self) -> Iterator[Formula | None]:
            yield from [self[place] for place in range(len(self))]
            self.append(Formula())
            family.members.add(len(self) - 1)

    state.groups.formulas = Found([None, Formula()])
    family.members.add(1)
    assert state._sheet(family).size < len(family.members)


def test_a_sheet_is_given_out_when_there_is_room_for_its_outcomes(monkeypatch: pytest.MonkeyPatch) -> None:
    state, family = State(1), Family(Traits(), frozenset())
    family.members.add(0)
    given_out: list[object] = []
    monkeypatch.setattr(type(state.outcomes), "make_room", lambda _level, _nodes: given_out.append(family.sheet))
    sheet = state._sheet(family)
    assert given_out == [None, None]
    assert family.sheet is sheet


def test_no_number_of_different_words_makes_tables_by_word_large() -> None:
    words = vocabulary("place", OwnRules())
    assert max(words.code(f"某地{number}") for number in range(10_000)) == OTHER
    assert words.width == 2 * OTHER
    assert words.code("某地0") == words.code(" 某地0") < OTHER


def test_places_beyond_those_that_have_a_code_are_told_apart_all_the_same() -> None:
    """Each answer names its place."""
    desk, expense = Desk(enough=1), {"date": "2024-09-01", "eligible_self_paid": "30000"}
    worked(desk, *({"place": f"某地{number}"} | expense for number in range(OTHER)))
    late = [{"place": place} | expense for place in ("甲地", "乙地", "甲地", "江阴市")]
    found = worked(desk, *late, *late)
    assert ["甲地" in one["reason"] for one in found] == [True, False, True, False] * 2
    assert ["乙地" in one["reason"] for one in found] == [False, True, False, False] * 2
    # (30000 - 18000) * 0.6 = 7200
    assert [found[place]["reimbursement_low"] for place in (3, 7)] == ["7200.00"] * 2


def test_what_the_insurance_paid_is_not_told_twice() -> None:
    """Whether a row says it on the slip and as received is decided by amounts that no rule asks about: each such row is read on its own."""
    slip = {"date": "2020-09-01", "total": "90000", "out_of_scope": "0", "basic_paid": "0", "critical_illness_paid": "40000"}
    said = [(scheme, received) for scheme in ("critical_illness", "chain") for received in ("", "39999", "40000")]
    rows = [{"scheme": scheme, "received_critical_illness": received} | slip for scheme, received in said * 10]
    agrees([{"id": f"p{number}", "place": "江阴市"} | row for number, row in enumerate(rows)])
