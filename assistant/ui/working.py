"""How an estimate comes about: its steps, each opening its sentence, what it rests on, what changed later; or why there is no amount."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from assistant.ui import controls, money, words
from assistant.ui.plain import clean, escape, strong
from assistant.ui.sources import MARKS, show, sources
from corpus.citation import Citation

_CHINESE = re.compile(r"[\u3400-\u9fff]{2}")


def working(estimate: Mapping[str, Any], key: str, said: words.Words) -> None:
    """Everything under an estimate's amount. Without an amount: what is missing, or why no text says it, with the sentences for it.

    `estimate` is the calculator's JSON; a caller that shows the later changes elsewhere leaves `notices` out of it.
    """
    no_amount(estimate, key, said)
    notices(estimate.get("notices", ()), said)
    st.fragment(_folded)(estimate, key, said)  # what is folded is drawn when it is opened, and nothing else with it


def no_amount(estimate: Mapping[str, Any], key: str, said: words.Words) -> None:
    """Why there is no amount: the figures that are missing, or the reason, with its sentences; nothing where there is one."""
    if estimate.get("status") not in ("needs_input", "not_covered"):
        return
    if missing := [controls.name(name, said) for name in estimate.get("missing", ())]:
        st.markdown(f"{strong(said('reply.missing'))}{escape(said('reply.comma').join(missing))}")
    if estimate.get("reason"):
        st.markdown(escape(in_language(estimate["reason"], said)))
    cited = [found for one in estimate.get("citations", ()) if (found := citation(one))]
    sources(cited[: len(MARKS)], f"{key}-reason", said)


def notices(found: Sequence[Mapping[str, str]], said: words.Words) -> None:
    """Later changes, each with its source and date in sight and its text a tap away, so that it pushes no amount out of the window."""
    for notice in found:
        source = in_language(notice["source"], said)
        if notice["date"] and notice["date"] not in notice["source"]:
            source += said("reply.comma") + notice["date"]
        title, dated, text, unused = (
            html.escape(clean(part))
            for part in (
                said("reply.notice"),
                said("reply.notice_source", source=source),
                in_language(notice["text"], said),
                said("reply.notice_unused"),
            )
        )
        summary = f"<summary><strong>{title}</strong><small>{dated}</small></summary>"
        st.html(f'<details class="mingbai-notice">{summary}<p>{text}</p><p>{unused}</p></details>')


def in_language(text: str, said: words.Words) -> str:
    """A sentence of the calculator in the language around it; one without an English says that it is Chinese."""
    if not said.english:
        return text
    from assistant.english import sentence

    told = sentence(text)
    return f"{told} {said('reply.in_chinese')}" if told == text and _CHINESE.search(text) else told


def citation(value: Citation | Mapping[str, Any] | None) -> Citation | None:
    """A step's citation, from the estimate or from its JSON form; None where no text is cited."""
    if not value:
        return None
    return value if isinstance(value, Citation) else Citation(**{name: value[name] for name in Citation.__dataclass_fields__})


def _folded(estimate: Mapping[str, Any], key: str, said: words.Words) -> None:
    if steps := [*estimate.get("steps", ())]:
        fold = st.expander(said("reply.steps"), key=f"{key}-steps", on_change="rerun")
        if fold.open:
            with fold:
                _steps(steps, key, said)
    lines = [*_stays(estimate, said), *(in_language(text, said) for text in estimate.get("assumptions", ()))]
    if lines:
        fold = st.expander(said("reply.assumptions"), key=f"{key}-assumptions", on_change="rerun")
        if fold.open:
            fold.markdown("\n".join(f"- {escape(money.grouped(line))}" for line in lines))


def _stays(estimate: Mapping[str, Any], said: words.Words) -> list[str]:
    """What each stay is paid."""
    return [
        said("reply.stay", day=stay["date"], paid=money.Span.read(stay).shown(said))  # type: ignore[union-attr]  # a stay has a lower end
        for stay in estimate.get("stays", ())
    ]


def _steps(steps: Sequence[Mapping[str, Any]], key: str, said: words.Words) -> None:
    for number, step in enumerate(steps):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-step-{number}"):
            st.markdown(_step(number, step, said), width="stretch")
            if (cited := citation(step.get("citation"))) and st.button(
                said("reply.step_source"), key=f"{key}-step-source-{number}", help=said("reply.step_opens", n=number + 1)
            ):
                show(cited)


def _step(number: int, step: Mapping[str, Any], said: words.Words) -> str:
    head = f"{number + 1}\\. {escape(money.grouped(in_language(step['label'], said)))}"
    result = f"　**{escape(money.yuan(step['amount'], said))}**" if step.get("amount") else ""
    formula = step.get("formula") or ""
    told = "" if formula == step.get("amount") else f"  \n:gray[{escape(money.grouped(in_language(formula, said)))}]"
    return head + result + told
