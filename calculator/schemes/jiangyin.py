"""江阴, 大病保险, residents and employees, from 2020-07-01 (江阴市 2020, 二（四）待遇水平).

    大病保险的起付标准由无锡市统一确定。2020 年起付标准为 1.8 万元。
    1.8 万元（不含本数）至 10 万元（含本数）的部分由大病保险资金支付 60%；10 万元以上的部分由大病保险资金支付 80%。
    医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。

The deductible is named for 2020 only: a later year carries it forward, which is an assumption, or takes the one given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache

from calculator import wording
from calculator.account import Account
from calculator.claim import Given
from calculator.given import NOTHING_GIVEN
from calculator.money import Exact, percent, without, yuan
from calculator.outcome import Assumption, Status, Step, Tilt
from calculator.parameters import Law, law
from calculator.person import Category
from calculator.scale import Scale, differs
from calculator.schemes.common import stated_limit
from calculator.terms import Offer, Rule, Terms, contradicts, not_covered, nothing_spent
from corpus.citation import Citation

DOCUMENT = "jiangyin-2020"
SOURCE = "江阴市 2020 年的文件"


class _Source(Enum):
    """Whose figure the deductible is."""

    TEXT = "the text's, for its year"
    GIVEN = "the user's"
    OWN_GROUP = "the user's, of the person's own group"
    CARRIED_FORWARD = "the text's, of another year"


@dataclass(frozen=True, slots=True)
class _Deductible:
    """The ordinary member's deductible and the person's own, in fen."""

    ordinary: int
    own: Exact
    source: _Source


def offer(account: Account) -> Offer:
    """What 江阴's opinion pays."""
    text = law(DOCUMENT)
    if account.day < (first := text.first_days["critical_illness"]):
        return not_covered(account, wording.too_early("江阴市", "大病保险", first), text.clauses["start"])
    given, aided = account.case.given, account.category is not Category.ORDINARY
    terms = _terms_of_text(account.day, aided=aided) if given is NOTHING_GIVEN else _terms(given, account.day, aided=aided)
    if account.eligible == 0:
        return nothing_spent(terms.rule, account, *terms.basis)
    return terms


@dataclass(frozen=True, slots=True)
class _Clauses:
    """What the opinion says of an ordinary member, or of an aid recipient, on every day alike."""

    rule: Rule
    basis: tuple[Citation, ...]
    note: str = ""
    tilt: Tilt | None = None
    readings: tuple[Assumption, ...] = ()


@cache
def _clauses(*, aided: bool) -> _Clauses:
    text = law(DOCUMENT)
    rule = Rule("jiangyin-2020/critical_illness", DOCUMENT, "大病保险", text.clauses["expense"])
    cut, points = text.only("cut"), text.only("points").value
    basis = (text.only("first_rate").citation, text.only("deductible").citation)
    if not aided:
        return _Clauses(rule, basis)
    return _Clauses(rule, (cut.citation, *basis), wording.raised_by(points), Tilt(cut.value, points), _of_aided())


_NO_CAP = (Assumption("cap_not_stated", wording.NO_CAP_IN_TEXT),)


@lru_cache(maxsize=512)
def _terms_of_text(day: date, *, aided: bool) -> Terms:
    """The terms where the person gives no figures: they are the same for everybody on that day."""
    return _terms(NOTHING_GIVEN, day, aided=aided)


def _terms(given: Given, day: date, *, aided: bool) -> Terms:
    text = law(DOCUMENT)
    deductible = _deductible(given, day, aided=aided)
    scale = _scale(day, aided=aided)
    _refuse_other_rates(given, day, scale, deductible)
    status = Status.ASSUMED if deductible.source is _Source.CARRIED_FORWARD else Status.EXACT
    clauses = _clauses(aided=aided)
    return Terms(
        clauses.rule,
        deductible.own,
        scale,
        scale,
        status,
        status,
        _deductible_steps(deductible, text, aided=aided),
        text.only("first_rate").citation,
        clauses.note,
        stated_limit(given),
        unlimited=_NO_CAP if given.annual_cap is None else (),
        assumptions=(_of_source(deductible, text), *clauses.readings),
        basis=clauses.basis,
        ordinary_deductible=None if deductible.source is _Source.OWN_GROUP else deductible.ordinary,
        tilt=clauses.tilt,
    )


def _deductible(given: Given, day: date, *, aided: bool) -> _Deductible:
    """The text's for its year; in other years the person's group's own, the ordinary one given, or that of 2020."""
    text = law(DOCUMENT)
    in_text = text.figure("deductible", day)
    if in_text is not None:
        if given.deductible not in (None, in_text.fen):
            contradicts("deductible", wording.amount(given.deductible or 0), wording.amount(in_text.fen), SOURCE)
        ordinary, source = in_text.fen, _Source.TEXT
    elif given.deductible is not None:
        ordinary, source = given.deductible, _Source.GIVEN
    else:
        ordinary, source = text.only("deductible").fen, _Source.CARRIED_FORWARD
    own = without(ordinary, text.only("cut").value) if aided else ordinary
    if given.category_deductible is None:
        return _Deductible(ordinary, own, source)
    if source is _Source.CARRIED_FORWARD:
        return _Deductible(ordinary, given.category_deductible, _Source.OWN_GROUP)
    if given.category_deductible != own:
        contradicts("category_deductible", wording.amount(given.category_deductible), wording.amount(own), SOURCE)
    return _Deductible(ordinary, own, source)


@lru_cache(maxsize=512)
def _scale(day: date, *, aided: bool) -> Scale:
    text = law(DOCUMENT)
    scale = text.scale("ordinary", day)
    if scale is None:
        raise LookupError(f"{DOCUMENT}: no tiers for {day}, though the text rules that day")
    return scale.raised(text.only("points").value) if aided else scale


def _refuse_other_rates(given: Given, day: date, scale: Scale, deductible: _Deductible) -> None:
    """The opinion's rates are not bound to a year: others given are refused."""
    if given.scale is not None and (pair := differs(given.scale, _scale(day, aided=False), deductible.ordinary)):
        contradicts("rate" if len(given.scale.tiers) == 1 else "tiers", percent(pair[0]), percent(pair[1]), SOURCE)
    if given.category_rate is not None and (pair := differs(Scale.flat(given.category_rate), scale, deductible.own)):
        contradicts("category_rate", percent(pair[0]), percent(pair[1]), SOURCE)


def _deductible_steps(deductible: _Deductible, text: Law, *, aided: bool) -> tuple[Step, ...]:
    ordinary, own = deductible.ordinary, deductible.own
    if deductible.source is _Source.OWN_GROUP:
        return (Step("起付标准（您给的本人类别的数）", yuan(own), own, None, "deductible"),)
    from_text = deductible.source is not _Source.GIVEN
    first = Step(
        "普通参保人员的起付标准" + ("" if from_text else "（您给的数）"),
        yuan(ordinary),
        ordinary,
        text.only("deductible").citation if from_text else None,
        "deductible",
    )
    if not aided:
        return (first,)
    cut = text.only("cut")
    formula = f"{yuan(ordinary)} × (100% − {percent(cut.value)}) = {yuan(own)}"
    return (first, Step(f"医疗救助对象的起付标准降低 {percent(cut.value)}", formula, own, cut.citation, "deductible"))


def _of_source(deductible: _Deductible, text: Law) -> Assumption:
    """Which year's figures these are."""
    match deductible.source:
        case _Source.TEXT:
            return Assumption("half_year", wording.HALF_YEAR, text.clauses["financing_months"])
        case _Source.CARRIED_FORWARD:
            return Assumption(
                "deductible_carried_forward", wording.carried_forward(deductible.ordinary), text.clauses["deductible_by_wuxi"]
            )
        case _Source.GIVEN | _Source.OWN_GROUP:
            return Assumption("rates_of_text_year", wording.RATES_OF_2020, text.only("first_rate").citation)


@cache
def _of_aided() -> tuple[Assumption, ...]:
    text = law(DOCUMENT)
    tilt = text.only("cut").citation
    return (
        Assumption("taken_as_recognised", wording.RECOGNISED, text.clauses["recognised"]),
        Assumption("points_reading", wording.POINTS, tilt),
        Assumption("first_band_reading", wording.FIRST_BAND, tilt),
        Assumption("status_whole_year", wording.WHOLE_YEAR),
    )
