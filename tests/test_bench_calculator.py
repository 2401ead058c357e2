"""What the calculator's bench takes for right is right. Nothing here needs OpenFisca."""

from __future__ import annotations

import numpy as np
import pytest

from bench.calculator_rows import (
    AID,
    GUANGDONG,
    JIANGYIN,
    JILIN,
    MARGIN,
    ORDINARY,
    ORPHAN,
    RECIPIENT,
    SUBSISTENCE,
    Rows,
    as_table,
    case_of,
    paid,
    random_rows,
)
from bench.calculator_single import KINDS, Kind, expenses
from calculator import Case, estimate

BLANK = dict.fromkeys(("deductible", "rate", "annual_cap", "aid_rate", "aid_deductible", "aid_annual_limit", "aid_used"), -1)


def row(rule: int, category: int, fen: int, **given: int) -> Rows:
    """One row; amounts in fen, rates in hundredths."""
    values = {"eligible_self_paid": fen} | BLANK | given
    return Rows(np.array([rule]), np.array([category]), np.array([0]), {name: np.array([value]) for name, value in values.items()})


@pytest.mark.parametrize(
    ("one", "fen"),
    [
        # (100,000 − 18,000) × 60 % + 20,000 × 80 % = 49,200 + 16,000
        (row(JIANGYIN, ORDINARY, 12_000_000), 6_520_000),
        # (100,000 − 9,000) × 65 % + 20,000 × 85 % = 59,150 + 17,000
        (row(JIANGYIN, RECIPIENT, 12_000_000), 7_615_000),
        # one fen above 9,000: 0.65 fen, half up
        (row(JIANGYIN, RECIPIENT, 900_001), 1),
        # (50,000.01 − 10,000 × 0.3) × 70 % = 32,900.007
        (row(GUANGDONG, SUBSISTENCE, 5_000_001, deductible=1_000_000, rate=60, annual_cap=100_000), 3_290_001),
        # (50,000 − 10,000) × 60 % = 24,000, and the cap holds for an ordinary member only
        (row(GUANGDONG, ORDINARY, 5_000_000, deductible=1_000_000, rate=60, annual_cap=2_000_000), 2_000_000),
        (row(GUANGDONG, ORPHAN, 5_000_000, deductible=1_000_000, rate=60, annual_cap=2_000_000), 2_400_000),
        # (50,000 − 10,000 × 0.6) × (55 % + 5 %) = 26,400
        (row(JILIN, SUBSISTENCE, 5_000_000, deductible=1_000_000), 2_640_000),
        # (50,000 − 10,000) × 70 % = 28,000
        (row(JILIN, ORDINARY, 5_000_000, deductible=1_000_000, rate=70), 2_800_000),
        # (50,000 − 5,000) × 80 % = 36,000, and 30,000 − 1,000 are left
        (row(AID, MARGIN, 5_000_000, aid_rate=80, aid_deductible=500_000, aid_annual_limit=3_000_000, aid_used=100_000), 2_900_000),
    ],
)
def test_the_reference_pays_what_the_law_says(one: Rows, fen: int) -> None:
    """Worked out by hand from the texts."""
    assert paid(one).tolist() == [fen]


def test_the_reference_and_the_engine_agree() -> None:
    """Two independent ways to the least that is paid."""
    rows = random_rows(400, seed=5)
    least = [estimate(Case.read(case)).reimbursement.low for case in map(case_of, as_table(rows).to_pylist())]
    assert least == paid(rows).tolist()


def test_a_table_is_written_as_files_are() -> None:
    """Amounts with two decimals, blanks where nothing is given, the same table for the same seed."""
    line = as_table(row(JILIN, ORDINARY, 5, rate=7)).to_pylist()[0]
    assert (line["eligible_self_paid"], line["rate"], line["deductible"], line["place"]) == ("0.05", "0.07", None, "长春市")
    assert as_table(random_rows(50)).equals(as_table(random_rows(50)))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_an_amount(kind: Kind) -> None:
    """Every timed case is covered and complete, and both sides are given the same expense."""
    fen = expenses(kind, 1)[0]
    assert estimate(Case.read(kind.ours(fen))).reimbursement is not None
    assert [round(100 * yuan) for yuan in kind.theirs(fen)["eligible_self_paid"]] == fen
