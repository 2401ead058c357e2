"""A question read from outside, field by field; what cannot be used is refused by name: what was found, what is wanted.

Amounts are yuan as strings or integers; only ``profit`` may be negative. Null is the same as nothing; a field that the rule does not use
is refused, because a misspelt one would silently change the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator

from calculator.claim import CaseError
from calculator.fund.question import Cause, Facts, Financing, InsurerResult, PremiumTransfers, Question, RateBase, RiskSharing, Rule
from calculator.money import FigureError, found, read_fen
from calculator.outside import Outside, Text, UnknownFieldError, one_of, read_day, read_fields, read_text
from calculator.place import find_place

MOST_INSURED = 2 * 10**9
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_COUNT = re.compile(r"[1-9]\d{0,9}", re.ASCII)


def read(value: object) -> Question:
    """A question from a mapping. Raises :class:`CaseError`."""
    if not isinstance(value, Mapping):
        raise CaseError("", f"一个问题要是一个 JSON 对象；收到的是 {found(value)}")
    rule = _rule(value.get("rule"))
    fields = _fields(_FIELDS[rule], value)
    facts = _FACTS[rule](**fields.model_dump(exclude=set(_Question.model_fields)))
    return Question(rule, find_place(fields.place), _day_of(fields), facts, fields.id)


def _rule(value: object) -> Rule:
    if value is None:
        raise CaseError("rule", f"缺少这一项；只能是 {'、'.join(Rule)} 之一")
    try:
        return one_of(Rule)(value)
    except ValueError as refused:
        raise CaseError("rule", str(refused)) from None


def _day_of(fields: _Question) -> date:
    match fields.year, fields.date:
        case None, None:
            raise CaseError("year", "缺少年份，要写成例如 2020")
        case int() as year, None:
            return date(year, 12, 31)
        case None, date() as day:
            return day
        case year, day:
            raise CaseError("date", f"year 和 date 只能写一种；收到的是 {found(f'{year}、{day}')}")


def _place(value: object) -> str:
    name = read_text(value).strip()
    if not name:
        raise ValueError('地名是空的，例如 "吉林省"')
    return name


def _signed(value: object) -> int:
    """Yuan that may be negative: a loss."""
    try:
        match value:
            case int() if value < 0:
                return -read_fen(-value)
            case str() if value.startswith("-"):
                return -read_fen(value.removeprefix("-"))
            case _:
                return read_fen(value)
    except FigureError as refused:
        raise ValueError(f'{refused}（亏损在前面写减号，例如 "-65200.00"）') from None


def _year(value: object) -> int:
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10000 else value
    if not isinstance(written, str) or _YEAR.fullmatch(written) is None:
        raise ValueError(f"年份要写成 2020 这样；收到的是 {found(value)}")
    return int(written)


def _count(value: object) -> int:
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST_INSURED else value
    if not isinstance(written, str) or _COUNT.fullmatch(written) is None or int(written) > MOST_INSURED:
        raise ValueError(f"人数要写成 1 到 {MOST_INSURED} 的整数；收到的是 {found(value)}")
    return int(written)


Fen = Annotated[int | None, PlainValidator(read_fen)]
Signed = Annotated[int | None, PlainValidator(_signed)]
Day = Annotated[date | None, PlainValidator(read_day)]
Why = Annotated[Cause | None, PlainValidator(one_of(Cause))]


class _Question(Outside):
    rule: Text
    place: Annotated[str, PlainValidator(_place)]
    id: Text = ""
    year: Annotated[int | None, PlainValidator(_year)] = None
    date: Day = None


class _RiskSharing(_Question):
    premiums: Fen = None
    payments: Fen = None
    profit: Signed = None
    base: Fen = None
    rate_base: Annotated[RateBase | None, PlainValidator(one_of(RateBase))] = None
    cause: Why = None
    insurer_bears: Fen = None


class _PremiumTransfers(_Question):
    premiums: Fen = None


class _InsurerResult(_Question):
    premiums: Fen = None
    payments: Fen = None
    profit: Signed = None
    tender_amount: Fen = None
    cause: Why = None
    running_costs: Fen = None


class _Financing(_Question):
    fund_income: Fen = None
    per_head: Fen = None
    insured: Annotated[int | None, PlainValidator(_count)] = None
    fund_surplus: Fen = None


_FIELDS: dict[Rule, type[_Question]] = {
    Rule.RISK_SHARING: _RiskSharing,
    Rule.PREMIUM_TRANSFERS: _PremiumTransfers,
    Rule.INSURER_RESULT: _InsurerResult,
    Rule.FINANCING: _Financing,
}
_FACTS: dict[Rule, Callable[..., Facts]] = {
    Rule.RISK_SHARING: RiskSharing,
    Rule.PREMIUM_TRANSFERS: PremiumTransfers,
    Rule.INSURER_RESULT: InsurerResult,
    Rule.FINANCING: Financing,
}


def _fields(model: type[_Question], value: Mapping[Any, Any]) -> _Question:
    try:
        return read_fields(model, value, "")
    except UnknownFieldError as unknown:
        raise CaseError(unknown.field[:80], f"这条规则不用这一项；可以写 {'、'.join(unknown.known)}") from None
