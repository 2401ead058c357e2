"""Whole conversations, reviewed like code: what is asked, and what the reply must be, say and cite."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.conversation import Assistant, Conversation
from assistant.guard import loose_figures
from assistant.reply import MAX_CITATIONS, Reply
from calculator.money import yuan
from corpus.catalog import catalog
from corpus.fold import fold

TODAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent / "transcripts"
SCENES = [scene for file in sorted(FOLDER.glob("*.yaml")) for scene in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("scene", SCENES, ids=[scene["name"] for scene in SCENES])
def test_conversation(scene: dict[str, Any], assistant: Assistant) -> None:
    conversation = Conversation.start(today=TODAY)
    asked = ""
    for turn in scene["turns"]:
        asked += turn["ask"]
        conversation, reply = assistant.answer(conversation, turn["ask"])
        check_turn(turn, reply)
        check_always(reply, asked)


def check_turn(turn: dict[str, Any], reply: Reply) -> None:
    where = f"{turn['ask']} -> {reply.status}: {reply.text}"
    wanted = turn["status"] if isinstance(turn["status"], list) else [turn["status"]]
    assert reply.status in wanted, where
    if "low" in turn:
        amount = reply.estimate.reimbursement if reply.estimate else None
        assert amount is not None, where
        assert (yuan(amount.low or 0), None if amount.high is None else yuan(amount.high)) == (turn["low"], turn["high"]), where
    for words in turn.get("says", []):
        assert words in reply.text, f"{words} is missing in: {where}"
    for words in turn.get("silent", []):
        assert words not in reply.text, where
    assert set(turn.get("asks", [])) <= set(reply.asks), where
    if turn.get("cites"):
        assert [citation.document for citation in reply.citations[:1]] in [[name] for name in turn["cites"]], where
    heard = {fact.field: fact.value for fact in reply.heard}
    assert turn.get("heard", {}).items() <= heard.items(), heard


def check_always(reply: Reply, asked: str) -> None:
    """What holds for every reply: verbatim quotes with right offsets, no figure without support, at most six sources."""
    assert reply.text.strip()
    assert len(reply.citations) <= MAX_CITATIONS
    for citation in reply.citations:
        text = catalog().document(citation.document).text
        assert 1 <= len(citation.quote) <= 300
        assert fold(text[citation.start : citation.end]) == fold(citation.quote)
    assert loose_figures(reply, asked) == ()
