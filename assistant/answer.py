"""From an understood turn to a reply: which explainer, which amount, or what to ask back.

Each function decides one thing and hands on; wording lives in `compose`, looking up in `find`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant import compose
from assistant.explainers import Explainer
from assistant.facts import Facts, chosen_places
from assistant.find import Finder, chain_of, covering, expense_day, less_per_ten_thousand, notices_for, work_out
from assistant.matching import Match, Subject
from assistant.reply import MAX_CITATIONS, Reply, Status
from assistant.request import Request
from assistant.wording import say
from calculator.claim import CaseError
from calculator.outcome import Estimate
from corpus.catalog import catalog
from corpus.changes import LaterChange
from corpus.citation import Citation

# Scores of `Matcher.rank`, set by bench/matching.py on the explainers' own questions, each asked with itself left out.
SURE = 0.55  # the explainer answers the question even where asking back was an option
ENOUGH = 0.36  # below this the explainer is about something else
FURTHER = 0.45  # the same for a further question of the same turn, whose few words are weighed with the whole turn's
SAME_SUBJECT = 0.72  # of the best score: another place's explainer of the same topic answers the same question
# Subjects that decide money and differ by place: without a place each place's answer is shown and the place asked for.
_PLACE_DECIDES = ("deductible", "rate", "tilt", "cap", "aid_deductible", "aid_rate", "aid_limit", "benefit_level", "floor", "category_tilt")
_QUESTION_END = re.compile(r"[?？]")
_SHORTEST_QUESTION = 3  # characters
_QUESTIONS_AT_ONCE = (2, 3)
_CLAIMED = "报销比例是多少"  # what a claim ("报100%对吧") really asks
_ROLE_WORDS = {"surplus": "盈余率", "loss": "亏损率"}  # what a percentage is of, in the texts' own word
_NEAR_SENTENCE = 0.845  # cosine of the bundled encoder above which a sentence is worth showing


def reply_to(request: Request, finder: Finder, today: date, cut: int = 0) -> Reply:
    """The reply to one turn. `cut`: how many characters were read of a question too long, 0 if all."""
    language = request.reading.language
    match request.wants:
        case "nothing":
            reply = compose.nothing(language)
        case "hello":
            reply = compose.hello(request.reason, language)
        case "refuse":
            reply = _refusal(request, finder)
        case "estimate":
            reply = _estimate(request, finder, today)
        case "look_up":
            reply = _look_up(request, finder, today)
    return reply.with_text(f"{say('nothing.too_long', language, count=cut)}\n\n{reply.text}") if cut else reply


def _refusal(request: Request, finder: Finder) -> Reply:
    refusals = [match for match in finder.explainers(Subject(request.reading.plain)) if match.explainer.is_refusal]
    fitting = refusals[0].explainer if refusals and refusals[0].score >= SURE else None
    return compose.refused(request.reason, fitting, request.facts, request.reading.language)


# ---- amounts


def _estimate(request: Request, finder: Finder, today: date) -> Reply:
    facts, language = request.facts, request.reading.language
    if amount_problem := _amount_problem(facts, language):
        return amount_problem
    asks = _missing(facts, today)
    if "place" in asks:
        return compose.ask_for_detail(asks, facts, language)
    if not covering(facts.value("place")):
        return compose.other_place(facts.value("place"), facts, language)
    if "amount" in asks:
        return _without_amount(request, finder, today, asks)
    if asks:
        return compose.ask_for_detail(asks, facts, language)
    return _worked_out(request, finder, today)


def _amount_problem(facts: Facts, language: str) -> Reply | None:
    amount = facts.get("amount") or facts.get("total")
    if amount is None or not amount.note:
        return None
    return Reply("needs_detail", say(f"bad.{amount.note}", language, words=amount.words), asks=("amount",), language=language)


def _missing(facts: Facts, today: date) -> tuple[str, ...]:
    """What must be known before the calculator is asked, most important first."""
    asks = []
    if "place" not in facts or facts.flagged("place", "several"):
        asks.append("place")
    if ("amount" not in facts and not ("total" in facts and "basic_paid" in facts)) or facts.flagged("amount", "several"):
        asks.append("amount")
    if facts.flagged("date", "before") or facts.flagged("date", "since"):
        asks.append("date")
    open_group = "category_open" in facts and not (covering(facts.value("place")) == "江阴市" and "category" in facts)
    if open_group:
        asks.append("category")
    return tuple(asks)


def _without_amount(request: Request, finder: Finder, today: date, asks: tuple[str, ...]) -> Reply:
    """The place is known and the amount is not: say the rule where a question fits it, and ask for the amount."""
    subject = _subject(request, today)
    best = _best([match for match in finder.explainers(subject) if not match.explainer.is_refusal], subject)
    notices = _notices(best.explainer, request.facts, today) if best else ()
    if best and best.score >= SURE and "total" not in request.facts and not request.reading.amounts:
        decides = best.explainer.entry.topic.startswith(_PLACE_DECIDES)
        return compose.explained(best.explainer, request.facts, notices, request.reading.language, asks=asks if decides else ())
    context = best.explainer if best and best.score >= ENOUGH else None
    return compose.ask_for_detail(asks, request.facts, request.reading.language, context=context, notices=notices)


def _worked_out(request: Request, finder: Finder, today: date) -> Reply:
    facts, language, scheme = request.facts, request.reading.language, request.scheme
    try:
        result = work_out(facts, scheme, today)
    except CaseError as error:
        return Reply(
            "needs_detail", say("bad.case", language, message=error.message), heard=facts.heard(), asks=(error.field,), language=language
        )
    match result.status:
        case "needs_input":
            return compose.ask_for_detail(_asked_names(result, facts), facts, language, estimate=result, notices=tuple(result.notices))
        case "not_covered":
            return _not_covered(result, facts, language, today)
        case _:
            less = less_per_ten_thousand(facts, scheme, today, result)
            return compose.estimated(result, facts, scheme, expense_day(facts, today), language, less, covering(facts.value("place")))


def _asked_names(result: Estimate, facts: Facts) -> tuple[str, ...]:
    names = list(result.missing)
    if facts.flagged("date", "before"):
        names.append("date")
    return tuple(names)


def _not_covered(result: Estimate, facts: Facts, language: str, today: date) -> Reply:
    """The calculator's reason, with the status it belongs to."""
    province = covering(facts.value("place"))
    first = min(document.in_force_from for document in catalog().documents if document.region == province and document.in_force_from)
    status: Status = "not_in_force" if expense_day(facts, today) < first else "not_in_texts"
    return Reply(
        status,
        say("not_covered.lead", language, reason=result.reason),
        heard=facts.heard(),
        citations=result.citations[:MAX_CITATIONS],
        estimate=result,
        notices=result.notices,
        language=language,
    )


# ---- what the texts say


def _subject(request: Request, today: date) -> Subject:
    """What is asked, with the place, papers and figures that filter the explainers."""
    reading, facts = request.reading, request.facts
    names = _places(request)
    regions = frozenset(name for place in names for name in chain_of(place) if name != "中国")
    shares = [rate.rate * 100 for rate in reading.rates]
    day = facts.value("date") if reading.dates or request.follows else ""
    roles = [_ROLE_WORDS[rate.role] for rate in reading.rates if rate.role in _ROLE_WORDS]
    if any(rate.role == "claimed" for rate in reading.rates):
        roles.append(_CLAIMED)
    return Subject(
        text=" ".join([request.subject, *roles]),
        context=request.context,
        regions=regions,
        documents=frozenset(reading.documents),
        category=facts.value("category"),
        category_said=bool(reading.categories),
        percent=max(shares) if shares else None,
        topic=request.topic,
        scheme=request.scheme,
        day=day,
        years=frozenset(str(said.last.year) for said in reading.dates),
        compared=("compare" in reading.intents and not names) or len({covering(name) for name in names}) > 1,
    )


def _places(request: Request) -> tuple[str, ...]:
    """The places this turn is about: those it names, else the known one; none for a comparison of all."""
    named = tuple(place.region.name for place in chosen_places(request.reading) if place.role != "treated")
    if named:
        return named
    if "compare" in request.reading.intents:
        return ()
    return (request.facts.value("place"),) if "place" in request.facts else ()


def _look_up(request: Request, finder: Finder, today: date) -> Reply:
    facts, language = request.facts, request.reading.language
    places = _places(request)
    for place in places:
        if not covering(place) and not request.reading.documents:
            return compose.other_place(place, facts, language)
    subject = _subject(request, today)
    found = finder.explainers(subject)
    best = _best(found, subject)
    if early := _before_first_day(places, best, request, finder):
        return early
    if "basic_insurance" in request.reading.intents and (best is None or best.score < SURE):
        return compose.refused("basic_insurance", _refusal_among(found), facts, language)
    if best is None or best.score < ENOUGH:
        return _from_sentences(request, subject, finder)
    if best.explainer.is_refusal:
        return _curated_refusal(best.explainer, facts, language)
    decides = best.explainer.entry.topic.startswith(_PLACE_DECIDES)
    asks = ("place",) if decides and not places and not subject.compared else ()
    if not best.explainer.entry.places:
        return compose.explained(best.explainer, facts, _notices(best.explainer, facts, today), language, asks=asks)
    if len(places) != 1:
        by_place = _by_place(found, best)
        if len(by_place) > 1 and (asks or len(places) > 1):
            return compose.explained_by_place(by_place, facts, language, asks)
        if asks and (side_by_side := _side_by_side(found, best)):
            return compose.explained(side_by_side, facts, (), language, asks=asks)
    others = _further_questions(best.explainer, subject, finder)
    reply = compose.explained(best.explainer, facts, _notices(best.explainer, facts, today), language, others)
    return compose.correcting(reply, request.reading)


def _further_questions(first: Explainer, subject: Subject, finder: Finder) -> list[Explainer]:
    """The explainers of the turn's other questions ("谁来审计？谁调度？"), where they are sure and another answer."""
    parts = [part for part in _QUESTION_END.split(subject.text) if len(part.strip()) >= _SHORTEST_QUESTION]
    chosen: list[Explainer] = []
    for part in parts if len(parts) in _QUESTIONS_AT_ONCE else []:
        found = finder.explainers(replace(subject, text=part, context=subject.text))
        best = next((match for match in found if match.score >= FURTHER and not match.explainer.is_refusal), None)
        if best is not None and best.explainer is not first and best.explainer not in chosen and _new(best.explainer, [first, *chosen]):
            chosen.append(best.explainer)
    return chosen


def _new(explainer: Explainer, said: Sequence[Explainer]) -> bool:
    """Whether its best sentence is not yet among those said."""
    best = explainer.citations[0]
    return all(best.start >= c.end or c.start >= best.end or c.document != best.document for one in said for c in one.citations)


def _by_place(found: Sequence[Match], best: Match) -> list[tuple[str, Explainer]]:
    """For each place the best explainer of the same topic, the best place first."""
    chosen: dict[str, Explainer] = {}
    for match in found:
        entry = match.explainer.entry
        if entry.topic == best.explainer.entry.topic and entry.places and match.score >= SAME_SUBJECT * best.score:
            chosen.setdefault(entry.places[0], match.explainer)
    return list(chosen.items())


def _best(found: Sequence[Match], subject: Subject) -> Match | None:
    """The best match; where one place is asked about, its own explainer before one that sets places side by side on the same topic."""
    if not found:
        return None
    best = found[0]
    if best.explainer.is_refusal or best.explainer.entry.places or not subject.regions or subject.compared:
        return best
    own = (m for m in found if m.explainer.entry.places and m.explainer.entry.topic == best.explainer.entry.topic)
    return next((match for match in own if match.score >= SAME_SUBJECT * best.score), best)


def _side_by_side(found: Sequence[Match], best: Match) -> Explainer | None:
    """The explainer that sets all places side by side on the same topic, where it comes near the best."""
    same = (m for m in found if m.explainer.entry.topic == best.explainer.entry.topic and not m.explainer.entry.places)
    return next((match.explainer for match in same if match.score >= SAME_SUBJECT * best.score), None)


def _refusal_among(found: Sequence[Match]) -> Explainer | None:
    return next((match.explainer for match in found if match.explainer.is_refusal and match.score >= ENOUGH), None)


def _curated_refusal(explainer: Explainer, facts: Facts, language: str) -> Reply:
    reply = compose.explained(explainer, facts, (), language)
    return replace(reply, citations=explainer.citations)


def _before_first_day(places: Sequence[str], best: Match | None, request: Request, finder: Finder) -> Reply | None:
    """The expense lies before the first day of every text of the place, and the question is not about that very date."""
    said = request.facts.get("date")
    if said is None or len(places) != 1 or not (request.reading.dates or request.follows) or "since" in said.flags:
        return None
    province = covering(places[0])
    documents = [document for document in catalog().documents if document.region == province]
    first = min(documents, key=lambda document: document.in_force_from)
    if date.fromisoformat(said.value) >= first.in_force_from:
        return None
    year = said.value[:4]
    if best is not None and best.score >= SURE and any(year in citation.quote for citation in best.explainer.citations):
        return None
    citations = first_day_citations(first.id, finder)
    return compose.not_in_force(province, first.in_force_from.isoformat(), citations, request.facts, request.reading.language)


def first_day_citations(document: str, finder: Finder) -> tuple[Citation, ...]:
    """The sentences that say from when a document applies, as its explainer on that quotes them."""
    found = (e for e in finder.matcher.explainers if e.entry.topic == "effective_date" and e.documents == {document})
    return next((explainer.citations for explainer in found), ())


def _notices(explainer: Explainer, facts: Facts, today: date) -> tuple[LaterChange, ...]:
    """Later changes reported for the place that touch the subject: terms of critical-illness insurance, not offices or tenders."""
    if not explainer.entry.topic.startswith(_PLACE_DECIDES) or not explainer.entry.places:
        return ()
    place = facts.value("place") or explainer.entry.places[0]
    return notices_for(place, today)


def _from_sentences(request: Request, subject: Subject, finder: Finder) -> Reply:
    """No explainer: the nearest sentences, if they are near; otherwise say that the texts are silent."""
    hits = finder.closest(request.subject, subject.regions, subject.documents)
    near = [hit for hit in hits if hit.dense >= _NEAR_SENTENCE]
    if not near:
        return compose.not_in_texts(request.facts, request.reading.language)
    return compose.closest([finder.citation(hit) for hit in near], request.facts, request.reading.language)
