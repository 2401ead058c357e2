"""The way to an amount: what is missing is asked for, what is known goes to the calculator, what comes back is worded."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant import compose
from assistant.choosing import ENOUGH, SURE, best_of, decides_money, subject_of
from assistant.explainers import Explainer
from assistant.facts import LADDER, PARAMETERS, Facts
from assistant.find import Finder, case_of, expense_day, first_day, first_text, less_per_ten_thousand, notices_for, work_out
from assistant.places import covering
from assistant.reply import MAX_CITATIONS, Reply, Status
from assistant.request import Request, tells_a_case
from assistant.understand.glossary import note
from assistant.wording import in_language, say
from calculator.claim import Case, CaseError
from calculator.outcome import Estimate

# How the calculator words that a figure contradicts the text: "rate 给的是 50%，… 写的是 60%，两个对不上；请核对…".
_AGAINST = "，两个对不上"
_NAME = re.compile(r"^[a-z_]+\s?")


def estimated_or_asked(request: Request, finder: Finder, today: date) -> Reply:
    """An amount, or the question that is in its way; a place or amount that cannot be is told first."""
    facts, language = request.facts, request.reading.language
    if problem := _amount_problem(facts, language):
        return problem
    asks = _missing(facts)
    if "place" in asks:
        return compose.ask_for_detail(asks, facts, language, context=_said_of_all(request, finder) if "amount" in asks else None)
    if not covering(facts.value("place")):
        return compose.other_place(facts.value("place"), facts, language)
    if "amount" in asks:
        return _without_amount(request, finder, today, asks)
    if asks:
        return compose.ask_for_detail(asks, facts, language)
    return _worked_out(request, today)


def _amount_problem(facts: Facts, language: str) -> Reply | None:
    """A negative amount, one finer than a fen, one too large for a bill."""
    amount = facts.get("amount") or facts.get("total")
    if amount is None or not amount.note:
        return None
    return Reply("needs_detail", say(f"bad.{amount.note}", language, words=amount.words), asks=("amount",), language=language)


def _missing(facts: Facts) -> tuple[str, ...]:
    """What must be known before the calculator is asked, most important first."""
    whole_slip = "total" in facts and "basic_paid" in facts
    missing = {
        "place": "place" not in facts or facts.flagged("place", "several"),
        "amount": ("amount" not in facts and not whole_slip) or facts.flagged("amount", "several"),
        "date": any(facts.flagged("date", flag) for flag in ("before", "since", "impossible")) and not _too_early(facts),
        "rate": facts.flagged("rate", "several"),
        # in 江阴 every recognised group is treated alike, so a named one need not be told more closely
        "category": "category_open" in facts and not ("category" in facts and covering(facts.value("place")) == "江阴市"),
    }
    return tuple(name for name, wanted in missing.items() if wanted)


def _too_early(facts: Facts) -> bool:
    """Whether the cost lies before the first day of the place's texts, whatever day it was: then no day need be asked for."""
    province = covering(facts.value("place"))
    return facts.flagged("date", "before") and bool(province) and date.fromisoformat(facts.value("date")) < first_day(province)


def _without_amount(request: Request, finder: Finder, today: date, asks: tuple[str, ...]) -> Reply:
    """The place is known and the amount is not: say the rule where a question fits it, and ask for the amount."""
    facts, language, subject = request.facts, request.reading.language, subject_of(request)
    best = best_of([match for match in finder.explainers(subject).matches if not match.explainer.is_refusal], subject)
    if best is None or best.score < ENOUGH:
        return compose.ask_for_detail(asks, facts, language)
    decides = decides_money(best.explainer)
    notices = notices_for(facts.value("place"), today) if decides else ()
    own_case = "total" in facts or request.reading.amounts or tells_a_case(request.reading) or any(name in facts for name in PARAMETERS)
    if best.score >= SURE and not own_case:
        return compose.explained(best.explainer, facts, notices, language, asks=asks if decides else ())
    return compose.ask_for_detail(asks, facts, language, context=best.explainer, notices=notices)


def _said_of_all(request: Request, finder: Finder) -> Explainer | None:
    """What sets all places side by side on the question, to be told while place and amount are asked for."""
    matches = finder.explainers(subject_of(request)).matches
    return next((m.explainer for m in matches if m.score >= SURE and not m.explainer.is_refusal and not m.explainer.entry.places), None)


def _worked_out(request: Request, today: date) -> Reply:
    facts, language, scheme = request.facts, request.reading.language, request.scheme
    try:
        result = work_out(facts, scheme, today)
    except CaseError as error:
        if own := _by_the_text(request, error, today):
            return own
        text = say("bad.case", language, message=in_language(error.message, language))
        return Reply("needs_detail", text, heard=facts.heard(), asks=(_field(error),), language=language)
    return replace(_worded(result, request, today), case=Case.read(case_of(facts, scheme, today)))


def _worded(result: Estimate, request: Request, today: date) -> Reply:
    facts, language, scheme = request.facts, request.reading.language, request.scheme
    match result.status:
        case "needs_input":
            asks = (*result.missing, "date") if facts.flagged("date", "before") else result.missing
            return compose.ask_for_detail(asks, facts, language, estimate=result, notices=result.notices)
        case "not_covered":
            return _not_covered(result, facts, language, today)
        case _:
            less = less_per_ten_thousand(facts, scheme, today, result)
            return compose.estimated(result, facts, scheme, language, less, covering(facts.value("place")))


def _field(error: CaseError) -> str:
    """The fact that the calculator cannot use: parameters.tiers.0.over -> tiers."""
    return error.field.removeprefix("parameters.").partition(".")[0]


def _by_the_text(request: Request, error: CaseError, today: date) -> Reply | None:
    """Where the person's own figure contradicts the text: what the text pays, with both figures named; None for other errors."""
    name, language = _field(error), request.reading.language
    if not error.field.startswith("parameters.") or name not in request.facts or _AGAINST not in error.message:
        return None
    reply = _worked_out(replace(request, facts=request.facts.without(name, *(LADDER if name == "tiers" else ()))), today)
    message = _NAME.sub("您", error.message.partition(_AGAINST)[0])
    return reply.with_text(f"{note('contradicts_text', language, message=message)}\n\n{reply.text}")


def _not_covered(result: Estimate, facts: Facts, language: str, today: date) -> Reply:
    """The calculator's reason, with the status it belongs to."""
    first = first_text(covering(facts.value("place")))
    early = first.in_force_from is not None and expense_day(facts, today) < first.in_force_from
    status: Status = "not_in_force" if early else "not_in_texts"
    reason = f"{result.reason}{first.in_force_reason}" if early else result.reason
    return Reply(
        status,
        say("not_covered.lead", language, reason=in_language(reason, language)),
        heard=facts.heard(),
        citations=result.citations[:MAX_CITATIONS],
        estimate=result,
        notices=result.notices,
        language=language,
    )
