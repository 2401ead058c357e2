"""A person read from outside: every field on its own, refused by name. Null is the same as nothing: not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from calculator.claim import CaseError
from calculator.eligibility.facts import YES_OR_NO, Fact, Group, Person
from calculator.eligibility.groups import vocabulary
from calculator.money import found
from calculator.outside import one_of, read_day, read_text
from calculator.person import Insurance
from calculator.place import Place, find_place

Read = TypeVar("Read")
_FIELDS = ("id", "date", *Fact)
_LISTS = (Fact.CATEGORY, Fact.GROUP_2017)


def read_person(value: object) -> Person:
    """A person from a mapping as the machine interface has it. Raises :class:`CaseError`."""
    if not isinstance(value, Mapping):
        raise CaseError("", f"一个人的情况要是一个 JSON 对象；收到的是 {found(value)}")
    _refuse_misspelt(value)
    told = {name: value[name] for name in _FIELDS if value.get(name) is not None}
    if "date" not in told:
        raise CaseError("date", '缺少日期，要写成例如 "2026-11-21"')
    insurance, answers = _insurance(told), _answers(told)
    lists = {fact: _groups(fact, told[fact]) for fact in _LISTS if fact in told}
    return Person(
        day=_read("date", read_day, told["date"]), place=_place(Fact.PLACE, told), id=_read("id", read_text, told.get("id", "")),
        insurance=insurance, groups=frozenset().union(*lists.values(), _groups_of(answers)), lists=frozenset(lists),
        place_of_care=_place(Fact.PLACE_OF_CARE, told), answers=_with_insured(answers, insurance), unused=_unused(value),
    )  # fmt: skip


def _refuse_misspelt(value: Mapping[object, object]) -> None:
    """A misspelt fact is refused: what it tells would be lost."""
    for name in value:
        near = get_close_matches(str(name), _FIELDS, n=1, cutoff=0.8) if name not in _FIELDS else []
        if near and near[0] not in value:
            raise CaseError(str(name)[:80], f"不认识这一项；要写的也许是 {near[0]}")


def _unused(value: Mapping[object, object]) -> tuple[str, ...]:
    """What was told under names that are no facts; the answer says that it was not used."""
    return tuple(found(name) for name in value if name not in _FIELDS and value[name] is not None)


def _read(field: str, reader: Callable[[object], Read], value: object) -> Read:
    """A value by one of the shared readers, refused under its field."""
    try:
        return reader(value)
    except ValueError as refused:
        raise CaseError(field, str(refused)) from None


def _place(fact: Fact, told: Mapping[str, object]) -> Place | None:
    if fact not in told:
        return None
    name = _read(fact, read_text, told[fact]).strip()
    if not name:
        raise CaseError(fact, '地名是空的，要写例如 "江阴市"；不知道就不写')
    try:
        return find_place(name)
    except CaseError as several:
        raise CaseError(fact, str(several).removeprefix(f"{several.field}: ")) from None


def _insurance(told: Mapping[str, object]) -> Insurance | None:
    if Fact.INSURANCE not in told:
        return None
    word = _read(Fact.INSURANCE, one_of(Insurance), told[Fact.INSURANCE])
    if told.get(Fact.INSURED) is False:
        raise CaseError(Fact.INSURED, f"写的是还没有参保（false），又写了 insurance {word}，两个对不上")
    return word


def _answers(told: Mapping[str, object]) -> dict[Fact, bool]:
    return {fact: _yes_or_no(fact, told[fact]) for fact in YES_OR_NO if fact in told}


def _yes_or_no(fact: Fact, value: object) -> bool:
    if not isinstance(value, bool):
        raise CaseError(fact, f"要写成 true 或 false，不知道就不写；收到的是 {found(value)}")
    return value


def _with_insured(answers: dict[Fact, bool], insurance: Insurance | None) -> dict[Fact, bool]:
    return answers if insurance is None else answers | {Fact.INSURED: True}


def _groups_of(answers: Mapping[Fact, bool]) -> frozenset[Group]:
    """The groups that a yes to a single question puts a person in."""
    return frozenset(word.group for word in vocabulary().words.values() if answers.get(word.told_by))


def _groups(fact: Fact, value: object) -> frozenset[Group]:
    wanted = [word.group for word in vocabulary().words.values() if word.told_by is fact]
    if isinstance(value, list):
        groups = frozenset(_group(f"{fact}.{number}", word, wanted) for number, word in enumerate(value))
    else:
        groups = frozenset({_group(fact, value, wanted)})
    if fact is Fact.CATEGORY:
        _refuse_contradiction(groups)
    return groups


def _group(field: str, value: object, wanted: list[Group]) -> Group:
    word = _read(field, read_text, value)
    if word not in wanted:
        raise CaseError(field, f"只能是 {'、'.join(wanted)} 之一，可以写几个；收到的是 {found(word)}")
    return Group(word)


def _refuse_contradiction(groups: frozenset[Group]) -> None:
    if not groups:
        raise CaseError(Fact.CATEGORY, f"是空的；不知道就不写，哪一类都不是就写 {Group.ORDINARY}")
    if Group.ORDINARY in groups and len(groups) > 1:
        raise CaseError(Fact.CATEGORY, f"{Group.ORDINARY}和别的类别不能同时写；收到的是 {found('、'.join(sorted(groups)))}")
