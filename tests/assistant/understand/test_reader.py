"""The whole reading: nothing that comes in breaks it, and the glossary's files are what the code expects."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from assistant.understand import glossary, read
from assistant.understand.glossary import GlossaryError
from assistant.understand.wordlist import any_of
from corpus.regions import region

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\x00\x01",
        "\ud83d",
        "a\udc00b",
        "😀" * 500,
        "\u202e反着写\u202c",
        "1" * 10_000,
        "9" * 5_000 + "元",
        "一" * 10_000,
        "自付" * 5_000,
        "自付1万," * 2_000,
        "1万到" * 3_000,
        "1," * 5_000,
        "百分之" * 3_000,
        "-" * 10_000,
        "(" * 5_000,
        "twenty " * 1_500,
        "以保" * 5_000,
        "吉林" * 5_000,
        "没有" * 5_000,
        "2020年1月自付1万" * 900,
        "'; DROP TABLE x; --",
        "<script>alert(1)</script>",
        "".join(map(chr, range(0x4E00, 0x4E00 + 5_000))),
        "".join(map(chr, range(0x2000, 0x3400))),
        "2020年99月99日",
        "0000-00-00",
        "9999年12月以后",
        "自付1e400元",
        "百分之百",
        "%%%",
        "第第第第",
    ],
)
def test_nothing_breaks_a_reading(text: str) -> None:
    reading = read(text, TODAY, {"deductible", "amount", "rate"})
    reading.heard()
    json.dumps([reading.original, reading.words, reading.plain]).encode("utf-8")


def test_a_reading_says_back_what_it_heard() -> None:
    reading = read("江阴低保户,居民医保,2021年自付合规3万", TODAY)
    assert set(reading.heard()) == {
        ("place", "江阴市", "江阴"),
        ("self_paid", "30000", "3万"),
        ("category", "低保对象", "低保户"),
        ("insurance", "居民医保", "居民医保"),
        ("date", "2021-01-01/2021-12-31", "2021年"),
    }


def test_the_command_prints_the_reading() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant.understand", "江阴自付3万", "--today", "2026-11-21"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    printed = json.loads(done.stdout)
    assert printed["places"][0]["region"] == "江阴市"
    assert printed["amounts"][0]["yuan"] == "30000"


def test_every_file_of_the_glossary_is_read() -> None:
    named = {path.name for path in glossary.FOLDER.iterdir()}
    assert glossary.terms()
    assert {d.name for d in glossary.dialects()} == {"yue", "wu", "other"}
    assert named >= {"people.yaml", "places.yaml", "amounts.yaml", "documents.yaml", "signs.yaml", "typos.yaml", "insurance.yaml"}


def test_a_term_stands_once_and_has_both_languages() -> None:
    terms = [term.term for term in glossary.terms()]
    assert len(terms) == len(set(terms))
    assert all(term.meaning and term.meaning_en and term.english for term in glossary.terms())


def test_every_question_of_a_group_is_explained() -> None:
    assert {group.ask for group in glossary.people().groups if group.ask} <= set(glossary.people().asks)
    assert {said.ask for said in glossary.insurance() if said.ask} <= set(glossary.people().asks)


def test_every_place_of_the_glossary_exists() -> None:
    spoken = glossary.places()
    assert all(region(name) for name in (*spoken.colloquial.values(), *spoken.english.values()) if name)


def test_every_pattern_compiles_and_never_nests_repetition() -> None:
    for said in (*glossary.intents().values(), *glossary.signs().values()):
        for pattern in (*said.any, *said.whole, *said.unless):
            re.compile(pattern)
            assert not re.search(r"[+*]\)[+*]", pattern), pattern


def test_a_dialect_word_is_not_also_kept() -> None:
    for dialect in glossary.dialects():
        assert not set(dialect.keep) & set(dialect.words)


def test_a_file_of_the_wrong_shape_is_refused_by_name() -> None:
    with pytest.raises(GlossaryError, match=r"people\.yaml"):
        glossary.read("people.yaml", tuple[glossary.Term, ...])
    with pytest.raises(GlossaryError, match=r"missing\.yaml"):
        glossary.read("missing.yaml", glossary.Typos)


def test_the_longest_word_wins_and_english_words_are_whole() -> None:
    pattern = any_of(["低保", "低保边缘", "aid", "up to"])
    assert pattern.findall("低保边缘和低保, AID but not said, up to") == ["低保边缘", "低保", "AID", "up to"]
    assert any_of([]).search("x") is None
