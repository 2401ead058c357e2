"""Whether a version says all that its rule needs, and nothing that two readers could take in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from calculator.claim import CaseError, Given, GroupTerms
from calculator.dated import falling_in_tiers
from calculator.money import percent
from calculator.scale import Scale

INSURANCE = ("deductible", "cut", "scale", "points", "annual_cap", "caps", "not_referred")
AID = ("aid_rate", "aid_deductible", "aid_annual_limit", "aid_not_referred")
OF_THE_PERSON = ("category_deductible", "category_rate", "aid_used", "insured_years")
"""What a case says of its person: no part of a rule."""
FORMS = "rate、tiers、ladder 之一"


def check_version(given: Given, *, falling: bool) -> None:
    """Refuse a version that cannot be used. Raises :class:`CaseError` with the field inside the version."""
    _refuse_what_is_no_rule(given)
    _refuse_nothing(given)
    _refuse_zero_limits("", given)
    for group in given.groups:
        _refuse_zero_limits(f"{group.path}.", group)
    if _says(given, *INSURANCE) or any(_says(group, *INSURANCE) for group in given.groups):
        _need(given, "deductible", "deductible")
        _need(given, "scale", FORMS)
    if _says(given, *AID) or any(_says(group, *AID) for group in given.groups):
        _check_aid(given)
    for path, scale in _scales(given):
        if not falling:
            _refuse_falling(path, scale)
    _refuse_over_all(given)


def _refuse_what_is_no_rule(given: Given) -> None:
    for name in OF_THE_PERSON:
        if getattr(given, name) is not None:
            raise CaseError(name, "这是个人的情况，不写在规则里；写在案例的 parameters 里")
    if given.aid_rate is not None:
        raise CaseError("aid_rate", "医疗救助只给认定的人，救助比例要写在 groups 里，写明给谁")
    if given.since is None:
        raise CaseError("since", "缺少这一项，要写这一版从哪一天起执行，例如 2024-01-01")


def _refuse_nothing(given: Given) -> None:
    if not _says(given, *INSURANCE, *AID) and not given.groups:
        aid = "医疗救助要有 groups 里的 aid_rate 和 aid_deductible"
        raise CaseError("", f"这一版没有规则：大病保险要有 deductible 和 {FORMS}，{aid}")

    for group in given.groups:
        if not _says(group, *INSURANCE, *AID):
            raise CaseError(group.path, "这一组只写了给谁，没有写怎么算")


def _refuse_zero_limits(path: str, terms: Given | GroupTerms) -> None:
    """A limit of nothing is a slip for none: by it nobody would ever be paid."""
    caps = [("annual_cap", terms.annual_cap), *((f"annual_cap_by_years.{number}.cap", cap.cap) for number, cap in enumerate(terms.caps))]
    for name, cap in caps:
        if cap == 0:
            raise CaseError(f"{path}{name}", "最高限额要大于 0，不设写 none；收到的是 0")
    if terms.aid_annual_limit == 0:
        raise CaseError(f"{path}aid_annual_limit", "救助限额要大于 0，不设就不写；收到的是 0")


def _check_aid(given: Given) -> None:
    """Everybody aided has a rate and a deductible, if only zero."""
    aided = [group for group in given.groups if _says(group, *AID)]
    if not aided:
        raise CaseError("groups", "缺少这一项：写了医疗救助，就要在 groups 里写明救助谁、比例多少（aid_rate）")
    for group in aided:
        if group.aid_rate is None:
            raise CaseError(f"{group.path}.aid_rate", "缺少这一项：写了医疗救助，就要有救助比例")
        if group.aid_deductible is None and given.aid_deductible is None:
            raise CaseError(f"{group.path}.aid_deductible", "缺少这一项：不设救助起付标准的写 0")


def _refuse_falling(path: str, scale: Scale) -> None:
    if misfit := falling_in_tiers(scale):
        said = f"费用越高比例不能越低，要 {misfit.wanted}；收到的是 {misfit.found}；原文就是这样的，写 falling: true"
        raise CaseError(f"{path}.{misfit.number}.{misfit.field}", said)


def _refuse_over_all(given: Given) -> None:
    """Points that carry a rate over 100 % are a slip."""
    for group in given.groups:
        highest = max((tier.rate for tier in given.scale.tiers), default=None) if given.scale and group.points is not None else None
        if highest is not None and group.points is not None and highest + group.points > 1:
            said = f"{percent(highest)} 加 {percent(group.points)[:-1]} 个百分点是 {percent(highest + group.points)}"
            raise CaseError(f"{group.path}.points", f"比例不能超过 100%；{said}")


def _need(given: Given, name: str, wanted: str) -> None:
    if getattr(given, name) is None:
        raise CaseError(wanted if name == wanted else "rate", f"缺少这一项：大病保险的规则要有 {wanted}")


def _says(terms: Given | GroupTerms, *names: str) -> bool:
    known = {field.name: field.default for field in fields(terms)}
    return any(getattr(terms, name) != known[name] for name in names if name in known)


def _scales(given: Given) -> Iterator[tuple[str, Scale]]:
    for path, scale in (("tiers", given.scale), *((f"{group.path}.tiers", group.scale) for group in given.groups)):
        if scale is not None:
            yield path, scale
