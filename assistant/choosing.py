"""Choosing among matched explainers: what a question is about, which match answers it, and what else it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.explainers import Explainer
from assistant.find import Finder
from assistant.matching import Match
from assistant.merge import chosen_places
from assistant.places import chain_of, covering
from assistant.request import Request, named_scheme, scheme_in
from assistant.structure import Subject
from corpus.catalog import catalog
from index.tokens import tokens

# Scores of `Matcher.rank`. Measured on the explainers' own questions, each asked with itself left out (bench/matching.py):
# 99 % of the right first answers lie above ENOUGH and 85 % above SURE, but so do 95 % and 60 % of the wrong ones. The score tells near
# from far, not right from wrong; whether the texts answer at all is decided by `scope`, and of two near ones both are shown.
PLAIN = 0.9  # the question is put nearly as an example puts it: answered whatever else it resembles
CLEAR = 0.75  # a curated refusal that near goes before an amount that is asked for
SURE = 0.55  # the explainer answers the question even where asking back was an option
ENOUGH = 0.3  # below this the explainer is about something else
OF_THE_TURN = 0.3  # of the whole turn, where one of its questions is weighed
FURTHER = 0.45  # enough for a further question of the same turn, whose few words are weighed with the whole turn's
SAME_SUBJECT = 0.72  # of the best score: another place's explainer of the same topic answers the same question
COMPARED_SUBJECT = 0.5  # the same where several places are asked about, so that each gets its answer
SIDE_BY_SIDE = 0.85  # of the best score: where places are compared, an explainer that sets them side by side goes first
NAMED_TOGETHER = 0.75  # the same where two papers or years are named
AS_NEAR, AS_NEAR_IF_UNSURE = 0.05, 0.08  # below the best score: what is that near may as well be meant, and is answered too
NEW_PART = 0.4  # of a further answer's words, which it must have of its own
NEAR_WITHOUT_PLACE = 0.85  # of the best score: where nobody said where, a curated refusal or all places' answer that near goes first

# Topics that decide money and differ by place: without a place each place's answer is shown and the place asked for.
MONEY_TOPICS = ("deductible", "rate", "tilt", "cap", "aid_deductible", "aid_rate", "aid_limit", "benefit_level", "floor", "category_tilt")

_QUESTION_END = re.compile(r"[?？,，;；。]")
_ASKS = re.compile(
    r"谁|什么|啥|多少|几[^十百千万年]|吗|怎|哪|何时|为何|(\w)不\1|有没有|呢$"
    r"|\b(?:how|what|who|when|which|where)\b",
    re.I,
)  # neither a title after a question does, nor the story before it
_SHORTEST_QUESTION = 3  # characters
_QUESTIONS_AT_ONCE = (2, 3)
_CLAIMED = "报销比例是多少"  # what a claim ("报100%对吧") really asks
_ROLE_WORDS = {"surplus": "盈余率", "loss": "亏损率"}  # what a percentage is of, in the texts' own word


def decides_money(explainer: Explainer) -> bool:
    """Whether its topic is one of the terms of payment."""
    return explainer.entry.topic.startswith(MONEY_TOPICS)


def places_of(request: Request) -> tuple[str, ...]:
    """The places this turn is about: the one set on screen, those it names, those of the papers it names, else the known one.

    None for a comparison of all.
    """
    if request.facts.flagged("place", "set"):
        return (request.facts.value("place"),)
    named = tuple(place.region.name for place in chosen_places(request.reading) if place.role != "treated")
    if named:
        return named
    if request.papers:
        return tuple(dict.fromkeys(catalog().document(paper).region for paper in request.papers))
    if "compare" in request.reading.intents:
        return ()
    known = request.facts.get("place")
    if known is not None and "several" in known.flags and request.follows:
        return tuple(known.note.split("、"))  # places set side by side stay so
    return (known.value,) if known is not None else ()


def subject_of(request: Request) -> Subject:
    """What is asked, with the place, papers and figures that filter the explainers."""
    reading, facts, names = request.reading, request.facts, places_of(request)
    shares = [rate.rate * 100 for rate in reading.rates]
    return Subject(
        text=" ".join([request.subject, *_meant_by_shares(request)]),
        context=request.context,
        context_share=request.context_share,
        same_case=request.same_case,
        said=frozenset(request.said),
        regions=frozenset(name for place in names for name in chain_of(place) if name != "中国"),
        documents=frozenset(request.papers),
        category=facts.value("category"),
        category_said=bool(reading.categories),
        percent=Decimal(max(shares).numerator) / max(shares).denominator if shares else None,
        topic=request.topic,
        scheme=named_scheme(reading) or scheme_in(request.context),
        day=facts.value("date") if reading.dates or request.follows or facts.flagged("date", "set") else "",
        years=frozenset(str(said.last.year) for said in reading.dates),
        compared=("compare" in reading.intents and not names) or len({covering(name) for name in names}) > 1,
    )


def _meant_by_shares(request: Request) -> list[str]:
    roles = {rate.role for rate in request.reading.rates}
    return [_ROLE_WORDS[role] for role in sorted(roles & _ROLE_WORDS.keys())] + ([_CLAIMED] if "claimed" in roles else [])


def best_of(found: Sequence[Match], subject: Subject) -> Match | None:
    """The best match; where one place is asked about, its own explainer before one that sets places side by side on the same topic."""
    if not found:
        return None
    best = found[0]
    if together := _of_several(found, subject):
        return together
    if not subject.regions and not subject.documents and best.explainer.entry.places:
        # nobody said where: one place's paper that touches the subject is no answer where a refusal or all places' answer says as much
        near = [match for match in found if match.score >= NEAR_WITHOUT_PLACE * best.score]
        wide = (match for match in near if match.explainer.is_refusal or _speaks_for_all(match.explainer))
        return next(wide, best)
    if best.explainer.entry.status == "not_in_texts" and (subject.regions or subject.documents):
        # the place's paper says something as near: that is worth more than that other things are not in it
        answers = (match for match in found if not match.explainer.is_refusal and match.score >= best.score - AS_NEAR)
        best = next(answers, best)
    if best.explainer.is_refusal or best.explainer.entry.places or not subject.regions or subject.compared:
        return best
    own = (match for match in _same_topic(found, best) if match.explainer.entry.places)
    return next(own, best)


def _of_several(found: Sequence[Match], subject: Subject) -> Match | None:
    """Of a question about several places, papers or years the explainer that speaks of them together, where it comes near the best."""
    answers = [match for match in found if not match.explainer.is_refusal]
    near = [match for match in answers if match.score >= NAMED_TOGETHER * found[0].score]
    if len(subject.documents) > 1:
        return next((match for match in near if subject.documents <= match.explainer.documents), None)
    if len(subject.years) > 1:
        return next((match for match in near if all(_speaks_of(match.explainer, year) for year in subject.years)), None)
    wide = (match for match in answers if _speaks_for_all(match.explainer))
    return next((match for match in wide if subject.compared and match.score >= SIDE_BY_SIDE * found[0].score), None)


def _speaks_for_all(explainer: Explainer) -> bool:
    """Whether it sets several places' papers side by side."""
    return not explainer.entry.places and len(explainer.documents) > 1


def _speaks_of(explainer: Explainer, year: str) -> bool:
    """Whether it rests on a paper of that year."""
    return any(year in document for document in explainer.documents)


def by_place(found: Sequence[Match], best: Match) -> list[tuple[str, Explainer]]:
    """For each place the best explainer of the same topic, the best place first."""
    chosen: dict[str, Explainer] = {}
    for match in _same_topic(found, best, COMPARED_SUBJECT):
        if match.explainer.entry.places:
            chosen.setdefault(match.explainer.entry.places[0], match.explainer)
    return list(chosen.items())


def side_by_side(found: Sequence[Match], best: Match) -> Explainer | None:
    """The explainer that sets all places side by side on the same topic, where it comes near the best."""
    return next((match.explainer for match in _same_topic(found, best) if not match.explainer.entry.places), None)


def _same_topic(found: Sequence[Match], best: Match, part: float = SAME_SUBJECT) -> list[Match]:
    topic, enough = best.explainer.entry.topic, part * best.score
    return [match for match in found if match.explainer.entry.topic == topic and match.score >= enough]


def as_near(found: Sequence[Match], best: Match, said: Sequence[Explainer]) -> Explainer | None:
    """Another explainer that the words fit as well: the score tells near from far, not which of two near ones is meant.

    One place's explainer does not stand beside one that sets all places side by side.
    """
    least = best.score - (AS_NEAR if best.score >= SURE else AS_NEAR_IF_UNSURE)
    rivals = (m.explainer for m in found if m.score >= least and m is not best)
    near = (e for e in rivals if e.entry.status == "answered" and bool(e.entry.places) == bool(best.explainer.entry.places))
    return next((explainer for explainer in near if _says_more(explainer, said)), None)


def further_questions(first: Explainer, subject: Subject, finder: Finder) -> list[Explainer]:
    """The explainers of the turn's other questions ("谁认定身份？多久复核一次？"), where they are sure and another answer."""
    parts = [part for part in _QUESTION_END.split(subject.text) if len(part.strip()) >= _SHORTEST_QUESTION and _ASKS.search(part)]
    chosen: list[Explainer] = []
    for part in parts if len(parts) in _QUESTIONS_AT_ONCE else []:
        found = finder.explainers(replace(subject, text=part, meant=subject.text, context=subject.text, context_share=OF_THE_TURN)).matches
        best = next((match.explainer for match in found if match.score >= FURTHER and not match.explainer.is_refusal), None)
        if best is not None and _says_more(best, [first, *chosen]):
            chosen.append(best)
    return chosen


def _says_more(explainer: Explainer, said: Sequence[Explainer]) -> bool:
    """Whether a good part of its answer is not yet said; one sentence of a text may hold two answers."""
    new = frozenset(tokens(explainer.entry.answer))
    known = frozenset(token for one in said for token in tokens(one.entry.answer))
    return len(new - known) >= NEW_PART * len(new)
