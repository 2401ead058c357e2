"""What the person has a right to under the place's texts: rights first, the rest folded, what is not known yet asked beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from assistant.ui import controls, language, working
from assistant.ui.calculate import control, store
from assistant.ui.calculate.form import Form
from assistant.ui.calculate.needs import Outcome
from assistant.ui.plain import escape
from assistant.ui.sources import show
from assistant.ui.working import citation
from calculator.claim import CaseError
from calculator.eligibility.facts import YES_OR_NO, Fact, Person
from calculator.eligibility.groups import vocabulary
from calculator.eligibility.whole import entitlements

_ASKED_AT_ONCE = 3
Entitlement = Mapping[str, Any]
_GROUPS: dict[str, Callable[[Entitlement], bool]] = {
    "rights": lambda one: one["status"] == "entitled" and one["kind"] == "right",
    "possible": lambda one: one["status"] == "possible" and one["kind"] != "goal",
    "duties": lambda one: one["status"] == "entitled" and one["kind"] != "right",
    "planned": lambda one: one["status"] == "possible" and one["kind"] == "goal",
    "not": lambda one: one["status"] == "not",
}


def draw(found: Outcome) -> None:
    """The groups in order; only the rights are open."""
    said = language.page_words()
    if "place" in found.lacks:
        st.info(said("calculator.entitled_lacks"))
        return
    try:
        result = entitlements(Person.read(told(found))).as_json()
    except CaseError as error:
        control.wrong(error.message)
        return
    st.caption(escape(said("calculator.entitled_lead", facts=_known(found))))
    for note in result["notes"]:
        st.warning(escape(control.in_page_language(note)))
    if result["reason"]:
        st.info(escape(control.in_page_language(result["reason"])))
    for group, holds in _GROUPS.items():
        _group(group, [one for one in result["entitlements"] if holds(one)])
        if group == "rights":
            _asked(result, found.form)
    working.notices(result["notices"], said)


def told(found: Outcome) -> dict[str, Any]:
    """The person as the machine interface has it: the facts of the form, and those asked for here."""
    form = found.form
    facts: dict[str, Any] = {name: _value(name, value) for name, value in form.facts.items() if value}
    if found.wanted.insurance:
        facts["insurance"] = form.insurance
    if form.referred:
        facts["referred"] = form.referred == "true"
    if form.category:
        facts["category"] = form.category
    last = max((row.date for row in form.stays if row.date), default=form.date)
    return facts | {"place": form.place, "date": last if form.way == "stays" else form.date}


def _value(name: str, value: str) -> str | bool:
    return value == "true" if name in YES_OR_NO else value


def _known(found: Outcome) -> str:
    said, form = language.page_words(), found.form
    names = ("place", "category", *(("insurance",) if found.wanted.insurance else ()))
    return said("reply.comma").join(controls.shown(name, getattr(form, name), said) for name in names if getattr(form, name))


# The entitlements ---------------------------------------------------------------------------------------------------


def _group(group: str, ones: Sequence[Entitlement]) -> None:
    """One group under its heading; all but the rights are folded, and drawn when they are opened."""
    said = language.page_words()
    title = f"{said.options('calculator.groups')[group]}{said('calculator.count', n=len(ones))}"
    if group == "rights":
        st.subheader(title, anchor=False)
        if not ones:
            st.caption(said("calculator.no_rights"))
        _each(ones, group)
    elif ones:
        fold = st.expander(title, key=f"calculate-entitled-{group}", on_change="rerun")
        if fold.open:
            with fold:
                st.caption(said.options("calculator.groups_lead")[group])
                _each(ones, group)


def _each(ones: Sequence[Entitlement], group: str) -> None:
    for one in ones:
        _entitlement(one, group)


def _entitlement(one: Entitlement, group: str) -> None:
    """Name and standing, what it gives, what it hangs on, what to do, and its first sentence."""
    said = language.page_words()
    key = f"calculate-entitled-{one['id']}"
    with st.container(border=True, key=key, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-head"):
            standing = said.options("calculator.standings")["planned" if group == "planned" else one["status"]]
            st.markdown(f"**{escape(control.in_page_language(one['name']))}**  \n:small[{escape(standing)}]", width="stretch")
            cited = citation(next(iter(one["citations"]), None))
            if cited is not None and st.button(said("reply.step_source"), key=f"{key}-source"):
                show(cited)
        st.markdown(escape(control.in_page_language(one["gives"])))
        if one["reason"]:
            st.caption(escape(control.in_page_language(one["reason"])))
        if one["status"] != "not":
            for step in one["to_do"]:
                st.caption(escape(said("calculator.to_do", step=control.in_page_language(step))))


# What is not known yet ----------------------------------------------------------------------------------------------


def _asked(result: Mapping[str, Any], form: Form) -> None:
    """The questions that decide most, and those already answered; a plan stays a plan whatever is told."""
    said = language.page_words()
    settles = {fact for one in result["entitlements"] if one["kind"] != "goal" for fact in one["missing"]}
    questions = {one["fact"]: one["question"] for one in result["questions"]}
    asked = [fact for fact in questions if fact in settles or not result["entitlements"]]
    asked = [fact for fact in asked if fact not in (Fact.PLACE, Fact.CATEGORY)]  # the form asks for these
    answered = [fact for fact in form.facts if form.facts[fact] and fact not in asked]
    if not asked and not answered:
        return
    with st.container(border=True, key="calculate-entitled-asks"):
        st.markdown(f"**{escape(said('calculator.entitled_asks'))}**")
        for fact in (*answered, *asked[:_ASKED_AT_ONCE]):
            _question(Fact(fact), form)
        if more := asked[_ASKED_AT_ONCE:]:
            fold = st.expander(said("calculator.more_questions", n=len(more)), key="calculate-entitled-more", on_change="rerun")
            if fold.open:
                with fold:
                    for fact in more:
                        _question(Fact(fact), form)


def _question(fact: Fact, form: Form) -> None:
    from calculator.eligibility.sentences import sentences

    said = language.page_words()
    label, take = escape(control.in_page_language(sentences().questions[fact])), partial(store.change_inside, "facts", fact.value)
    value = form.facts.get(fact.value, "")
    match fact:
        case Fact.PLACE_OF_CARE:
            control.line(f"fact-{fact.value}", label, value, take, said("reply.place_example"))
        case Fact.INSURANCE:
            control.buttons(f"fact-{fact.value}", label, controls.choices("insurance", said), value, take, must=False)
        case Fact.GROUP_2017:
            groups = {
                word.group.value: control.in_page_language(word.group.value) for word in vocabulary().words.values() if word.told_by is fact
            }
            control.buttons(f"fact-{fact.value}", label, groups, value, take, must=False)
        case _:
            control.buttons(f"fact-{fact.value}", label, said.options("calculator.yes_or_no"), value, take, must=False)
