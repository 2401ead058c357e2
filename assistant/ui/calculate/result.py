"""What comes of the form: what is still lacking, or the amount with all that stands around it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.ui import chart, controls, estimate_card, language, money, working
from assistant.ui.calculate import control, expense, reasons, settled, store
from assistant.ui.calculate.form import SLIP, Form
from assistant.ui.calculate.needs import Outcome
from assistant.ui.plain import escape, shorten
from assistant.ui.take_away import take_away
from assistant.ui.what_if import what_if
from calculator.claim import Case, Slip
from calculator.explanation.who_pays import who_pays
from calculator.outcome import Estimate, Status

_KEY = "calculate-own"
_LINE = 48  # characters of the line that stays in sight on a phone; an amount is never cut
_SCROLL = "<script>/* {look} */ document.querySelector('.st-key-calculate-result')?.scrollIntoView({{block: 'start'}})</script>"


def draw(found: Outcome) -> None:
    """The result under its heading; in sight at once where it was asked for."""
    said = language.page_words()
    with st.container(key="calculate-result"):
        st.subheader(said("calculator.result"), anchor=False)
        if found.case is not None and found.estimate is not None:
            _worked_out(found, found.case, found.estimate)
        else:
            st.info(escape(summary(found)))
    if look := store.held().look:
        st.html(_SCROLL.format(look=look), unsafe_allow_javascript=True)


def summary(found: Outcome) -> str:
    """The result in one line: it stays in sight on a phone, and a screen reader says it when it changes."""
    said = language.page_words()
    if found.error is not None:
        return said("calculator.to_mend", message=control.in_page_language(found.error.message))
    if found.outside:
        return control.in_page_language(found.outside)
    if found.lacks:
        names = said.options("calculator.lacking")
        return said("calculator.lacks", names=said("reply.comma").join(names[name] for name in found.lacks))
    told = found.estimate.as_json() if found.estimate else {}
    paid, still = money.paid(told), money.still(told)
    if paid is None:
        missing = said("reply.comma").join(controls.name(name, said) for name in told.get("missing", ()))
        reason = control.in_page_language(told.get("reason", ""))
        return said("calculator.lacks", names=missing) if missing else reason
    line = f"{estimate_card.pays(told, said)} {paid.shown(said)}"
    return line if still is None else f"{line}{said('calculator.then')}{estimate_card.left(told, said)} {still.shown(said)}"


def in_sight(found: Outcome) -> None:
    """The line that stays at the foot of a phone."""
    with st.container(key="calculate-summary"):
        line = summary(found)
        st.markdown(f"**{escape(line if found.paid else shorten(line, _LINE))}**")


def _worked_out(found: Outcome, case: Case, estimate: Estimate) -> None:
    said, told = language.page_words(), as_shown(case, estimate)
    working.notices(told["notices"], said)
    estimate_card.amount(told, _KEY, said)
    _beyond(found, case, estimate)
    working.working(told | {"notices": []}, _KEY, said)  # they stand above the amount
    if found.paid:
        _what_if(case)
    reasons.draw(case, estimate)
    settled.draw(case, estimate)
    take_away(told, facts(found), said("calculator.question"), _KEY, said, case)


def as_shown(case: Case, estimate: Estimate) -> dict[str, Any]:
    """The estimate's JSON with what the card draws besides: the whole bill, and what the person pays of it in all."""
    told: dict[str, Any] = estimate.as_json() | chart.bill(case)
    whole = who_pays(case, estimate).as_json()["person"] if isinstance(case.expenses, Slip) else None
    if whole and whole["low"] == whole["high"] and whole["low"] is not None:
        told["own_total"] = whole["low"]
    return told


def _beyond(found: Outcome, case: Case, estimate: Estimate) -> None:
    """What the amount leaves out: what is not eligible after all, and aid that the texts at hand do not speak of."""
    if not isinstance(case.expenses, Slip):
        reasons.outside(case, estimate, _KEY)
    aid = found.wanted.aid
    if found.paid and aid is not None and aid.status is Status.NOT_COVERED:
        said = language.page_words()
        st.caption(escape(said("calculator.aid_apart", reason=control.in_page_language(aid.reason))))


def _what_if(case: Case) -> None:
    fold = st.expander(language.page_words()("reply.what_if"), key=f"{_KEY}-what-if-fold", on_change="rerun")
    if fold.open:
        with fold:
            what_if(case, f"{_KEY}-{abs(hash(case))}", language.page_words())  # another case begins with its own amount


def facts(found: Outcome) -> list[tuple[str, str]]:
    """What was reckoned with, in words."""
    said, form = language.page_words(), found.form
    told = [(field, getattr(form, field)) for field in ("place", "category", *(("insurance",) if found.wanted.insurance else ()))]
    if form.way != "stays":
        told.append(("date", form.date))
    lines = [(controls.name(field, said), controls.shown(field, value, said)) for field, value in told]
    figures = (*found.figures.needed, *found.figures.useful, "aid_used")
    return [*lines, *_expense(form), *_figures(form, figures)]


def _expense(form: Form) -> list[tuple[str, str]]:
    said = language.page_words()
    match form.way:
        case "slip":
            names = said.options("calculator.slip")
            return [(names[name], money.yuan(form.slip[name], said)) for name in SLIP if form.slip.get(name)]
        case "stays":
            return [(row.date, money.yuan(row.amount, said)) for row in form.stays if row.whole]
        case _:
            return [(expense.asked(form), money.yuan(form.amount, said))]


def _figures(form: Form, names: tuple[str, ...]) -> list[tuple[str, str]]:
    said = language.page_words()
    named = [("tiers" if name == "rate" and form.figures.get("rate_form") == "tiers" else name) for name in names]
    return [(controls.name(name, said), controls.shown(name, form.figures[name], said)) for name in named if form.figures.get(name)]
