"""A rule file: read as it is written, and refused whole where any of it could be read in two ways.

The figures are those of ``parameters`` (:mod:`calculator.given`), so that a file and a case say the same in the same words. Here
they are held against the sentences quoted for them, and the versions against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field, PlainValidator

from calculator.claim import CaseError, Given, Paper
from calculator.dated import misfit_in_time
from calculator.given import read_given
from calculator.money import found
from calculator.outside import Outside, UnknownFieldError, one_of, one_or_more, read_fields, read_text
from calculator.own_rule.complete import OF_THE_PERSON, check_version
from calculator.own_rule.errors import OwnRuleError
from calculator.own_rule.figures import stands
from calculator.own_rule.quotes import Quote, bare, figures_only, numbered, quotes, refuse_half_quoted
from calculator.own_rule.rule import OwnRule, OwnRules
from calculator.own_rule.sentences import UNREADABLE, UNTIMELY
from calculator.person import Category, Insurance
from calculator.place import OWN_RULE
from calculator.written import UnreadableError, Written, read_written

_QUOTABLE = re.compile(r"benefit_year$|versions\.\d+\.(?!(?:title|number|falling)$)", re.ASCII)
LONGEST_NAME, LONGEST_QUOTE, MOST_PLACES, MOST_VERSIONS = 100, 300, 500, 50


def read_rules(paths: Iterable[Path]) -> OwnRules:
    """The rules of several files. Raises :class:`OwnRuleError`."""
    return OwnRules.of([read_rule(path) for path in paths])


def read_rule(path: Path) -> OwnRule:
    """The rule of a file. Raises :class:`OwnRuleError`, which names the file, the field, what was found and what is wanted."""
    name = path.name or str(path)
    try:
        return _rule(name, read_written(path))
    except UnreadableError as broken:
        where = f"第 {broken.line} 行，" if broken.line else ""
        raise OwnRuleError(name, "", f"{where}{UNREADABLE[broken.flaw]}；收到的是 {found(broken.found)}") from None
    except CaseError as refused:
        field = refused.field if len(refused.field) <= LONGEST_NAME else f"{refused.field[:LONGEST_NAME]}…"
        raise OwnRuleError(name, field, refused.message) from None


def _name(value: object) -> str:
    text = read_text(value).strip()
    if not 0 < len(text) <= LONGEST_NAME:
        raise ValueError(f"要写 1 到 {LONGEST_NAME} 个字；收到的是 {found(text)}")
    return text


def _place(value: object) -> str:
    if value == OWN_RULE:
        raise ValueError(f"地名不能写“{OWN_RULE}”，只给了一个文件时它本来就按这个文件算")
    return _name(value)


def _calendar(value: object) -> object:
    if value != "calendar":
        raise ValueError(f"一年只能按自然年算，要写 calendar；收到的是 {found(value)}")
    return value


def _truth(value: object) -> bool:
    if value not in ("true", "false"):
        raise ValueError(f"要写成 true 或 false；收到的是 {found(value)}")
    return value == "true"


Name = Annotated[str, PlainValidator(_name)]
Places = Annotated[list[Annotated[str, PlainValidator(_place)]], Field(min_length=1, max_length=MOST_PLACES), BeforeValidator(one_or_more)]
Insured = Annotated[list[Annotated[Insurance, PlainValidator(one_of(Insurance))]], Field(min_length=1), BeforeValidator(one_or_more)]


class _File(Outside):
    places: Places
    title: Name
    number: Name | None = None
    reported: Name | None = None
    insurance: Insured = list(Insurance)  # noqa: RUF012 - pydantic copies it
    benefit_year: Annotated[str | None, PlainValidator(_calendar)] = None
    versions: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MOST_VERSIONS)]


class _Head(Outside):
    title: Name | None = None
    number: Name | None = None
    falling: Annotated[bool, PlainValidator(_truth)] = False


def _rule(file: str, written: Written) -> OwnRule:
    if not isinstance(written, dict):
        raise CaseError("", f"文件要写成一项一项的“名字: 值”；收到的是 {found(written)}")
    _refuse_idle_quotes(written)
    head = _file(written)
    if twice := [place for number, place in enumerate(head.places) if place in head.places[:number]]:
        raise CaseError("places", f"同一个地名写了两次；收到的是 {found(twice[0])}")
    listed = cast("list[dict[str, Written]]", bare(written["versions"]))
    versions = [(f"versions.{number}", cast("dict[str, Written]", bare(version))) for number, version in enumerate(listed)]
    figures = [_version(version, where) for where, version in versions]
    _refuse_gaps(figures)
    papers = _papers(head, versions, [_checked(quote, "") for quote in quotes(written) if quote.path == "benefit_year"])
    dated = tuple(replace(given, paper=paper) for given, paper in zip(figures, papers, strict=True))
    return OwnRule(file, head.title, tuple(head.places), dated)


def _file(written: dict[str, Written]) -> _File:
    try:
        return read_fields(_File, cast("dict[str, Any]", figures_only(written)), "")
    except UnknownFieldError as unknown:
        raise _suggesting(unknown) from None


def _papers(head: _File, versions: list[tuple[str, dict[str, Written]]], of_year: list[tuple[str, str]]) -> list[Paper]:
    """The paper of every version, with the sentences of all of them numbered through."""
    stated = [dict([*(_checked(quote, where) for quote in quotes(version)), *of_year]) for where, version in versions]
    sentences = tuple(dict.fromkeys(sentence for quoted in stated for sentence in quoted.values()))
    return [_paper(head, _head(version, where), quoted, sentences) for (where, version), quoted in zip(versions, stated, strict=True)]


def _refuse_idle_quotes(written: dict[str, Written]) -> None:
    """Refuse a sentence that no figure needs: it would never be shown."""
    try:
        refuse_half_quoted(written)
    except UnknownFieldError as unknown:
        raise _suggesting(unknown) from None
    for quote in quotes(written):
        if not _QUOTABLE.match(quote.path):
            raise CaseError(f"{quote.path}.quote", "引文要写在它说的那个数旁边：benefit_year，或者某一版里的一个数")


def _version(written: dict[str, Written], where: str) -> Given:
    """The figures of a version, checked against each other."""
    plain, head = cast("dict[str, Any]", figures_only(written)), _head(written, where)
    given = _given({name: value for name, value in plain.items() if name not in _Head.model_fields}, where)
    try:
        check_version(given, falling=head.falling)
    except CaseError as refused:
        raise CaseError(".".join(filter(None, (where, refused.field))), refused.message) from None
    return given


def _head(written: dict[str, Written], where: str) -> _Head:
    return read_fields(_Head, {name: figures_only(written[name]) for name in _Head.model_fields if name in written}, where)


def _paper(head: _File, own: _Head, quoted: dict[str, str], sentences: tuple[str, ...]) -> Paper:
    stated = {path: sentences.index(sentence) + 1 for path, sentence in quoted.items()}
    return Paper(
        own.title or head.title,
        own.number or head.number or "",
        head.reported or "",
        tuple(head.insurance),
        calendar_year=head.benefit_year is not None,
        sentences=sentences,
        stated=stated,
        inside=numbered(stated),
    )


def _given(plain: dict[str, Any], where: str) -> Given:
    try:
        return read_given(plain, where)
    except UnknownFieldError as unknown:
        of_version = unknown.field.rpartition(".")[0] == where
        names = (*unknown.known, *_Head.model_fields) if of_version else unknown.known
        known = tuple(name for name in names if name not in OF_THE_PERSON)
        raise _suggesting(UnknownFieldError(unknown.field, f"不认识这一项；这里可以写 {'、'.join(known)}", known)) from None
    except CaseError as refused:
        if re.search(r"\.for\.\d+$", refused.field):
            raise _suggesting_group(refused, plain) from None
        raise


def _suggesting(unknown: UnknownFieldError) -> CaseError:
    near = get_close_matches(unknown.field.rpartition(".")[2], unknown.known, n=1, cutoff=0.5)
    return CaseError(unknown.field, f"{unknown.message}；要写的也许是 {near[0]}") if near else unknown


def _suggesting_group(refused: CaseError, plain: dict[str, Any]) -> CaseError:
    """The group whose name is nearest to the one that nobody knows."""
    *_, group, _, place = refused.field.split(".")
    near = get_close_matches(str(plain["groups"][int(group)]["for"][int(place)]), list(Category), n=1, cutoff=0.3)
    return CaseError(refused.field, f"{refused.message}；要写的也许是 {near[0]}") if near else refused


def _checked(quote: Quote, where: str) -> tuple[str, str]:
    """The field and sentence of a quote in which every figure it stands for is found."""
    field = ".".join(filter(None, (where, quote.path, "quote")))
    if not isinstance(quote.sentence, str) or not 0 < len(quote.sentence.strip()) <= LONGEST_QUOTE:
        raise CaseError(field, f"要写原文的一句话，1 到 {LONGEST_QUOTE} 个字；收到的是 {found(quote.sentence)}")
    for path, figure in quote.figures:
        if not stands(path.rpartition(".")[2], figure, quote.sentence):
            wanted = f"{path} 写的是 {figure}，引文要是原文里写着这个数的那一句"
            raise CaseError(field, f"{wanted}；收到的是 {found(quote.sentence)}")
    return quote.path, quote.sentence.strip()


def _refuse_gaps(versions: list[Given]) -> None:
    """The versions follow each other day by day."""
    spans = [(version.since, version.until) for version in versions if version.since is not None]
    for number, ((earlier, _), (later, _)) in enumerate(pairwise(spans), 1):
        if later <= earlier:
            raise CaseError(f"versions.{number}.since", f"各版要按日期先后写，这里要晚于前一版的 {earlier}；收到的是 {later}")
    if misfit := misfit_in_time(spans):
        said = f"{UNTIMELY[misfit.fault]}，要写 {misfit.wanted}；收到的是 {misfit.found or '空'}"
        raise CaseError(f"versions.{misfit.number}.{misfit.field}", said)
