"""The result in few words: for a QR code, and for the agent who takes a case over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.takeaway import paper as read
from assistant.takeaway.paper import Json, Paper
from assistant.takeaway.words import day, say
from assistant.takeaway.written import clean, grouped, one_line

MOST = 100  # characters of a plain result
_LONGEST_QUESTION, _LONGEST_TEXT, _LONGEST_FACT = 2000, 3000, 160


def plain_result(estimate: Json, told: Sequence[str] = (), language: str = "zh", most: int = MOST) -> str:
    """The result on one line of at most `most` characters, for instance for a QR code.

    The amount with how firm it is and where to ask always stand in it. `told` is for whom it is, in short words, the weightiest first
    (place, year, group). What does not fit is left out whole, so no figure is ever cut.
    """
    line = _Short(_head(estimate, language, most), language)
    if read.newer(estimate):
        line = line.with_more(most, newer=say("short.newer", language))
    for fact in filter(None, (one_line(each, most) for each in told)):
        line = line.with_more(most, facts=(*line.facts, fact))
    return line.with_more(most, rest=_rest(estimate, language)).text()


@dataclass(frozen=True, slots=True)
class _Short:
    """A plain result in the making."""

    head: str
    language: str
    rest: str = ""
    facts: tuple[str, ...] = ()
    newer: str = ""

    def text(self) -> str:
        facts = say("comma", self.language).join(self.facts)
        told = facts and facts + say("stop", self.language).strip()
        return _sentences([self.head, self.rest, told, self.newer, say("short.end", self.language)], self.language)

    def with_more(self, most: int, **more: Any) -> _Short:
        """The same with something more, where that fits."""
        longer = replace(self, **more)
        return longer if len(longer.text()) <= most else self


def _head(estimate: Json, language: str, most: int) -> str:
    """The amount with who pays it; in few words where that is too long."""
    name, stop = read.scheme(estimate, language, "short"), say("stop", language).strip()
    if not (amount := read.paid(estimate, language)):
        return say(f"short.{_without(estimate)}", language, scheme=name) + stop
    room = most - len(say("short.end", language)) - 1
    whole = read.paid(estimate, language, "pays", scheme=name) + stop
    return next((text for text in (whole, amount + stop) if len(text) <= room), say("short.elsewhere", language))


def _without(estimate: Json) -> str:
    return "needs_input" if estimate["status"] == "needs_input" else "not_covered"


def _rest(estimate: Json, language: str) -> str:
    """What is left to pay, or what is missing."""
    if still := read.left(estimate, language, "left"):
        return still + say("stop", language).strip()
    names = say("list", language).join(read.missing(estimate, language))
    return say("short.missing", language, names=names) if names else ""


def _sentences(texts: Sequence[str], language: str) -> str:
    return (" " if language == "en" else "").join(filter(None, texts))


def hand_over(paper: Paper, answer: str = "", citations: Sequence[Json] = ()) -> str:
    """One case as plain text for whoever takes it over, a line for each thing: what was asked, heard, worked out, what it rests on.

    `answer` is what was told where there is no amount; `citations` are its sources, which stand after those of the estimate.
    """
    lines = [paper.say("over.title", day=day(paper.made, paper.language)), *_case(paper), *_changes(paper), *_outcome(paper)]
    if answer.strip():
        lines.append(paper.say("over.answer", text=one_line(answer, _LONGEST_TEXT)))
    lines += _grounds(paper, citations)
    return "\n".join(clean(line) for line in lines)


def _case(paper: Paper) -> Iterator[str]:
    if paper.question.strip():
        yield paper.say("over.question", text=one_line(paper.question, _LONGEST_QUESTION))
    pairs = ((one_line(name, _LONGEST_FACT), one_line(grouped(value), _LONGEST_FACT)) for name, value in paper.facts)
    facts = [paper.say("over.fact", name=name, value=value) for name, value in pairs]
    if facts:
        yield paper.say("over.facts", text=paper.say("semicolon").join(facts))


def _changes(paper: Paper) -> Iterator[str]:
    """Later changes with their source, which are told before any amount."""
    changes = [
        paper.say("over.change", text=one_line(change["text"], _LONGEST_TEXT), source=one_line(change["source"], _LONGEST_FACT))
        for change in paper.estimate.get("notices") or ()
    ]
    if changes:
        yield paper.say("over.changes", text=paper.say("semicolon").join(changes))


def _outcome(paper: Paper) -> Iterator[str]:
    estimate, language = paper.estimate, paper.language
    if not estimate:
        return
    if names := read.missing(estimate, language):
        yield paper.say("over.missing", text=paper.say("list").join(names))
    yield paper.say("over.result", text=_sentences([text.strip() for text in _result(paper)], language))


def _result(paper: Paper) -> Iterator[str]:
    """Sentences of the result: amount, what is left, parts, what was had, why, how far it can be relied on."""
    estimate, language = paper.estimate, paper.language
    stop, name = paper.say("stop"), read.scheme(estimate, language)
    if amount := read.paid(estimate, language, "pays", scheme=name):
        yield amount + stop
        if still := read.left(estimate, language, "left"):
            yield still + stop
        yield from (line if line.endswith(stop.strip()) else line + stop for line in read.beside(paper))
        yield paper.say("left.within")
        yield paper.say("over.decision")
    else:
        yield paper.say(_without(estimate), scheme=name) + stop
    yield one_line(estimate.get("reason") or "", _LONGEST_TEXT)


def _grounds(paper: Paper, citations: Sequence[Json]) -> Iterator[str]:
    """What it rests on: assumptions, texts by 文号 and section."""
    estimate, between = paper.estimate, paper.say("semicolon")
    if taken := [one_line(text, _LONGEST_TEXT).rstrip("。；.;") for text in read.assumptions(estimate)]:
        yield paper.say("over.assumptions", text=between.join(taken) + paper.say("stop").strip())
    if named := dict.fromkeys(map(read.named, [*read.sources(estimate), *citations])):
        yield paper.say("over.sources", text=between.join(named))
