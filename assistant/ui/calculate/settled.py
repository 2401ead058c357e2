"""The office's own figures beside ours: where they part, and what would explain it. Nobody is said to be wrong."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.ui import language
from assistant.ui.calculate import control, reasons, store
from calculator.claim import Case, CaseError
from calculator.explanation.departure import departure
from calculator.explanation.settlement import read_settlement
from calculator.outcome import Estimate
from calculator.person import Scheme

_ASKED = {
    Scheme.CRITICAL_ILLNESS: ("critical_illness_paid", "eligible_self_paid", "deductible"),
    Scheme.MEDICAL_AID: ("medical_aid_paid", "eligible_self_paid", "deductible"),
    Scheme.CHAIN: ("critical_illness_paid", "medical_aid_paid", "eligible_self_paid", "deductible"),
}
"""The figures of a settlement that people find on it, the payment first."""


def draw(case: Case, estimate: Estimate) -> None:
    """Folded: most people have no settlement yet."""
    said = language.page_words()
    fold = st.expander(said("calculator.settled"), key="calculate-settled", on_change="rerun")
    if not fold.open:
        return
    with fold:
        control.explained(said("calculator.settled_lead"))
        names, office = said.options("calculator.settled_figures"), store.form().office
        asked = _ASKED[case.scheme]
        for name in asked:
            take = partial(store.change_inside, "office", name)
            control.figure(f"office-{name}", names[name], office.get(name, ""), take)
        told = {name: office[name] for name in asked if office.get(name)}
        if told:
            _compare(case, estimate, told)


def _compare(case: Case, estimate: Estimate, told: dict[str, str]) -> None:
    try:
        settlement = read_settlement({"settlement": told})
        found = departure(case, estimate, settlement) if settlement else None
    except CaseError as error:
        control.wrong(error.message)
        return
    if found is not None:
        reasons.sentences(found.said(), "calculate-settled")
