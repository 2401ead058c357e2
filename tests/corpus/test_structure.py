"""Structure of texts nobody has seen before: official numbering, cross-references, run-together lines, none at all."""

from corpus.check import coverage, unsaid
from corpus.document import Document
from corpus.passage import passages, sentences

REGULATION = """某市医疗救助办法

第一章　总则

第一条　为了规范医疗救助工作，制定本办法。
第二条　本市行政区域内的医疗救助，适用本办法。
第三条　市医疗保障部门负责本办法的实施。依照
第二条规定执行的事项，由民政部门会同办理。

第二章　救助对象

第四条　下列人员可以申请救助：
（一）特困人员；
（二）低保对象；
（三）按照第二条规定纳入的其他人员。
市人民政府可以增加其他人员。
第五条　【救助比例】特困人员按100%救助。

第三章　附则

第六条　本办法自2023年5月1日起施行。
"""


def document(text: str) -> Document:
    """A document nobody described, with nothing lost or counted twice."""
    found = Document(id="sample", title="sample", text=text)
    assert coverage(found) == 1
    assert unsaid(found) == ""
    return found


def outline(text: str) -> list[str]:
    """The title paths of a text."""
    return [section.title_path for section in document(text).sections]


def test_chapters_and_articles() -> None:
    """Articles stand in chapters; a title in brackets is a title; items of a list are no sections."""
    assert outline(REGULATION) == [
        "开头",
        "第一章 总则",
        "第一章 总则 › 第一条",
        "第一章 总则 › 第二条",
        "第一章 总则 › 第三条",
        "第二章 救助对象",
        "第二章 救助对象 › 第四条",
        "第二章 救助对象 › 第五条 救助比例",
        "第三章 附则",
        "第三章 附则 › 第六条",
    ]


def test_a_cross_reference_at_the_start_of_a_line_is_no_heading() -> None:
    """A line break before 第二条规定 does not make it an article; its sentence stays whole."""
    assert "依照第二条规定执行的事项，由民政部门会同办理。" in [sentence.text for sentence in sentences(document(REGULATION))]


def test_items_are_packed_with_what_introduces_them() -> None:
    """A list without titles is one passage with the sentence before it."""
    assert "下列人员可以申请救助：（一）特困人员；（二）低保对象；（三）按照第二条规定纳入的其他人员。市人民政府可以增加其他人员。" in [
        passage.text for passage in passages(document(REGULATION))
    ]


def test_headings_in_mid_line() -> None:
    """Where all lines were run together, numbers after a full stop or a title head sections; references do not."""
    text = (
        "各县：现通知如下：一、总体要求（一）基本原则。坚持保基本。（二）目标。按照本通知三（一）的规定，参见第二条。"
        "二、主要任务（一）扩大范围。全部纳入。（二）提高待遇。起付线为1.5万元。某市人民政府2020年1月2日"
    )
    assert outline(text) == [
        "开头",
        "一、总体要求",
        "一、总体要求 › （一）基本原则",
        "一、总体要求 › （二）目标",
        "二、主要任务",
        "二、主要任务 › （一）扩大范围",
        "二、主要任务 › （二）提高待遇",
        "结尾",
    ]


def test_enumerations_inside_a_sentence_are_no_headings() -> None:
    """Where headings open their lines, a number in mid-line is running text."""
    text = "一、范围\n包括：（一）住院；（二）门诊。\n二、标准\n按三（一）执行，也可以（二）选一。\n三、附则\n另行规定。"
    assert outline(text) == ["一、范围", "二、标准", "三、附则"]


def test_one_number_alone_is_running_text() -> None:
    """A family that never counts on is no numbering."""
    assert outline("一、先说一件事，只有一个编号。\n后面没有了。") == ["全文"]


def test_a_lost_number_leaves_a_section() -> None:
    """A short line alone before a numbering that starts again is the heading above it."""
    text = (
        "一、范围\n本办法适用于本市。\n经费保障\n（一）财政出资\n由市级财政承担。\n（二）社会捐助\n按规定使用。\n三、附则\n由医保局解释。"
    )
    assert outline(text) == ["一、范围", "经费保障", "经费保障 › （一）财政出资", "经费保障 › （二）社会捐助", "三、附则"]


def test_full_width_numbers_and_indents() -> None:
    """１．, indents of full-width spaces and wide brackets number as well."""
    text = "　　一、标准\n　　１．起付线。每年一万元，由各市统一确定。\n　　２．比例。不低于六成。\n　　二、附则\n　　以前规定作废。"
    assert outline(text)[1:3] == ["一、标准 › 1.起付线", "一、标准 › 2.比例"]


def test_markdown_headings_rule_where_nothing_is_numbered() -> None:
    """# and ## are levels; a numbered list under them is a list."""
    text = "# 指南\n\n导语在此。\n\n## 怎么办\n\n1. 先去窗口。\n2. 再去医保局。\n\n## 多久\n\n15个工作日。\n"
    assert outline(text) == ["指南", "指南 › 怎么办", "指南 › 多久"]


def test_plain_text_is_one_section() -> None:
    """Without headings a text is one section, read in sentences; English paragraphs end at blank lines."""
    text = (
        "Medical aid in brief\n\nThe scheme pays part of the rest. It is run by the\ncounty office. Mr. Li applied in 2023.\n\n"
        "- Bring your card\n- Bring the bills\n"
    )
    assert outline(text) == ["全文"]
    assert [sentence.text for sentence in sentences(document(text))] == [
        "Medical aid in brief",
        "The scheme pays part of the rest.",
        "It is run by the county office.",
        "Mr. Li applied in 2023.",
        "Bring your card",
        "Bring the bills",
    ]


def test_a_sentence_without_end_is_cut_to_be_quoted() -> None:
    """Endless text is cut at commas, else at 300 characters; nothing is lost."""
    found = sentences(document("甲" * 300 + "乙" * 400 + "，" + "丙" * 299 + "。"))
    assert [len(sentence.text) for sentence in found] == [300, 300, 101, 300]


def test_rows_of_a_table_stand_alone() -> None:
    """Rows are not run together into one sentence."""
    assert [sentence.text for sentence in sentences(document("档次\t比例\n一档\t60%\n二档\t80%\n"))] == [
        "档次 比例",
        "一档 60%",
        "二档 80%",
    ]


def test_one_endless_line_of_numbers() -> None:
    """A hostile text of a hundred thousand characters on one line is read like any other; short items stay with what they count."""
    text = "一、甲（一）乙丙丁。（二）戊己庚。二、辛（一）壬癸。" * 4_000
    assert len(Document(id="big", title="big", text=text).sections) == 8_000
