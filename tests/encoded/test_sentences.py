"""What sentences are used for: each counted once, each in its section."""

from __future__ import annotations

import pytest

from assistant.encoded.sentences import Sentence, Use, by_section, counted, of, parts
from assistant.explainers import load
from corpus.catalog import catalog
from corpus.passage import sentences


def holding(document: str, words: str) -> Sentence:
    """The sentence that says so."""
    (found,) = [sentence for part in parts(document) for sentence in part.sentences if words in sentence.passage.text]
    return found


@pytest.mark.parametrize("document", catalog().ids)
def test_every_sentence_stands_in_one_section(document: str) -> None:
    """Nothing is counted twice, nothing is lost."""
    source = catalog().document(document)
    held = [sentence.passage for part in parts(document) for sentence in part.sentences]
    assert sorted(held, key=lambda passage: passage.start) == sentences(source)
    assert [part.section for part in parts(document)] == list(source.sections)
    for part in parts(document):
        assert sum(part.uses.values()) == len(part.sentences)
        assert list(part.uses) == list(Use)


@pytest.mark.parametrize(
    ("document", "words", "use"),
    [
        ("jiangyin-2020", "2020 年起付标准为 1.8 万元", Use.CALCULATED),  # a figure
        ("jiangyin-2020", "参保人员年度内发生的住院和门诊特殊病种治疗的合规医疗费用", Use.CALCULATED),  # a clause
        ("jilin-2016-57", "亏损率在3%", Use.CALCULATED),  # the staff's rules
        ("jiangyin-2020", "民政部门、退役军人事务部门、总工会及残联要做好救助对象的身份认定", Use.GIVEN),
        ("gd-2022-40", "未按规定转诊的救助对象", Use.CALCULATED),
        ("jiangyin-2020", "规范大病保险资金拨付流程", Use.ANSWERED),
        ("jiangyin-2020", "规范大病保险合同管理。", Use.NOTHING),  # a heading within the line
    ],
)
def test_the_strongest_use_counts(document: str, words: str, use: Use) -> None:
    """A sentence that is calculated with is counted there, though answers cite it, too."""
    assert holding(document, words).use is use


def test_a_sentence_that_is_calculated_with_is_answered_from_too() -> None:
    """The uses are not exclusive; only the counting is."""
    rates = holding("jiangyin-2020", "由大病保险资金支付 60%")
    assert rates.calculated
    assert rates.given
    assert rates.cited_by


def test_a_section_that_only_repeats_has_no_sentences_of_its_own() -> None:
    """The scrambled text says the same in several places; it is counted in one."""
    repeated = [part for part in parts("gd-2016-85") if part.section.heading == "（三）拓宽资金来源"]
    assert len(repeated) == 2
    assert [bool(any("多渠道筹资机制" in one.passage.text for one in part.sentences)) for part in repeated].count(True) == 1


def test_counts_have_every_use() -> None:
    """Nothing counted is zero of each, in order."""
    assert counted([]) == {Use.CALCULATED: 0, Use.GIVEN: 0, Use.ANSWERED: 0, Use.NOTHING: 0}


def test_sections_by_title_keep_the_order_of_the_text() -> None:
    """What the page of coverage is written from."""
    source = catalog().document("jiangyin-2020")
    found = by_section(of(source, load()))
    assert next(iter(found)) == "开头"
    assert sum(map(len, found.values())) == len(sentences(source))
