"""Where no text of the collection rules: other places, and medical aid in 江阴 and 吉林. Says what is known instead."""

from __future__ import annotations

from calculator import wording
from calculator.account import Account
from calculator.outcome import Estimate
from calculator.parameters import law
from calculator.terms import not_covered

WUXI = "无锡市"


def offer_place(account: Account) -> Estimate:
    """A place without a text."""
    place = account.place
    if not place.chain:
        return not_covered(account, wording.unknown_place(place.name))
    if WUXI in place.chain:
        known = not_covered(account, wording.wuxi(place.name), law("jiangyin-2020").clauses["follows_wuxi"])
        return known._replace(notices=account.notices)
    return not_covered(account, wording.other_place(place.name))


def offer_aid(account: Account) -> Estimate:
    """Medical aid where the text speaks of critical-illness insurance only."""
    area = account.place.area
    clause = law("jiangyin-2020").clauses["aid_elsewhere"] if area == "江阴市" else law("jilin-2016-57").clauses["aid_linked"]
    return not_covered(account, wording.AID_ELSEWHERE.format(place=area), clause)
