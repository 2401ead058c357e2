"""A link to a calculation, only on request and after a warning: the case stands behind the ``#``, which no browser sends to any server.

What a link holds is the case as the machine interface has it, compact, with no name and none of the person's words. What comes out of
one is read like anything from outside: a bound on its length, a known form, then the calculator's own reading. Nothing of it is logged.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui import browser, words

if TYPE_CHECKING:
    from calculator.claim import Case, Given

LONGEST = 6000
"""Characters of a packed case: a score of stays and every figure fit in, and no more."""
MOST_STAYS = 20
LONGEST_PLACE = 40
_ALPHABET = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_FIELDS = frozenset({"place", "date", "scheme", "insurance", "category", "referred", "expenses", "parameters"})
_FIGURES = ("deductible", "category_deductible", "annual_cap", "aid_deductible", "aid_annual_limit", "aid_used")
_RATES = ("category_rate", "aid_rate")
_PARAMETERS = frozenset({*_FIGURES, *_RATES, "rate", "tiers", "tier_base"})
_LINK = browser.component("share")
_ARRIVED = "share-arrival"


def share(case: Case, key: str, said: words.Words) -> None:
    """The button; it opens what the link would hold, then the link with a button that copies it. None where no link can hold the case."""
    if _is_whole(case) and st.button(said("calculator.share"), key=f"{key}-share"):
        st.dialog(said("calculator.share"))(_shared)(case, key, said)


def _shared(case: Case, key: str, said: words.Words) -> None:
    st.markdown(said("calculator.share_warning"))
    if st.button(said("calculator.share_yes"), key=f"{key}-share-yes", type="primary"):
        with st.container(key=f"{key}-shared"):
            _LINK(key=f"{key}-share-link", data={"packed": packed(case), "labels": said.options("calculator.share_labels")})


def arrival(take: Callable[[str], None]) -> None:
    """Look once at the page's own address: what a link brought goes to ``take``, and out of the address."""

    def taken() -> None:
        found = st.session_state[_ARRIVED].get("packed")
        if isinstance(found, str) and found:
            take(found)

    with st.container(key="share-arrival-place"):
        _LINK(key=_ARRIVED, data={}, height=1, on_packed_change=taken)


def packed(case: Case) -> str:
    """The case as the link holds it."""
    text = json.dumps(told(case), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def unpacked(text: str) -> dict[str, Any] | None:
    """The case of a link as the machine interface has it, None where it is none that could be worked with."""
    from calculator.claim import Case, CaseError

    if len(text) > LONGEST or not _ALPHABET.fullmatch(text):
        return None
    try:
        found = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode())
        if not _is_of_the_form(found):
            return None
        return told(Case.read(found))  # what was read is packed again, so that every value has one form
    except (ValueError, binascii.Error, RecursionError, CaseError):
        return None


def told(case: Case) -> dict[str, Any]:
    """A case as the machine interface has it: what :meth:`calculator.claim.Case.read` reads as the same case."""
    found: dict[str, Any] = {
        "place": case.place,
        "date": case.day.isoformat() if case.day else None,
        "scheme": case.scheme.value,
        "insurance": case.insurance.value,
        "category": case.category.value,
        "referred": case.referred,
        "expenses": _expenses(case),
        "parameters": _parameters(case.given) or None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _expenses(case: Case) -> dict[str, Any]:
    from calculator.claim import Eligible, Slip
    from calculator.money import yuan

    match case.expenses:
        case Eligible(self_paid):
            return {"eligible_self_paid": yuan(self_paid)}
        case Slip() as slip:
            names = ("total", "out_of_scope", "basic_paid", "other_paid", "critical_illness_paid")
            return {name: yuan(getattr(slip, name)) for name in names}
        case expenses:
            return {"stays": [_stay(stay.day.isoformat(), yuan(stay.self_paid), stay.category) for stay in expenses.stays]}


def _stay(day: str, self_paid: str, category: str | None) -> dict[str, str]:
    return {"date": day, "eligible_self_paid": self_paid} | ({"category": str(category)} if category else {})


def _parameters(given: Given) -> dict[str, Any]:
    from calculator.explanation.bounds import decimal
    from calculator.money import yuan

    found: dict[str, Any] = {
        name: value if isinstance(value, str) else yuan(value) for name in _FIGURES if (value := getattr(given, name)) is not None
    }
    found |= {name: decimal(value) for name in _RATES if (value := getattr(given, name)) is not None}
    if given.scale is not None and len(given.scale.tiers) == 1 and not given.scale.tiers[0].over:
        found["rate"] = decimal(given.scale.tiers[0].rate)
    elif given.scale is not None:
        found["tiers"] = [{"over": yuan(tier.over), "rate": decimal(tier.rate)} for tier in given.scale.tiers]
        found["tier_base"] = given.scale.base.value
    return found


def _is_whole(case: Case) -> bool:
    """Whether a link can hold all of the case; one that left something out would lead to another amount."""
    from calculator.claim import Case, CaseError

    try:
        return Case.read(told(case)) == replace(case, id="")
    except CaseError:
        return False


def _is_of_the_form(found: object) -> bool:
    """Whether it is what this page writes, before the calculator reads it value by value."""
    if not isinstance(found, Mapping) or not _FIELDS.issuperset(found):
        return False
    place, expenses, parameters = found.get("place"), found.get("expenses"), found.get("parameters", {})
    if not isinstance(place, str) or len(place) > LONGEST_PLACE or not isinstance(expenses, Mapping) or not isinstance(parameters, Mapping):
        return False
    stays = expenses.get("stays", ())
    return _PARAMETERS.issuperset(parameters) and isinstance(stays, list | tuple) and len(stays) <= MOST_STAYS


__all__ = ["arrival", "packed", "share", "unpacked"]
