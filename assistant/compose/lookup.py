"""Replies to questions about what the texts say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.refusal import first_questions
from assistant.explainers import Explainer
from assistant.facts import Facts
from assistant.figures import figures, unsupported
from assistant.reply import MAX_CITATIONS, MAX_FOLLOWUPS, Reply, Status, distinct
from assistant.understand import Reading
from assistant.wording import say
from corpus.changes import LaterChange
from corpus.citation import Citation

_ENGLISH = re.compile(r"[A-Za-z][A-Za-z']* ")  # begins with an English word; a Chinese term may stand further on


def text_of(explainer: Explainer, language: str) -> str:
    """The explainer's answer in the person's language, Chinese where English is missing."""
    entry = explainer.entry
    return (entry.english if language == "en" and entry.english else entry.answer).strip()


def explained(
    explainer: Explainer,
    facts: Facts,
    notices: Sequence[LaterChange],
    language: str,
    others: Sequence[Explainer] = (),
    asks: tuple[str, ...] = (),
    nearby: Explainer | None = None,
) -> Reply:
    """One explainer's answer with its sources; `others` answer the further questions of the same turn, `nearby` what may be meant too."""
    status: Status = explainer.entry.status
    shown, citations = _within_six([("", one) for one in (explainer, *others)]) if others else ([("", explainer)], explainer.citations)
    texts = [text_of(one, language) for _, one in shown]
    if nearby is not None:
        texts.append(say("nearby", language, question=_question_of(nearby, language), answer=text_of(nearby, language)))
        citations = _with_nearby(citations, nearby)
    if "place" in asks and not _asks_place(texts[-1]):
        texts.append(say("places.end", language))
    if status == "figure_not_stated" and "12393" not in "".join(texts):
        texts[-1] = f"{texts[-1]} {say('ask.whom', language)}"
    return Reply(
        status,
        "\n\n".join(texts),
        heard=facts.heard(*_used(explainer)),
        citations=distinct(citations),
        notices=tuple(notices),
        asks=asks,
        followups=_next_questions(explainer, language),
        language=language,
        topic=explainer.entry.topic,
        explainers=tuple(one.id for one in (explainer, *others)),
    )


def _next_questions(explainer: Explainer, language: str) -> tuple[str, ...]:
    """The explainer's next questions; they are Chinese, so whoever writes English gets the first questions instead."""
    return (tuple(explainer.entry.followups[:MAX_FOLLOWUPS]) if language != "en" else ()) or first_questions(language)


def _question_of(explainer: Explainer, language: str) -> str:
    """How people put the explainer's question, in the person's language."""
    fitting = (one for one in explainer.entry.questions if bool(_ENGLISH.match(one)) == (language == "en") and not figures(one))
    return next(fitting, explainer.entry.questions[0]).rstrip("?？。.")


def _with_nearby(citations: Sequence[Citation], nearby: Explainer) -> tuple[Citation, ...]:
    """The citations with those of the nearby answer, its best among the first three: that is as many as a reader looks at."""
    more = needed(nearby)
    first, rest = citations[:2], citations[2:]
    return distinct((*first, more[0], *more[1:], *rest), MAX_CITATIONS)


def _asks_place(text: str) -> bool:
    """Whether an answer asks by itself where the insurance is."""
    return "在哪" in text[-30:] or "where" in text[-120:].lower()


def _used(explainer: Explainer) -> tuple[str, ...]:
    """The facts an answer rests on: the place, and the group where the answer is for one."""
    return ("place", "category", "date") if explainer.entry.groups else ("place", "date")


def explained_by_place(found: Sequence[tuple[str, Explainer]], facts: Facts, language: str, asks: tuple[str, ...]) -> Reply:
    """The same subject for several places, each named; the place is asked for where one pays."""
    shown, citations = _within_six(found)
    lines = "\n".join(f"- **{place}**：{text_of(explainer, language)}" for place, explainer in shown)
    text = f"{say('places.lead', language)}\n\n{lines}\n\n{say('places.end', language)}" if asks else lines
    return Reply(
        "needs_detail" if asks else "answered",
        text,
        heard=facts.heard("category", "insurance", "date"),
        citations=citations,
        asks=asks,
        followups=tuple(place for place, _ in shown)[:MAX_FOLLOWUPS] if asks else (),
        language=language,
        topic=found[0][1].entry.topic,
        explainers=tuple(explainer.id for _, explainer in shown),
    )


def correcting(reply: Reply, reading: Reading) -> Reply:
    """The reply, opened with a correction where the person claims a rate that none of its quotes has."""
    claimed = {f"{float(rate.rate * 100):g}%" for rate in reading.rates if rate.role == "claimed"}
    quotes = "".join(citation.quote for citation in reply.citations)
    if not claimed or any(not unsupported(share, quotes) for share in claimed):
        return reply
    return reply.with_text(f"{say('claimed.differs', reply.language)}{reply.text}")


def _within_six(found: Sequence[tuple[str, Explainer]]) -> tuple[list[tuple[str, Explainer]], tuple[Citation, ...]]:
    """As many places as six citations can hold up: of each its best sentence and those its figures need."""
    shown: list[tuple[str, Explainer]] = []
    citations: tuple[Citation, ...] = ()
    for place, explainer in found:
        more = distinct((*citations, *needed(explainer)), MAX_CITATIONS + 1)
        if len(more) <= MAX_CITATIONS:
            shown.append((place, explainer))
            citations = more
    return shown, citations


def needed(explainer: Explainer) -> tuple[Citation, ...]:
    """The explainer's best sentence, and of the others those without which a figure of its answer would stand alone."""
    first, *others = explainer.citations
    kept = [first]
    for citation in others:
        support = "\n".join(one.quote for one in kept)
        if len(unsupported(explainer.entry.answer, f"{support}\n{citation.quote}")) < len(unsupported(explainer.entry.answer, support)):
            kept.append(citation)
    return tuple(kept)


def sources(citations: Sequence[Citation], facts: Facts, language: str) -> Reply:
    """What the reply before rests on: each sentence with its paper, number and section."""
    lines = "\n".join(f"- {citation.title}{citation.number and f'（{citation.number}）'}：「{citation.quote}」" for citation in citations)
    return Reply(
        "answered",
        f"{say('sources.lead', language)}\n\n{lines}",
        heard=facts.heard("place"),
        citations=tuple(citations),
        followups=first_questions(language),
        language=language,
    )


def closest(citations: Sequence[Citation], facts: Facts, language: str) -> Reply:
    """No explainer fits: the nearest sentences themselves, said to be just that."""
    quotes = "\n".join(f"- 「{citation.quote}」（{citation.title}）" for citation in citations)
    text = f"{say('closest.lead', language)}\n\n{quotes}\n\n{say('closest.end', language)}"
    return Reply(
        "answered",
        text,
        heard=facts.heard("place"),
        citations=distinct(tuple(citations)),
        followups=first_questions(language),
        language=language,
    )


def not_in_texts(facts: Facts, language: str) -> Reply:
    """Nothing in the texts comes near."""
    place = facts.value("place")
    text = say("refuse.not_here", language, place=place) if place else say("refuse.not_in_texts", language)
    return Reply("not_in_texts", text, heard=facts.heard("place"), followups=first_questions(language), language=language)


def not_in_force(place: str, since: str, reason: str, citations: Sequence[Citation], facts: Facts, language: str) -> Reply:
    """The day lies before the text's first day."""
    text = say("not_in_force", language, place=place, since=since, reason=reason)
    heard = facts.heard("place", "date", "category")
    return Reply(
        "not_in_force", text, heard=heard, citations=distinct(tuple(citations)), followups=first_questions(language), language=language
    )
