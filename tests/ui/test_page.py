"""The page as a person meets it, run by Streamlit's own test runner: every test asserts that something is there."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import start, words
from assistant.ui.resident.reply_card import marked
from tests.ui.conftest import script
from tests.ui.desk import RATES, TILT, Desk
from tests.ui.on_page import QUESTION, ask, press, seen, unfold

EXAMPLES = list(words.CHINESE.options("page.examples").values())


def test_the_first_screen_says_what_it_is_and_offers_questions(page: AppTest) -> None:
    """One line, the places, six examples, a field; nothing answered yet."""
    assert not page.exception
    assert words.CHINESE("page.tagline") in seen(page)
    assert [button.label for button in page.button if str(button.key).startswith("example-")] == EXAMPLES
    assert page.chat_input[0].placeholder == words.CHINESE("page.ask_here")


def test_an_estimate_shows_amount_rest_notice_and_year(page: AppTest) -> None:
    """76,150 of 120,000 leaves 43,850; what was heard and what changed since stand there too."""
    ask(page, QUESTION)
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == "76,150.00 元"
    assert "43,850.00 元" in seen(page)
    assert words.CHINESE("reply.not_a_decision") in seen(page)
    assert words.CHINESE("reply.by_year", years="2020") in seen(page)
    assert "76,150.00" in page.code[0].value
    assert QUESTION in [text.value for text in page.text]


def test_a_later_change_stands_above_the_amount_with_its_source(page: AppTest) -> None:
    """Title, source and date are in sight; what it says opens on a tap."""
    ask(page, QUESTION)
    (notice,) = [html.value for html in page.get("html") if "<details" in str(html.value)]
    summary, rest = notice.split("</summary>")
    assert words.CHINESE("reply.notice") in summary
    assert "2023-08" in summary
    assert "起付标准仍为18000元" in rest
    assert words.CHINESE("reply.notice_unused") in rest


def test_around_an_english_reply_the_screen_speaks_english(page: AppTest) -> None:
    """Card, facts, sources and follow-ups; the line for the Chinese hotline stays Chinese."""
    ask(page, "What is left?")
    assert not page.exception
    assert page.title[0].value.replace("\\", "") == "76,150.00 yuan"
    for said in (
        words.ENGLISH("reply.not_a_decision"),
        words.ENGLISH("reply.sources"),
        words.ENGLISH("reply.followups"),
        words.ENGLISH("reply.heard"),
    ):
        assert said in seen(page)
    assert not [word for word in ("自己", "点开", "依据") if word in "".join(caption.value for caption in page.caption)]
    assert page.code[0].value.startswith("大病保险")


def test_the_line_to_read_out_names_each_source_once(page: AppTest) -> None:
    """Several sentences stand in the same section."""
    ask(page, QUESTION)
    assert page.code[0].value.count("江阴市2020年大病保险意见（四）待遇水平") == 1


def test_a_warm_answer_is_drawn_in_one_run(page: AppTest, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With everything loaded the answer is made before the page is drawn; what goes wrong is told all the same."""
    monkeypatch.setattr("assistant.ui.start._WARMED", threading.Event())
    start._WARMED.set()
    runs = iter(range(100))
    monkeypatch.setattr("assistant.ui.shell.begin", lambda *_args, **_more: next(runs))
    ask(page, QUESTION)
    assert "76,150.00" in seen(page)
    assert next(runs) == 1
    ask(page, "坏")
    assert page.error[0].value == words.CHINESE("page.trouble")
    assert "坏" in seen(page)


def test_blanks_are_no_question(page: AppTest, desk: Desk) -> None:
    """Nothing is asked, and the examples stay."""
    ask(page, "   ")
    assert desk.asked == []
    assert EXAMPLES[0] in [button.label for button in page.button]


def test_steps_and_sources_open_the_sentence_in_its_section(page: AppTest) -> None:
    """The dialog marks the cited sentence, with its neighbours around it."""
    ask(page, QUESTION)
    press(page, "-source-1")
    (opened,) = [html.value for html in page.get("html") if "<mark>" in str(html.value)]
    assert "<mark>医疗救助对象的大病保险起付标准比普通参保人员降低 50%，各报销段报销比例比普通参保人员提高 5%。</mark>" in opened
    assert "2020 年起付标准为 1.8 万元。" in opened


def test_a_step_opens_its_own_source(page: AppTest) -> None:
    """Each step with a citation has a button of its own."""
    ask(page, QUESTION)
    assert not [button for button in page.button if button.key and "-step-source-" in button.key]  # nothing folded is drawn
    unfold(page, "-steps")
    sources = [button for button in page.button if button.key and "-step-source-" in button.key]
    assert len(sources) >= 3
    sources[-1].click().run()
    assert any("<mark>" in str(html.value) for html in page.get("html"))


def test_a_figure_is_marked_with_its_source(page: AppTest) -> None:
    """5 percentage points stand in the second source, not in the first."""
    ask(page, QUESTION)
    assert any("提高 5 个百分点。 :green[②]" in markdown.value for markdown in page.markdown)


def test_a_sentence_quoted_whole_is_marked_with_its_own_source() -> None:
    """Another one that has a figure in common is not meant."""
    lines = marked(f"依据：\n- 「{RATES.quote}」\n- 「{TILT.quote}」", (TILT, RATES)).split("\n\n")
    assert [line.rpartition(" ")[2] for line in lines] == ["依据：", ":green[②]", ":green[①]"]


def test_a_second_answer_has_its_question_as_a_heading(page: AppTest) -> None:
    """The first answer stands by itself above it."""
    ask(page, "近的")
    assert [heading.value for heading in page.subheader] == [words.CHINESE("reply.nearby", question="江阴报多少")]
    assert any(markdown.value.startswith("起付线看年份。") and "分段" not in markdown.value for markdown in page.markdown)
    assert any(markdown.value.startswith("分段报。") for markdown in page.markdown)


def test_a_follow_up_is_asked_and_the_older_turn_is_folded(page: AppTest) -> None:
    """The newest turn in full, the older one under its question."""
    ask(page, QUESTION)
    press(page, "-followup-0")
    assert [turn.question for turn in page.session_state["conversation"].turns] == [QUESTION, "换成没有低保呢？"]
    assert any(QUESTION[:10] in expander.label for expander in page.expander)


def test_an_example_is_asked_by_a_tap(page: AppTest, desk: Desk) -> None:
    """The example's own words."""
    press(page, "example-jiangyin_amount")
    assert desk.asked == [EXAMPLES[0]]


def test_a_failure_is_told_kindly_and_keeps_the_question(page: AppTest, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """No traceback on screen; the question stands there and can be tried again."""
    ask(page, "坏了")
    assert not page.exception
    assert page.error[0].value == words.CHINESE("page.trouble")
    assert "坏了" in [text.value for text in page.text]
    assert "out of order" in caplog.text
    press(page, "again")
    assert desk.asked == ["坏了", "坏了"]


def test_texts_that_do_not_open_are_told_kindly(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """An opening that fails is told, and tried anew."""
    tries = []

    def broken(_progress: object) -> Desk:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("no texts")
        return desk

    page = ask(AppTest.from_function(script, kwargs={"open_assistant": broken}, default_timeout=30).run(), QUESTION)
    assert page.error[0].value == words.CHINESE("page.closed")
    assert "no texts" in caplog.text
    press(page, "again")
    assert page.title[0].value.replace("\\", "") == "76,150.00 元"


def test_a_fresh_start_can_be_undone(page: AppTest) -> None:
    """Nothing is lost by a slip of the finger."""
    ask(page, QUESTION)
    press(page, "clear")
    assert EXAMPLES[0] in [button.label for button in page.button]
    press(page, "restore")
    assert page.title[0].value.replace("\\", "") == "76,150.00 元"


@pytest.mark.parametrize("question", ["<script>alert(1)</script>", "**粗** :red[红] $x$", "🙂🙂", "# 题\n- 项", "问" * 10_000])
def test_any_question_is_shown_as_it_was_written(page: AppTest, question: str) -> None:
    """As plain text, which neither Markdown nor HTML touches."""
    ask(page, question)
    assert not page.exception
    assert question in [text.value for text in page.text]


def test_an_answer_in_another_language_than_the_page_can_be_had_in_the_page_s(page: AppTest) -> None:
    """Offered only where they differ."""
    ask(page, QUESTION)
    assert not [button for button in page.button if button.key == "say-it-here"]
    ask(page, "What is left?")
    (offer,) = [button for button in page.button if button.key == "say-it-here"]
    assert offer.label == words.CHINESE("page.say_it_here")


def test_sixty_turns_are_drawn_like_five(page: AppTest) -> None:
    """Only the newest few stand in sight, and none of them is drawn before it is opened."""
    ask(page, QUESTION)
    few = elements(page)
    spoken = page.session_state["conversation"]
    page.session_state["conversation"] = replace(spoken, turns=spoken.turns * 60)
    page.run()
    assert len([fold for fold in page.expander if fold.label.startswith("爷爷")]) == 4
    assert words.CHINESE("page.long_past", n=55) in [fold.label for fold in page.expander]
    assert elements(page) < few + 12
    page.session_state["older-past"] = True
    page.session_state["older-3"] = True
    page.run()
    assert not page.exception
    assert len([fold for fold in page.expander if fold.label.startswith("爷爷")]) == 59
    assert page.title[0].value.replace("\\", "") == "76,150.00 元"


def elements(page: AppTest) -> int:
    """How much is drawn."""

    def count(node: object) -> int:
        inner = getattr(node, "children", {})
        return 1 + sum(count(child) for child in inner.values())

    return count(page.main)
