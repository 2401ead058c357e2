"""A case copied out onto one sheet: dates as ISO text, money as decimals, absent figures None. A sum that cannot be is refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from .amounts import NOTHING
from .tiers import Tiers, flat


class Refused(Exception):  # noqa: N818
    """The field at fault."""

    def __init__(self, *fields: str) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class Stay(NamedTuple):
    day: str
    category: str
    spent: Decimal


class Given(NamedTuple):
    """The figures that came with the case."""

    deductible: Decimal | None
    tiers: Tiers | None
    by_tiers: bool  # given as tiers, not as one rate
    from_excess: bool
    cap: Decimal | None  # None: no cap, or not said
    cap_said: bool
    own_deductible: Decimal | None
    own_rate: Decimal | None
    aid_rate: Decimal | None
    aid_deductible: Decimal | None
    aid_limit: Decimal | None
    aid_used: Decimal


class Sheet(NamedTuple):
    scheme: str
    place: str
    insurance: str
    referred: bool
    several: bool
    stays: tuple[Stay, ...]
    given: Given
    paid_before: Decimal  # of a chain: what the slip says critical-illness insurance has paid


def copied(case: Mapping[str, Any]) -> Sheet:
    """The case on its sheet; a single sum is one stay."""
    scheme = case.get("scheme", "critical_illness")
    category = case.get("category", "普通参保人员")
    expenses = case["expenses"]
    if "stays" in expenses:
        found = [Stay(stay["date"], stay.get("category", category), amount(stay["eligible_self_paid"])) for stay in expenses["stays"]]
        stays = tuple(sorted(found, key=lambda stay: stay.day))
    else:
        stays = (Stay(case["date"], category, spent(expenses, scheme)),)
    return Sheet(
        scheme=scheme,
        place=case["place"],
        insurance=case.get("insurance", "居民医保"),
        referred=case.get("referred", True),
        several="stays" in expenses,
        stays=stays,
        given=figures(case.get("parameters", {})),
        paid_before=amount(expenses.get("critical_illness_paid", 0)),
    )


def spent(expenses: Mapping[str, Any], scheme: str) -> Decimal:
    """合规自付, given or from the settlement slip.

    Where both schemes are counted, the slip's critical-illness payment is what the first part works out itself.
    """
    if "eligible_self_paid" in expenses:
        return amount(expenses["eligible_self_paid"])
    covered = ("out_of_scope", "basic_paid", "other_paid", "critical_illness_paid")
    left = amount(expenses["total"]) - sum((amount(expenses.get(name, 0)) for name in covered), NOTHING)
    if left < 0:
        raise Refused("expenses")
    return left + (amount(expenses.get("critical_illness_paid", 0)) if scheme == "chain" else NOTHING)


def amount(written: str | int) -> Decimal:
    return Decimal(written)


def figures(parameters: Mapping[str, Any]) -> Given:
    """The parameters, an absent one None."""

    def figure(name: str) -> Decimal | None:
        return Decimal(parameters[name]) if parameters.get(name) not in (None, "none") else None

    for name in ("rate", "category_rate", "aid_rate"):
        if (figure(name) or 0) > 1:
            raise Refused(f"parameters.{name}")
    rate = figure("rate")
    tiers = None if rate is None else flat(rate)
    if "tiers" in parameters:
        tiers = tuple((Decimal(tier["over"]), Decimal(tier["rate"])) for tier in parameters["tiers"])
    return Given(
        deductible=figure("deductible"),
        tiers=tiers,
        by_tiers="tiers" in parameters,
        from_excess=parameters.get("tier_base") == "excess",
        cap=figure("annual_cap"),
        cap_said="annual_cap" in parameters,
        own_deductible=figure("category_deductible"),
        own_rate=figure("category_rate"),
        aid_rate=figure("aid_rate"),
        aid_deductible=figure("aid_deductible"),
        aid_limit=figure("aid_annual_limit"),
        aid_used=figure("aid_used") or NOTHING,
    )
