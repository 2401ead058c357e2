"""The words of the texts in the library: shown whole, marked to the character, found in any form."""

from __future__ import annotations

import re

import pytest

from assistant.encoded.marks import marks
from assistant.ui.library.one_text import sentence_at
from assistant.ui.library.search import around, hits, read_as
from assistant.ui.library.text import pieces, shown
from corpus.catalog import catalog
from corpus.citation import cite
from corpus.fold import fold

TEXTS = catalog().ids


def plain(runs: list[dict]) -> str:  # type: ignore[type-arg]
    return "".join(part["text"] for run in runs for part in run["parts"])


@pytest.mark.parametrize("document", TEXTS)
def test_the_whole_text_is_there(document: str) -> None:
    """Only white space and left-over marks are not shown: every word of the stored text is, in its order."""
    drawn = pieces(document, (), None)
    read = fold("".join(plain(one["heading"]) + "".join(map(plain, one["paragraphs"])) for one in drawn))
    stored = re.sub(r"(?m)^[ \t]*#+[ \t]*|\*\*|[━─═]{3,}", "", catalog().document(document).text)
    assert read == fold(stored)


@pytest.mark.parametrize("document", TEXTS)
def test_no_line_is_broken_inside_a_sentence(document: str) -> None:
    """A paragraph begins where the text begins one, not where a page of it ended."""
    assert not any("\n" in plain(paragraph) for one in pieces(document, (), None) for paragraph in one["paragraphs"])


@pytest.mark.parametrize("document", TEXTS)
def test_every_figure_is_one_button_at_its_place(document: str) -> None:
    """What the button says is what stands at the mark's offsets."""
    text = catalog().document(document).text
    runs = [
        run for one in pieces(document, (), None) for stretch in (one["heading"], *one["paragraphs"]) for run in stretch if "rule" in run
    ]
    assert [(run["rule"], fold(plain([run]))) for run in runs] == [
        (mark.rule, fold(text[mark.start : mark.end])) for mark in marks(document)
    ]


def test_hits_and_the_sentence_asked_for_are_marked_exactly() -> None:
    """A hit may lie in a figure and in the sentence at once."""
    rates = cite("jiangyin-2020", "10 万元以上的部分由大病保险资金支付 80%。")
    drawn = pieces("jiangyin-2020", hits("jiangyin-2020", "支付80％"), (rates.start, rates.end))
    parts = [part for one in drawn for stretch in one["paragraphs"] for run in stretch for part in run["parts"]]
    assert fold("".join(part["text"] for part in parts if "hit" in part)) == "支付80%"
    assert fold("".join(part["text"] for part in parts if part.get("focus"))) == fold(rates.quote)


def test_sections_are_those_of_the_corpus() -> None:
    """The outline leads to them."""
    assert [one.section for one in shown("jilin-2016-57")] == list(catalog().document("jilin-2016-57").sections)


@pytest.mark.parametrize("query", ["起付标准", "起付標準", "起 付 标 准", "起付线", "起付線", "deductible"])
def test_words_are_found_in_any_form(query: str) -> None:
    """Traditional characters, blanks, everyday and English words: the deductible stands four times in 江阴's text."""
    text = catalog().document("jiangyin-2020").text
    assert len(hits("jiangyin-2020", query)) == text.count("起付标准") == 4


def test_width_and_breaks_do_not_hide_a_word() -> None:
    """吉林's text has full-width figures and a break every line."""
    (span,) = hits("jilin-2016-57", "支付比例相应调整，最高不超过80%")
    stored = catalog().document("jilin-2016-57").text[slice(*span)]
    assert "\n" in stored
    assert "８０％" in stored
    assert around("jilin-2016-57", span)[1].endswith("最高不超过80%")


def test_what_was_read_otherwise_is_told() -> None:
    """The texts write 起付标准."""
    assert read_as("jiangyin-2020", "起付线") == "起付标准"
    assert read_as("jiangyin-2020", "起付標準") == ""


@pytest.mark.parametrize("query", ["", "   ", "。", "不会有这句话", "\ud800", "<b>", "0%" * 200])
def test_nothing_is_found_of_nothing(query: str) -> None:
    """Nor does any of it fail."""
    assert hits("jiangyin-2020", query) == ()


def test_a_figure_is_never_cut_in_two() -> None:
    """ "8 万元" is no part of "1.8 万元"."""
    assert hits("jiangyin-2020", "8万元") == ()


@pytest.mark.parametrize("document", TEXTS)
def test_every_offset_has_a_sentence(document: str) -> None:
    """Whatever a link names, something is marked, and a sentence's own offsets name itself."""
    source = catalog().document(document)
    for offset in range(0, len(source.text), 7):
        start, end = sentence_at(source, offset)
        assert 0 <= start < end <= len(source.text)
    quote = cite(document, source.sections[-1].heading) if len(source.sections[-1].heading) > 4 else None
    assert quote is None or sentence_at(source, quote.start)[0] <= quote.end


def test_a_link_opens_the_sentence_that_holds_its_offset() -> None:
    """Its first character, its last and one between."""
    source = catalog().document("jiangyin-2020")
    cited = cite("jiangyin-2020", "2020 年起付标准为 1.8 万元。")
    for offset in (cited.start, cited.start + 5, cited.end - 1):
        assert sentence_at(source, offset) == (cited.start, cited.end)
