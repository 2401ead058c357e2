"""The columns of a table of cases, flat, and where each stands in a case of the machine interface."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from calculator.batch import parsed
from calculator.claim import CaseError
from calculator.money import found

SLIP = ("total", "out_of_scope", "basic_paid", "other_paid", "critical_illness_paid")
EXPENSES = ("eligible_self_paid", *SLIP)
AMOUNTS = ("deductible", "annual_cap", "category_deductible", "aid_deductible", "aid_annual_limit", "aid_used")
RECEIVED = ("received_critical_illness", "received_medical_aid")
RATES = ("rate", "category_rate", "aid_rate", "tiers", "tier_base", "tier_bounds", "tier_mode", "insured_years")
WORDS = ("scheme", "place", "date", "insurance", "category", "referred", *RATES)
"""Columns of which every different value makes a different question to a rule; of places and dates, every class of them."""
COLUMNS = ("id", *WORDS, *EXPENSES, *AMOUNTS, *RECEIVED)
_PARAMETERS = (*AMOUNTS, *RATES)
_NOT_FLAT = (
    "expenses",
    "parameters",
    "received",
    "ladder",
    "groups",
    "annual_cap_by_years",
    "not_referred",
    "aid_not_referred",
    "since",
    "until",
)
"""Fields of a case that a table cannot hold: to take them for columns of the table's own would leave them out without a word."""
_SAID = {
    "place": ("参保地", "地点", "地区"),
    "date": ("日期", "出院日期", "费用日期"),
    "insurance": ("险种", "医保类型", "参保类型", "参保险种"),
    "category": ("类别", "人员类别", "人群", "人群类别", "身份", "身份类别", "救助身份", "救助类别", "group"),
    "referred": ("转诊", "是否转诊"),
}
"""What people call a column and mean nothing else by: taken for one of the table's own, everybody in it would be an ordinary member."""
_CASE = ("id", "scheme", "place", "date", "insurance", "category", "referred")
_YES_OR_NO = {"true": True, "TRUE": True, "false": False, "FALSE": False}

Cell = str | int | bool | date | Decimal | None


class UnusableTableError(ValueError):
    """A table that cannot be used as a whole; the message says what was found and what is wanted."""


def check_names(names: Iterable[str]) -> None:
    """Refuse a table without a place or an expense, with a column given twice, or with one that is misspelt.

    A misspelt column would silently fall back to its default and change the amounts; other columns are the table's own.
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise UnusableTableError(f"{found(name)} 这一列有两次，不知道用哪一次")
        seen.add(name)
    for name in seen.difference(COLUMNS):
        _refuse_misspelt(name, seen)
    if "place" not in seen or not seen.intersection(EXPENSES):
        wanted = "place（参保地）和 eligible_self_paid（合规自付）或 total（结算单的总费用）"
        raise UnusableTableError(f"要有 {wanted} 这些列；收到的列是 {found('、'.join(sorted(seen)) or '空')}")


def _refuse_misspelt(name: str, seen: set[str]) -> None:
    if name == "stays":
        raise UnusableTableError("一张表里没有 stays 这一列：一行是一个人一年的合计；几次住院分开写的，请用 batch（JSON Lines）")
    if name in _NOT_FLAT:
        raise UnusableTableError(f"一张表里没有 {name} 这一列；一行写不下的，请用 batch（JSON Lines）；如果是您自己的列，请换一个名字")
    near = [column for column, names in _SAID.items() if name.strip() in names] or get_close_matches(name, COLUMNS, cutoff=0.8)
    if near and near[0] not in seen:
        raise UnusableTableError(f"不认识 {found(name)} 这一列；要写的也许是 {near[0]}")


def tells_received(names: Iterable[str]) -> bool:
    """Whether a table can say what was already paid out, so that results say what is still due."""
    return bool({*RECEIVED, "critical_illness_paid"}.intersection(names))


def case_of(cells: Mapping[str, Cell]) -> dict[str, object]:
    """One row as the machine interface has it; an empty cell is absent. Raises CaseError for tiers that are not JSON."""
    given = {name: _value(cell, name) for name, cell in cells.items() if cell is not None and cell != ""}
    expenses = {name: given[name] for name in EXPENSES if name in given}
    parameters = {name: given[name] for name in _PARAMETERS if name in given}
    if "tiers" in given:
        parameters["tiers"] = _tiers(given["tiers"])
    received = {name.removeprefix("received_"): given[name] for name in RECEIVED if name in given}
    case = {name: given[name] for name in _CASE if name in given}
    if "referred" in case:
        case["referred"] = (
            _YES_OR_NO.get(str(case["referred"]), case["referred"]) if isinstance(case["referred"], str) else case["referred"]
        )
    if "id" in case:
        case["id"] = str(case["id"])
    return case | {"expenses": expenses, "parameters": parameters, "received": received}


def _value(cell: Cell, name: str) -> object:
    """A share without the zeros that only fill its column (0.600000000000000000): decimals that are equal are read alike."""
    if not isinstance(cell, Decimal):
        return cell
    text = f"{cell:f}"
    return text.rstrip("0").rstrip(".") if name in RATES and "." in text else text


def _tiers(cell: object) -> object:
    try:
        if isinstance(cell, str):
            return parsed(cell.encode("utf-8", "surrogatepass"))
    except CaseError:
        pass
    example = json.dumps([{"over": "0", "rate": "0.55"}])
    raise CaseError("parameters.tiers", f"要写成 JSON，例如 {example}；收到的是 {found(cell)}")
