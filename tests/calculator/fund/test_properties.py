"""What must hold of every question: parts that are the whole, steps that add up, bounds that are held exactly, refusals by name."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.claim import CaseError
from calculator.fund import Result, answer, assess, read, shown
from calculator.outcome import Status
from corpus.citation import cite

BASE = st.integers(1, 10**13)
CAUSES = st.sampled_from([None, "policy", "other"])
YEARS = st.integers(2020, 2030)
FIGURES = st.one_of(st.none(), st.integers(0, 10**12))


def _yuan(fen: int) -> str:
    sign, digits = "-" if fen < 0 else "", str(abs(fen)).rjust(3, "0")
    return f"{sign}{digits[:-2]}.{digits[-2:]}"


def _fen(yuan: str) -> int:
    return int(yuan.replace(".", ""))


@st.composite
def years(draw: Any) -> tuple[int, int, str | None]:
    """Base, profit (near a bound as often as not) and cause."""
    base = draw(BASE)
    near = draw(st.sampled_from([-5, -3, 3, 5])) * base // 100 + draw(st.integers(-2, 2))
    return base, draw(st.one_of(st.just(near), st.integers(-base, base))), draw(CAUSES)


def _jilin(base: int, profit: int, cause: str | None) -> Result:
    case = {"rule": "risk_sharing", "place": "吉林省", "year": 2019, "base": _yuan(base), "profit": _yuan(profit), "cause": cause}
    return assess(read(case))


@given(years())
def test_a_profit_or_loss_is_shared_out_whole(year: tuple[int, int, str | None]) -> None:
    """Every reading gives all of it to somebody, and nobody gets of a loss or bears of a profit."""
    result = _jilin(*year)
    for shares in (result.shares, *(other.shares for other in result.alternatives)):
        assert sum(share.low for share in shares) in ({year[1]} if shares else {0})
        assert all(share.low * year[1] >= 0 for share in shares)


@given(years())
def test_the_insurers_share_is_restated_in_another_way(year: tuple[int, int, str | None]) -> None:
    """The rate by division, the insurer's part first: within the half fen that is rounded, the same."""
    base, profit, cause = year
    result, rate = _jilin(*year), Fraction(profit, base)
    if rate < Fraction(-5, 100):
        assert result.status is (Status.NOT_COVERED if cause == "other" else Status.NEEDS_INPUT)
        assert result.shares == ()
        return
    if abs(rate) <= Fraction(3, 100):
        expected = Fraction(profit)
    elif rate > 0:
        expected = min(rate, Fraction(5, 100)) * base * Fraction(3, 10)
    else:
        expected = Fraction(profit, 2)
    assert abs(result.shares[0].low - expected) <= Fraction(1, 2)


@given(base=BASE)
def test_both_sides_of_three_percent_are_told(base: int) -> None:
    """At the bound the insurer has all of it, a fen further 30 % of it; both say so."""
    bound = base * 3 // 100
    assume(bound > 100)
    within, over = _jilin(base, bound, None), _jilin(base, bound + 1, None)
    assert within.shares[0].low == bound
    assert over.shares[0].low < bound
    assert "jump_at_three" in {assumption.code for assumption in over.assumptions}


@given(year=YEARS, premium=st.integers(100, 10**13))
def test_transfers_are_the_premium(year: int, premium: int) -> None:
    """By every reading, and with the bounds the other way round on the balance."""
    result = assess(read({"rule": "premium_transfers", "place": "江阴市", "year": year, "premiums": _yuan(premium)}))
    whole = [result.shares] if result.status is Status.EXACT else [other.shares for other in result.alternatives]
    assert all(sum(share.low for share in shares) == premium for shares in whole)
    *paid, balance = result.shares
    assert sum(share.low for share in paid) + balance.high == premium == sum(share.high for share in paid) + balance.low
    assert balance.low >= 0
    assert (result.status is Status.RANGE) is (year == 2020)


@given(profit=st.integers(-(10**12), 10**12), tender=st.integers(0, 10**12), cause=CAUSES)
def test_what_the_insurer_has_and_what_is_open_are_the_result(profit: int, tender: int, cause: str | None) -> None:
    result = assess(
        read(
            {
                "rule": "insurer_result",
                "place": "江阴市",
                "year": 2021,
                "profit": _yuan(profit),
                "tender_amount": _yuan(tender),
                "cause": cause,
            }
        )
    )
    if result.shares:
        first, *others = result.shares
        assert first.low + sum(share.high for share in others) == profit == first.high + sum(share.low for share in others)
    assert bool(result.shares) is (profit >= 0 or cause is not None)


@given(per_head=st.integers(0, 10**6), insured=st.integers(1, 10**7), surplus=st.integers(0, 10**13))
def test_sources_are_what_is_raised(per_head: int, insured: int, surplus: int) -> None:
    case = {
        "rule": "financing",
        "place": "吉林省",
        "year": 2019,
        "per_head": _yuan(per_head),
        "insured": insured,
        "fund_surplus": _yuan(surplus),
    }
    first, rest = assess(read(case)).shares
    assert first.low + rest.low == per_head * insured
    assert first.low <= surplus
    assert rest.low == 0 or first.low == surplus


@st.composite
def questions(draw: Any) -> dict[str, Any]:
    """Any rule anywhere, with any of its figures."""
    fields = {
        "risk_sharing": ("premiums", "payments", "profit", "base", "rate_base", "cause", "insurer_bears"),
        "premium_transfers": ("premiums",),
        "insurer_result": ("premiums", "payments", "profit", "tender_amount", "cause", "running_costs"),
        "financing": ("fund_income", "per_head", "insured", "fund_surplus"),
    }
    rule = draw(st.sampled_from(sorted(fields)))
    values: dict[str, Any] = {"rule": rule, "place": draw(st.sampled_from(["吉林省", "江阴市", "佛山市", "上海市"])), "year": draw(YEARS)}
    for name in fields[rule]:
        values[name] = draw(_values(name))
    return values


def _values(name: str) -> st.SearchStrategy[Any]:
    match name:
        case "cause":
            return CAUSES
        case "rate_base":
            return st.sampled_from([None, "premiums", "payments"])
        case "insured":
            return st.one_of(st.none(), st.integers(1, 10**7))
        case "profit":
            return st.one_of(st.none(), st.integers(-(10**12), 10**12)).map(lambda fen: None if fen is None else _yuan(fen))
        case _:
            return FIGURES.map(lambda fen: None if fen is None else _yuan(fen))


def _told(question: object) -> tuple[dict[str, Any] | None, CaseError | None]:
    """The answer, or why there is none."""
    try:
        return answer(question), None
    except CaseError as refused:
        return None, refused


@given(questions())
def test_every_result_explains_itself(question: dict[str, Any]) -> None:
    """A figure has steps and a citation; none has a reason; bounds are in order; quotes stand in their documents; JSON holds it."""
    told, refused = _told(question)
    assert refused is None or refused.field in question
    if told is None:
        return
    json.dumps(told)
    assert bool(told["parties"]) is (told["status"] in {"exact", "assumed", "range"})
    assert bool(told["reason"]) is not bool(told["parties"])
    assert bool(told["missing"]) is (told["status"] == "needs_input")
    assert all(_fen(share["low"]) <= _fen(share["high"]) for share in told["parties"])
    assert told["citations"] or question["place"] == "上海市"
    assert all(cite(cited["document"], cited["quote"]).document == cited["document"] for cited in told["citations"])
    assert shown(assess(read(question)))


@given(questions())
def test_steps_add_up(question: dict[str, Any]) -> None:
    """Every "=" of a formula holds exactly, every "≈" to the half fen, and its last amount is the step's."""
    told, _ = _told(question)
    for step in told["steps"] if told else ():
        if " = " in step["formula"]:
            exact, _, paid = step["formula"].partition(" ≈ ")
            left, right = exact.split(" = ")
            assert _evaluated(left) == Fraction(right)
            assert (paid or right) == step["amount"]
            assert abs(Fraction(paid or right) - Fraction(right)) <= Fraction(1, 200)
        for small, larger in re.findall(r"(?<![\d.])(?=([\d.]+) [<≤] ([\d.]+))", step["formula"]):
            assert Fraction(small) <= Fraction(larger)


def _evaluated(formula: str) -> Fraction:
    """Sums of products, as they are written."""
    total, sign = Fraction(0), 1
    for part in re.split(r" ([+−]) ", formula):
        if part in "+−":
            sign = 1 if part == "+" else -1
        else:
            total += sign * _product(part)
    return total


def _product(formula: str) -> Fraction:
    first, *others = re.split(r" ([×÷]) ", formula)
    value = _number(first)
    for sign, number in zip(others[::2], others[1::2], strict=True):
        value = value * _number(number) if sign == "×" else value / _number(number)
    return value


def _number(written: str) -> Fraction:
    return Fraction(written.removesuffix("%")) / (100 if written.endswith("%") else 1)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
        max_leaves=5,
    ),
    st.sampled_from(["rule", "place", "year", "date", "premiums", "profit", "insured", "cause", "id", "base"]),
    st.sampled_from(["risk_sharing", "premium_transfers", "insurer_result", "financing"]),
)
def test_anything_from_outside_is_answered_or_refused(value: Any, field: str, rule: str) -> None:
    """Nothing but a CaseError leaves."""
    for question in (value, {"rule": rule, "place": "吉林省", "year": 2019, "premiums": "100", "payments": "90", field: value}):
        told, refused = _told(question)
        assert json.dumps(told) if refused is None else refused.message
