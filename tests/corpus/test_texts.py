"""The five policy texts as received: each defect they have, and what is made of it."""

import pytest

from corpus.catalog import catalog
from corpus.check import coverage, unsaid
from corpus.citation import cite
from corpus.document import Document
from corpus.fold import fold
from corpus.passage import passages, repeated, sentences

IDS = ("gd-2016-85", "gd-2017-194", "gd-2022-40", "jiangyin-2020", "jilin-2016-57")


@pytest.fixture(params=IDS)
def document(request: pytest.FixtureRequest) -> Document:
    """Each of the five in turn."""
    return catalog().document(request.param)


def headings(name: str, level: int) -> list[str]:
    """The headings of one level, in order of the text."""
    return [section.heading for section in catalog().document(name).sections if section.level == level]


def sentence_with(name: str, words: str) -> str:
    """The one sentence that holds some words."""
    (found,) = [sentence.text for sentence in sentences(catalog().document(name)) if words in sentence.text]
    return found


def test_the_five_are_bundled() -> None:
    """The catalog knows them without reading one."""
    assert catalog().ids == IDS


def test_every_character_is_in_exactly_one_section(document: Document) -> None:
    """The sections follow each other without gap or overlap from the first character to the last."""
    starts = [section.start for section in document.sections]
    ends = [section.end for section in document.sections]
    assert [0, *ends] == [*starts, len(document.text)]
    assert coverage(document) == 1


def test_no_word_is_lost(document: Document) -> None:
    """Every letter stands in a heading, a sentence or a list number."""
    assert unsaid(document) == ""


def test_sentences_are_what_their_offsets_say(document: Document) -> None:
    """White space and width aside, a sentence and a passage are the text between their offsets, and short enough to quote."""
    for passage in (*sentences(document), *passages(document)):
        assert fold(document.text[passage.start : passage.end]) == fold(passage.text)
        assert 1 <= len(passage.text) <= 300
        assert not any(mark in passage.text for mark in ("\n", "\u3000", "**", "#", "━", "---"))


def test_passages_stay_in_their_section(document: Document) -> None:
    """A passage never crosses into the next section and bears its section's title path."""
    for passage in passages(document):
        section = document.section_at(passage.start)
        assert passage.end <= section.end
        assert passage.section == section.title_path
        assert (passage.document, passage.region) == (document.id, document.region)


def test_each_sentence_is_there_once(document: Document) -> None:
    """A repeated sentence is indexed once."""
    folded = [fold(sentence.text) for sentence in sentences(document)]
    assert len(folded) == len(set(folded))


def test_each_sentence_can_be_cited(document: Document) -> None:
    """Citing a sentence finds its own place, or for a short one another place that says the same."""
    for sentence in sentences(document):
        found = cite(document.id, sentence.text)
        assert fold(document.text[found.start : found.end]) == fold(found.quote) == fold(sentence.text)


def test_only_the_scrambled_text_repeats_itself() -> None:
    """Nine sentences of the 2016 Guangdong text are copies."""
    assert {name: repeated(catalog().document(name)) for name in IDS} == dict.fromkeys(IDS, 0) | {"gd-2016-85": 9}


def test_gd2016_finds_headings_in_mid_line() -> None:
    """The whole text stands on six lines; its headings are found within them, in the order in which they stand."""
    assert len(catalog().document("gd-2016-85").lines.all) == 6
    assert headings("gd-2016-85", 1) == [
        "开头",
        "一、扩大大病保险覆盖范围",
        "一、扩大大病保险覆盖范围",
        "三、稳步提高大病保险保障水平",
        "四、加强各项医疗保障制度的衔接",
        "二、健全大病保险筹资机制",
        "结尾",
    ]


def test_gd2016_keeps_a_repeated_sentence_where_its_heading_fits() -> None:
    """The sentence on covering employees stands under 高度重视 and under 扩大覆盖人群; the second is its place."""
    text = catalog().document("gd-2016-85").text
    employees = "按照推进医疗保险城乡一体化的总体要求"
    assert text.count(employees) == 2
    found = [sentence for sentence in sentences(catalog().document("gd-2016-85")) if employees in sentence.text]
    assert [sentence.section for sentence in found] == ["三、稳步提高大病保险保障水平 › （三）扩大大病保险覆盖人群"]
    assert cite("gd-2016-85", employees).start == text.rfind(employees) == found[0].start


def test_gd2016_keeps_the_first_opening() -> None:
    """The opening is copied into section 一（二）; only the first copy counts."""
    opening = [sentence for sentence in sentences(catalog().document("gd-2016-85")) if "现就进一步完善" in sentence.text]
    assert [sentence.section for sentence in opening] == ["开头"]


def test_gd2016_leaves_misplaced_text_where_it_stands() -> None:
    """Under 建立待遇动态调整机制 stands what belongs to another section; nothing is moved or guessed."""
    found = cite("gd-2016-85", "由大病保险对经基本医疗保险按规定支付后个人负担的合规医疗费用给予保障")
    assert found.section == "三、稳步提高大病保险保障水平 › （一）建立待遇动态调整机制"


def test_gd2016_lacks_the_ordinary_deductible_and_rate() -> None:
    """Section 三 has no （二） of its own subject, so no ordinary figure is found; the description says that it is missing."""
    document = catalog().document("gd-2016-85")
    third = [section.heading for section in document.sections if section.path[0].startswith("三、") and section.level == 2]
    assert third == ["（一）建立待遇动态调整机制", "（二）巩固大病保险成果", "（三）扩大大病保险覆盖人群", "（三）适当向困难群体倾斜"]
    figures = {sentence.text for sentence in sentences(document) if "%" in sentence.text and "起付标准" in sentence.text}
    assert len(figures) == 1  # only the one on people in hardship
    assert any("第三部分缺（一）（二）" in gap for gap in document.gaps)


def test_gd2016_ends_with_its_signature() -> None:
    """The signature is run together with the last sentence and is told apart."""
    last = sentences(catalog().document("gd-2016-85"))[-1]
    assert (last.section, last.text) == ("结尾", "广东省人民政府办公厅2016年8月16日")


def test_gd2017_recovers_the_headings_without_numbers() -> None:
    """主要任务 and 保障措施 lost their numbers and are sections all the same."""
    assert headings("gd-2017-194", 1) == ["开头", "一、指导思想", "二、工作目标", "主要任务", "四、实施步骤", "保障措施", "结尾"]
    assert cite("gd-2017-194", "全额资助低保对象").section == "主要任务 › （一）保障对象衔接 › 1.全面落实资助困难群众参保政策"
    assert cite("gd-2017-194", "各相关部门要加强沟通协调").section == "保障措施 › （二）细化方案，明确责任"


def test_gd2017_keeps_the_item_that_lost_its_number() -> None:
    """四（一） begins with an item without number 1; it stands in the section with items 2 to 4."""
    document = catalog().document("gd-2017-194")
    section = document.section_at(document.text.index("省制定进一步加强"))
    assert section.title_path == "四、实施步骤 › （一）2017年12月底前"
    assert document.section_at(document.text.index("4.重点救助对象")) == section
    assert sentence_with("gd-2017-194", "省制定进一步").startswith("省制定")


def test_gd2017_offers_the_date_of_a_heading() -> None:
    """A heading that states a date or a figure can be found and quoted."""
    assert any(passage.text.startswith("2018年6月底前1.省制定") for passage in passages(catalog().document("gd-2017-194")))


def test_gd2017_joins_the_title_set_on_two_lines() -> None:
    """The title is one sentence; the columns of signatures stay lines of their own."""
    assert sentence_with("gd-2017-194", "关于印发") == "关于印发进一步加强医疗救助与城乡居民大病保险有效衔接工作方案的通知"
    assert sentence_with("gd-2017-194", "广东省财政厅") == "广东省民政厅 广东省财政厅"


def test_gd2017_cuts_a_sentence_of_325_characters_at_semicolons() -> None:
    """Who does what is one sentence too long to quote; its parts end at ；."""
    parts = [
        sentence.text
        for sentence in sentences(catalog().document("gd-2017-194"))
        if "部门" in sentence.text and sentence.text.endswith("；")
    ]
    assert len(parts) == 1
    assert parts[0].startswith("民政部门牵头两项制度衔接工作")


def test_gd2022_reads_through_stray_marks() -> None:
    """# and ** in front of numbers are no headings of their own, whatever their depth."""
    assert headings("gd-2022-40", 1) == [
        "开头",
        "一、总体要求",
        "二、夯实医疗救助托底保障功能",
        "三、强化三重制度互补衔接",
        "四、建立健全防范和化解因病致贫返贫长效机制",
        "五、积极引导慈善等社会力量参与救助保障",
        "六、规范经办管理服务",
        "七、强化组织保障",
        "结尾",
    ]


def test_gd2022_counts_its_paragraphs_through_all_sections() -> None:
    """（一） to （十九）, with ASCII brackets or Chinese ones, with a space after or without."""
    assert [heading[:4].split("）")[0].strip("（") for heading in headings("gd-2022-40", 2)] == (
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九"]
    )
    assert "（三）明确救助费用保障范围" in headings("gd-2022-40", 2)


def test_gd2022_ends_quotes_before_bold_marks() -> None:
    """**公开方式：**主动公开 becomes two quotes without marks."""
    closing = [sentence.text for sentence in sentences(catalog().document("gd-2022-40")) if sentence.section == "结尾"]
    assert closing[:3] == ["此前我省医疗救助相关规定与本实施意见不一致的，以本实施意见为准。", "公开方式：", "主动公开"]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("gd-2022-40", "加强门诊救助保障，门诊和住院救助共用年度救助限额，统筹资金使用，着力减轻救助对象门诊医疗费用负担。"),
        ("gd-2022-40", "全面落实城乡居民基本医疗保险(以下简称居民医保)参保财政补助政策。"),
        ("jiangyin-2020", "与无锡市大病保险筹资标准相统一,2020年按实际运行时间 6 个月确定筹资额。"),
        ("jiangyin-2020", "由无锡市医保部门统一组织招标工作，通过公开招标选定承办的商业保险机构。"),
        (
            "jilin-2016-57",
            "2016年继续执行50%的起始支付比例和分段支付比例；2017年起，起始支付比例提高到55%，分段支付比例相应调整，最高不超过80%。",
        ),
        ("jilin-2016-57", "2017年起，大病保险起始支付比例由50%提高到55%，进一步提高受益水平。"),
    ],
)
def test_a_sentence_split_by_a_page_or_line_break_is_one(name: str, whole: str) -> None:
    """Blank lines of a page break and hard line breaks do not end a sentence; full-width digits read as ASCII."""
    assert sentence_with(name, whole[:20]) == whole


def test_jilin_is_hard_wrapped_in_full_width_digits() -> None:
    """The source has these defects still; only what is shown is mended."""
    document = catalog().document("jilin-2016-57")
    assert document.lines.wrap == 52  # columns, that is 26 Chinese characters
    assert "２０１７年\n\n起" in document.text
    assert "％ —５％" in document.text
    assert "盈余率在3%—5%（含）之间" in sentence_with("jilin-2016-57", "盈余率在")


def test_jilin_page_break_before_an_indented_line_is_a_paragraph() -> None:
    """A new paragraph after a page break is not glued to the one before."""
    assert headings("jilin-2016-57", 3) == ["1.以人为本、保障大病", "2.统筹协调、政策联动", "3.政府主导、专业承办", "4.稳步推进、持续实施"]


def test_jiangyin_reads_the_preamble_of_a_section() -> None:
    """What stands between 二、 and （一） belongs to 二、 itself."""
    assert cite("jiangyin-2020", "参照无锡市城乡居民大病保险政策").section == "二、制度政策"


@pytest.mark.parametrize("name", ["jiangyin-2020", "gd-2022-40"])
def test_the_clause_on_precedence_is_no_part_of_the_last_subject(name: str) -> None:
    """What ends a text (in force from, goes before) has a section of its own."""
    assert cite(name, "不一致的，以本").section == "结尾"
