"""What the screen shows of a document: the cited slice exactly, its surroundings readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ui import documents
from corpus.catalog import catalog
from corpus.citation import citation_at, cite
from corpus.fold import fold
from corpus.passage import sentences

JILIN = cite("jilin-2016-57", "2017年起，起始支付比例提高到55%，分段支付比例相应调整，最高不超过80%")


@pytest.mark.parametrize("name", catalog().ids)
def test_every_sentence_of_a_document_is_marked_exactly(name: str) -> None:
    """The marked piece is the slice at the citation's offsets, nothing lost and nothing added but line breaks."""
    document = catalog().document(name)
    for sentence in sentences(document):
        shown = documents.excerpt(citation_at(document, sentence.start, sentence.end))
        assert fold(shown.marked) == fold(document.text[sentence.start : sentence.end])
        assert shown.all_before.endswith(shown.before)
        assert shown.all_after.startswith(shown.after)


def test_hard_line_breaks_do_not_show() -> None:
    """The text breaks a line every thirty characters; the sentence is shown in one."""
    shown = documents.excerpt(JILIN)
    assert "\n" in catalog().document(JILIN.document).text[JILIN.start : JILIN.end]
    assert "\n" not in shown.marked


def test_stray_marks_do_not_show() -> None:
    """Hash signs and double stars are left-overs of a conversion, not the text's."""
    document = catalog().document("gd-2022-40")
    assert "**" in document.text
    pieces = [documents.excerpt(citation_at(document, sentence.start, sentence.end)) for sentence in sentences(document)]
    assert not any("**" in piece.all_before + piece.all_after or "#" in piece.all_before + piece.all_after for piece in pieces)


def test_a_long_section_is_cut_at_sentences() -> None:
    """What is left out can be opened; what is shown begins and ends with whole sentences."""
    pieces = [documents.excerpt(citation_at(text, found.start, found.end)) for text in catalog().documents for found in sentences(text)]
    cut = [piece for piece in pieces if piece.cut_after]
    assert cut
    assert all(piece.after.endswith(("。", "；", "\n")) for piece in cut)


def test_a_document_says_what_it_is_and_what_its_copy_lacks() -> None:
    """文号, issuer, first day with its reason, and the gaps of the copy at hand."""
    told = "\n".join(documents.about(cite("gd-2016-85", "不设年度最高支付限额")))
    assert "粤府办〔2016〕85号" in told
    assert "2016-08-23" in told
    assert "缺（一）（二）" in told


def test_a_source_is_named_by_text_and_section() -> None:
    """Short enough for a button, without the section's number."""
    assert documents.short_title(cite("jiangyin-2020", "2020 年起付标准为 1.8 万元")) == "江阴市2020年大病保险意见，待遇水平"


def test_offsets_outside_a_document_are_refused() -> None:
    """A citation of another version of the text is not shown as if it were there."""
    with pytest.raises(ValueError, match="outside"):
        documents.excerpt(replace(JILIN, end=10**6))
