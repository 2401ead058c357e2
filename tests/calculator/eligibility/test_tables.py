"""The tables in ``tables/``: every entitlement for every group, and one fact after the other turned round, all by hand from the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.eligibility import answer
from calculator.eligibility.provisions import texts

TABLES = Path(__file__).parent / "tables"
LETTERS = {"E": "entitled", "p": "possible", "n": "not"}


def _table(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load((TABLES / name).read_text(encoding="utf-8"))
    return read


def _columns() -> Iterator[Any]:
    """One column of a table: a group, and what it has of every row."""
    for table in _table("groups.yaml"):
        (fact,) = {"category", "group_2017"} & set(table)
        for number, group in enumerate(table[fact]):
            wanted = {name: LETTERS[row.split()[number]] for name, row in table["rows"].items()}
            yield pytest.param(table["person"] | {fact: group}, wanted, id=f"{table['name']}: {group}")


@pytest.mark.parametrize(("person", "wanted"), list(_columns()))
def test_a_group_has_what_the_texts_give_it(person: dict[str, Any], wanted: dict[str, str]) -> None:
    told = _told(person)
    assert {name: told[name] for name in wanted} == wanted


def test_every_entitlement_stands_in_the_table() -> None:
    rows = {name for table in _table("groups.yaml") for name in table["rows"]}
    assert rows == {provision.id for text in texts() for provision in text.provisions}


def _turns() -> Iterator[Any]:
    for table in _table("facts.yaml"):
        for turned in table["turned"]:
            yield pytest.param(table["person"], turned["but"], turned["now"], id=f"{table['name']}: {turned['but']}")


@pytest.mark.parametrize(("person", "but", "now"), list(_turns()))
def test_a_fact_turned_round_changes_what_turns_on_it_and_nothing_else(
    person: dict[str, Any], but: dict[str, Any], now: dict[str, str]
) -> None:
    before, after = _told(person), _told(person | but)
    assert {name: after[name] for name in after if after[name] != before[name]} == now


def _told(person: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["status"] for one in answer(person)["entitlements"]}


def test_how_firm_each_is_stands_in_a_word_of_its_text() -> None:
    """A plan, or an order to an office, is known by its verb: it must stand in a sentence cited."""
    table = yaml.safe_load((TABLES / "kinds.yaml").read_text(encoding="utf-8"))
    provisions = [provision for text in texts() for provision in text.provisions]
    for kind in ("duty", "discretion", "goal"):
        assert {provision.id for provision in provisions if provision.kind == kind} == set(table[kind])
    for provision in provisions:
        word = (table["goal"] | table["discretion"] | table["duty"]).get(provision.id, "")
        assert any(word in "".join(citation.quote.split()) for citation in provision.citations), provision.id
    assert {provision.id: provision.due for provision in provisions if provision.due} == table["due"]
