"""What people and documents write is what the screen shows: Streamlit's Markdown makes nothing of it."""

from __future__ import annotations

import pytest

from assistant.ui.plain import JOINER, clean, escape, escape_lines, from_reply, shorten


@pytest.mark.parametrize(
    "written",
    [
        "自付$5$和$6$",
        "[点我](http://x)",
        "*重*_要_",
        "`码`",
        "<b>粗</b>",
        "# 题",
        "a~b~",
        "| 表 |",
        "1. 一",
        "\\n",
        "![图](x)",
        ":red[红]",
        "&lt;",
    ],
)
def test_every_mark_of_markdown_is_escaped(written: str) -> None:
    """Each ASCII mark stands behind a backslash; what remains when the backslashes go is what was written."""
    shown = escape(written)
    marks = [index for index, character in enumerate(shown) if character in "$[]()*_`<>#~|!:&." and shown[index - 1 : index] != "\\"]
    assert marks == []
    assert unescaped(shown) == written


def unescaped(shown: str) -> str:
    """What Markdown makes of backslashes before punctuation, and the eye of joiners."""
    pieces, rest = [], shown.replace(JOINER, "")
    while rest:
        step = 2 if rest[0] == "\\" and len(rest) > 1 else 1
        pieces.append(rest[step - 1])
        rest = rest[step:]
    return "".join(pieces)


@pytest.mark.parametrize(
    "written", [":smile:", ":material/home:", "http://example.org", "www.example.org", "a@example.org", "a -> b", "a -- b"]
)
def test_what_streamlit_rewrites_is_broken_by_a_joiner(written: str) -> None:
    """Short codes, addresses and arrows are found in finished text, where a backslash is gone."""
    assert JOINER in escape(written)


def test_chinese_is_left_alone() -> None:
    """Chinese text and its punctuation hold nothing to escape."""
    assert escape("起付标准降低50％，（四）待遇水平：") == "起付标准降低50％，（四）待遇水平："


def test_one_line_stays_one_line() -> None:
    """A label cannot be left by a line break, nor a paragraph begun."""
    assert "\n" not in escape("一\n\n# 二")


def test_line_breaks_are_kept_where_wanted() -> None:
    """Each line its own, escaped."""
    assert escape_lines("一\n*二") == "一  \n\\*二"


def test_what_no_screen_can_carry_is_replaced() -> None:
    """A lone surrogate, a control character, a mark that turns the direction of writing."""
    assert clean("a\ud800b\x00c\u202ed") == "a?bcd"


def test_a_reply_keeps_its_bold_and_items_only() -> None:
    """Headings, links and HTML in a reply are text."""
    assert from_reply("**能报**") == "**能报**"
    assert from_reply("- 一\n# 二") == "- 一\n\n\\# 二"
    assert from_reply("[a](b)") == r"\[a\]\(b\)"


def test_bold_holds_beside_punctuation() -> None:
    """Markdown would leave the stars standing in **……。**如 without a letter beside them."""
    assert from_reply("**能报。**如果") == f"**能报。{JOINER}**如果"


def test_a_long_question_is_cut_visibly() -> None:
    """At most so many characters, on one line."""
    assert shorten("一 二\n三", 10) == "一 二 三"
    assert shorten("一二三四五六", 4) == "一二三…"
