"""A case read from outside.

Every field is read on its own and refused by name: a :class:`CaseError` says which field, what was found there and what
is wanted. Field names are those of the machine interface; null is the same as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationError, model_validator

from calculator.claim import NO_CAP, Case, CaseError, Eligible, Expenses, Given, Received, Slip, Stay, Stays
from calculator.money import found, read_fen, read_rate, yuan
from calculator.person import Category, Insurance, Scheme
from calculator.scale import Scale, Tier, TierBase

MOST_STAYS, MOST_TIERS = 1000, 50
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_case(value: object) -> Case:
    """A case from a mapping as the machine interface has it. Raises :class:`CaseError`."""
    if not isinstance(value, Mapping):
        raise CaseError("", f"一个案例要是一个 JSON 对象；收到的是 {found(value)}")
    _refuse_misspelt(value)
    fields = _read(_Case, value, "")
    expenses = _expenses(fields.expenses)
    if fields.date is None and not isinstance(expenses, Stays):
        raise CaseError("date", '缺少日期，要写成例如 "2026-11-21"')
    return Case(
        id=fields.id, scheme=fields.scheme, place=fields.place, day=fields.date, insurance=fields.insurance, category=fields.category,
        expenses=expenses, referred=fields.referred, given=_given(_read(_Parameters, fields.parameters, "parameters")),
        received=Received(**_read(_Received, fields.received, "received").model_dump()),
    )  # fmt: skip


Choice = TypeVar("Choice", bound=StrEnum)
Model = TypeVar("Model", bound=BaseModel)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"要写成字符串；收到的是 {found(value)}")
    return value


def _place(value: object) -> str:
    name = _text(value).strip()
    if not name:
        raise ValueError('地名是空的，要写参保地，例如 "江阴市"')
    return name


def _day(value: object) -> date:
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"日历上没有这一天；收到的是 {found(value)}") from None
    raise ValueError(f'日期要写成 "2026-11-21" 这样；收到的是 {found(value)}')


def _cap(value: object) -> int | str:
    return NO_CAP if value == NO_CAP else read_fen(value)


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"要写成 true 或 false；收到的是 {found(value)}")
    return value


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"要是一个 JSON 对象；收到的是 {found(value)}")
    return value


def _one_of(kind: type[Choice]) -> Callable[[object], Choice]:
    def choose(value: object) -> Choice:
        try:
            return kind(_text(value))
        except ValueError:
            raise ValueError(f"只能是 {'、'.join(kind)} 之一；收到的是 {found(value)}") from None

    return choose


Text = Annotated[str, PlainValidator(_text)]
Day = Annotated[date, PlainValidator(_day)]
Fen = Annotated[int, PlainValidator(read_fen)]
Rate = Annotated[Fraction, PlainValidator(read_rate)]
Fields = Annotated[Mapping[str, Any], PlainValidator(_mapping)]


class _Outside(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, value: object) -> object:
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, Mapping) else value


class _Case(_Outside):
    model_config = ConfigDict(extra="ignore", frozen=True)

    place: Annotated[str, PlainValidator(_place)]
    expenses: Fields
    id: Text = ""
    date: Day | None = None
    scheme: Annotated[Scheme, PlainValidator(_one_of(Scheme))] = Scheme.CRITICAL_ILLNESS
    insurance: Annotated[Insurance, PlainValidator(_one_of(Insurance))] = Insurance.RESIDENT
    category: Annotated[Category, PlainValidator(_one_of(Category))] = Category.ORDINARY
    referred: Annotated[bool | None, PlainValidator(_yes_or_no)] = None
    parameters: Fields = Field(default_factory=dict)
    received: Fields = Field(default_factory=dict)


class _Eligible(_Outside):
    eligible_self_paid: Fen


class _Slip(_Outside):
    total: Fen
    out_of_scope: Fen
    basic_paid: Fen
    other_paid: Fen = 0
    critical_illness_paid: Fen = 0


class _Stay(_Outside):
    date: Day
    eligible_self_paid: Fen
    category: Annotated[Category | None, PlainValidator(_one_of(Category))] = None


class _Received(_Outside):
    critical_illness: Fen | None = None
    medical_aid: Fen | None = None


class _Stays(_Outside):
    stays: Annotated[list[_Stay], Field(min_length=1, max_length=MOST_STAYS)]


class _Tier(_Outside):
    over: Fen
    rate: Rate


class _Parameters(_Outside):
    deductible: Fen | None = None
    rate: Rate | None = None
    tiers: Annotated[list[_Tier] | None, Field(min_length=1, max_length=MOST_TIERS)] = None
    tier_base: Annotated[TierBase, BeforeValidator(_one_of(TierBase))] = TierBase.SELF_PAID
    annual_cap: Annotated[Any, PlainValidator(_cap)] = None
    category_deductible: Fen | None = None
    category_rate: Rate | None = None
    aid_rate: Rate | None = None
    aid_deductible: Fen | None = None
    aid_annual_limit: Fen | None = None
    aid_used: Fen | None = None


def _read(model: type[Model], value: Mapping[str, Any], path: str) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as refused:
        error = refused.errors(include_url=False)[0]
    where = ".".join([path, *map(str, error["loc"])] if path else map(str, error["loc"]))
    raise CaseError(where, _said(error, model))


def _said(error: Mapping[str, Any], model: type[BaseModel]) -> str:
    match error["type"]:
        case "value_error":
            return str(error["ctx"]["error"])
        case "missing":
            return "缺少这一项"
        case "extra_forbidden":
            return f"不认识这一项；这里可以写 {'、'.join(model.model_fields)}"
        case "too_short":
            return "是空的，至少要有一项"
        case "too_long":
            return f"最多 {error['ctx']['max_length']} 项，收到 {error['ctx']['actual_length']} 项"
        case _:
            return f"形式不对；收到的是 {found(error['input'])}"


def _refuse_misspelt(value: Mapping[str, Any]) -> None:
    """A misspelt field would silently fall back to its default and change the amount; other extra fields are the caller's own."""
    for name in value:
        near = get_close_matches(str(name), _Case.model_fields, cutoff=0.8) if name not in _Case.model_fields else []
        if near and near[0] not in value:
            raise CaseError(str(name), f"不认识这一项；要写的也许是 {near[0]}")


def _expenses(value: Mapping[str, Any]) -> Expenses:
    shapes = [name for name in ("eligible_self_paid", "total", "stays") if value.get(name) is not None]
    match shapes:
        case ["eligible_self_paid"]:
            return Eligible(_read(_Eligible, value, "expenses").eligible_self_paid)
        case ["total"]:
            return _slip(_read(_Slip, value, "expenses"))
        case ["stays"]:
            stays = [Stay(s.date, s.eligible_self_paid, s.category) for s in _read(_Stays, value, "expenses").stays]
            return Stays(tuple(sorted(stays, key=lambda stay: stay.day)))
        case _:
            wanted = "eligible_self_paid、total（结算单）、stays 要写一种，也只能写一种"
            raise CaseError("expenses", f"{wanted}；收到的有 {found('、'.join(shapes) or '空')}")


def _slip(fields: _Slip) -> Slip:
    slip = Slip(**fields.model_dump())
    if slip.self_paid < 0:
        others = yuan(slip.total - slip.self_paid)
        message = f"总费用 {yuan(slip.total)} 元少于目录外费用和各项已支付之和 {others} 元，算出的自付是负数"
        raise CaseError("expenses", f"{message}，请核对结算单")
    return slip


def _given(fields: _Parameters) -> Given:
    values = {name: getattr(fields, name) for name in _Parameters.model_fields if name not in ("rate", "tiers", "tier_base")}
    return Given(scale=_scale(fields), **values)


def _scale(fields: _Parameters) -> Scale | None:
    if fields.rate is not None and fields.tiers is not None:
        raise CaseError("parameters.tiers", "rate 和 tiers 只能写一种")
    if fields.rate is not None:
        return Scale.flat(fields.rate)
    if fields.tiers is None:
        return None
    bounds = [tier.over for tier in fields.tiers]
    if any(low >= high for low, high in pairwise(bounds)):
        raise CaseError("parameters.tiers", f"各段的 over 要从小到大，不能重复；收到的是 {found('、'.join(map(yuan, bounds)))}")
    _first_tier_begins_in_time(bounds[0], fields)
    return Scale(tuple(Tier(tier.over, tier.rate) for tier in fields.tiers), fields.tier_base)


def _first_tier_begins_in_time(first: int, fields: _Parameters) -> None:
    """A first tier that starts above the deductible would leave a part without any rate."""
    start = 0 if fields.tier_base is TierBase.EXCESS else fields.deductible or fields.category_deductible or 0
    if first > start:
        gap = f"第一段从 {yuan(first)} 元起，起付标准 {yuan(start)} 元以上到那里就没有比例了"
        raise CaseError("parameters.tiers.0.over", f"{gap}；第一段的 over 要写 0")
