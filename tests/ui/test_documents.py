"""What the screen shows of a document: the cited slice exactly, its surroundings readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ui import documents, words
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
        assert fold(shown.before + shown.marked + shown.after) in fold(document.text.replace("#", "").replace("**", ""))


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
    assert not any("**" in piece.before + piece.after or "#" in piece.before + piece.after for piece in pieces)


def test_the_whole_section_is_shown() -> None:
    """From its heading to its last sentence, which may be far from the one cited."""
    shown = documents.excerpt(cite("jiangyin-2020", "2020 年起付标准为 1.8 万元"))
    assert shown.before.startswith("（四）待遇水平")
    assert shown.after.endswith("各报销段报销比例比普通参保人员提高 5%。")


def test_a_document_says_what_it_is_and_what_its_copy_lacks() -> None:
    """文号, issuer, first day with its reason, and the gaps of the copy at hand."""
    told = dict(documents.about(catalog().document("gd-2016-85")))
    assert told["文号"] == "粤府办〔2016〕85号"
    assert (told["谁发的"], told["管哪里"], told["哪一级"]) == ("广东省人民政府办公厅", "广东省", "省")
    assert (told["落款日期"], told["发布日期"]) == ("2016-08-16", "2016-08-23")
    assert told["从什么时候起"].startswith("2016-08-23。文中没有写从哪天起施行")
    assert "缺（一）（二）" in told["手头这份缺什么"]


def test_what_the_text_does_not_say_is_said_to_be_missing() -> None:
    """江阴's copy has no number and no date."""
    told = dict(documents.about(catalog().document("jiangyin-2020"), words.ENGLISH))
    assert told["Number"] == words.ENGLISH("source.no_number")
    assert told["Signed"] == words.ENGLISH("source.no_day")


def test_a_source_is_named_by_text_and_section() -> None:
    """Short enough for a button, without the section's number."""
    assert documents.short_title(cite("jiangyin-2020", "2020 年起付标准为 1.8 万元")) == "江阴市2020年大病保险意见，待遇水平"


def test_offsets_outside_a_document_are_refused() -> None:
    """A citation of another version of the text is not shown as if it were there."""
    with pytest.raises(ValueError, match="outside"):
        documents.excerpt(replace(JILIN, end=10**6))
