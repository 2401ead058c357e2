"""Rates by tier as a person tells them, and what only looks like such a ladder."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.understand import read

TODAY = date(2026, 11, 21)


def told(text: str) -> list[tuple[str, str]]:
    """(from, rate in percent) of each tier; [] without a ladder."""
    ladder = read(text, TODAY).ladder
    return [(f"{tier.over.normalize():f}", f"{float(tier.rate * 100):g}") for tier in ladder.tiers] if ladder else []


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("三万以内报五成，三万到九万报六成五，九万以上八成", [("0", "50"), ("30000", "65"), ("90000", "80")]),
        ("起付线以上到6万60%，再往上70%", [("0", "60"), ("60000", "70")]),
        ("4万以内55%，4-12万65%，12万以上75%", [("0", "55"), ("40000", "65"), ("120000", "75")]),
        ("20万以上80%，8万到20万70%，8万以下60%", [("0", "60"), ("80000", "70"), ("200000", "80")]),
        ("5万元（含）以内60%，5万元以上至15万元65%，15万元以上70%", [("0", "60"), ("50000", "65"), ("150000", "70")]),
        ("不超过6万的报6成，超过6万的报7成5", [("0", "60"), ("60000", "75")]),
        ("我们市里60%（7万以内），70%（7万以上）", [("0", "60"), ("70000", "70")]),
        ("七万以內六成，以上七成半", [("0", "60"), ("70000", "75")]),
        ("60% up to 40,000, 70% from 40,000 to 90,000 and 80% above that", [("0", "60"), ("40000", "70"), ("90000", "80")]),
        ("up to 30k 55%, over 30k 65%", [("0", "55"), ("30000", "65")]),
    ],
)
def test_a_ladder_in_many_forms(text: str, tiers: list[tuple[str, str]]) -> None:
    assert told(text) == tiers
    assert not [fact for fact in read(text, TODAY).amounts if fact.role in ("self_paid", "total_bill", "unknown")]


@pytest.mark.parametrize(
    "text",
    [
        "5万以内60%，10万以上70%",  # what of 5 to 10?
        "5万以内60%，5到10万70%",  # and above 10?
        "前5万60%，后面70%",  # from zero, or from the deductible?
        "低保的比例是5万以内70%，5万以上80%",  # not the ordinary member's
        "是不是8万以内60%，8万以上70%",  # asked
        "8万以内60%，8万以上70%，对吧",
        "起付线降50%，比例提高5%",
        "比例65%，救助80%",
    ],
)
def test_what_is_no_ladder(text: str) -> None:
    assert told(text) == []


def test_bounds_from_the_deductible_up_only_where_it_is_said() -> None:
    ladder = read("超过起付线的部分，头5万报60%，再5万报65%，往上报70%", TODAY).ladder
    assert ladder is not None
    assert ladder.base == "excess"
    assert told("超过起付线的部分，头5万报60%，再5万报65%，往上报70%") == [("0", "60"), ("50000", "65"), ("100000", "70")]
    other = read("起付线以上到8万60%，8万以上70%", TODAY).ladder
    assert other is not None
    assert other.base == "self_paid"


def test_a_lowest_bound_is_the_deductible_and_the_bill_stays_a_bill() -> None:
    reading = read("自付9万，1.2万到6万报60%，6万以上70%，能报多少", TODAY)
    assert reading.ladder is not None
    assert reading.ladder.start == 12_000
    assert [(fact.role, fact.yuan) for fact in reading.amounts] == [("self_paid", 90_000)]
    assert {rate.role for rate in reading.rates} == {"tier"}
