"""Columns of amounts: text as the single path reads it, other types exactly, and nothing that was ever a float."""

from __future__ import annotations

import random
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from calculator.money import FigureError, read_fen, yuan
from calculator.table import UnusableTableError, work_out
from calculator.table.columns.fen import ABSENT, BAD, GIVEN, NO_CAP, read_column
from calculator.table.files.money_text import joined

STRANGE = (
    *(None, "", "none", "1.", "1.0", ".5", "0.5", "1..2", "1.2.3", "1.2.", "..1", "12.345", "1000000000000", "1000000000000.00"),
    *("1000000000000.01", "9" * 18, "1,000", "-5", "+5", "１２", " 5", "5 ", "1e5", "0.05", "00.5", "NaN", "inf", "0x10", "五", "1\n"),
)


def one(value: str | None) -> tuple[int, int | None]:
    """A cell as ``money`` reads it."""
    match value:
        case None | "":
            return ABSENT, None
        case "none":
            return NO_CAP, None
    try:
        return GIVEN, read_fen(value)
    except FigureError:
        return BAD, None


def read(column: pa.Array) -> list[tuple[int, int | None]]:
    amounts = read_column(column, "total")
    states = np.broadcast_to(np.asarray(amounts.states), len(amounts.fen)).tolist()
    return [(state, fen if state == GIVEN else None) for state, fen in zip(states, amounts.fen.tolist(), strict=True)]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()], ids=str)
def test_text_is_read_as_the_single_path_reads_it(kind: pa.DataType) -> None:
    draw = random.Random(1)
    texts = [*STRANGE, *("".join(draw.choices("0123456789..", k=draw.randint(0, 9))) for _ in range(20_000))]
    wanted = [one(text) for text in texts]
    column = pa.array(texts, kind)
    assert read(column) == wanted
    assert read(column.slice(7, 999)) == wanted[7:1006]
    assert read(column.dictionary_encode().slice(7, 999)) == wanted[7:1006]


def test_a_text_too_long_for_the_machine_is_left_to_the_single_path() -> None:
    """It is an amount all the same: such rows are read one by one."""
    assert read(pa.array(["0" * 19 + "1"])) == [(BAD, None)]
    table = {"id": ["a", "b"], "place": ["江阴市"] * 2, "date": ["2020-09-01"] * 2, "eligible_self_paid": ["0" * 14 + "100000", "9" * 21]}
    worked = work_out(pa.table(table))
    # 82000 * 0.6 = 49200
    assert [str(amount) for amount in worked.results["reimbursement_low"].to_pylist()] == ["49200.00"]
    assert worked.rejected["field"].to_pylist() == ["expenses.eligible_self_paid"]


@pytest.mark.parametrize(
    "kind",
    [pa.decimal32(9, 2), pa.decimal64(18, 2), pa.decimal128(20, 2), pa.decimal256(40, 2), pa.decimal128(20, 1), pa.decimal128(20, 0)],
    ids=str,
)
def test_decimals_are_taken_as_they_are(kind: pa.DataType) -> None:
    values = [Decimal(number).scaleb(-kind.scale) for number in (0, 1, 99, 12345)]
    column = pa.array([*values, None, Decimal(-1)], kind)
    wanted = [(GIVEN, int(value * 100)) for value in values]
    assert read(column) == [*wanted, (ABSENT, None), (BAD, None)]
    assert read(column.slice(1, 3)) == wanted[1:]


@pytest.mark.parametrize("kind", [pa.int8(), pa.int32(), pa.int64(), pa.uint8(), pa.uint64()], ids=str)
def test_whole_numbers_are_yuan(kind: pa.DataType) -> None:
    assert read(pa.array([0, 1, 100, None], kind)) == [(GIVEN, 0), (GIVEN, 100), (GIVEN, 10_000), (ABSENT, None)]


def test_numbers_too_large_are_bad_and_never_wrap_around() -> None:
    assert read(pa.array([10**12, 10**12 + 1, -1, 2**62], pa.int64())) == [(GIVEN, 10**14), (BAD, None), (BAD, None), (BAD, None)]
    assert read(pa.array([2**64 - 1, 5], pa.uint64())) == [(BAD, None), (GIVEN, 500)]
    assert read(pa.array([Decimal(2**64), Decimal(3)], pa.decimal128(38, 0))) == [(BAD, None), (GIVEN, 300)]


@pytest.mark.parametrize(
    "column",
    [pa.array([0.1]), pa.array([0.1], pa.float32()), pa.array([Decimal("1.234")]), pa.array([True]), pa.array([[1]])],
    ids=lambda column: str(column.type),
)
def test_a_column_that_cannot_hold_exact_amounts_is_refused(column: pa.Array) -> None:
    with pytest.raises(UnusableTableError, match="eligible_self_paid"):
        work_out(pa.table({"place": ["江阴市"], "eligible_self_paid": column}))


def test_amounts_are_written_as_the_single_path_writes_them() -> None:
    draw = random.Random(2)
    edges = [10**power + step for power in range(15) for step in (-1, 0, 1) if 10**power + step <= 10**14]
    fen = [*edges, *(draw.randint(0, 10 ** draw.randint(1, 14)) for _ in range(5000))]
    there = [draw.random() < 0.7 for _ in fen]
    values = np.array(fen)
    found = joined([(values, None), (values, np.array(there)), (values, None)]).to_pylist()
    assert found == [f"{yuan(one)},{yuan(one) if is_there else ''},{yuan(one)}," for one, is_there in zip(fen, there, strict=True)]
    assert joined([(values[:0], None)]).to_pylist() == []
