"""What a person takes along: the estimate as a sheet to save or print, and a line to read out to the hotline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui import estimate_card, money, share, words
from assistant.ui.plain import clean

if TYPE_CHECKING:
    from calculator.claim import Case


def take_away(
    estimate: Mapping[str, Any],
    facts: Sequence[tuple[str, str]],
    question: str,
    key: str,
    said: words.Words,
    case: Case | None = None,
) -> None:
    """Save as PDF, copy; a link to share where the case is given. `facts` are names and values in words."""
    if not estimate:
        return
    with st.container(horizontal=True, key=f"{key}-take"):
        st.download_button(
            said("reply.save_pdf"),
            partial(sheet, dict(estimate), tuple(facts), question, said),  # made when it is tapped
            said("reply.pdf_name"),
            "application/pdf",
            key=f"{key}-pdf",
            on_click="ignore",
        )
        if case is not None:
            share.share(case, key, said)
    if money.paid(estimate) is not None:
        st.caption(said("reply.copy"))
        st.code(estimate_card.line_to_read_out(estimate), language=None, wrap_lines=True)


def sheet(estimate: dict[str, Any], facts: tuple[tuple[str, str], ...], question: str, said: words.Words) -> bytes:
    """The sheet as PDF, in the language around the estimate."""
    from assistant.takeaway.paper import Paper
    from assistant.takeaway.pdf import estimate_pdf

    if said.english:
        from assistant.english import in_english

        estimate = in_english(estimate)
    made = datetime.now().astimezone().date()
    return estimate_pdf(Paper(estimate, made, facts, said.language, clean(question)))
