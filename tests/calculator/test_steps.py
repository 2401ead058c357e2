"""Every result explains itself: steps that add up, citations that stand in their documents, assumptions that are named."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import Any

import pytest

from calculator import Case, Estimate, estimate
from corpus.citation import cite

PLACES = {
    "江阴市": {},
    "东莞市": {"deductible": "15000", "rate": "0.65"},
    "通化市": {"deductible": "12345.67"},
}
CATEGORIES = ("普通参保人员", "特困人员", "孤儿", "低保对象", "低保边缘家庭成员")


def _case(place: str, category: str, self_paid: str, **parameters: Any) -> Case:
    return Case.read(
        {
            "place": place,
            "date": "2021-06-01",
            "category": category,
            "expenses": {"eligible_self_paid": self_paid},
            "parameters": PLACES[place] | parameters,
        }
    )


NUMBER = re.compile(r"(\d+(?:\.\d+)?)(%?)")


def _named(result: Estimate) -> str:
    return f"{result.rule} {result.status.value} {result.eligible}"


def _results() -> list[Estimate]:
    amounts = ("0", "5000.01", "17777.77", "88888.88", "234567.89")
    return [estimate(_case(place, category, amount)) for place in PLACES for category in CATEGORIES for amount in amounts]


@pytest.mark.parametrize("result", _results(), ids=_named)
def test_bands_add_up_to_the_payment_and_the_rest(result: Estimate) -> None:
    """What a reader adds up from the steps' amounts is the result, rounded half up once."""
    for suffix, end in (("", "low"), ("_high", "high")):
        told = result.as_json()
        bands = [Decimal(step["amount"]) for step in told["steps"] if step["kind"] == "band" + suffix]
        if not bands:
            continue
        total = sum(bands).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
        assert total == Decimal(told["reimbursement"][end])
        left = next(Decimal(step["amount"]) for step in told["steps"] if step["kind"] == "left" + suffix)
        assert left == Decimal(told["eligible"]) - total


@pytest.mark.parametrize("result", _results(), ids=_named)
def test_every_formula_that_ends_in_an_amount_holds(result: Estimate) -> None:
    """ "(a − b) × c% = d" and "a − b = d" are true as written."""
    for step in result.as_json()["steps"]:
        left, equals, right = step["formula"].partition(" = ")
        if not equals:
            continue
        said = Decimal(right.partition(" ≈ ")[0])
        source = left.replace("−", "-").replace("×", "*")
        assert eval(NUMBER.sub(_decimal, source), {"D": Decimal}) == said, step  # noqa: S307 - our own formula


def _decimal(match: re.Match[str]) -> str:
    return f"D('{match[1]}')" + ("/100" if match[2] else "")


@pytest.mark.parametrize("result", _results(), ids=_named)
def test_citations_are_verbatim_short_and_cover_every_step(result: Estimate) -> None:
    """Every quote resolves to the place it claims, and every sentence a step rests on is among the result's citations."""
    for citation in result.citations:
        assert 1 <= len(citation.quote) <= 300
        assert cite(citation.document, citation.quote).quote == citation.quote
    cited = [step.citation for step in result.steps if step.citation]
    assert set(cited) <= set(result.citations)
    assert result.citations


def test_an_aid_recipient_of_jiangyin_reads_as_a_person_would_say_it() -> None:
    """Below 9000 nothing; to 100000 65 %, 59150; the 20000 above at 85 %, 17000."""
    result = estimate(_case("江阴市", "低保对象", "120000"))
    low, high = result.bands
    assert (low.over, low.up_to, low.base, low.amount) == (900_000, 10_000_000, 9_100_000, 5_915_000)
    assert (high.over, high.up_to, high.base, high.amount) == (10_000_000, None, 2_000_000, 1_700_000)
    assert (result.deductible, result.ordinary_deductible) == (900_000, 1_800_000)
    assert [citation.quote[:6] for citation in result.citations[:3]] == ["医疗救助对象", "大病保险的待", "2020 年"]
    assert result.as_json()["reimbursement"] == {"low": "76150.00", "high": "76150.00"}


def test_the_limit_is_a_step_of_its_own() -> None:
    """(200000 − 15000) × 0.65 = 120250, more than 100000."""
    result = estimate(_case("东莞市", "普通参保人员", "200000", annual_cap="100000"))
    kinds = {step.kind: step for step in result.steps}
    assert kinds["band"].amount == 12_025_000
    assert (kinds["cap"].formula, kinds["cap"].amount) == ("120250.00 > 100000.00", 10_000_000)
    assert kinds["payment"].amount == 10_000_000


def test_slip_shows_where_the_eligible_expense_comes_from() -> None:
    """100000 − 10000 − 40000 = 50000; what is zero is not listed."""
    slip = {"total": "100000", "out_of_scope": "10000", "basic_paid": "40000"}
    result = estimate(Case.read({"place": "江阴市", "date": "2020-08-08", "expenses": slip}))
    assert result.steps[0].formula == "总费用 100000.00 − 目录外 10000.00 − 基本医保已付 40000.00 = 50000.00"


def test_stays_show_each_difference() -> None:
    """30000 -> 7200; 50000 -> 19200, so 12000 more."""
    stays = [{"date": "2020-08-08", "eligible_self_paid": "30000"}, {"date": "2020-09-09", "eligible_self_paid": "20000"}]
    result = estimate(Case.read({"place": "江阴市", "expenses": {"stays": stays}}))
    assert [step.formula for step in result.steps if step.kind == "stay"] == ["7200.00 − 0.00 = 7200.00", "19200.00 − 7200.00 = 12000.00"]
    assert next(step for step in result.steps if step.label == "各次合计支付").formula == "7200.00 + 12000.00 = 19200.00"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("category", CATEGORIES)
def test_more_expense_never_pays_less_nor_more_than_itself(place: str, category: str) -> None:
    """Both bounds rise with S, by no more than S does."""
    drawn = random.Random(f"{place}{category}")
    amounts = sorted(drawn.randrange(30_000_000) for _ in range(60))
    paid = [estimate(_case(place, category, f"{fen // 100}.{fen % 100:02d}")).reimbursement for fen in amounts]
    for (less, before), (more, after) in zip(zip(amounts, paid, strict=True), list(zip(amounts, paid, strict=True))[1:], strict=False):
        assert before is not None
        assert after is not None
        for low, high in ((before.low, after.low), (before.high, after.high)):
            if low is not None and high is not None:
                assert low <= high <= low + more - less + 1


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("category", CATEGORIES)
def test_stays_sum_to_the_year(place: str, category: str) -> None:
    """However a year's expense falls into stays, they are paid what the sum is paid."""
    drawn = random.Random(f"{category}{place}")
    parts = [drawn.randrange(5_000_000) for _ in range(7)]
    stays = [{"date": f"2021-{month:02d}-11", "eligible_self_paid": f"{fen // 100}.{fen % 100:02d}"} for month, fen in enumerate(parts, 1)]
    total = sum(parts)
    together = estimate(_case(place, category, f"{total // 100}.{total % 100:02d}"))
    apart = estimate(Case.read({"place": place, "category": category, "expenses": {"stays": stays}, "parameters": PLACES[place]}))
    assert apart.reimbursement == together.reimbursement
    assert sum(stay.low for stay in apart.stays) == together.reimbursement.low  # type: ignore[union-attr]


def _by_hand(self_paid: Decimal, *, aided: bool) -> Decimal:
    """江阴 2020 once more, written on its own: the share of every part, in decimals."""
    start = Decimal(9000 if aided else 18000)
    low, high = (Decimal("0.65"), Decimal("0.85")) if aided else (Decimal("0.60"), Decimal("0.80"))
    first = max(min(self_paid, Decimal(100_000)) - start, Decimal(0))
    second = max(self_paid - Decimal(100_000), Decimal(0))
    return (first * low + second * high).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


@pytest.mark.parametrize("category", ["普通参保人员", "低保对象"])
def test_a_second_independent_calculation_agrees_to_the_fen(category: str) -> None:
    """2,000 random bills and the fen around every threshold."""
    drawn = random.Random(20200701)
    edges = [edge + step for edge in (900_000, 1_800_000, 10_000_000) for step in range(-3, 4)]
    for fen in [*edges, *(drawn.randrange(60_000_000) for _ in range(2000))]:
        text = f"{fen // 100}.{fen % 100:02d}"
        result = estimate(_case("江阴市", category, text)).as_json()["reimbursement"]["low"]
        assert Decimal(result) == _by_hand(Decimal(text), aided=category == "低保对象"), text
