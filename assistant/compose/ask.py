"""Replies that ask back: what is missing and why, with what is already known about the place."""

from __future__ import annotations

from assistant.compose.lookup import text_of
from assistant.explainers import Explainer
from assistant.facts import Facts
from assistant.reply import Reply, distinct
from assistant.understand.glossary import note, reason
from assistant.wording import in_language, say, short_yuan
from calculator.money import read_fen
from calculator.outcome import Estimate
from corpus.changes import LaterChange


def ask_for_detail(
    asks: tuple[str, ...],
    facts: Facts,
    language: str,
    estimate: Estimate | None = None,
    context: Explainer | None = None,
    notices: tuple[LaterChange, ...] = (),
) -> Reply:
    """Ask back: what is missing and why, with what is already known about the place."""
    parts = [text_of(context, language)] if context else []
    if estimate is not None and estimate.reason:
        parts.append(say("ask.reason", language, reason=in_language(estimate.reason, language)))
    parts += [_question(name, facts, language) for name in asks]
    if {"deductible", "rate", "aid_rate", "aid_deductible"} & set(asks):
        parts.append(say("ask.where_to_look", language))
    citations = (*(estimate.citations if estimate else ()), *(context.citations if context else ()))
    return Reply(
        "needs_input" if estimate is not None else "needs_detail",
        "\n\n".join(part for part in parts if part),
        heard=facts.without(*asks).heard(),
        citations=distinct(citations),
        estimate=estimate,
        notices=notices,
        asks=asks,
        followups=_examples(asks, language),
        language=language,
        topic=context.entry.topic if context else "estimate",
    )


def _question(name: str, facts: Facts, language: str) -> str:
    match name:
        case "place" if facts.flagged("place", "several"):
            return say("ask.place.several", language, places=facts.get("place").note)  # type: ignore[union-attr]
        case "amount" if facts.flagged("amount", "several_years"):
            return note("several_years", language)
        case "amount" if facts.flagged("amount", "several"):
            return say("ask.amount.several", language)
        case "amount" if "total" in facts:
            return say("ask.amount.total", language, amount=short_yuan(read_fen(facts.value("total")), language))
        case "amount" if "out_of_scope" in facts:
            return say("ask.amount.out_of_scope", language, words=facts.by_field["out_of_scope"].words)
        case "date" if facts.flagged("date", "impossible"):
            return say("ask.date.impossible", language, words=facts.by_field["date"].words)
        case "category":
            return say("ask.category", language, why=_why_category(facts, language))
        case "place" | "amount" | "date" | "insurance" | "rate" | "aid_rate" | "aid_deductible":
            return say(f"ask.{name}", language)
        case "deductible":
            return say("ask.deductible", language, place=_whose_figure(facts, language))
        case _:
            return say("ask.other", language, name=name)


def _whose_figure(facts: Facts, language: str) -> str:
    """Where the figure is set: a province's is asked of the city or area in it."""
    place = facts.value("place")
    if place == "广东省":
        return say("ask.your_city", language)
    return say("ask.your_area", language) if place in ("", "吉林省") else place


def _why_category(facts: Facts, language: str) -> str:
    """What is unclear about the group that was named."""
    open_fact = facts.get("category_open")
    if open_fact is None:
        return "低保、特困，还是普通参保人员？" if language != "en" else "低保, 特困, or an ordinary member?"
    why = reason(open_fact.note)
    return why.en if language == "en" else f"{why.zh}。"


def _examples(asks: tuple[str, ...], language: str) -> tuple[str, ...]:
    """What can be tapped where a place or a group is asked for."""
    if asks[:1] == ("category",):
        return (
            ("Low income (低保)", "Extreme hardship (特困)", "An ordinary member")
            if language == "en"
            else ("低保", "特困", "都不是，普通参保人员")
        )
    if asks[:1] != ("place",):
        return ()
    return ("Jiangyin", "Jilin", "Guangdong") if language == "en" else ("江阴", "吉林", "广东")
