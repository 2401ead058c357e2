"""Sums of money with their meaning: what a person paid, what the bill was, which figure of the rule they know.

The nearest money word before a sum in its clause decides; a word that follows the sum counts when none stands before. A word serves one
sum only. What was asked last gives a bare figure its meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from assistant.understand import glossary, money
from assistant.understand.aligned import Aligned
from assistant.understand.money import Sum
from assistant.understand.patterns import sign
from assistant.understand.reading import AmountFact, AmountProblem, AmountRole, PaymentFact, PaymentKind
from assistant.understand.wordlist import any_of

Span = tuple[int, int]
_NEARBY: Final = 120
_BEHIND: Final = 12
_CUT_AFTER = re.compile(r"\s?[\^⁄/*×]\s?\d|[eExX]\d")
_CUT_BEFORE = re.compile(r"\d\s?[\^⁄/*×]$|\d[eExX]$")
_IGNORED: Final = "ignored"
TOO_LARGE: Final = Decimal(10**9)
_CLAUSE = re.compile(r"[,，;；。!！?？\n/]|(?<!\d)\.(?!\d)|\.(?=\s)")
_SENTENCE = re.compile(r"[;；。!！?？\n]|\.(?=\s|$)")
_JOIN = re.compile(r"^\s?(?:元|块|钱|的|是|都是|全是|为|属于|算|作为|is|was|as|of|in|the|a|my|\s)*$")
_ADJACENT = re.compile(
    r"(?:是|为|有|了|约|大概|大约|差不多|将近|近|一共|共|总共|也就|[:：=]|线|的|基数|标准|按|当|算|in|of|is|was|about|around|roughly|to|at|\s){0,4}"
    r"[-−¥￥]?$",
    re.IGNORECASE,
)
# What was asked, by the names that replies use, and the role of a bare answer.
_ASKED: Final[dict[str, AmountRole]] = {
    "deductible": "deductible",
    "category_deductible": "category_deductible",
    "annual_cap": "annual_cap",
    "aid_deductible": "aid_deductible",
    "aid_annual_limit": "aid_limit",
    "aid_limit": "aid_limit",
    "aid_used": "aid_used",
    "amount": "self_paid",
    "total": "total_bill",
    "basic_paid": "basic_paid",
    "out_of_scope": "out_of_scope",
}
# Deductibles are tens of thousands at most: with both asked for, a bare figure up to this is the deductible.
_LIKELY_DEDUCTIBLE: Final = Decimal(30_000)
_CATEGORY_DEDUCTIBLE = re.compile(
    r"(?:低保户?|特困(?:人员)?|五保户?|救助对象|贫困户|建档立卡户?|孤儿|我这类人?|我们这类人?|困难群众)(?:定|规定)?的(?:大病)?(?:保险)?$"
)
# 起付线以上到10万 names the deductible, and the sum is another bound.
_BEYOND = re.compile(r"以上|以下|之上|以外|至|到(?!了)")
_LAYER = re.compile(r"救助(?!对象|人员|身份|群)|\baid\b|大病|critical", re.IGNORECASE)
_NOTHING = re.compile(r"[ ,，。]*(?:都|还)?(?:没有?|无|零|不设|没设)(?:领过|拿过|用过|救助过|起付线|起付标准|门槛|的|过)?[ 。.!！]*")
_AID_ROLE: Final[dict[str, AmountRole]] = {"annual_cap": "aid_limit", "deductible": "aid_deductible"}


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    role: str
    payment: PaymentKind | None = None


def amounts(text: Aligned, taken: Sequence[Span], expecting: Collection[str]) -> tuple[tuple[AmountFact, ...], tuple[PaymentFact, ...]]:
    """The sums of a standard text with their roles, and payments from elsewhere."""
    plain = text.text
    cues = _cues(plain)
    cue_ends = {cue.end for cue in cues}
    found = [hit for hit in money.sums(plain, taken, lambda at: _cued(plain, at, cue_ends)) if not _is_band(plain, hit)]
    found = [hit for hit in found if len(found) == 1 or not plain.endswith("不是", 0, hit.start)]
    bands = sign("bands").matches(plain.lower())
    wanted = {role for name, role in _ASKED.items() if name in expecting}
    if not found and wanted and (alone := money.bare(plain)):
        found = [alone]
    facts: list[AmountFact] = []
    payments: list[PaymentFact] = []
    done = 0
    for hit, cue in zip(found, _matched(plain, found, cues), strict=True):
        since, done = done, hit.end
        if cue is not None and cue.payment:
            payments.append(PaymentFact(cue.payment, text.said(cue.start, cue.end), hit.yuan))
        elif cue is None and bands:
            continue
        elif cue is None or cue.role != _IGNORED:
            facts.append(_fact(text, hit, _role(plain, hit, cue), since))
    payments += _only_named(text, cues, {payment.kind for payment in payments})
    if not facts and len(wanted) == 1 and wanted <= {"aid_deductible", "aid_used"} and _NOTHING.fullmatch(plain):
        facts = [AmountFact(Decimal(0), text.said(0, len(plain)), "unknown", low=Decimal(0), high=Decimal(0))]
    return tuple(_answered(_told(plain, facts), wanted)), tuple(payments)


def _only_named(text: Aligned, cues: Sequence[_Cue], counted: Collection[PaymentKind]) -> list[PaymentFact]:
    """Payments named without a sum, one of each kind; 大病报了多少 is a question, not a payment."""
    first = {cue.payment: cue for cue in reversed(cues) if cue.payment and cue.payment not in {*counted, "critical_illness"}}
    return [PaymentFact(kind, text.said(cue.start, cue.end)) for kind, cue in first.items()]


def _cued(text: str, at: int, cue_ends: Collection[int]) -> bool:
    """Whether a money word stands right before this place, small words between them aside."""
    before = text[max(0, at - 16) : at]
    stop = at - (len(before) - len(_ADJACENT.sub("", before)))
    return any(end in cue_ends for end in range(stop, at + 1))


def _is_band(text: str, hit: Sum) -> bool:
    """A bound of the rule and not a bill: 10万以上的部分, 超过十万的部分."""
    before, clause = text[max(0, hit.start - 8) : hit.start], _SENTENCE.split(text[hit.end : hit.end + 14])[0]
    bands = glossary.amounts().bands
    if clause.startswith((*bands, *("的" + band for band in bands))):
        return True
    if not clause.startswith(glossary.amounts().band_after):
        return any(band in clause[:8] for band in bands[:1]) and bool(re.search(r"(?:超过|超出|大于|高于|过|满)了?$", before))
    spent = bool(re.search(r"(?:花了?|自付了?|自负|付了|出了|负担|费用)$", before))
    return not spent or any(band in clause for band in bands)


def _matched(text: str, found: Sequence[Sum], cues: Sequence[_Cue]) -> list[_Cue | None]:
    """For each sum its cue: before it in the clause, else right behind it, else before it in the sentence."""
    used: set[_Cue] = set()
    matched: list[_Cue | None] = []
    starts = [cue.start for cue in cues]
    for at, hit in enumerate(found):
        previous = found[at - 1].end if at else 0
        following = found[at + 1].start if at + 1 < len(found) else len(text)
        first, last = bisect_left(starts, max(previous, hit.start - _NEARBY)), bisect_left(starts, min(following, hit.end + _NEARBY))
        near = cues[first:last]
        left = [cue for cue in near if cue.end <= hit.start and cue not in used]
        clause = [cue for cue in left if not _CLAUSE.search(text, cue.end, hit.start) and not _BEYOND.match(text, cue.end)]
        right = [cue for cue in near if hit.end <= cue.start < following and _JOIN.match(text[hit.end : cue.start])]
        far = [cue for cue in left if not _SENTENCE.search(text, cue.end, hit.start) and not _BEYOND.match(text, cue.end)]
        behind = [cue for cue in near if 0 <= cue.start - hit.end <= _BEHIND and not _CLAUSE.search(text, hit.end, cue.start)]
        chosen = next((group[pick] for group, pick in ((clause, -1), (right, 0), (far, -1), (behind, 0)) if group), None)
        if chosen is not None and chosen.start >= hit.end and at + 1 < len(found) and _serves_next(text, chosen, found[at + 1]):
            chosen = None
        if chosen is not None:
            chosen = _stronger(text, chosen, clause)
            used.add(chosen)
        matched.append(chosen)
    return matched


def _stronger(text: str, chosen: _Cue, clause: Sequence[_Cue]) -> _Cue:
    """自付一共7万: the word that only adds up yields to another; 公务员补助报了1万: who paid decides."""
    others = [cue for cue in clause if cue is not chosen]
    meant = [cue for cue in others if cue.role != "total_bill"]
    if meant and text[chosen.start : chosen.end].lower() in glossary.amounts().summing:
        return meant[-1]
    if chosen.role == "basic_paid" and (payer := [cue for cue in others if cue.payment and chosen.start - cue.end <= 4]):
        return payer[-1]
    return chosen


def _serves_next(text: str, cue: _Cue, following: Sum) -> bool:
    """20万自付12万: the word between two sums belongs to the one it touches."""
    return following.start - cue.end <= 3 and bool(_ADJACENT.fullmatch(text[cue.end : following.start]))


def _role(text: str, hit: Sum, cue: _Cue | None) -> AmountRole:
    if cue is None:
        return "unknown"
    before = text[max(0, cue.start - 12) : cue.start]
    sentence = _around(text, hit)
    if cue.role == "deductible" and _CATEGORY_DEDUCTIBLE.search(before):
        return "category_deductible"
    if cue.role in _AID_ROLE and _of_aid(_SENTENCE.split(text[max(0, cue.start - _NEARBY) : cue.start])[-1]):
        return _AID_ROLE[cue.role]
    # 自费 is often said for 自付; 目录外 never is
    loose = text[cue.start : cue.end].startswith("自费")
    if cue.role == "out_of_scope" and loose and (_says(sentence, "eligible") or _says(sentence, "after_basic")):
        return "self_paid"
    return cue.role  # type: ignore[return-value]


def _of_aid(before: str) -> bool:
    """Whether the last layer that was named before is medical aid."""
    layers = _LAYER.findall(before)
    return bool(layers) and layers[-1].lower() in ("救助", "aid")


def _fact(text: Aligned, hit: Sum, role: AmountRole, since: int) -> AmountFact:
    plain, sentence = text.text, _around(text.text, hit)
    low, high = _vague(plain, hit)
    near = _around(plain, hit, _CLAUSE) if role == "unknown" else sentence
    eligible = role in ("self_paid", "total_bill", "unknown") and _says(near, "eligible") and not _says(near, "doubt")
    # what was said since the sum before, to the end of this one's clause
    own = plain[max(since, hit.start - _NEARBY) : hit.end] + _CLAUSE.split(plain[hit.end : hit.end + _NEARBY], maxsplit=1)[0]
    after = role in ("self_paid", "unknown") and _says(own, "after_basic")
    approximate = low != high or low != hit.yuan
    return AmountFact(
        hit.yuan,
        text.said(hit.start, hit.end),
        role,
        approximate,
        low,
        high,
        eligible,
        after,
        _problem(hit.yuan) or _cut_from_more(plain, hit),
    )


def _cut_from_more(text: str, hit: Sum) -> AmountProblem:
    """1e5, 10^12, 0x10, 1⁄2: the sum is only a part of what was written, so its value is not known."""
    before, after = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 4]
    return "unclear" if _CUT_AFTER.match(after) or _CUT_BEFORE.search(before) else ""


def _vague(text: str, hit: Sum) -> tuple[Decimal | None, Decimal | None]:
    """The bounds of the sum, widened by 左右, 近, 不到, 超过 … beside it."""
    spoken = glossary.amounts()
    before, after = text[max(0, hit.start - 16) : hit.start].rstrip(), text[hit.end : hit.end + 16].lstrip()
    if hit.approximate or not (before.lower().endswith(spoken.about_before) or after.lower().startswith(spoken.about_after)):
        return hit.low, hit.high
    margin = abs(hit.yuan) / 10
    less = before.lower().endswith(spoken.less) or after.startswith("不到")
    more = before.lower().endswith(spoken.more) or after.lower().startswith(spoken.more)
    if less:
        return hit.yuan - margin, hit.yuan
    return (hit.yuan, None) if more else (hit.yuan - margin, hit.yuan + margin)


def _problem(yuan: Decimal) -> AmountProblem:
    if yuan < 0:
        return "negative"
    if yuan > TOO_LARGE:
        return "too_large"
    return "finer_than_fen" if yuan != yuan.quantize(Decimal("0.01")) else ""


def _around(text: str, hit: Sum, mark: re.Pattern[str] = _SENTENCE) -> str:
    """The sentence that holds the sum, or the clause with marks of clauses."""
    nearby = text[max(0, hit.start - _NEARBY) : hit.start]
    return mark.split(nearby)[-1] + text[hit.start : hit.end] + mark.split(text[hit.end : hit.end + _NEARBY], maxsplit=1)[0]


def _says(sentence: str, what: str) -> bool:
    return bool(_flag(what).search(sentence))


def _answered(facts: list[AmountFact], wanted: set[AmountRole]) -> list[AmountFact]:
    """A bare figure answers what was asked, if only one thing was; of deductible and amount its size decides."""
    facts = [replace(fact, role=_asked_layer(fact.role, wanted)) for fact in facts]
    unknown = [fact for fact in facts if fact.role == "unknown"]
    open_roles = wanted - {fact.role for fact in facts}
    if len(unknown) != 1 or not open_roles:
        return facts
    fact = unknown[0]
    role = next(iter(open_roles)) if len(open_roles) == 1 else _likelier(fact, open_roles)
    return [replace(other, role=role) if other is fact else other for other in facts]


def _asked_layer(role: AmountRole, wanted: set[AmountRole]) -> AmountRole:
    """限额10万, when the limit of medical aid was asked for, is that."""
    of_aid = _AID_ROLE.get(role, role)
    return of_aid if of_aid in wanted and role not in wanted else role


def _likelier(fact: AmountFact, roles: set[AmountRole]) -> AmountRole:
    if "deductible" in roles and abs(fact.yuan) <= _LIKELY_DEDUCTIBLE:
        return "deductible"
    return "self_paid" if "self_paid" in roles else "unknown"


def _told(plain: str, facts: list[AmountFact]) -> list[AmountFact]:
    """大概十来万吧,都是合规的: one sum, and said to be eligible: it is what was paid."""
    if len(facts) == 1 and facts[0].role == "unknown" and _says(plain, "eligible") and not _says(plain, "doubt"):
        return [replace(facts[0], role="self_paid", eligible_said=True)]
    return facts


def _cues(text: str) -> list[_Cue]:
    pattern, meaning = _cue_words()
    return [_Cue(match.start(), match.end(), *meaning[match[0].lower()]) for match in pattern.finditer(text)]


@cache
def _cue_words() -> tuple[re.Pattern[str], dict[str, tuple[str, PaymentKind | None]]]:
    meaning: dict[str, tuple[str, PaymentKind | None]] = {}
    for role, words in glossary.amounts().roles.items():
        meaning |= {word.lower(): (role, None) for word in words}
    for kind, words in glossary.amounts().payments.items():
        meaning |= {word.lower(): ("", kind) for word in words}
    meaning |= {word.lower(): (_IGNORED, None) for word in glossary.amounts().ignored}
    meaning = {word.lower(): ("self_paid", None) for word in glossary.amounts().after_basic} | meaning
    return any_of(meaning), meaning


@cache
def _flag(what: str) -> re.Pattern[str]:
    return any_of(getattr(glossary.amounts(), what))
