"""Groups of persons (低保, 特困 …) and the basic insurance, by the words people say.

A group decides money, so a word that could mean two things carries its question instead of an answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from assistant.understand import glossary
from assistant.understand.aligned import Aligned
from assistant.understand.glossary import Group
from assistant.understand.patterns import sign
from assistant.understand.reading import CategoryFact, DateFact, InsuranceFact
from assistant.understand.wordlist import any_of

ORDINARY = "普通参保人员"
_NEARBY = 40
_PAST = re.compile(r"原来|以前|原先|曾经|过去|本来|之前|原是")
_CLAUSE = re.compile(r"[,，。.;；!！?？\n]")
# Between a negation and the group: 没有办低保, 不是什么低保户, not on dibao.
_FILLER = re.compile(
    r"(?:什么|(?:办|评上|拿|领|吃|享受|纳入)过?|那个|这个|我们|任何|\b(?:a|an|any|on|in|the|receiving|get|getting|considered|recogni[sz]ed|as)\b|\s)*$"
)

# A status that is no more, or not yet: 低保被取消了, 低保还没批下来.
_UNDONE = re.compile(
    r"(?:证|资格|身份|待遇|金|户)?(?:[,， ]|但是?|可是?|已经?|后来|去年|前年|今年|上个?月|早就?|刚刚?|都|就|又|也|被){0,4}"
    r"(?:[刚被]取消|取消[了掉]|撤销?了|注销|过期|到期了|停[了发掉]|没了|没有了|退[了出掉]|被?拒|被刷|"
    r"(?:还|一直|暂时)?(?:没有?|未)(?:能|给)?(?:批|办下|办好|评上|评下|拿到|下来|通过|认定|审))"
)
_TWICE = re.compile(r"(?:不是|并非|不可能|不会|并不是)(?:没有?|不是|没评上?|没办)$")


def categories(text: Aligned, dates: Collection[DateFact]) -> tuple[CategoryFact, ...]:
    """The groups named in a standard text, each once."""
    found: dict[tuple[str, str, bool], CategoryFact] = {}
    for match in _groups()[0].finditer(text.text):
        group = _groups()[1][match[0].lower()]
        before = _clause_before(text.text, match.start())
        if group.value == ORDINARY and before.endswith(glossary.people().compared):
            continue
        if group.value == ORDINARY and _negated(before):
            continue
        negated = group.value != ORDINARY and (_negated(before) or bool(_UNDONE.match(text.text, match.end())))
        ask = "" if _decided(group, dates) else group.ask
        fact = CategoryFact(group.value, text.said(match.start(), match.end()), negated, ask)
        found.setdefault((fact.value, fact.ask, fact.negated), fact)
    if not found and sign("none_of_these").matches(text.text.lower()):
        return (CategoryFact(ORDINARY, text.source),)
    return tuple(_without_past(text.text, list(found.values())))


def _without_past(text: str, facts: list[CategoryFact]) -> list[CategoryFact]:
    """原来的贫困户现在脱贫了: what one was before leaving poverty does not count beside it."""
    if any(fact.ask == "lifted_out_of_poverty" for fact in facts) and _PAST.search(text):
        return [fact for fact in facts if fact.ask != "registered_poor_now"]
    return facts


def _clause_before(text: str, at: int) -> str:
    return _CLAUSE.split(text[max(0, at - _NEARBY) : at])[-1]


def _negated(before: str) -> bool:
    """Whether the words right before a group turn it around; 是不是低保, 有没有低保 leave it open and do not."""
    clause = _FILLER.sub("", before.lower())
    if clause.endswith(("是不是", "有没有", "算不算", "属不属于", "whether or not")):
        return False
    spoken = glossary.people()
    if clause.endswith(spoken.negations):
        return not _TWICE.search(clause)
    return bool(re.search(rf"(?<![a-z])(?:{'|'.join(map(re.escape, spoken.negations_english))})$", clause))


def _decided(group: Group, dates: Collection[DateFact]) -> bool:
    """Whether the word alone decides: it was the official one in the year that is talked about."""
    return bool(group.until and dates) and all(fact.last.year <= group.until for fact in dates)


def insurance(text: Aligned) -> InsuranceFact | None:
    """The basic insurance that is named; two of them leave it open."""
    pattern, meaning = _insurances()
    facts: dict[str, InsuranceFact] = {}
    for match in pattern.finditer(text.text):
        value, ask = meaning[match[0].lower()]
        before = _clause_before(text.text, match.start())
        if value != "skip" and not _negated(before):
            facts.setdefault(value, InsuranceFact(value, text.said(match.start(), match.end()), ask))
    if len(facts) > 1 and "" not in facts:
        words = "、".join(fact.words for fact in facts.values())
        return InsuranceFact("", words, "both_insurances")
    return next((fact for fact in facts.values() if fact.value), next(iter(facts.values()), None))


@cache
def _groups() -> tuple[re.Pattern[str], dict[str, Group]]:
    meaning = {word.lower(): group for group in glossary.people().groups for word in (*group.words, *group.english)}
    return any_of(meaning), meaning


@cache
def _insurances() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    meaning = {word.lower(): (said.value, said.ask) for said in glossary.insurance() for word in (*said.words, *said.english)}
    return any_of(meaning), meaning
