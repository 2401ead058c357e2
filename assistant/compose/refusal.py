"""Replies that give no answer from the texts: what is missing, what there is instead, whom to ask."""

from __future__ import annotations

from dataclasses import replace

from assistant.explainers import Explainer
from assistant.facts import Facts
from assistant.places import covering
from assistant.reply import Reply, Status
from assistant.wording import say
from corpus.regions import COUNTRY, region

_STATUS: dict[str, Status] = {
    "emergency": "medical_advice",
    "distress": "medical_advice",
    "injection": "unsafe",
    "fraud": "unsafe",
    "personal_case": "personal_case",
    "medical_advice": "medical_advice",
    "pension_unemployment": "not_in_texts",
    "basic_insurance": "not_in_texts",
    "off_topic": "off_topic",
}
_SENTENCE = {
    "emergency": "refuse.emergency",
    "distress": "refuse.distress",
    "injection": "refuse.unsafe",
    "fraud": "refuse.fraud",
    "personal_case": "refuse.personal_case",
    "medical_advice": "refuse.medical_advice",
    "pension_unemployment": "refuse.pension",
    "basic_insurance": "refuse.basic_insurance",
    "off_topic": "refuse.off_topic",
}
_SPECIAL = {"香港特别行政区": "香港", "澳门特别行政区": "澳门", "台湾省": "台湾"}
"""Provinces that have no 医保局, by the name people use."""
FIRST_QUESTIONS = {
    "": ("江阴大病保险起付线是多少？", "吉林低保户大病报销有什么照顾？", "广东特困人员看大病至少报多少？"),
    "江阴市": ("江阴大病保险起付线是多少？", "江阴大病保险报销比例是多少？", "江阴的医疗救助对象有什么照顾？"),
    "吉林省": ("吉林大病保险报销比例是多少？", "吉林低保户大病报销有什么照顾？", "吉林大病保险保哪些人？"),
    "广东省": ("广东低保户大病保险至少报多少？", "广东哪些人可以享受医疗救助？", "广东医疗救助怎么申请？"),
}
FIRST_QUESTIONS_EN = {
    "": (
        "What is the deductible in Jiangyin?",
        "What do low-income families get in Jilin?",
        "What is the floor for 特困 people in Guangdong?",
    ),
    "江阴市": (
        "What is the deductible in Jiangyin?",
        "What rates does Jiangyin's critical-illness insurance pay?",
        "What do medical-aid recipients get in Jiangyin?",
    ),
    "吉林省": (
        "What rates does Jilin's critical-illness insurance pay?",
        "What do low-income families get in Jilin?",
        "Who is covered in Jilin?",
    ),
    "广东省": (
        "What is the floor for 低保 people in Guangdong?",
        "Who can get medical aid in Guangdong?",
        "How do I apply for medical aid in Guangdong?",
    ),
}


def first_questions(language: str, place: str = "") -> tuple[str, ...]:
    """Three questions to begin with, on the place where one of ours is known."""
    known = FIRST_QUESTIONS_EN if language == "en" else FIRST_QUESTIONS
    return known.get(covering(place) if place else "", known[""])


def on_the_place(reply: Reply, place: str) -> Reply:
    """The reply with its first questions, where it offers those, about the place that is known."""
    if reply.followups != first_questions(reply.language):
        return reply
    return replace(reply, followups=first_questions(reply.language, place))


def refused(reason: str, explainer: Explainer | None, language: str) -> Reply:
    """A refusal for an intent; where a curated refusal fits the very words, its text."""
    status = _STATUS[reason]
    if explainer is not None and explainer.entry.status == status and reason not in ("emergency", "distress", "fraud"):
        text = explainer.entry.english if language == "en" and explainer.entry.english else explainer.entry.answer
    else:
        text = say(_SENTENCE[reason], language)
    urgent = reason in ("emergency", "distress")
    return Reply(status, text, followups=() if urgent else first_questions(language), language=language)


def other_place(name: str, facts: Facts, language: str) -> Reply:
    """The place is real and none of the texts speaks for it: whom to ask there, and that the place of insurance decides."""
    text = (" " if language == "en" else "").join(say(key, language, place=_SPECIAL.get(name, name)) for key in _of_elsewhere(name, facts))
    return Reply("other_place", text, heard=facts.heard("place"), followups=first_questions(language), language=language)


def _of_elsewhere(name: str, facts: Facts) -> tuple[str, ...]:
    """The keys of what is said of a place without a text. Whoever only falls ill there may be insured where there is one."""
    known = region(name)
    if known is None:
        return ("refuse.other_place.abroad", "refuse.insured_elsewhere.abroad")
    if known.name == COUNTRY:
        return ("refuse.other_place.national",)
    if known.name in _SPECIAL:
        return ("refuse.other_place.special", "refuse.insured_elsewhere.abroad")
    if "无锡市" in known.chain:
        return ("refuse.other_place", "refuse.near_jiangyin", _whose_place(facts))
    if "江苏省" in known.chain and facts.flagged("place", "insured"):
        return ("refuse.other_place", "refuse.near_jiangsu")
    return ("refuse.other_place", _whose_place(facts))


def _whose_place(facts: Facts) -> str:
    """Whether the person said that this is where the insurance is."""
    if facts.flagged("place", "household"):
        return "refuse.household"
    return "refuse.only_here" if facts.flagged("place", "insured") else "refuse.insured_elsewhere"


def hello(reason: str, language: str) -> Reply:
    """Greetings, thanks, goodbye, who are you."""
    return Reply("answered", say(f"hello.{reason}", language), followups=first_questions(language), language=language)


def ask_for_question(facts: Facts, language: str) -> Reply:
    """Facts and no question: what was understood, and what can be asked."""
    known = ("、" if language != "en" else ", ").join(fact.value for fact in facts.heard())
    text = say("ask.question", language, known=known) if known else say("nothing.empty", language)
    return Reply("needs_detail", text, heard=facts.heard(), asks=("amount",), followups=first_questions(language), language=language)


def nothing(language: str) -> Reply:
    """An empty question, or one without a word in it."""
    return Reply(
        "needs_detail", say("nothing.empty", language), asks=("place", "amount"), followups=first_questions(language), language=language
    )
