"""One case counted by the product and by the clerk, and what differs.

The product is called as its users call it: `Case.read`, `estimate`, `as_json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator import Case, CaseError, estimate

from .answer import all_faults, restate

ONE_AMOUNT = ("exact", "assumed")


@dataclass(frozen=True, slots=True)
class Difference:
    """A case, and both results, as JSON."""

    case: str
    product: str
    restated: str

    def __str__(self) -> str:
        return f"case     {self.case}\nproduct  {self.product}\nrestated {self.restated}"


def difference(case: Mapping[str, Any]) -> Difference | None:
    """None where both agree on everything that decides money."""
    product, restated = counted(case), restate(case)
    if same(case, product, restated):
        return None
    return Difference(*(json.dumps(money(value), ensure_ascii=False) for value in (case, product, restated)))


def counted(case: Mapping[str, Any]) -> dict[str, Any]:
    """The product's result."""
    try:
        return estimate(Case.read(dict(case))).as_json()
    except CaseError as refused:
        return {"error": refused.field}


def same(case: Mapping[str, Any], product: dict[str, Any], restated: dict[str, Any]) -> bool:
    """Which of several faults is named, and the order of what is missing, the interface leaves open."""
    if "error" in product or "error" in restated:
        return "error" in restated and product.get("error") in all_faults(case)
    return deciding(product) == deciding(restated)


def deciding(result: Mapping[str, Any]) -> list[Any]:
    """What decides money, in one comparable value; the second part of a chain only where it is one amount."""
    both = [result.get(name) for name in ("status", "reimbursement", "person_pays")]
    both += [set(result["missing"]), stays(result)]
    parts = (result.get("parts") or []) if result["reimbursement"] else []
    shown = parts[: 2 if parts and parts[0]["status"] in ONE_AMOUNT else 1]
    return [*both, [[part[name] for name in ("scheme", "status", "reimbursement")] for part in shown]]


def stays(result: Mapping[str, Any]) -> list[Any]:
    """The stays, each with both bounds."""
    return result.get("stays") or []


def money(result: Mapping[str, Any]) -> dict[str, Any]:
    """A result without its words."""
    left_out = ("reason", "steps", "assumptions", "notices", "citations", "bands", "bands_high", "parts")
    return {name: value for name, value in result.items() if name not in left_out}
