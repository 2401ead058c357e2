"""A slip of the tongue put right in the same breath: "5万,不对,是15万". What is said after the mark replaces what was said before it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.understand.aligned import Aligned
from assistant.understand.reading import AmountFact

_MARK = re.compile(
    r"(?<=[,，。.;；!！?？…、 ])(?:哦|噢|啊|呃|唉|哎|诶|喔|不好意思|抱歉|对不起|等等|等一?下)*[,， ]*"
    r"(?:不对|不是不是|哦不|啊不|噢不|不不+|(?:我|刚才|刚刚|前面)?[说讲打记写搞弄输报]错了?|错了|口误|更正(?:一下)?|纠正(?:一下)?|"
    r"i meant?|no,? wait|wait,? no|sorry|scratch that|correction|i mean)"
    r"(?:[,，。.!！:：… ]|(?=(?:应该)?是))",
    re.IGNORECASE,
)

_FIGURES_OF_THE_RULE = {"deductible", "category_deductible", "annual_cap", "aid_deductible", "aid_limit"}
_SUPPOSED = re.compile(r"(?:不是|是不是|难道是?|不应该是|应该是|不就是)\s*$")
_IN_QUESTION = re.compile(r"\s*(?:元|块钱?)?(?:吗|么|嘛|吧[?？]|对吧|对不对|是吧)")
_MAIN = {"self_paid", "unknown"}


def parted(text: Aligned) -> tuple[Aligned, Aligned] | None:
    """What stands before and after the last mark of a correction; None where nothing stands before one."""
    plain = text.text
    marks = [match for match in _MARK.finditer(plain) if plain[: match.start()].strip(" ,，。.") and plain[match.end() :].strip()]
    if not marks:
        return None
    return text.part(0, marks[-1].start()), text.part(marks[-1].end(), len(plain))


def corrected(before: tuple[AmountFact, ...], after: tuple[AmountFact, ...]) -> tuple[AmountFact, ...]:
    """The sums that hold: one without a role takes that of the sum it puts right, and of each role only the last is left."""
    if not before or not after:
        return (*before, *after)
    if len(after) == 1 and after[0].role == "unknown":
        last = before[-1]
        after = (replace(after[0], role=last.role, eligible_said=last.eligible_said, after_basic_said=last.after_basic_said),)
    roles: set[str] = {fact.role for fact in after}
    if roles & _MAIN:
        roles |= _MAIN
    return (*(fact for fact in before if fact.role not in roles), *after)


def asked_about(plain: str, fact: AmountFact) -> bool:
    """起付线不是2万吗: a figure of the rule that is asked about is not given."""
    if fact.role not in _FIGURES_OF_THE_RULE:
        return False
    before, _, after = plain.partition(fact.words)
    return bool(_IN_QUESTION.match(after) and (_SUPPOSED.search(before) or re.match(r"\s*(?:元|块钱?)?(?:吗|么|对吧|对不对)", after)))
