"""The pages that benches write are current, and what they count is counted rightly. Nothing here needs the encoder."""

from __future__ import annotations

import pytest

from assistant.explainers import load
from assistant.reply import Reply
from bench.coverage import COMMAND, PAGE, REASONS, is_current, of, unexplained
from bench.played import CHECKS, Case, Expected, Played, missed
from corpus.catalog import catalog


def test_every_sentence_is_spoken_for_or_set_aside_with_a_reason() -> None:
    """Every section that anyone could ask about is covered in full."""
    assert [(passage.document, passage.section, passage.text) for passage in unexplained(load())] == []


def test_the_page_of_coverage_is_current() -> None:
    """It is generated: after a change of explainers it is written anew."""
    assert is_current(load()), f"{PAGE.name} is out of date: run `{COMMAND}`"


@pytest.mark.parametrize("why", [why for _, why in REASONS])
def test_every_reason_is_needed(why: str) -> None:
    """A reason that sets nothing aside is one too many."""
    texts = [sentence for document in catalog().documents for sentence in of(document, load())]
    assert any(sentence.reason == why for sentence in texts)


def turn(text: str, **expected: object) -> Played:
    """One turn whose reply is this text and nothing else."""
    wanted = Expected.model_validate({"kind": "answer", **expected})
    case = Case(id="1", register="resident", topic="jy", turns=("起付线多少？",), expect=(wanted,))
    return Played(case, 0, Reply("answered", text))


def test_what_is_not_expected_is_not_checked() -> None:
    """A turn that expects a kind only is right with that kind, a supported text and short citations."""
    plain = turn("由无锡市定。")
    assert missed(plain) == ()
    assert {name for name, check in CHECKS.items() if check(plain) is not None} == {"kind", "grounded", "brief"}


def test_one_wording_of_each_fact_is_enough() -> None:
    """Width and thousands separators aside."""
    assert missed(turn("由无锡市 定，大病保险", facts=[["无锡市定", "别处"], ["大病保险"]])) == ()
    assert missed(turn("由无锡市定", facts=[["无锡"], ["大病保险"]])) == ("facts",)


def test_each_failure_is_named() -> None:
    """A figure out of nowhere, a forbidden word, no source, no amount, no question back."""
    wrong = turn("报65%", forbidden=["65%"], evidence=["起付标准"], documents=["jiangyin-2020"], asks=["place"])
    assert set(missed(wrong)) == {"evidence", "first", "asks", "allowed", "grounded"}
    amount = turn("", kind="estimate", accept_kinds=["clarify"], amount={"low": "1.00", "high": None})
    assert set(missed(amount)) == {"kind", "amount", "said"}
