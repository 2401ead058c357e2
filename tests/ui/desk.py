"""A small assistant with ready answers, for tests of the page: real replies, real citations, a real estimate, no search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from assistant.conversation import Conversation
from assistant.reply import Heard, Reply
from assistant.wording import say
from calculator.claim import Case
from calculator.engine import estimate
from corpus.changes import later_changes
from corpus.citation import cite

DAY = date(2026, 11, 21)
RATES = cite("jiangyin-2020", "1.8 万元（不含本数）至 10 万元（含本数）的部分由大病保险资金支付 60%")
TILT = cite("jiangyin-2020", "医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。")

TIERS = Heard("tiers", "0–50000: 55%; 50000–: 70%", "五万以内五成五")
NEAR = say("nearby", "zh", question="江阴报多少", answer="分段报。")


@cache
def estimated() -> Reply:
    """9,000 to 100,000 at 65 % is 59,150; 20,000 at 85 % is 17,000; together 76,150 of 120,000."""
    case = Case.read({"place": "江阴市", "date": DAY.isoformat(), "category": "低保对象", "expenses": {"eligible_self_paid": "120000"}})
    return Reply(
        "estimated",
        "**大病保险还能报约 76,150.00 元。**\n各报销段提高 5 个百分点。",
        heard=(Heard("place", "江阴市", "江阴"), Heard("amount", "120000", "12万"), Heard("category", "低保对象", "低保")),
        citations=(RATES, TILT),
        estimate=estimate(case),
        case=case,
        notices=later_changes(("江阴市", "无锡市", "江苏省", "中国"), DAY),
        followups=("换成没有低保呢？",),
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the page reads of a turn."""

    question: str
    reply: Reply


class Desk:
    """Answers by a word in the question; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str | dict[str, str]] = []

    def answer(self, conversation: Conversation, text: str) -> tuple[Conversation, Reply]:
        self.asked.append(text)
        if "坏" in text:
            raise RuntimeError("out of order")
        reply = Reply("needs_detail", "还差两样。", asks=("category", "deductible")) if "缺" in text else estimated()
        if "单子" in text:
            slip = (Heard("total", "100000", "10万"), Heard("basic_paid", "120000", "12万"))
            reply = Reply("needs_detail", "这样算不出来。", heard=slip, asks=("expenses",))
        if "差比例" in text:
            reply = Reply("needs_input", "还差比例。", asks=("rate",))
        if "分档" in text:
            reply = replace(reply, heard=(*reply.heard, TIERS, Heard("tier_base", "excess", "扣除起付线")))
        if "近" in text:
            reply = Reply("answered", f"起付线看年份。\n\n{NEAR}", citations=(RATES,))
        if "吉林" in text:
            reply = Reply("answered", "起始比例按 2016 年的文件。", citations=(RATES,), notices=later_changes(("吉林省",), DAY))
        if text.isascii():
            reply = replace(reply, text="**About 76,150.00 yuan.**", followups=("And without 低保?",), language="en")
        return _with_turn(conversation, text, reply)

    def revise(self, conversation: Conversation, fields: Mapping[str, str]) -> tuple[Conversation, Reply]:
        self.asked.append(dict(fields))
        question = conversation.turns[-1].question
        return _with_turn(replace(conversation, turns=conversation.turns[:-1]), question, estimated())


def _with_turn(conversation: Conversation, text: str, reply: Reply) -> tuple[Conversation, Reply]:
    return replace(conversation, turns=(*conversation.turns, Spoken(text, reply))), reply
