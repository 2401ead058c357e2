"""What a message is for: an estimate, a greeting, a rule to look up, something this product must not do.

Precise rather than eager: a missed intent is answered as a plain question, a wrong one turns a person away.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations
from typing import Final

from assistant.understand.patterns import intent_patterns, sign
from assistant.understand.reading import AmountFact, PlaceFact

# Beyond twice this a message is read only in part: intents show at its beginning or its end.
_READ: Final = 1_500
_PLACES: Final = 8
_BILL: Final = frozenset({"self_paid", "total_bill", "out_of_scope"})
_CONTENT = re.compile(r"[0-9A-Za-z\u3400-\u9fff\uf900-\ufaff]")


def intents(
    plain: str, words: str, amounts: Collection[AmountFact], places: Collection[PlaceFact], papers: Collection[str]
) -> frozenset[str]:
    """The intents of a plain text.

    `words` are the masked words as written; the facts tell a kiosk's bare facts from a question; who names one of our documents
    asks about that.
    """
    if not _CONTENT.search(words):
        return frozenset({"no_content"})
    text = plain.lower()
    if len(text) > 2 * _READ:
        text = f"{text[:_READ]} {text[-_READ:]}"
    found = {name.partition(".")[0] for name, pattern in intent_patterns().items() if pattern.matches(text)}
    if _gives_a_case(text, amounts):
        found.add("estimate")
    if _several_places(places):
        found.add("compare")
    if "personal_case" in found:
        found.discard("estimate")
    if papers:
        found.discard("basic_insurance")
    return frozenset(found)


def _gives_a_case(text: str, amounts: Collection[AmountFact]) -> bool:
    """A bill of one's own, with a question whether it is paid or with no question at all: 江阴 2021 自付41000 低保."""
    if not any(fact.role in _BILL for fact in amounts) or sign("rule").matches(text) or intent_patterns()["estimate"].taken_back(text):
        return False
    return sign("pays").matches(text) or not sign("question").matches(text)


def _several_places(places: Collection[PlaceFact]) -> bool:
    """Two places that may pay, named side by side, neither in the other."""
    insured = [place.region for place in places if place.role == "insured"]
    paying = insured or [place.region for place in places if place.role == "unknown"]
    return any(not a.within(b) and not b.within(a) for a, b in combinations(paying[:_PLACES], 2))
