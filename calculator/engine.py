"""``estimate(case)``: which rule applies where and when, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from calculator.account import Account
from calculator.chain import chained
from calculator.claim import Case, CaseError, Stays
from calculator.outcome import Estimate
from calculator.person import Category, Scheme
from calculator.place import Place, find_place
from calculator.receipts import less_received
from calculator.schemes import custom, elsewhere, guangdong, guangdong_aid, jiangyin, jilin
from calculator.settle import settle
from calculator.stays import combine
from calculator.terms import Offer, Terms
from corpus.changes import LaterChange, later_changes

Rule = Callable[[Account], Offer]

RULES: dict[tuple[str, Scheme], Rule] = {
    ("江阴市", Scheme.CRITICAL_ILLNESS): jiangyin.offer,
    ("江阴市", Scheme.MEDICAL_AID): elsewhere.offer_aid,
    ("广东省", Scheme.CRITICAL_ILLNESS): guangdong.offer,
    ("广东省", Scheme.MEDICAL_AID): guangdong_aid.offer,
    ("吉林省", Scheme.CRITICAL_ILLNESS): jilin.offer,
    ("吉林省", Scheme.MEDICAL_AID): elsewhere.offer_aid,
    ("自定义", Scheme.CRITICAL_ILLNESS): custom.offer,
    ("自定义", Scheme.MEDICAL_AID): custom.offer,
}


def estimate(case: Case) -> Estimate:
    """What the rule of the case's place and day pays. Raises CaseError for a figure given that the text in force contradicts."""
    if case.scheme is Scheme.CHAIN:
        return chained(case, estimate)
    match case.expenses:
        case Stays() as expenses:
            return less_received(case, combine(case, expenses, lambda day, eligible, category: assess(case, day, eligible, category)))
        case expenses:
            if case.day is None:
                raise CaseError("date", '缺少日期，要写成例如 "2026-11-21"')
            return less_received(case, assess(case, case.day, expenses.self_paid, case.category))


def assess(case: Case, day: date, eligible: int, category: Category) -> Estimate:
    """What is paid on ``eligible`` fen of the year up to a day, to a person of that category."""
    account = open_account(case, day, eligible, category)
    match offer(account):
        case Terms() as terms:
            return settle(terms, account)
        case said:
            return said


def open_account(case: Case, day: date, eligible: int, category: Category) -> Account:
    """What a rule looks at: the place found, and the later changes that touch it on that day."""
    place = find_place(case.place)
    return Account(case, day, eligible, category, place, _notices(place, day, case.scheme))


def offer(account: Account) -> Offer:
    """What the rule of the account's place says to it."""
    return RULES.get((account.place.area, account.case.scheme), elsewhere.offer_place)(account)


@lru_cache(maxsize=4096)
def _notices(place: Place, day: date, scheme: Scheme) -> tuple[LaterChange, ...]:
    return later_changes(place.chain, day, scheme.value)
