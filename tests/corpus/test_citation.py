"""Quotes are resolved to their place, or refused."""

import pytest

from corpus.catalog import catalog
from corpus.citation import Citation, QuoteNotFound, citation_at, cite, cite_in
from corpus.document import Document
from corpus.fold import fold


def test_a_citation_names_its_source() -> None:
    """Document, number, title, section, words and offsets."""
    text = catalog().document("gd-2022-40").text
    start = text.index("未按规定转诊")
    assert cite("gd-2022-40", "未按规定转诊的救助对象，所发生的医疗费用原则上不纳入医疗救助范围。") == Citation(
        document="gd-2022-40",
        number="粤府办〔2022〕40号",
        title="广东省人民政府办公厅关于健全重特大疾病医疗保险和救助制度的实施意见",
        section="六、规范经办管理服务 › （十五）提高综合服务水平",
        quote="未按规定转诊的救助对象，所发生的医疗费用原则上不纳入医疗救助范围。",
        start=start,
        end=start + 33,
    )


@pytest.mark.parametrize(
    ("document", "asked", "quote"),
    [
        (
            "jilin-2016-57",
            "起付标准下调40%和分段支付比例提高5%",
            "起付标准下调40%和分段支付比例提高5%",
        ),  # full-width digits across a line break
        ("jilin-2016-57", "大病 保险\n起付标准下调４０％", "大病保险起付标准下调40%"),
        ("jiangyin-2020", "2020年起付标准为1.8万元", "2020 年起付标准为 1.8 万元"),
        ("jiangyin-2020", "锡政办发[2019]69号", "锡政办发〔2019〕69号"),
        ("jiangyin-2020", '的"一站式"结算', "的“一站式”结算"),
        ("gd-2022-40", "(一)明确医疗救助对象范围", "（一）明确医疗救助对象范围"),
        ("gd-2022-40", "统筹资金使用，着力减轻", "统筹资金使用，着力减轻"),  # across a page break
    ],
)
def test_width_white_space_and_kind_of_punctuation_do_not_matter(document: str, asked: str, quote: str) -> None:
    """However the quote is typed, the result is the source's own words, and its offsets hold them."""
    found = cite(document, asked)
    assert found.quote == quote
    assert fold(catalog().document(document).text[found.start : found.end]) == fold(quote)


@pytest.mark.parametrize(
    "quote",
    ["起付标准为2万元", "", "   ", "。", "“”", "大病保险不设起付标准", "8 万元（不含本数）", "1.8 万元（不含本数）至 1"],
)
def test_what_the_text_does_not_say_is_refused(quote: str) -> None:
    """Other words, no words, and words that cut a figure in two (8万元 out of 1.8万元) are no quotes."""
    with pytest.raises(QuoteNotFound):
        cite("jiangyin-2020", quote)


def test_the_refusal_says_what_was_wanted() -> None:
    """The error names the document and the quote."""
    with pytest.raises(QuoteNotFound, match=r"jiangyin-2020 does not say '起付标准为2万元'; .*word for word"):
        cite("jiangyin-2020", "起付标准为2万元")


def test_an_unknown_document_is_named() -> None:
    """The error lists the documents there are."""
    with pytest.raises(KeyError, match=r"no document 'nowhere'; there are gd-2016-85, .*jilin-2016-57"):
        cite("nowhere", "大病保险")


def test_marks_end_a_quote_or_stand_in_the_source() -> None:
    """A quote over a bold mark has it where the source has it; without it the text does not say so."""
    assert cite("gd-2022-40", "公开方式：**主动公开").quote == "公开方式：**主动公开"
    with pytest.raises(QuoteNotFound):
        cite("gd-2022-40", "公开方式：主动公开")


def test_a_figure_may_stand_further_on() -> None:
    """A place that cuts a figure is passed over for one that does not."""
    source = Document(id="x", title="x", text="先付10.5万元，再付5万元。")
    assert cite_in(source, "5万元").start == 11


@pytest.mark.parametrize(
    ("text", "quote"),
    [("电话12393\n2.地址", "电话12393"), ("共3家。2017年起", "2017年起"), ("①②㎡", "②㎡"), ("第5.条", "第5")],
)
def test_figures_that_only_stand_next_to_each_other_are_not_cut(text: str, quote: str) -> None:
    """A line break, a full stop and circled numbers end a figure."""
    assert cite_in(Document(id="x", title="x", text=text), quote).quote == quote


def test_a_citation_from_offsets() -> None:
    """Offsets carried by a passage make the same citation, without matching anything again."""
    found = cite("jilin-2016-57", "最高不超过80%")
    assert citation_at(catalog().document("jilin-2016-57"), found.start, found.end) == found
    with pytest.raises(ValueError, match=r"\[5, 5\) is not a stretch"):
        citation_at(catalog().document("jilin-2016-57"), 5, 5)


def test_a_citation_as_json() -> None:
    """The fields of the machine interface, in their order."""
    assert list(cite("jilin-2016-57", "最高不超过80%").as_json()) == ["document", "number", "title", "section", "quote", "start", "end"]
