"""The small parts: guard, overlapping citations, wording, admission of explainers, checks of an explainer."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.explainers import Explainer, ExplainerError, load, read
from assistant.guard import guarded
from assistant.reply import Reply, distinct
from assistant.structure import Subject, admits
from assistant.wording import catalogue
from corpus.citation import cite

TIERS = cite("jiangyin-2020", "1.8 万元（不含本数）至 10 万元（含本数）的部分由大病保险资金支付 60%")


def test_the_guard_strikes_the_paragraph_with_a_loose_figure() -> None:
    reply = Reply("answered", "这一段报 60%。\n\n这一段报 90%。", citations=(TIERS,))
    assert guarded(reply, "").text == "这一段报 60%。"


def test_the_guard_refuses_when_nothing_is_left() -> None:
    reply = guarded(Reply("answered", "报 90%。", citations=(TIERS,)), "")
    assert reply.kind == "refusal"
    assert "90" not in reply.text


def test_what_the_person_said_supports_its_own_figure() -> None:
    reply = Reply("answered", "您说的 90% 不对。")
    assert guarded(reply, "江阴报90%对吗") is reply


def test_of_two_overlapping_citations_the_longer_is_kept_in_the_place_of_the_first() -> None:
    short = cite("jiangyin-2020", "2020 年起付标准为 1.8 万元。")
    long = cite("jiangyin-2020", "大病保险的起付标准由无锡市统一确定。2020 年起付标准为 1.8 万元。")
    assert distinct((short, TIERS, long)) == (long, TIERS)


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_every_sentence_is_there_in_both_languages_with_the_same_values(key: str) -> None:
    sentence = catalogue()[key]
    assert set(sentence) == {"zh", "en"}
    assert set(re.findall(r"\{\w+\}", sentence["zh"])) == set(re.findall(r"\{\w+\}", sentence["en"]))
    assert all(text.strip() for text in sentence.values())


def _explainer(name: str) -> Explainer:
    return next(explainer for explainer in load() if explainer.id == name)


def test_another_place_does_not_admit_an_explainer() -> None:
    assert not admits(_explainer("jiangyin-2020/deductible"), Subject("起付线", regions=frozenset({"吉林省"})))
    assert admits(_explainer("jiangyin-2020/deductible"), Subject("起付线", regions=frozenset({"江阴市", "无锡市", "江苏省"})))


def test_a_percentage_outside_its_band_does_not_admit_an_explainer() -> None:
    middle = _explainer("jilin-2016-57/profit-middle")
    assert admits(middle, Subject("盈余", percent=Decimal(4)))
    assert not admits(middle, Subject("盈余", percent=Decimal(6)))


def test_a_day_before_its_text_does_not_admit_an_explainer() -> None:
    dated = next(explainer for explainer in load() if explainer.entry.since is not None)
    assert not admits(dated, Subject("x", day="1999-01-01"))


GOOD = """
- id: own/one
  topic: deductible
  places: [江阴市]
  status: answered
  questions: [一, 二, 三]
  answer: 江阴2020年的起付标准是1.8万元。
  quotes: [{document: jiangyin-2020, quote: "2020 年起付标准为 1.8 万元"}]
"""


def test_a_sound_explainer_is_read(tmp_path: Path) -> None:
    (explainer,) = read([_file(tmp_path, GOOD)])
    assert explainer.citations[0].quote == "2020 年起付标准为 1.8 万元。"  # widened to its sentence


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("是1.8万元", "是1.9万元", "answer has 19000"),
        ('起付标准为 1.8 万元"', '起付标准为 1.7 万元"', "does not say"),
        ("[一, 二, 三]", "[一]", "questions"),
        ("topic: deductible", "tpoic: deductible", "tpoic"),
        ("status: answered", "status: perhaps", "status"),
    ],
)
def test_an_unsound_explainer_is_refused_with_what_is_wrong(tmp_path: Path, was: str, becomes: str, complaint: str) -> None:
    assert was in GOOD
    with pytest.raises(ExplainerError, match=re.escape(complaint)):
        read([_file(tmp_path, GOOD.replace(was, becomes))])


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(ExplainerError, match="twice"):
        read([_file(tmp_path, GOOD + GOOD)])


def _file(folder: Path, text: str) -> Path:
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return file
