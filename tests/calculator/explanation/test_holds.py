"""What must hold of every explanation: shares add up, alternatives are estimates, slopes are difference quotients, gaps are exact."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from calculator import Case, CaseError, Estimate, estimate
from calculator.claim import Eligible
from calculator.explanation import Explanation, explain, read_settlement, shown
from calculator.money import yuan
from calculator.outcome import Status
from calculator.person import Category
from corpus.citation import cite

CITY = {"deductible": "12000.01", "rate": "0.65", "annual_cap": "150000"}
TIERS = [{"over": "0", "rate": "0.55"}, {"over": "50000", "rate": "0.75"}]
RISING = [{"over": "0", "rate": "0.5"}, {"over": "30000", "rate": "1"}]
GIVEN: dict[str, tuple[dict[str, Any], ...]] = {
    "江阴市": ({}, {"annual_cap": "60000"}),
    "惠州市": (
        CITY | {"aid_rate": "0.7", "aid_deductible": "3000", "aid_annual_limit": "20000"},
        {"deductible": "9999.99", "tiers": TIERS, "aid_rate": "0.6"},
        {"deductible": "10000", "category_deductible": "1500", "category_rate": "0.9", "aid_rate": "1", "aid_deductible": "0"},
    ),
    "通化市": (
        {"deductible": "12345.67"},
        {"deductible": "20000", "annual_cap": "90000"},
        {"deductible": "20000", "rate": "0.62"},
        {"deductible": "20000", "category_rate": "0.85"},
    ),
    "自定义": (
        {
            "deductible": "5000.5",
            "rate": "0.4",
            "annual_cap": "none",
            "aid_rate": "0.5",
            "aid_deductible": "2000",
            "aid_annual_limit": "9000",
        },
        {"deductible": "100", "tiers": RISING, "tier_base": "excess", "annual_cap": "80000"},
        {"deductible": "9000", "tiers": TIERS, "tier_mode": "whole", "tier_bounds": "closed", "annual_cap": "70000"},
    ),
}
DAYS = ("2016-12-31", "2018-05-05", "2020-12-31", "2021-06-01", "2022-12-27", "2026-02-01")
CATEGORIES = ("普通参保人员", "特困人员", "孤儿", "低保对象", "低保边缘家庭成员")


def _fen(drawn: random.Random, most: int = 30_000_000) -> str:
    fen = drawn.choice((drawn.randrange(most), drawn.choice((900_000, 1_800_000, 10_000_000)) + drawn.randrange(-2, 3)))
    return f"{fen // 100}.{fen % 100:02d}"


def _expenses(drawn: random.Random) -> dict[str, Any]:
    match drawn.randrange(3):
        case 0:
            stays = [{"date": drawn.choice(DAYS), "eligible_self_paid": _fen(drawn, 6_000_000)} for _ in range(drawn.randrange(1, 4))]
            return {"stays": stays}
        case 1:
            return {"total": "400000", "out_of_scope": _fen(drawn, 5_000_000), "basic_paid": _fen(drawn, 9_000_000)}
        case _:
            return {"eligible_self_paid": _fen(drawn)}


@cache
def _explained() -> tuple[tuple[Case, Estimate, Explanation], ...]:
    drawn, found = random.Random(20160823), []
    while len(found) < 200:
        place = drawn.choice(tuple(GIVEN))
        asked = {"place": place, "date": drawn.choice(DAYS), "category": drawn.choice(CATEGORIES), "expenses": _expenses(drawn)}
        asked |= {"scheme": drawn.choice(("critical_illness", "medical_aid", "chain")), "parameters": drawn.choice(GIVEN[place])}
        try:
            case = Case.read(asked)
            found.append((case, result := estimate(case), explain(case, result)))
        except CaseError:
            continue
    return tuple(found)


EXPLAINED = [pytest.param(*one, id=str(number)) for number, one in enumerate(_explained())]


def _alone(only: str = "") -> Iterator[Any]:
    """Cases with one amount of expense, which can be moved by a fen; ``only`` those with a threshold of that kind."""
    for number, (case, result, explanation) in enumerate(_explained()):
        ahead = explanation.next_yuan.thresholds if explanation.next_yuan else ()
        if isinstance(case.expenses, Eligible) and (not only or any(threshold.kind == only for threshold in ahead)):
            yield pytest.param(case, result, explanation, id=str(number))


def _with(case: Case, fen: int) -> Estimate:
    assert isinstance(case.expenses, Eligible)
    return estimate(replace(case, expenses=Eligible(case.expenses.self_paid + fen)))


def test_the_cases_reach_every_status_and_part() -> None:
    assert {result.status for _, result, _ in _explained()} == set(Status)
    for part in ("nothing", "missing", "next_yuan", "out_of_scope"):
        assert any(getattr(explanation, part) is None for _, _, explanation in _explained())
        assert any(getattr(explanation, part) is not None for _, _, explanation in _explained())


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_payers_and_person_add_up(case: Case, result: Estimate, explanation: Explanation) -> None:
    """Both ends of what is known: the least of the payers with the most of the person."""
    if result.reimbursement is None or any(payer.paid is None for payer in explanation.who_pays.payers):
        return
    amounts = {payer.key: payer.paid for payer in explanation.who_pays.payers}
    bill = explanation.who_pays.bill if explanation.who_pays.bill is not None else result.eligible
    if case.scheme.value != "chain":
        assert sum((paid.high if key.startswith("person") else paid.low) or 0 for key, paid in amounts.items() if paid) == bill


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_alternatives_are_estimates(case: Case, result: Estimate, explanation: Explanation) -> None:
    """Each group's of the changed case itself, and their difference that of the ends; none repeats the result."""
    given = case.given if case.place == "自定义" else replace(case.given, category_deductible=None, category_rate=None)
    for one in explanation.alternatives.found:
        told = one.estimate.reimbursement
        if one.kind == "category":
            for name in one.names:
                again = estimate(replace(case, category=Category(name), given=given))
                assert (again.reimbursement, again.missing) == (told, one.estimate.missing)
        if one.difference is not None:
            assert told is not None
            assert result.reimbursement is not None
            assert one.difference.low == (told.low or 0) - (result.reimbursement.low or 0)
        assert (told, one.estimate.missing, one.estimate.status is Status.NOT_COVERED) != (
            result.reimbursement,
            result.missing,
            result.status is Status.NOT_COVERED,
        )


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_differences_fall_from_the_first_alternative_on(case: Case, result: Estimate, explanation: Explanation) -> None:
    told = explanation.alternatives.found
    gains = [one.difference.low for one in told if one.difference is not None and one.difference.low is not None]
    assert gains == sorted(gains, reverse=True)
    with_amount = [one.estimate.reimbursement is not None for one in told]
    assert with_amount == sorted(with_amount, reverse=True)


@pytest.mark.parametrize(("case", "result", "explanation"), list(_alone()))
def test_the_rate_of_the_next_yuan_is_the_difference_quotient(case: Case, result: Estimate, explanation: Explanation) -> None:
    """Up to the next threshold, each payment rounded to half a fen at most."""
    told = explanation.next_yuan
    if told is None or result.reimbursement is None:
        return
    ahead = [threshold.more.low or 0 for threshold in told.thresholds]
    step = min([1_000_000, *(fen for fen in ahead if fen > 0)])
    more = _with(case, step).reimbursement
    if more is None or (more.high is None) != (result.reimbursement.high is None):
        return
    ends = [(result.reimbursement.low, more.low)] + ([(result.reimbursement.high, more.high)] if told.rates.high is not None else [])
    for before, after in ends:
        assert before is not None
        assert after is not None
        rounding = 2 * len(result.parts or (result,))
        assert after - before >= (told.rates.low or 0) * step - rounding
        assert told.rates.high is None or after - before <= told.rates.high * step + rounding


@pytest.mark.parametrize(("case", "result", "explanation"), list(_alone("deductible")))
def test_at_the_gap_nothing_and_with_a_little_more_a_fen(case: Case, result: Estimate, explanation: Explanation) -> None:
    assert explanation.next_yuan is not None
    for threshold in explanation.next_yuan.thresholds:
        if threshold.kind == "deductible" and threshold.more.high is not None:
            payer = 1 if threshold.payer == "医疗救助" and result.parts else 0
            at, after = (_part(_with(case, threshold.more.high + fen), payer) for fen in (0, 1))
            assert (at.reimbursement.low, at.deductible) == (0, after.deductible)  # type: ignore[union-attr]
            if payer == 0:
                assert at.eligible <= (at.deductible or 0) < after.eligible
        if threshold.pays_from is not None:
            assert _part(_with(case, threshold.pays_from - 1), 0).reimbursement.low == 0  # type: ignore[union-attr]
            assert _part(_with(case, threshold.pays_from), 0).reimbursement.low == 1  # type: ignore[union-attr]


def _part(result: Estimate, number: int) -> Estimate:
    return result.parts[number] if result.parts else result


@pytest.mark.parametrize(("case", "result", "explanation"), list(_alone("limit")))
def test_at_a_limit_the_payment_stands_still(case: Case, result: Estimate, explanation: Explanation) -> None:
    assert explanation.next_yuan is not None
    for threshold in explanation.next_yuan.thresholds:
        if threshold.kind == "limit" and threshold.more.high is not None:
            parts = [_with(case, threshold.more.high + fen) for fen in (0, 1, 5_000_000)]
            payer = 1 if threshold.payer == "医疗救助" and result.parts else 0
            paid = {_part(one, payer).reimbursement.low for one in parts}  # type: ignore[union-attr]
            assert len(paid) == 1


@pytest.mark.parametrize(("case", "result", "explanation"), list(_alone("tier")))
def test_behind_a_tier_its_rate_holds(case: Case, result: Estimate, explanation: Explanation) -> None:
    assert explanation.next_yuan is not None
    for threshold in explanation.next_yuan.thresholds:
        if threshold.kind == "tier" and threshold.more.high is not None and not result.parts:
            told = explain(moved := replace(case, expenses=Eligible(result.eligible + threshold.more.high + 1)), estimate(moved)).next_yuan
            assert told is not None
            assert told.rates == threshold.rates


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_what_is_moved_outside_costs_the_person_what_it_takes_off(case: Case, result: Estimate, explanation: Explanation) -> None:
    scope = explanation.out_of_scope
    if scope is not None and result.reimbursement is not None and isinstance(case.expenses, Eligible):
        again = _with(case, -scope.moved)
        assert again.reimbursement == scope.reimbursement
        assert (scope.less.low or 0) == (result.reimbursement.low or 0) - (scope.reimbursement.low or 0)
        assert 0 <= (scope.less.low or 0) <= scope.moved


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_open_figures_stand_in_their_order(case: Case, result: Estimate, explanation: Explanation) -> None:
    """Needed, then by the width they close, then without bounds, caps last; and examples are never told as the text's."""
    figures = explanation.missing.found if explanation.missing else ()
    ranks = [(0 if f.needed else 1 if f.closes else 3 if f.name in ("annual_cap", "aid_annual_limit") else 2) for f in figures]
    assert ranks == sorted(ranks)
    widths = [(f.closes.high or 0) - (f.closes.low or 0) for f in figures if f.closes and not f.needed]
    assert widths == sorted(widths, reverse=True)
    for figure in figures:
        lines = [sentence.text for sentence in figure.sentences if sentence.text.startswith("如果")]
        assert len(lines) == len(figure.probes)
        for line, probe in zip(lines, figure.probes, strict=True):
            bases = {one.value.basis.value for one in (probe.figure, *probe.held)}
            assert ("只是例子" in line) == ("example" in bases)


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_any_settlement_is_told_about_and_agrees_only_in_what_was_compared(case: Case, result: Estimate, explanation: Explanation) -> None:
    drawn = random.Random(result.eligible)
    for name in ("deductible", "base", "rate", "critical_illness_paid", "medical_aid_paid", "person_pays"):
        stated = {name: drawn.choice(("0.5", "0.7", "1")) if name == "rate" else _fen(drawn)}
        stated |= {"critical_illness_paid": yuan(result.reimbursement.low or 0)} if result.reimbursement else {}
        office = read_settlement({"settlement": stated})
        assert office is not None
        told = explain(case, result, office).settlement
        assert told is not None
        text = "".join(sentence.text for sentence in told.said())
        compared = {figure.name for figure in told.figures}
        assert ("给出的数字都和" in text) == (told.first is None and compared >= stated.keys())
        assert told.first is not None or (compared >= stated.keys()) != ("没有能和它比的数字" in text)


@pytest.mark.parametrize(("case", "result", "explanation"), EXPLAINED)
def test_every_sentence_is_whole_and_every_citation_stands_in_its_document(case: Case, result: Estimate, explanation: Explanation) -> None:
    assert not re.search(r"None|[{}]|Fraction", shown(explanation))
    for _, part in explanation.parts():
        for sentence in part.said():
            assert sentence.text
            for citation in sentence.citations:
                assert cite(citation.document, citation.quote).quote == citation.quote
                assert len(citation.quote) <= 300


def test_nobody_is_said_to_be_wrong() -> None:
    told = "".join(shown(explanation) for _, _, explanation in _explained())
    assert not re.search("算错|错误|有误|违规", told)


def test_no_number_is_a_float() -> None:
    """As everywhere; the integers are the offsets of citations."""

    def walk(value: object) -> Iterator[object]:
        match value:
            case dict():
                for inner in value.values():
                    yield from walk(inner)
            case list():
                for inner in value:
                    yield from walk(inner)
            case _:
                yield value

    for _, _, explanation in _explained():
        assert {type(one) for one in walk(explanation.as_json())} <= {str, type(None), bool, int}


def test_an_explanation_is_a_value() -> None:
    case = Case.read({"place": "江阴市", "date": "2020-09-01", "expenses": {"eligible_self_paid": "120000"}})
    assert explain(case, estimate(case)) == explain(case, estimate(case))
    assert Fraction(163, 300) == explain(case, estimate(case)).who_pays.of_eligible.low  # type: ignore[union-attr]
