"""A case read from outside.

Every field is read on its own and refused by name: a :class:`CaseError` says which field, what was found there and what
is wanted. Field names are those of the machine interface; null is the same as nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import ConfigDict, Field, PlainValidator

from calculator.claim import Case, CaseError, Eligible, Expenses, Received, Slip, Stay, Stays
from calculator.given import read_given, refuse_outside_own_rule
from calculator.money import found, yuan
from calculator.outside import Day, Fen, Fields, Outside, Text, one_of, read_fields, read_text, read_yes_or_no
from calculator.outside import read_day as read_day  # also for those who read days only
from calculator.person import Category, Insurance, Scheme
from calculator.place import OWN_RULE

MOST_STAYS = 1000


def read_case(value: object) -> Case:
    """A case from a mapping as the machine interface has it. Raises :class:`CaseError`."""
    if not isinstance(value, Mapping):
        raise CaseError("", f"一个案例要是一个 JSON 对象；收到的是 {found(value)}")
    _refuse_misspelt(value)
    fields = read_fields(_Case, value, "")
    expenses = _expenses(fields.expenses)
    if fields.date is None and not isinstance(expenses, Stays):
        raise CaseError("date", '缺少日期，要写成例如 "2026-11-21"')
    if fields.place != OWN_RULE:
        refuse_outside_own_rule(fields.parameters)
    received = Received(**read_fields(_Received, fields.received, "received").model_dump())
    _refuse_told_twice(fields.scheme, expenses, received)
    return Case(
        id=fields.id, scheme=fields.scheme, place=fields.place, day=fields.date, insurance=fields.insurance, category=fields.category,
        expenses=expenses, referred=fields.referred, given=read_given(fields.parameters), received=received,
    )  # fmt: skip


def _refuse_told_twice(scheme: Scheme, expenses: Expenses, received: Received) -> None:
    """What the insurance has paid is off S where a slip says it, and off what is still due where it was received: never both."""
    paid = expenses.critical_illness_paid if isinstance(expenses, Slip) else 0
    if not paid or received.critical_illness is None:
        return
    if scheme is Scheme.CRITICAL_ILLNESS or received.critical_illness != paid:
        said = f"结算单里已经写了大病保险付了 {yuan(paid)} 元（critical_illness_paid），这里又写 {yuan(received.critical_illness)} 元"
        raise CaseError("received.critical_illness", f"{said}；同一笔钱只能写一处")


def _place(value: object) -> str:
    name = read_text(value).strip()
    if not name:
        raise ValueError('地名是空的，要写参保地，例如 "江阴市"')
    return name


class _Case(Outside):
    model_config = ConfigDict(extra="ignore", frozen=True)

    place: Annotated[str, PlainValidator(_place)]
    expenses: Fields
    id: Text = ""
    date: Day | None = None
    scheme: Annotated[Scheme, PlainValidator(one_of(Scheme))] = Scheme.CRITICAL_ILLNESS
    insurance: Annotated[Insurance, PlainValidator(one_of(Insurance))] = Insurance.RESIDENT
    category: Annotated[Category, PlainValidator(one_of(Category))] = Category.ORDINARY
    referred: Annotated[bool | None, PlainValidator(read_yes_or_no)] = None
    parameters: Fields = Field(default_factory=dict)
    received: Fields = Field(default_factory=dict)


class _Eligible(Outside):
    eligible_self_paid: Fen


class _Slip(Outside):
    total: Fen
    out_of_scope: Fen
    basic_paid: Fen
    other_paid: Fen = 0
    critical_illness_paid: Fen = 0


class _Stay(Outside):
    date: Day
    eligible_self_paid: Fen
    category: Annotated[Category | None, PlainValidator(one_of(Category))] = None


class _Received(Outside):
    critical_illness: Fen | None = None
    medical_aid: Fen | None = None


class _Stays(Outside):
    stays: Annotated[list[_Stay], Field(min_length=1, max_length=MOST_STAYS)]


_KNOWN = frozenset({*_Case.model_fields, "settlement"})
"""What a case may hold; ``settlement`` is read by ``explanation``."""


_WORDS = {word.value: name for name, words in (("category", Category), ("insurance", Insurance), ("scheme", Scheme)) for word in words}
"""Of each word the field it belongs to."""


def _refuse_misspelt(value: Mapping[str, Any]) -> None:
    """A misspelt field would silently fall back to its default and change the amount; other extra fields are the caller's own.

    One of another name (``类别``, ``group``) that holds a word of a field which is not there is that field under a wrong name.
    """
    for name in [name for name in value if name not in _KNOWN]:
        near = get_close_matches(str(name), _KNOWN, cutoff=0.8) or [_WORDS.get(said, "") if isinstance(said := value[name], str) else ""]
        if near[0] and value.get(near[0]) is None:
            raise CaseError(str(name), f"不认识这一项；要写的也许是 {near[0]}")


def _expenses(value: Mapping[str, Any]) -> Expenses:
    shapes = [name for name in ("eligible_self_paid", "total", "stays") if value.get(name) is not None]
    match shapes:
        case ["eligible_self_paid"]:
            return Eligible(read_fields(_Eligible, value, "expenses").eligible_self_paid)
        case ["total"]:
            return _slip(read_fields(_Slip, value, "expenses"))
        case ["stays"]:
            stays = [Stay(s.date, s.eligible_self_paid, s.category) for s in read_fields(_Stays, value, "expenses").stays]
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
