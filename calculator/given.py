"""``parameters`` of a case, or one version of a rule file: figures of the user's own, read field by field and held against each other.

A figure that could be taken in two ways is refused: two forms of one rate, a bound of a whole-amount tier whose side is not said,
a group's fixed deductible next to another for care without referral.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator

from calculator.claim import CapFrom, CaseError, Given, GroupTerms, NotReferred
from calculator.money import Exact, found, less, percent, times, yuan
from calculator.outside import CapFen, Day, Fen, Outside, Rate, Years, one_of, one_or_more, read_fields
from calculator.person import Category
from calculator.scale import Bounds, Scale, Tier, TierBase, TierMode

MOST_TIERS, MOST_GROUPS = 50, 20
OWN_RULE_ONLY = ("groups", "annual_cap_by_years", "not_referred", "aid_not_referred", "since", "until")
"""What only a rule of one's own may say: a text that rules a place has its own word on each of these."""

NOTHING_GIVEN = Given()


class _Tier(Outside):
    over: Fen
    rate: Rate


class _Ladder(Outside):
    first_rate: Rate
    every: Fen
    points: Rate
    top_rate: Rate


class _CapFrom(Outside):
    years: Years
    cap: CapFen


class _NotReferred(Outside):
    rate_times: Rate | None = None
    points_less: Rate | None = None
    deductible: Fen | None = None


Categories = list[Annotated[Category, PlainValidator(one_of(Category))]]
Tiers = Annotated[list[_Tier] | None, Field(min_length=1, max_length=MOST_TIERS)]
CapsByYears = Annotated[list[_CapFrom] | None, Field(min_length=1, max_length=MOST_TIERS)]


class _Terms(Outside):
    """What a rule may say for everybody, and again for a group."""

    deductible: Fen | None = None
    rate: Rate | None = None
    tiers: Tiers = None
    tier_base: Annotated[TierBase, PlainValidator(one_of(TierBase))] = TierBase.SELF_PAID
    tier_bounds: Annotated[Bounds | None, PlainValidator(one_of(Bounds))] = None
    tier_mode: Annotated[TierMode, PlainValidator(one_of(TierMode))] = TierMode.MARGINAL
    ladder: _Ladder | None = None
    annual_cap: CapFen = None
    annual_cap_by_years: CapsByYears = None
    not_referred: _NotReferred | None = None
    aid_rate: Rate | None = None
    aid_deductible: Fen | None = None
    aid_annual_limit: Fen | None = None
    aid_not_referred: _NotReferred | None = None


class _Group(_Terms):
    categories: Annotated[Categories, BeforeValidator(one_or_more), Field(min_length=1, alias="for")]
    deductible_cut: Rate | None = None
    points: Rate | None = None


class _Parameters(_Terms):
    category_deductible: Fen | None = None
    category_rate: Rate | None = None
    aid_used: Fen | None = None
    insured_years: Years | None = None
    groups: Annotated[list[_Group] | None, Field(min_length=1, max_length=MOST_GROUPS)] = None
    since: Day | None = None
    until: Day | None = None


def read_given(value: Mapping[str, Any], path: str = "parameters") -> Given:
    """The figures of a mapping as the machine interface has it. Raises :class:`CaseError`."""
    if not value:
        return NOTHING_GIVEN
    fields = read_fields(_Parameters, value, path)
    given = Given(
        deductible=fields.deductible,
        scale=_scale(fields, path, fields.deductible or fields.category_deductible or 0),
        annual_cap=_cap(fields, path),
        category_deductible=fields.category_deductible,
        category_rate=fields.category_rate,
        aid_rate=fields.aid_rate,
        aid_deductible=fields.aid_deductible,
        aid_annual_limit=fields.aid_annual_limit,
        aid_used=fields.aid_used,
        insured_years=fields.insured_years,
        groups=_groups(fields, path),
        caps=_caps(fields, path),
        not_referred=_not_referred(fields.not_referred, fields.deductible, f"{path}.not_referred"),
        aid_not_referred=_not_referred(fields.aid_not_referred, fields.aid_deductible, f"{path}.aid_not_referred"),
        since=fields.since,
        until=fields.until,
    )
    if fields.groups or fields.not_referred or fields.until:
        _refuse_two_meanings(given, path)
    return given


def refuse_outside_own_rule(value: Mapping[str, Any]) -> None:
    """Refuse what only a rule of one's own may say, in a case that a text rules."""
    for name in OWN_RULE_ONLY:
        if value.get(name) is not None:
            raise CaseError(f"parameters.{name}", "这一项只用于自己给的规则，地点要写“自定义”")
    if value.get("tier_mode") == TierMode.WHOLE:
        raise CaseError("parameters.tier_mode", "全额累进（whole）只用于自己给的规则，地点要写“自定义”")


# Rates -------------------------------------------------------------------------------------------------------------


def _scale(fields: _Terms, path: str, start: Exact) -> Scale | None:
    """The one form of the rates that is given; ``start`` is the deductible from which it must say them."""
    forms = [name for name in ("rate", "tiers", "ladder") if getattr(fields, name) is not None]
    if len(forms) > 1:
        raise CaseError(f"{path}.{forms[1]}", f"{' 和 '.join(forms)} 只能写一种")
    if not forms or fields.rate is not None:
        return None if fields.rate is None else Scale.flat(fields.rate)
    if fields.tier_mode is TierMode.WHOLE and fields.tier_bounds is None:
        sides = "正好等于分段点的金额算哪一段，要写 open（以上不含本数）或 closed（以上含本数）"
        raise CaseError(f"{path}.tier_bounds", f"缺少这一项；全额累进（tier_mode 写了 whole）时，{sides}")
    tiers = _expanded(fields.ladder, path) if fields.tiers is None else _tiers(fields.tiers, path)
    _first_tier_begins_in_time(tiers[0].over, 0 if fields.tier_base is TierBase.EXCESS else start, path)
    return Scale(tiers, fields.tier_base, fields.tier_bounds, fields.tier_mode)


def _tiers(tiers: list[_Tier], path: str) -> tuple[Tier, ...]:
    bounds = [tier.over for tier in tiers]
    if any(low >= high for low, high in pairwise(bounds)):
        raise CaseError(f"{path}.tiers", f"各段的 over 要从小到大，不能重复；收到的是 {found('、'.join(map(yuan, bounds)))}")
    return tuple(Tier(tier.over, tier.rate) for tier in tiers)


def _first_tier_begins_in_time(first: Exact, start: Exact, path: str) -> None:
    """A first tier that starts above the deductible would leave a part without any rate."""
    if first > start:
        gap = f"第一段从 {yuan(first)} 元起，起付标准 {yuan(start)} 元以上到那里就没有比例了"
        raise CaseError(f"{path}.tiers.0.over", f"{gap}；第一段的 over 要写 0")


def _expanded(ladder: _Ladder | None, path: str) -> tuple[Tier, ...]:
    """“每增 10 万元提高 5 个百分点，至 80%” as tiers.

    >>> [(t.over, str(t.rate)) for t in _expanded(_Ladder(first_rate="0.7", every="100000", points="0.05", top_rate="0.8"), "")]
    [(0, '7/10'), (10000000, '3/4'), (20000000, '4/5')]
    """
    if ladder is None or not ladder.every or not ladder.points:
        name = "points" if ladder and ladder.every else "every"
        raise CaseError(f"{path}.ladder.{name}", "要大于 0；收到的是 0")
    if less(ladder.top_rate, ladder.first_rate):
        wanted = f"不低于第一段的 {percent(ladder.first_rate)}"
        raise CaseError(f"{path}.ladder.top_rate", f"最高比例要{wanted}；收到的是 {percent(ladder.top_rate)}")
    rises = -((ladder.first_rate - ladder.top_rate) // ladder.points)
    if rises >= MOST_TIERS:
        raise CaseError(f"{path}.ladder", f"最多分 {MOST_TIERS} 段，这样要分 {rises + 1} 段")
    rates = [min(ladder.top_rate, ladder.first_rate + step * ladder.points) for step in range(rises + 1)]
    return tuple(Tier(step * ladder.every, rate) for step, rate in enumerate(rates))


# Caps and care without referral ------------------------------------------------------------------------------------


def _cap(fields: _Terms, path: str) -> Any:
    if fields.annual_cap is not None and fields.annual_cap_by_years is not None:
        raise CaseError(f"{path}.annual_cap_by_years", "annual_cap 和 annual_cap_by_years 只能写一种")
    return fields.annual_cap


def _caps(fields: _Terms, path: str) -> tuple[CapFrom, ...]:
    """Caps by insured years, from none on, so that everybody has one."""
    caps = tuple(CapFrom(cap.years, cap.cap) for cap in fields.annual_cap_by_years or ())
    years = [cap.years for cap in caps]
    if years and (years[0] != 0 or any(few >= many for few, many in pairwise(years))):
        said = found("、".join(map(str, years)))
        raise CaseError(f"{path}.annual_cap_by_years", f"各档的 years 要从 0 起，从小到大，不能重复；收到的是 {said}")
    return caps


def _not_referred(fields: _NotReferred | None, deductible: Exact | None, path: str) -> NotReferred | None:
    if fields is None:
        return None
    terms = NotReferred(fields.rate_times, fields.points_less, fields.deductible)
    if terms == NotReferred():
        raise CaseError(path, "是空的，rate_times、points_less、deductible 至少要写一项")
    if terms.rate_times is not None and terms.points_less is not None:
        raise CaseError(f"{path}.points_less", "rate_times 和 points_less 只能写一种")
    if terms.deductible is not None and deductible is not None and terms.deductible < deductible:
        wanted = f"不低于转诊时的 {yuan(deductible)} 元"
        raise CaseError(f"{path}.deductible", f"未转诊的起付标准要{wanted}；收到的是 {yuan(terms.deductible)} 元")
    return terms


# Groups ------------------------------------------------------------------------------------------------------------


def _groups(fields: _Parameters, path: str) -> tuple[GroupTerms, ...]:
    groups = tuple(_group(group, fields, path, f"groups.{number}") for number, group in enumerate(fields.groups or ()))
    named: set[Category] = set()
    for number, group in enumerate(groups):
        if twice := named.intersection(group.categories):
            raise CaseError(f"{path}.groups.{number}.for", f"{'、'.join(sorted(twice))}写在两组里，不知道用哪一组")
        named.update(group.categories)
    return groups


def _group(fields: _Group, ordinary: _Parameters, above: str, place: str) -> GroupTerms:
    path = f"{above}.{place}"
    if fields.deductible is not None and fields.deductible_cut is not None:
        raise CaseError(f"{path}.deductible_cut", "deductible 和 deductible_cut 只能写一种")
    start = _own_deductible(fields, ordinary.deductible)
    scale = _scale(fields, path, start or 0)
    if fields.points is not None and scale is not None:
        raise CaseError(f"{path}.points", "points（在普通比例上加）和这一类自己的比例只能写一种")
    return GroupTerms(
        categories=tuple(fields.categories),
        deductible=fields.deductible,
        cut=fields.deductible_cut,
        scale=scale,
        points=fields.points,
        annual_cap=_cap(fields, path),
        caps=_caps(fields, path),
        not_referred=_not_referred(fields.not_referred, start, f"{path}.not_referred"),
        aid_rate=fields.aid_rate,
        aid_deductible=fields.aid_deductible,
        aid_annual_limit=fields.aid_annual_limit,
        aid_not_referred=_not_referred(fields.aid_not_referred, fields.aid_deductible, f"{path}.aid_not_referred"),
        path=place,
    )


def _own_deductible(fields: _Group, ordinary: int | None) -> Exact | None:
    if fields.deductible is not None or ordinary is None:
        return fields.deductible
    return times(ordinary, 1 - (fields.deductible_cut or Fraction(0)))


def _refuse_two_meanings(given: Given, path: str) -> None:
    """What the parts of a rule leave open between them."""
    if given.since and given.until and given.until < given.since:
        raise CaseError(f"{path}.until", f"要不早于 since（{given.since}）；收到的是 {given.until}")
    own = next((name for name in ("category_deductible", "category_rate") if getattr(given, name) is not None), None)
    if own is not None and given.groups:
        raise CaseError(f"{path}.{own}", f"{own} 和 groups 只能写一种")
    if given.category_deductible is not None and given.not_referred and given.not_referred.deductible is not None:
        raise CaseError(f"{path}.not_referred.deductible", _TWO_FIXED.format("category_deductible"))
    for group in given.groups:
        where = f"{path}.{group.path}"
        _refuse_two_deductibles(where, "", group.deductible, given.not_referred, group.not_referred)
        _refuse_two_deductibles(where, "aid_", group.aid_deductible, given.aid_not_referred, group.aid_not_referred)
        _refuse_late_first_tier(given, group, path)


_TWO_FIXED = "{} 是固定的起付标准，未转诊时的起付标准也是固定数，不知道用哪一个"


def _refuse_two_deductibles(where: str, kind: str, fixed: int | None, ordinary: NotReferred | None, own: NotReferred | None) -> None:
    if fixed is not None and own is None and ordinary is not None and ordinary.deductible is not None:
        said = _TWO_FIXED.format(f"这一组的 {kind}deductible")
        raise CaseError(f"{where}.{kind}not_referred", f"{said}；请在这一组里再写一次 {kind}not_referred")


def _refuse_late_first_tier(given: Given, group: GroupTerms, path: str) -> None:
    """The ordinary member's tiers must reach down to the deductible of a group that has none of its own."""
    if group.scale is None and given.scale is not None and given.scale.base is TierBase.SELF_PAID:
        lowered = None if given.deductible is None else times(given.deductible, 1 - (group.cut or Fraction(0)))
        start = lowered if group.deductible is None else group.deductible
        _first_tier_begins_in_time(given.scale.tiers[0].over, start or 0, path)
