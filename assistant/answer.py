"""From an understood turn to a reply: which way it goes. The ways themselves are `estimating` and `looking_up`."""

from __future__ import annotations

from datetime import date

from assistant import compose
from assistant.choosing import CLEAR, SURE
from assistant.estimating import estimated_or_asked
from assistant.find import Finder
from assistant.looking_up import looked_up
from assistant.reply import Reply
from assistant.request import Request, named_scheme
from assistant.scope import OUTSIDE, log_odds
from assistant.structure import Subject
from assistant.wording import say


def reply_to(request: Request, finder: Finder, today: date, cut: int = 0) -> Reply:
    """The reply to one turn. `cut`: how many characters were read of a question too long, 0 if all."""
    language = request.reading.language
    match request.wants:
        case "nothing":
            reply = compose.nothing(language)
        case "facts":
            reply = compose.ask_for_question(request.facts, language)
        case "hello":
            reply = compose.hello(request.reason, language)
        case "refuse":
            reply = _refused(request, finder)
        case "sources":
            reply = compose.sources(request.sources, request.facts, language)
        case "estimate":
            reply = _not_an_amount(request, finder) or estimated_or_asked(request, finder, today)
        case "look_up":
            reply = looked_up(request, finder, today)
    reply = compose.on_the_place(reply, request.facts.value("place"))
    return reply.with_text(f"{say('nothing.too_long', language, count=cut)}\n\n{reply.text}") if cut else reply


def _not_an_amount(request: Request, finder: Finder) -> Reply | None:
    """The curated refusal where an amount is asked for that the texts do not speak of (a birth, a nursing allowance, a drug)."""
    if request.follows or request.reading.amounts or named_scheme(request.reading):
        return None
    ranking = finder.explainers(Subject(request.reading.plain))
    best = ranking.matches[0] if ranking.matches else None
    if best is None or not best.explainer.is_refusal or best.score < CLEAR or log_odds(ranking.seen) >= OUTSIDE:
        return None
    return compose.explained(best.explainer, request.facts, (), request.reading.language)


def _refused(request: Request, finder: Finder) -> Reply:
    """A refusal by intent, in the words of the curated one that fits the question, where there is one."""
    refusals = (match for match in finder.explainers(Subject(request.reading.plain)).matches if match.explainer.is_refusal)
    fitting = next((match.explainer for match in refusals if match.score >= SURE), None)
    return compose.refused(request.reason, fitting, request.reading.language)
