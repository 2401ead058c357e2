"""What must hold of every case, whatever the rule: found by searching, not by example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator import Case, Estimate, estimate
from calculator.claim import Eligible, Given, Stay, Stays
from calculator.outcome import Status
from calculator.person import Category, Insurance, Scheme
from calculator.scale import Scale, Tier, TierBase

MOST = 10**9  # fen: ten million yuan
AMOUNTS = st.one_of(st.integers(0, MOST), st.sampled_from([0, 900_000, 900_001, 1_800_000, 1_800_001, 10_000_000, 10_000_001]))
RATES = st.integers(0, 10_000).map(lambda share: Fraction(share, 10_000))
DAYS = st.dates(date(2016, 1, 1), date(2027, 12, 31))


@st.composite
def scales(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Scale:
    """Tiers that begin at zero and rise."""
    overs = sorted(draw(st.sets(st.integers(1, 50_000_000), max_size=3)))
    rates = sorted(draw(st.lists(st.integers(5500, 8000), min_size=len(overs) + 1, max_size=len(overs) + 1)))
    tiers = [Tier(over, Fraction(rate, 10_000)) for over, rate in zip([0, *overs], rates, strict=True)]
    return Scale(tuple(tiers), draw(st.sampled_from(TierBase)))


@st.composite
def covered(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Case:
    """A case for which there is an amount or bounds of one."""
    place, scheme, first = draw(
        st.sampled_from(
            [
                ("江阴市", Scheme.CRITICAL_ILLNESS, date(2020, 7, 1)),
                ("惠州市", Scheme.CRITICAL_ILLNESS, date(2016, 8, 23)),
                ("四平市", Scheme.CRITICAL_ILLNESS, date(2016, 1, 1)),
                ("惠州市", Scheme.MEDICAL_AID, date(2022, 12, 27)),
                ("自定义", Scheme.CRITICAL_ILLNESS, date(2016, 1, 1)),
                ("自定义", Scheme.CHAIN, date(2016, 1, 1)),
                ("惠州市", Scheme.CHAIN, date(2022, 12, 27)),
            ]
        )
    )
    day = draw(st.dates(first, date(2027, 12, 31)))
    own = Given(
        deductible=None if place == "江阴市" else draw(st.integers(0, 5_000_000)),
        scale=None if place == "江阴市" else draw(scales()),
        annual_cap=draw(st.one_of(st.none(), st.just("none"), st.integers(0, MOST))),
        aid_rate=draw(RATES),
        aid_deductible=draw(st.integers(0, 2_000_000)),
        aid_annual_limit=draw(st.one_of(st.none(), st.integers(0, 50_000_000))),
        aid_used=draw(st.one_of(st.none(), st.integers(0, 10_000_000))),
    )
    if place == "四平市" and draw(st.booleans()):
        own = replace(own, scale=None)
    aided = st.sampled_from([Category.DESTITUTE, Category.ORPHAN, Category.SUBSISTENCE, Category.SUBSISTENCE_MARGIN])
    category = draw(st.sampled_from(Category) if scheme is Scheme.CRITICAL_ILLNESS else aided)
    insurance = draw(st.sampled_from(Insurance)) if place == "江阴市" else Insurance.RESIDENT
    return Case(place, day, Eligible(draw(AMOUNTS)), "", scheme, insurance, category, given=own)


def _with(case: Case, eligible: int) -> Case:
    return replace(case, expenses=Eligible(eligible))


def _bounds(result: Estimate) -> tuple[int, int | None]:
    assert result.reimbursement is not None
    assert result.reimbursement.low is not None
    return result.reimbursement.low, result.reimbursement.high


@given(covered())
def test_never_less_than_nothing_nor_more_than_the_bill(case: Case) -> None:
    """Both bounds, and what is left adds up to S."""
    result = estimate(case)
    low, high = _bounds(result)
    eligible = case.expenses.self_paid
    assert 0 <= low <= eligible
    assert high is None or low <= high <= eligible
    assert result.person_pays is not None
    assert result.person_pays.high == eligible - low
    assert result.person_pays.low == (None if high is None else eligible - high)


@given(covered(), st.integers(1, MOST))
def test_never_falls_as_the_bill_grows_nor_grows_faster(case: Case, more: int) -> None:
    """Neither the payment nor what the person pays falls with a larger bill."""
    eligible = case.expenses.self_paid
    less, greater = _bounds(estimate(case)), _bounds(estimate(_with(case, eligible + more)))
    assert less[0] <= greater[0] <= less[0] + more
    if less[1] is not None and greater[1] is not None:
        assert less[1] <= greater[1] <= less[1] + more


@given(covered())
def test_a_group_the_text_favours_never_gets_less(case: Case) -> None:
    """Whoever the text tilts towards gets at least what an ordinary member gets."""
    assume(case.scheme is Scheme.CRITICAL_ILLNESS)
    ordinary = estimate(replace(case, category=Category.ORDINARY))
    for category in (Category.DESTITUTE, Category.SUBSISTENCE, Category.REGISTERED_POOR, Category.ORPHAN):
        assert _bounds(estimate(replace(case, category=category)))[0] >= _bounds(ordinary)[0]


@given(covered(), st.lists(AMOUNTS, min_size=1, max_size=5))
def test_stays_of_a_year_sum_to_the_year(case: Case, amounts: list[int]) -> None:
    """The parts are the year's payment, to the fen, and none of them is negative."""
    assert case.day is not None
    stays = Stays(tuple(Stay(case.day, amount) for amount in amounts))
    apart, whole = estimate(replace(case, expenses=stays)), estimate(_with(case, sum(amounts)))
    assert _bounds(apart) == _bounds(whole)
    assert sum(stay.low for stay in apart.stays) == _bounds(apart)[0]
    assert all(stay.low >= 0 for stay in apart.stays)
    if _bounds(apart)[1] is not None:
        assert sum(stay.high or 0 for stay in apart.stays) == _bounds(apart)[1]


@given(covered())
def test_the_steps_add_up(case: Case) -> None:
    """The bands' own amounts, added by hand and rounded once, held against the limit, are what is paid."""
    assume(case.scheme is not Scheme.CHAIN)
    told = estimate(case).as_json()
    for suffix, end in (("", "low"), ("_high", "high")):
        bands = [Decimal(step["amount"]) for step in told["steps"] if step["kind"] == f"band{suffix}"]
        if not bands:
            continue
        paid = sum(bands, Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        limits = [Decimal(step["amount"]) for step in told["steps"] if step["kind"] == f"cap{suffix}"]
        assert min([paid, *limits]) == Decimal(told["reimbursement"][end])


@given(covered(), scales())
def test_a_point_lies_in_the_range_that_holds_its_inputs(case: Case, scale: Scale) -> None:
    """Jilin's bounds hold every ladder of rates that the text allows."""
    ranged = replace(case, place="四平市", scheme=Scheme.CRITICAL_ILLNESS, insurance=Insurance.RESIDENT)
    ranged = replace(ranged, given=replace(case.given, scale=None, deductible=case.given.deductible or 1_300_000))
    assume(ranged.day is not None and ranged.day.year >= 2017)
    low, high = _bounds(estimate(ranged))
    point = _bounds(estimate(replace(ranged, given=replace(ranged.given, scale=scale))))
    assert point[0] == point[1]
    assert low <= point[0]
    assert high is not None
    assert point[0] <= high


@given(covered(), RATES, st.integers(0, 5_000_000))
def test_a_point_lies_above_the_floor_that_holds_its_inputs(case: Case, rate: Fraction, deductible: int) -> None:
    """Guangdong's floor for people in hardship is under every city's own terms that keep to it."""
    groups = {Category.DESTITUTE: Fraction(4, 5), Category.SUBSISTENCE: Fraction(7, 10)}
    category = case.category if case.category in groups else Category.SUBSISTENCE
    floor = replace(case, place="惠州市", scheme=Scheme.CRITICAL_ILLNESS, insurance=Insurance.RESIDENT, category=category)
    floor = replace(floor, given=Given(deductible=case.given.deductible or 1_000_000))
    assume(floor.day is not None and floor.day >= date(2016, 8, 23))
    least = groups[category]
    own = replace(
        floor.given,
        category_rate=max(least, rate),
        category_deductible=min(deductible, int((floor.given.deductible or 0) * (1 - least))),
    )
    result = estimate(replace(floor, given=own))
    assert result.status is Status.EXACT
    assert _bounds(result)[0] >= _bounds(estimate(floor))[0]
