"""Which text applies, and what a case comes to: by one scheme, or by critical illness first and medical aid on what it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from functools import partial
from typing import Any

from .aid import guangdong_aid, own_aid
from .amounts import EXACT, NOTHING, yuan
from .chain import after_one_another
from .found import NOT_COVERED, Found, counted
from .guangdong import guangdong
from .jiangyin import jiangyin
from .jilin import jilin
from .own_rule import own_rule
from .places import text_of
from .refusals import faults
from .sheet import Refused, Sheet, Stay, copied
from .stays import Rule, each_stay, or_nothing, together


def restate(case: Mapping[str, Any]) -> dict[str, Any]:
    """The case's result, or the field for which it is refused."""
    at_fault = all_faults(case)
    if at_fault:
        return {"error": at_fault[0]}
    with localcontext(EXACT):
        return answered(copied(case))


def all_faults(case: Mapping[str, Any]) -> list[str]:
    """Every field for which the case may be refused."""
    with localcontext(EXACT):
        try:
            return faults(copied(case))
        except Refused as refused:
            return list(refused.fields)


def answered(sheet: Sheet) -> dict[str, Any]:
    """The result in the interface's fields."""
    if sheet.scheme == "chain":
        return chained(sheet)
    parts = each_stay(sheet.stays, scheme(sheet, sheet.scheme))
    return written(sheet, together(parts), parts)


def scheme(sheet: Sheet, name: str) -> Rule:
    return partial(critical_illness if name == "critical_illness" else medical_aid, sheet)


def critical_illness(sheet: Sheet, day: str, category: str, spent: Decimal) -> Found:
    """The year's critical-illness payment on a sum, by the rule of that day and category."""
    match text_of(sheet.place):
        case "江阴":
            return jiangyin(day, category, spent, sheet.given)
        case "广东":
            return guangdong(day, sheet.insurance, category, spent, sheet.given)
        case "吉林":
            return jilin(day, sheet.insurance, category, spent, sheet.given)
        case "自定义":
            return own_rule(spent, sheet.given)
    return NOT_COVERED


def medical_aid(sheet: Sheet, day: str, category: str, spent: Decimal) -> Found:
    """The year's aid on a sum, by the rule of that day and category."""
    match text_of(sheet.place):
        case "广东":
            return guangdong_aid(day, category, spent, sheet.given, referred=sheet.referred)
        case "自定义":
            return own_aid(spent, sheet.given)
    return NOT_COVERED


def chained(sheet: Sheet) -> dict[str, Any]:
    """Both schemes, and each of them as a part."""
    chain = after_one_another(sheet.stays, scheme(sheet, "critical_illness"), scheme(sheet, "medical_aid"), sheet.paid_before)
    result = written(sheet, chain.whole, chain.stays)
    if counted(chain.whole):
        result["parts"] = [{"scheme": name, "status": part.status} | bounds(part) for name, part in chain.parts]
    return result


def written(sheet: Sheet, whole: Found, parts: Sequence[Found]) -> dict[str, Any]:
    """Money as the interface writes it."""
    result: dict[str, Any] = {"status": whole.status, "reimbursement": None, "person_pays": None, "missing": list(whole.missing)}
    if not counted(whole):
        return result
    spent = sum((stay.spent for stay in sheet.stays), NOTHING)
    result |= bounds(whole)
    result["person_pays"] = {"low": yuan(None if whole.high is None else spent - whole.high), "high": yuan(spent - whole.low)}
    if sheet.several:
        result["stays"] = [line(stay, or_nothing(part)) for stay, part in zip(sheet.stays, parts, strict=True)]
    return result


def bounds(found: Found) -> dict[str, Any]:
    if not counted(found):
        return {"reimbursement": None}
    return {"reimbursement": {"low": yuan(found.low), "high": yuan(found.high)}}


def line(stay: Stay, part: Found) -> dict[str, Any]:
    return {"date": stay.day, "low": yuan(part.low), "high": yuan(part.high)}
