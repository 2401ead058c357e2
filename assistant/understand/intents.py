"""What a message is for: an estimate, a greeting, a rule to look up, something this product must not do.

Precise rather than eager: a missed intent is answered as a plain question, a wrong one turns a person away.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import combinations
from typing import Final

from assistant.understand import glossary
from assistant.understand.reading import AmountFact, DateFact, PlaceFact

# Beyond this a message is read only in part: intents show at its beginning or its end.
_READ: Final = 1_500
_PLACES: Final = 8
_BILL: Final = frozenset({"self_paid", "total_bill", "out_of_scope"})
_CONTENT = re.compile(r"[0-9A-Za-z\u3400-\u9fff\uf900-\ufaff]")
_QUESTION = re.compile(r"[?？]|吗|么|什么|怎么|如何|为何|谁|哪|几|多少|多久|是否|是不是|能不能|可不可以|要不要|有没有|会不会|算|还是|对吧|\b(?:what|how|who|when|where|why|which|can|does|do|is|are|will)\b")
_PAYS = re.compile(r"报不报|报吗|能报吗|能不能报|可以报|可不可以报|能报不|能报|报得了|赔不赔|能赔|给报|给不给报|有钱拿|有没有钱|报销吗|怎么报|怎么算|如何算|报多少|\breimburse|\bcover|\bpay back|\bget back")
_RULE = re.compile(r"比例|百分|几成|几个?点|[0-9]%|比率|谁|哪个部门|为什么|什么时候|怎么办理|材料|手续|多久|percent|\brate\b")


def intents(plain: str, words: str, amounts: Collection[AmountFact], places: Collection[PlaceFact], dates: Collection[DateFact]) -> frozenset[str]:
    """The intents of a plain text. `words` are the masked words as written; the facts tell a kiosk's bare facts from a question."""
    if not _CONTENT.search(words):
        return frozenset({"no_content"})
    text = plain.lower()
    if len(text) > 2 * _READ:
        text = f"{text[:_READ]} {text[-_READ:]}"
    found = {name for name, pattern in _patterns().items() if pattern.matches(text)}
    if _gives_a_case(text, amounts):
        found.add("estimate")
    if "personal_case" in found or ("greeting" in found and len(found) > 1):
        found -= {"estimate"} if "personal_case" in found else {"greeting"}
    if _several_covered(places):
        found.add("compare")
    return frozenset(found)


def _gives_a_case(text: str, amounts: Collection[AmountFact]) -> bool:
    """A bill of one's own, with a question whether it is paid or with no question at all: 吉林 2022年 起付12000 自付62000 大病."""
    if not any(fact.role in _BILL for fact in amounts) or _RULE.search(text) or _patterns()["estimate"].taken_back(text):
        return False
    return bool(_PAYS.search(text)) or not _QUESTION.search(text)


def _several_covered(places: Collection[PlaceFact]) -> bool:
    """Two places that may pay, named side by side, neither in the other."""
    insured = [place.region for place in places if place.role == "insured"]
    paying = insured or [place.region for place in places if place.role == "unknown"]
    return any(not a.within(b) and not b.within(a) for a, b in combinations(paying[:_PLACES], 2))


class _Intent:
    """The patterns of one intent."""

    def __init__(self, whole: Collection[str], some: Collection[str], unless: Collection[str]) -> None:
        self._whole = _any(whole)
        self._some = _any(some)
        self._unless = _any(unless)

    def matches(self, text: str) -> bool:
        named = self._some.search(text) or self._whole.fullmatch(text.strip())
        return bool(named) and not self.taken_back(text)

    def taken_back(self, text: str) -> bool:
        return bool(self._unless.search(text))


def _any(patterns: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.MULTILINE)


@cache
def _patterns() -> dict[str, _Intent]:
    return {name: _Intent(said.whole, said.any, said.unless) for name, said in glossary.intents().items()}
