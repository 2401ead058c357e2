"""The text for whoever takes the case over: made of the conversation and the notes, personal numbers as stars."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from assistant.ui import controls, language, words
from assistant.ui.plain import clean

if TYPE_CHECKING:
    from assistant.reply import Reply
    from assistant.ui.desk.callers import Caller


def hand_over_text(caller: Caller) -> str:
    """The last amount, or where there is none the last answer, with what was asked, heard and noted; "" before the first answer."""
    from assistant.takeaway.brief import hand_over
    from assistant.takeaway.paper import Paper
    from assistant.understand.privacy import masked

    if not caller.turns:
        return ""
    page = language.page_words()
    last = caller.turns[-1].reply
    counted = next((turn.reply for turn in reversed(caller.turns) if turn.reply.kind == "estimate"), None)
    estimate = (counted.estimate_json() if counted else last.estimate_json()) or {}
    if page.english:
        from assistant.english import in_english

        estimate = in_english(estimate)
    asked = page("desk.and").join(masked(turn.question) for turn in caller.turns)
    paper = Paper(estimate, datetime.now().astimezone().date(), _facts(last, page), page.language, asked)
    answer = "" if last is counted else last.text.replace("**", "")
    text = hand_over(paper, answer, [citation.as_json() for citation in last.citations])
    if notes := clean(masked(caller.notes)).strip():
        text += "\n" + page("desk.notes_line", text=notes)
    return text


def _facts(reply: Reply, said: words.Words) -> tuple[tuple[str, str], ...]:
    known = said.options("reply.facts")
    return tuple((known[fact.field], controls.shown(fact.field, fact.value, said)) for fact in reply.heard if fact.field in known)
