"""350 conversations written from the texts alone, without sight of the explainers: how many are answered as they should be.

Each turn names the kind of reply, the sentence of which one must be among the first three sources, and the amount, worked out by
hand. What they first showed has been mended since, so they guard against loss and say little about new questions. The bars are
shares, a little under what was measured, so that a change that loses answers is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.conversation import Assistant, Conversation
from assistant.guard import loose_figures
from assistant.reply import Reply
from calculator.money import yuan
from corpus.fold import fold

TODAY = date(2026, 11, 21)
LINES = (Path(__file__).with_name("questions.jsonl")).read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True)
class Outcome:
    """One turn: what was expected, what came, and all that was asked up to it."""

    name: str
    expect: dict[str, Any]
    reply: Reply
    asked: str


@pytest.fixture(scope="module")
def outcomes(assistant: Assistant) -> list[Outcome]:
    return [outcome for line in LINES for outcome in played(json.loads(line), assistant)]


def played(case: dict[str, Any], assistant: Assistant) -> Iterator[Outcome]:
    today = date.fromisoformat(case["today"]) if "today" in case else TODAY
    conversation, asked = Conversation.start(case.get("place", ""), today), ""
    for turn, expect in zip(case["turns"], case["expect"], strict=True):
        asked += f"\n{turn}"
        conversation, reply = assistant.answer(conversation, turn)
        yield Outcome(f"{case['id']} {turn}", expect, reply, asked)


def share(checked: list[tuple[str, bool]], least: float) -> None:
    missed = [name for name, ok in checked if not ok]
    assert 1 - len(missed) / len(checked) >= least, missed


def test_the_kind_of_reply(outcomes: list[Outcome]) -> None:
    share([(o.name, o.reply.kind in (o.expect["kind"], *o.expect.get("accept_kinds", []))) for o in outcomes], 0.96)


def test_the_sentence_is_among_the_first_three_sources(outcomes: list[Outcome]) -> None:
    answers = [o for o in outcomes if o.expect["kind"] == "answer" and o.expect.get("evidence")]
    share([(o.name, holds_evidence(o)) for o in answers], 0.87)


def holds_evidence(outcome: Outcome) -> bool:
    quotes = [fold(citation.quote) for citation in outcome.reply.citations[:3]]
    return any(fold(snippet) in quote for snippet in outcome.expect["evidence"] for quote in quotes)


def test_no_amount_is_wrong(outcomes: list[Outcome]) -> None:
    """Asking back is allowed where a sentence is hard to read; a wrong amount never is."""
    given = [o for o in outcomes if o.expect.get("amount") and amount_of(o.reply) is not None]
    assert [(o.name, amount_of(o.reply)) for o in given if amount_of(o.reply) != tuple(o.expect["amount"].values())] == []


def test_the_amount_is_given(outcomes: list[Outcome]) -> None:
    share([(o.name, amount_of(o.reply) is not None) for o in outcomes if o.expect.get("amount")], 0.97)


def amount_of(reply: Reply) -> tuple[str | None, str | None] | None:
    amount = reply.estimate.reimbursement if reply.estimate else None
    if amount is None:
        return None
    return (None if amount.low is None else yuan(amount.low), None if amount.high is None else yuan(amount.high))


def test_no_figure_without_support(outcomes: list[Outcome]) -> None:
    assert [(o.name, loose_figures(o.reply, o.asked)) for o in outcomes if loose_figures(o.reply, o.asked)] == []


def test_nothing_forbidden_is_said(outcomes: list[Outcome]) -> None:
    assert [o.name for o in outcomes for words in o.expect.get("forbidden", []) if fold(words) in fold(o.reply.text)] == []
