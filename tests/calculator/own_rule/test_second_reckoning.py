"""Rules drawn at random, reckoned a second time in decimals by a few plain lines: the same to the fen, on and around every bound."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from calculator import Case, estimate

FEN = Decimal("0.01")
CATEGORIES = ("普通参保人员", "特困人员", "低保对象")


@dataclass(frozen=True)
class Drawn:
    """A rule as ``parameters`` have it."""

    parameters: dict[str, Any]
    cut: Decimal
    points: Decimal
    times: Decimal


def drawn(seed: int) -> Drawn:
    """Two to four tiers, either base, either side, either mode; a group with a cut and points; a share without referral; a cap or none."""
    dice = random.Random(seed)
    bounds = sorted(dice.sample(range(1, 2000), dice.randint(1, 3)))
    rates = sorted(dice.sample(range(10, 90), len(bounds) + 1))
    tiers = [{"over": str(over * 100), "rate": f"0.{rate}"} for over, rate in zip([0, *bounds], rates, strict=True)]
    cut, points, times = (
        Decimal(dice.randint(1, 9)) * Decimal("0.1"),
        Decimal(dice.randint(1, 9)) * FEN,
        Decimal(dice.randint(1, 9)) * Decimal("0.1"),
    )
    parameters = {
        "deductible": f"{dice.randrange(5_000_000) * FEN}",
        "tiers": tiers,
        "tier_base": dice.choice(["self_paid", "excess"]),
        "tier_bounds": dice.choice(["open", "closed"]),
        "tier_mode": dice.choice(["marginal", "whole"]),
        "annual_cap": dice.choice(["none", "60000", "100000.55"]),
        "not_referred": {"rate_times": str(times)},
        "groups": [{"for": ["低保对象"], "deductible_cut": str(cut), "points": str(points), "annual_cap": "none"}],
    }
    return Drawn(parameters, cut, points, times)


def reckoned(rule: Drawn, self_paid: Decimal, *, favoured: bool, referred: bool) -> Decimal:
    """The payment once more, from the words of the page on own rules."""
    given = rule.parameters
    deductible = Decimal(given["deductible"]) * (1 - rule.cut if favoured else 1)
    if self_paid <= deductible:
        return Decimal(0)
    shift = deductible if given["tier_base"] == "excess" else Decimal(0)
    bounds = [Decimal(tier["over"]) + shift for tier in given["tiers"]]
    rates = [min(Decimal(1), Decimal(tier["rate"]) + (rule.points if favoured else 0)) for tier in given["tiers"]]
    rates = [rate if referred else rate * rule.times for rate in rates]
    if given["tier_mode"] == "whole":
        reached = [
            rate
            for bound, rate in zip(bounds, rates, strict=True)
            if self_paid > bound or (self_paid == bound and given["tier_bounds"] == "closed")
        ]
        total = (self_paid - deductible) * reached[-1]
    else:
        ends = [*bounds[1:], self_paid]
        parts = zip(bounds, ends, rates, strict=True)
        total = sum((max(Decimal(0), min(end, self_paid) - max(begin, deductible)) * rate for begin, end, rate in parts), Decimal(0))
    paid = total.quantize(FEN, ROUND_HALF_UP)
    return paid if favoured or given["annual_cap"] == "none" else min(paid, Decimal(given["annual_cap"]))


def amounts(rule: Drawn, seed: int) -> list[Decimal]:
    """Around every bound from zero, from the ordinary deductible and from the lowered one; and anywhere."""
    dice = random.Random(-seed)
    deductible = Decimal(rule.parameters["deductible"])
    starts = [Decimal(0), deductible, (deductible * (1 - rule.cut)).quantize(FEN)]
    edges = [start + Decimal(tier["over"]) for start in starts for tier in rule.parameters["tiers"]]
    around = [edge + step * FEN for edge in edges for step in (-1, 0, 1)]
    return [amount for amount in [*around, *(dice.randrange(40_000_000) * FEN for _ in range(10))] if amount > 0]


@pytest.mark.parametrize("seed", range(60))
def test_a_second_reckoning_agrees_to_the_fen(seed: int) -> None:
    rule = drawn(seed)
    for self_paid in amounts(rule, seed):
        for category in CATEGORIES:
            for referred in (True, False):
                case = {"place": "自定义", "date": "2026-06-01", "category": category, "referred": referred, "parameters": rule.parameters}
                told = estimate(Case.read(case | {"expenses": {"eligible_self_paid": f"{self_paid:.2f}"}})).as_json()
                expected = reckoned(rule, self_paid, favoured=category == "低保对象", referred=referred)
                assert told["status"] == "exact"
                assert Decimal(told["reimbursement"]["low"]) == expected, (rule, self_paid, category, referred)
