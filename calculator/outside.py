"""Values from outside, each read strictly: one line a kind, and a :class:`CaseError` that says what was found and what is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, model_validator

from calculator.claim import NO_CAP, CaseError
from calculator.money import found, read_fen, read_rate

LONGEST_LIFE = 150
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS = re.compile(r"\d{1,3}", re.ASCII)

Choice = TypeVar("Choice", bound=StrEnum)
Model = TypeVar("Model", bound=BaseModel)


class UnknownFieldError(CaseError):
    """A field nobody knows; ``known`` are those there are."""

    def __init__(self, field: str, message: str, known: tuple[str, ...]) -> None:
        super().__init__(field, message)
        self.known = known


def read_text(value: object) -> str:
    """A string."""
    if not isinstance(value, str):
        raise ValueError(f"要写成字符串；收到的是 {found(value)}")
    return value


def read_day(value: object) -> date:
    """A day of the calendar as ISO writes it."""
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"日历上没有这一天；收到的是 {found(value)}") from None
    raise ValueError(f'日期要写成 "2026-11-21" 这样；收到的是 {found(value)}')


def read_cap(value: object) -> int | str:
    """An amount in fen, or that there is no cap."""
    return NO_CAP if value == NO_CAP else read_fen(value)


def read_years(value: object) -> int:
    """Whole years, as a number or its digits."""
    known = str(value) if type(value) is int else value
    if not isinstance(known, str) or not _YEARS.fullmatch(known) or int(known) > LONGEST_LIFE:
        raise ValueError(f"要写满几年，0 到 {LONGEST_LIFE} 的整数；收到的是 {found(value)}")
    return int(known)


def read_yes_or_no(value: object) -> bool:
    """A truth value."""
    if not isinstance(value, bool):
        raise ValueError(f"要写成 true 或 false；收到的是 {found(value)}")
    return value


def read_mapping(value: object) -> Mapping[str, Any]:
    """Fields by name."""
    if not isinstance(value, Mapping):
        raise ValueError(f"要是一个 JSON 对象；收到的是 {found(value)}")
    return value


def one_or_more(value: object) -> object:
    """A word alone is a list of one."""
    return [value] if isinstance(value, str) else value


def one_of(kind: type[Choice]) -> Callable[[object], Choice]:
    """A reader of one of several words."""

    def choose(value: object) -> Choice:
        try:
            return kind(read_text(value))
        except ValueError:
            raise ValueError(f"只能是 {'、'.join(kind)} 之一；收到的是 {found(value)}") from None

    return choose


Text = Annotated[str, PlainValidator(read_text)]
Day = Annotated[date, PlainValidator(read_day)]
Fen = Annotated[int, PlainValidator(read_fen)]
Rate = Annotated[Fraction, PlainValidator(read_rate)]
CapFen = Annotated[Any, PlainValidator(read_cap)]
Years = Annotated[int, PlainValidator(read_years)]
Fields = Annotated[Mapping[str, Any], PlainValidator(read_mapping)]


class Outside(BaseModel):
    """Fields from outside: none besides those named, and null is the same as nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, value: object) -> object:
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, Mapping) else value


def read_fields(model: type[Model], value: Mapping[str, Any], path: str) -> Model:
    """The fields of a model; the error names the first that cannot be used, under ``path``.

    A field that nobody knows goes before one that is missing: the one is often the other misspelt.
    """
    try:
        return model.model_validate(value)
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
        error = next((each for each in errors if each["type"] == "extra_forbidden"), errors[0])
    where = ".".join([path, *map(str, error["loc"])] if path else map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        known = tuple(_model_at(model, error["loc"][:-1]).model_fields)
        raise UnknownFieldError(where, f"不认识这一项；这里可以写 {'、'.join(known)}", known)
    raise CaseError(where, _said(error))


def _model_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the fields at a place inside another's."""
    for name in location:
        if isinstance(name, str):
            model = next(kind for kind in _kinds(model.model_fields[name].annotation) if issubclass(kind, BaseModel))
    return model


def _kinds(annotation: Any) -> list[type]:
    """Every class an annotation is made of."""
    inner = getattr(annotation, "__args__", ())
    return [kind for part in inner for kind in _kinds(part)] if inner else [annotation] if isinstance(annotation, type) else []


def _said(error: Mapping[str, Any]) -> str:
    match error["type"]:
        case "value_error":
            return str(error["ctx"]["error"])
        case "missing":
            return "缺少这一项"
        case "too_short":
            return "是空的，至少要有一项"
        case "too_long":
            return f"最多 {error['ctx']['max_length']} 项，收到 {error['ctx']['actual_length']} 项"
        case "tuple_type" | "list_type":
            return f"要是一个列表；收到的是 {found(error['input'])}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"要是一组有名字的项；收到的是 {found(error['input'])}"
        case _:
            return f"形式不对；收到的是 {found(error['input'])}"
