"""The facts on the card: each has a name and plain words in both languages, and what is shown can be written back."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.facts import AMOUNT_FIELDS, LADDER, PARAMETERS, PAYMENT_FIELDS, RATE_FIELDS, Facts
from assistant.merge import merge
from assistant.reply import Heard
from assistant.ui import controls, tiers, words
from assistant.ui.facts_card import label
from assistant.ui.plain import JOINER
from assistant.understand import read

BOTH = [words.CHINESE, words.ENGLISH]
TOLD = {"place", "category", "insurance", "date", "referred"}  # facts that are no figures
HEARD = TOLD | {*AMOUNT_FIELDS.values(), *PAYMENT_FIELDS.values(), *RATE_FIELDS, *PARAMETERS, *LADDER}
LADDERS = [
    "0–50000: 55%; 50000–100000: 60%; 100000–: 70%",
    "0–23456: 52.5%; 23456–: 70%",
    "0–15000.00: 50%; 15000.00–1200000: 65%; 1200000–: 80%",
]
EVERYTHING = (
    "我爸是低保，吉林的，职工医保，去年出院，没办转诊，总费用30万，医保报了10万，目录外2万，自己付了18万",
    "起付线1.2万，封顶线30万，扣除起付线以后5万以内报55%，5万以上报70%",
    "救助比例70%，救助起付线3000元，一年最多救助8万，今年已经救助了1万",
)


@pytest.mark.parametrize("said", BOTH)
@pytest.mark.parametrize("field", sorted(HEARD))
def test_every_fact_has_a_name(said: words.Words, field: str) -> None:
    """One without a name would not be on the card at all, and could not be put right."""
    assert said.options("reply.facts").get(field)


@pytest.mark.parametrize("said", BOTH)
def test_what_people_tell_is_on_the_card(said: words.Words) -> None:
    """Whatever a person's words leave among the facts has a name there, and a value in words and figures only."""
    facts = Facts()
    for text in EVERYTHING:
        facts = merge(facts, read(text, date(2026, 11, 21)))
    heard = facts.heard()
    assert {"tiers", "tier_base", "referred", "total", "place"} <= {fact.field for fact in heard}
    for fact in heard:
        assert fact.field in said.options("reply.facts")
        assert controls.shown(fact.field, fact.value, said) not in {"excess", "self_paid", "true", "false"}


def test_tiers_are_said_the_way_people_say_them() -> None:
    """Whole on their button, however many there are."""
    (shown, english) = (
        label(Heard("tiers", LADDERS[0], ""), said).replace("\\", "").replace("\u00a0", " ").replace(JOINER, "") for said in BOTH
    )
    assert shown == "分档报销比例：**0–5万元 55%，5万–10万元 60%，10万元以上 70%**"
    assert english == "Rates by tier: **0–50,000 yuan 55%, 50,000–100,000 yuan 60%, above 100,000 yuan 70%**"


@pytest.mark.parametrize("said", BOTH)
@pytest.mark.parametrize("ladder", LADDERS)
def test_tiers_shown_are_read_back_as_the_same(said: words.Words, ladder: str) -> None:
    """Their field begins with what is shown; sent off unchanged it changes nothing."""
    assert re.sub(r"\.0+(?=[–:])", "", tiers.read_back(tiers.shown(ladder, said))) == re.sub(r"\.0+(?=[–:])", "", ladder)


@pytest.mark.parametrize("text", ["", "  ", "55%", "5万以内55%", "很多", "10万以上70%，5万以内50%"])
def test_tiers_with_a_gap_are_not_read(text: str) -> None:
    """Half a ladder is none."""
    assert tiers.read_back(text) == ""


@pytest.mark.parametrize("said", BOTH)
def test_the_examples_of_tiers_can_be_read(said: words.Words) -> None:
    """What the page itself offers to copy works."""
    assert tiers.read_back(said("reply.tiers_example"))
    assert tiers.read_back(said("reply.tiers_unread").rpartition("：" if said is words.CHINESE else ": ")[2])
