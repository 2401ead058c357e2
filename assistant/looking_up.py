"""The way to what the texts say: one explainer, one a place, the nearest sentences, or that the texts are silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant import compose
from assistant.choosing import (
    ENOUGH,
    PLAIN,
    SURE,
    as_near,
    best_of,
    by_place,
    decides_money,
    further_questions,
    places_of,
    side_by_side,
    subject_of,
)
from assistant.explainers import Explainer
from assistant.find import Finder, first_day, first_day_sentences, first_text, notices_for
from assistant.matching import Match
from assistant.places import covering
from assistant.reply import Reply
from assistant.request import Request
from assistant.scope import OUTSIDE, OUTSIDE_LATER, UNSURE, log_odds
from assistant.structure import Subject, asks_no_figure
from assistant.wording import say
from corpus.changes import LaterChange

_NEAR_SENTENCE = 0.845  # cosine of the bundled encoder above which a sentence is worth showing


def looked_up(request: Request, finder: Finder, today: date) -> Reply:
    """The reply to a question about the texts."""
    places, language = places_of(request), request.reading.language
    outside = next((place for place in places if not covering(place)), "")
    if outside and not request.reading.documents:
        return compose.other_place(outside, request.facts, language)
    subject = subject_of(request)
    ranking = finder.explainers(subject)
    found, odds = ranking.matches, log_odds(ranking.seen)
    best = best_of(found, subject)
    if early := _before_first_day(places, best, request, finder):
        return early
    if "basic_insurance" in request.reading.intents and (best is None or best.score < SURE):
        return compose.refused("basic_insurance", _refusal_among(found), language)
    if best is None:
        return _from_sentences(request, subject, finder)
    plain = best.score >= PLAIN or request.follows
    if not plain and odds < (OUTSIDE if request.opens else OUTSIDE_LATER) and not best.explainer.is_refusal:
        return _silent(request, found)
    if best.score < ENOUGH:
        return _from_sentences(request, subject, finder)
    reply = _explained(request, subject, found, best, finder, today)
    return _as_the_nearest(reply) if not plain and odds < UNSURE else reply


def _as_the_nearest(reply: Reply) -> Reply:
    """An answer that may be about something else says that it is the nearest thing in the texts."""
    between = " " if reply.language == "en" else ""
    return reply.with_text(f"{say('nearest.lead', reply.language).rstrip()}{between}{reply.text}") if reply.kind == "answer" else reply


def _explained(request: Request, subject: Subject, found: Sequence[Match], best: Match, finder: Finder, today: date) -> Reply:
    """The best explainer's answer; without a place, each place's where it decides money."""
    facts, language, places = request.facts, request.reading.language, places_of(request)
    explainer = best.explainer
    if explainer.is_refusal:
        return compose.explained(explainer, facts, (), language)
    asks = ("place",) if decides_money(explainer) and not places and not subject.compared else ()
    if explainer.entry.places and len(places) != 1:
        answers = by_place(found, best)
        if len(answers) > 1 and (asks or len(places) > 1):
            return compose.explained_by_place(answers, facts, language, asks)
        explainer = (side_by_side(found, best) if asks else None) or explainer
        if asks and explainer.entry.places:
            return compose.ask_for_detail(asks, facts, language, context=explainer)
    together = len(explainer.documents) > 1 and (len(subject.documents) > 1 or len(subject.years) > 1)
    others = further_questions(explainer, subject, finder) if explainer.entry.places and not together else []
    nearby = as_near(found, best, [explainer]) if explainer is best.explainer and not others else None
    reply = compose.explained(
        explainer, facts, _notices(explainer, request, today), language, others, asks if not explainer.entry.places else (), nearby
    )
    if reply.status == "figure_not_stated" and asks_no_figure(subject.text):
        reply = replace(reply, status="answered")  # why, whether or on what basis: that is answered, though no figure is stated
    return compose.correcting(_named_papers_first(reply, subject), request.reading)


def _named_papers_first(reply: Reply, subject: Subject) -> Reply:
    """The sentences of the papers asked about before others that say the same."""
    return replace(
        reply, citations=tuple(sorted(reply.citations, key=lambda one: bool(subject.documents) and one.document not in subject.documents))
    )


def _silent(request: Request, found: Sequence[Match]) -> Reply:
    """The texts do not speak of it: the curated refusal that comes nearest, or the plain one."""
    refusal = _refusal_among(found)
    if refusal is not None:
        return compose.explained(refusal, request.facts, (), request.reading.language)
    return compose.not_in_texts(request.facts, request.reading.language)


def _refusal_among(found: Sequence[Match]) -> Explainer | None:
    return next((match.explainer for match in found if match.explainer.is_refusal and match.score >= ENOUGH), None)


def _before_first_day(places: Sequence[str], best: Match | None, request: Request, finder: Finder) -> Reply | None:
    """The expense lies before the first day of every text of the place, and the question is not about that very date."""
    said = request.facts.get("date")
    if (
        said is None
        or len(places) != 1
        or not covering(places[0])
        or not (request.reading.dates or request.follows)
        or "since" in said.flags
    ):
        return None
    province = covering(places[0])
    first = first_day(province)
    if date.fromisoformat(said.value) >= first:
        return None
    if best is not None and best.score >= SURE and any(said.value[:4] in citation.quote for citation in best.explainer.citations):
        return None
    sentences, reason = first_day_sentences(finder, province), first_text(province).in_force_reason
    return compose.not_in_force(province, first.isoformat(), reason, sentences, request.facts, request.reading.language)


def _notices(explainer: Explainer, request: Request, today: date) -> tuple[LaterChange, ...]:
    """Later changes reported for the place that touch the subject: terms of payment and from when they hold, not offices or tenders."""
    touched = decides_money(explainer) or explainer.entry.topic == "effective_date"
    if not touched or not explainer.entry.places:
        return ()
    return notices_for(request.facts.value("place") or explainer.entry.places[0], today)


def _from_sentences(request: Request, subject: Subject, finder: Finder) -> Reply:
    """No explainer: the nearest sentences, if they are near; otherwise say that the texts are silent."""
    hits = finder.closest(request.subject, subject.regions, subject.documents)
    near = [hit for hit in hits if hit.dense >= _NEAR_SENTENCE]
    if not near:
        return compose.not_in_texts(request.facts, request.reading.language)
    return compose.closest([finder.citation(hit) for hit in near], request.facts, request.reading.language)
