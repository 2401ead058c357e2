"""Comparisons as tables: the same case in other groups, years and places; the greatest difference said in words, with its sentence."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from assistant.ui import controls, language, money
from assistant.ui.calculate import control
from assistant.ui.calculate.compared import Line, by_category, by_place, by_year, farthest, why_different
from assistant.ui.calculate.needs import Outcome
from assistant.ui.calculate.result import summary
from assistant.ui.plain import escape
from assistant.ui.sources import show
from calculator.claim import Given
from calculator.money import yuan
from calculator.outcome import Status
from calculator.person import Scheme
from corpus.catalog import catalog

_FIRM = (Status.EXACT, Status.ASSUMED)


def draw(found: Outcome) -> None:
    """Three tables, or what the form still lacks."""
    said = language.page_words()
    if found.case is None or found.estimate is None:
        st.info(escape(summary(found)))
        return
    st.caption(said("calculator.compare_lead"))
    years = {int(day[:4]): day for day in controls.choices("date", said)}
    tables = {
        "category": by_category(found.case, found.estimate),
        "year": by_year(found.case, found.estimate, years),
        "place": by_place(found.case, found.estimate),
    }
    titles = said.options("calculator.tables")
    for kind, lines in tables.items():
        st.subheader(titles[kind], anchor=False)
        if lines and all(line.low is None for line in lines):
            _why_not(kind, lines)  # a table of dashes would say less
        elif lines:
            _table(kind, lines, found)
        else:
            st.caption(said("calculator.no_table"))


def _table(kind: str, lines: list[Line], found: Outcome) -> None:
    said = language.page_words()
    columns = said.options("calculator.columns")
    rules = {rule for line in lines if line.low is not None and (rule := _rule(line))}
    shown = [columns["paid"], columns["still"], *([columns["rule"]] if len(rules) > 1 else [])]  # one for all is said under the table
    rows = [_cells(line)[: len(shown)] for line in lines]
    names = [_name(kind, line) for line in lines]
    frame = pd.DataFrame(rows, columns=shown, index=pd.Index(names, name=columns[kind]))
    with st.container(key=f"calculate-table-{kind}"):
        st.table(frame.reset_index(names=columns[kind]).set_index(columns[kind]), alt=said.options("calculator.tables")[kind])
    if len(rules) == 1:
        st.caption(escape(said("calculator.one_rule", title=rules.pop())))
    _difference(kind, lines)
    _why_not(kind, lines)
    if kind == "category":
        st.caption(said("calculator.not_a_choice"))
    if kind != "place" and found.case is not None and found.case.given != Given():
        st.caption(said("calculator.figures_kept"))
    if kind == "place" and found.case is not None and found.case.scheme is not Scheme.CRITICAL_ILLNESS:
        st.caption(said("calculator.aid_places"))


def _name(kind: str, line: Line) -> str:
    """What is otherwise, in words; one's own is marked with a word, too."""
    said = language.page_words()
    shown = escape(_label(kind, line))
    return f"**{shown}** {said('calculator.own')}" if line.own else shown


def _label(kind: str, line: Line) -> str:
    said = language.page_words()
    match kind:
        case "category":
            return said.options("reply.categories")[line.name]
        case "year":
            return said("reply.year", year=line.name)
        case _:
            return said.options("reply.places")[line.name]


def _cells(line: Line) -> tuple[str, str, str]:
    """The amount with how firm it is, what is left, and the text; a dash where there is none."""
    said = language.page_words()
    words, told = said.options("calculator.statuses"), line.estimate.as_json() if line.estimate else {}
    paid, still, status = money.paid(told), money.still(told), told.get("status", "not_covered")
    if paid is None:
        return escape(words[status]), said("calculator.none"), said("calculator.none")
    most = said("calculator.at_most") if status == "at_least" else ""
    left = f"{most}{still.shown(said)}" if still else said("calculator.none")
    return escape(f"{words[status]} {paid.shown(said)}".strip()), escape(left), escape(_rule(line))


def _rule(line: Line) -> str:
    document = line.estimate.rule_document if line.estimate else ""
    return catalog().document(document).short_title if document else ""


def _difference(kind: str, lines: list[Line]) -> None:
    """The lines farthest from one's own, with the sentence that makes the difference."""
    said, others = language.page_words(), farthest(lines)
    own = next((line for line in lines if line.own), None)
    if not others or own is None:
        return
    gap = (others[0].low or 0) - (own.low or 0)
    more = said("calculator.more") if gap > 0 else said("calculator.less")
    firm = all(line.estimate is not None and line.estimate.status in _FIRM for line in (own, others[0]))
    key = "calculator.difference" if firm else "calculator.difference_of_floors"
    first = _label(kind, others[0])
    name = said("calculator.one_other", name=first) if len(others) == 1 else said("calculator.and_others", name=first, n=len(others))
    text = said(key, name=name, more=more, gap=money.yuan(yuan(abs(gap)), said))
    with st.container(horizontal=True, vertical_alignment="center", key=f"calculate-difference-{kind}"):
        st.markdown(escape(text), width="stretch")
        cited = why_different(others[0], own)
        if cited is not None and st.button(said("reply.step_source"), key=f"calculate-difference-{kind}-source"):
            show(cited)


def _why_not(kind: str, lines: list[Line]) -> None:
    """The reasons for lines without an amount, each once; one that holds for every line needs no names."""
    said = language.page_words()
    by_reason: dict[str, list[str]] = {}
    for line in lines:
        if line.reason:
            by_reason.setdefault(line.reason, []).append(_label(kind, line))
    if [*map(len, by_reason.values())] == [len(lines)]:
        st.caption(escape(control.in_page_language(lines[0].reason)))
    elif by_reason:
        comma = said("reply.comma")
        told = [
            f"- **{escape(comma.join(names))}**{said('calculator.colon')}{escape(control.in_page_language(reason))}"
            for reason, names in by_reason.items()
        ]
        st.markdown("\n".join([said("calculator.why_none"), "", *told]))
