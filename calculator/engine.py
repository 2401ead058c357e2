"""``estimate(case)``: which rule applies where and when, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from calculator.account import Account
from calculator.claim import Case, CaseError, Stays
from calculator.outcome import Estimate
from calculator.person import Scheme
from calculator.place import Place, find_place
from calculator.schemes import custom, elsewhere, guangdong, guangdong_aid, jiangyin, jilin
from calculator.stays import combine
from corpus.changes import LaterChange, later_changes

Rule = Callable[[Account], Estimate]

RULES: dict[tuple[str, Scheme], Rule] = {
    ("江阴市", Scheme.CRITICAL_ILLNESS): jiangyin.assess,
    ("江阴市", Scheme.MEDICAL_AID): elsewhere.assess_aid,
    ("广东省", Scheme.CRITICAL_ILLNESS): guangdong.assess,
    ("广东省", Scheme.MEDICAL_AID): guangdong_aid.assess,
    ("吉林省", Scheme.CRITICAL_ILLNESS): jilin.assess,
    ("吉林省", Scheme.MEDICAL_AID): elsewhere.assess_aid,
    ("自定义", Scheme.CRITICAL_ILLNESS): custom.assess,
    ("自定义", Scheme.MEDICAL_AID): custom.assess,
}


def estimate(case: Case) -> Estimate:
    """What the rule of the case's place and day pays. Raises CaseError for a figure given that the text in force contradicts."""
    place = find_place(case.place)
    rule = RULES.get((place.area, case.scheme), elsewhere.assess_place)

    def on(day: date, eligible: int) -> Estimate:
        return rule(Account(case, day, eligible, place, _notices(place, day, case.scheme)))

    match case.expenses:
        case Stays() as expenses:
            return combine(case, expenses, on)
        case expenses:
            if case.day is None:
                raise CaseError("date", '缺少日期，要写成例如 "2026-11-21"')
            return on(case.day, expenses.self_paid)


@lru_cache(maxsize=4096)
def _notices(place: Place, day: date, scheme: Scheme) -> tuple[LaterChange, ...]:
    return later_changes(place.chain, day, scheme.value)
