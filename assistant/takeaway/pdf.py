"""An estimate as a sheet to print and keep: the amount, what is left to pay, every step with its sentence, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from assistant.takeaway import paper as read
from assistant.takeaway.layout import GREEN, GREY, INK, SMALL, Run, Sheet
from assistant.takeaway.paper import Json, Paper
from assistant.takeaway.words import day
from assistant.takeaway.written import grouped, one_line

_NAMES = 38  # mm for the name of a fact
_NUMBER = 8  # mm for the number of a step
_LONGEST_QUESTION, _LONGEST_NAME, _LONGEST_FACT, _MOST = 400, 60, 160, 60  # what people wrote does not fill the sheet
_LONGEST_REASON, _LONGEST_TEXT = 900, 3000
_LARGE, _LESS_LARGE, _ONE_LINE = 25, 18, 20  # points, points, characters


def estimate_pdf(paper: Paper) -> bytes:
    """The sheet as PDF: A4, the font embedded as far as it is used, text that can be copied and searched, an outline."""
    title = paper.say("sheet.title")
    sheet = Sheet(title, paper.language, paper.made, paper.say("sheet.foot"), partial(paper.say, "sheet.page"))
    made = paper.say("sheet.made", day=day(paper.made, paper.language))
    sheet.together([Run(title, 19, GREEN, strong=True), Run(made, SMALL, GREY)])
    sheet.start_section(paper.say("section.result"))
    sheet.y += 2
    sheet.box([*_result(paper)])
    _list(sheet, "section.missing", [Run(name, mark="□", indent=5) for name in read.missing(paper.estimate, paper.language)], paper)
    _list(sheet, "section.facts", [*_facts(paper)], paper)
    _list(sheet, "section.stays", [*_stays(paper)], paper)
    _steps(sheet, paper)
    _list(sheet, "section.assumptions", _bullets(read.assumptions(paper.estimate)), paper)
    _list(sheet, "section.changes", [*_changes(paper)], paper)
    _sources(sheet, paper)
    return bytes(sheet.output())


def _result(paper: Paper) -> Iterator[Run]:
    """The amount large, or that there is none and why; then what is left to pay and how far it can be relied on."""
    estimate, language = paper.estimate, paper.language
    name, amount = read.scheme(estimate, language), read.paid(estimate, language)
    if read.newer(estimate):
        yield Run(paper.say("newer"))
    if not amount:
        key = "needs_input" if estimate["status"] == "needs_input" else "not_covered"
        yield Run(paper.say(key, scheme=name), 14, strong=True)
        yield from (Run(text, before=1) for text in _why_none(paper))
    else:
        yield Run(paper.say("pays", scheme=name), 11.5, before=1.5 if read.newer(estimate) else 0)
        yield Run(amount, _LARGE if len(amount) <= _ONE_LINE else _LESS_LARGE, GREEN, strong=True)
        yield from (Run(text, before=0.6) for text in _beside(paper))
        if still := read.left(estimate, language):
            yield Run(paper.say("left"), 11.5, before=2)
            yield Run(still, 15, INK, strong=True)
        yield from (Run(text, SMALL, GREY, before=0.6) for text in _within(paper))
        yield Run(paper.say("sheet.decision"), before=2)


def _why_none(paper: Paper) -> Iterator[str]:
    yield from _reason(paper)
    if paper.estimate["status"] == "needs_input":
        yield paper.say("needs_input.lead")
    elif "12393" not in (paper.estimate.get("reason") or ""):
        yield paper.say("no_reason")


def _reason(paper: Paper) -> Iterator[str]:
    if reason := paper.estimate.get("reason"):
        yield one_line(reason, _LONGEST_REASON)


def _beside(paper: Paper) -> Iterator[str]:
    """What stands right under the amount, and why where there is none."""
    yield from read.beside(paper)
    yield from _reason(paper)


def _within(paper: Paper) -> Iterator[str]:
    estimate, language = paper.estimate, paper.language
    yield paper.say("left.within")
    if own := estimate.get("own_total"):
        yield paper.say("left.own_total", amount=read.yuan(own, language))
    if outside := estimate.get("outside_catalogue"):
        yield paper.say("left.outside", each=read.yuan(outside["each"], language), less=read.yuan(outside["less"], language))


def _facts(paper: Paper) -> Iterator[Run]:
    if paper.question.strip():
        yield Run(one_line(paper.question, _LONGEST_QUESTION), mark=paper.say("sheet.question"), indent=_NAMES, before=0.6)
    for name, value in paper.facts[:_MOST]:
        yield Run(one_line(grouped(value), _LONGEST_FACT), mark=one_line(name, _LONGEST_NAME), indent=_NAMES, before=0.6)
    if paper.facts:
        yield Run(paper.say("facts.wrong"), SMALL, GREY, before=1)


def _stays(paper: Paper) -> Iterator[Run]:
    for stay in paper.estimate.get("stays") or ():
        amount = read.span(stay, paper.estimate["status"], paper.language)
        yield Run(paper.say("stay", day=stay["date"]), aside=amount, before=0.6)


def _steps(sheet: Sheet, paper: Paper) -> None:
    """Each step with its amount, formula and source, none of them parted by the end of a page."""
    cited = read.sources(paper.estimate)
    for number, step in enumerate(paper.estimate.get("steps") or (), 1):
        runs = [*_step(number, step, cited, paper)]
        if number == 1:
            sheet.section(paper.say("section.steps"), runs.pop(0))
        sheet.together(runs)


def _step(number: int, step: Json, cited: list[Json], paper: Paper) -> Iterator[Run]:
    amount, formula = step.get("amount") or "", step.get("formula") or ""
    label = one_line(grouped(step["label"]), _LONGEST_TEXT)
    yield Run(label, mark=f"{number}.", indent=_NUMBER, aside=read.yuan(amount, paper.language) if amount else "", before=2)
    if formula and formula != amount:
        yield Run(one_line(grouped(formula), _LONGEST_TEXT), SMALL, GREY, indent=_NUMBER)
    if source := step.get("citation"):
        told = paper.say("step.source", number=read.number_of(source, cited), name=read.named(source))
        yield Run(told, SMALL, GREEN, indent=_NUMBER)


def _changes(paper: Paper) -> Iterator[Run]:
    for change in paper.estimate.get("notices") or ():
        yield Run(one_line(change["text"], _LONGEST_TEXT), before=1)
        yield Run(paper.say("change.source", source=one_line(change["source"], _LONGEST_FACT)), SMALL, GREY)


def _sources(sheet: Sheet, paper: Paper) -> None:
    for number, cited in enumerate(read.sources(paper.estimate), 1):
        head = Run(read.full(cited), SMALL, GREY, indent=_NUMBER, mark=f"[{number}]", before=2)
        quote = Run(one_line(str(cited.get("quote") or ""), _LONGEST_TEXT), indent=_NUMBER)
        if number == 1:
            sheet.section(paper.say("section.sources"), head)
            sheet.together([quote])
        else:
            sheet.together([head, quote])


def _bullets(texts: Iterable[str]) -> list[Run]:
    return [Run(one_line(text, _LONGEST_TEXT), mark="·", indent=5, before=0.6) for text in texts]


def _list(sheet: Sheet, heading: str, runs: list[Run], paper: Paper) -> None:
    """A section of runs; none without any."""
    if runs:
        sheet.section(paper.say(heading), runs[0])
    for run in runs[1:]:
        sheet.together([run])
