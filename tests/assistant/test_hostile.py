"""Whatever is typed ends in a clear sentence; nothing is lost and nothing breaks."""

from __future__ import annotations

import json
from datetime import date

import pytest

from assistant.conversation import LONGEST_QUESTION, Assistant, Conversation
from assistant.reply import Reply

TODAY = date(2026, 11, 21)


def asked(assistant: Assistant, *turns: str) -> Reply:
    conversation = Conversation.start(today=TODAY)
    for turn in turns:
        conversation, reply = assistant.answer(conversation, turn)
    assert reply.text.strip()
    json.dumps(reply.as_json(), ensure_ascii=False).encode("utf-8")
    return reply


@pytest.mark.parametrize("text", ["", "   \n", "😀🙏😭", "？？？", "。", "\u200b\ufeff"])
def test_a_question_without_words_is_told_so(assistant: Assistant, text: str) -> None:
    reply = asked(assistant, text)
    assert reply.kind == "clarify"
    assert "没有看到问题" in reply.text


def test_a_very_long_question_is_read_in_part_and_told_so(assistant: Assistant) -> None:
    reply = asked(assistant, "江阴低保自付9万能报多少。" * 800)
    assert str(LONGEST_QUESTION) in reply.text
    assert "52,650.00" in reply.text  # (90000 - 9000) x 65 %


def test_half_a_character_does_no_harm(assistant: Assistant) -> None:
    assert "52,650.00" in asked(assistant, "江阴\ud800低保自付9万\udfff能报多少").text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("江阴自付10^5元能报多少", "没有看懂"),
        ("江阴自付1e5元能报多少", "没有看懂"),
        ("江阴自付½万元能报多少", "没有看懂"),
        ("江阴自付-5元能报多少", "负数"),
        ("江阴自付0.001元能报多少", "最小到分"),
        ("江阴自付1000000000000元能报多少", "太大"),
    ],
)
def test_an_amount_that_cannot_be_is_named(assistant: Assistant, text: str, words: str) -> None:
    reply = asked(assistant, text)
    assert reply.asks == ("amount",)
    assert words in reply.text


@pytest.mark.parametrize(("text", "asks"), [("12万", "place"), ("吉林", "amount"), ("低保", "amount")])
def test_a_bare_fact_is_taken_down_and_the_rest_asked_for(assistant: Assistant, text: str, asks: str) -> None:
    reply = asked(assistant, text)
    assert reply.kind == "clarify"
    assert asks in reply.asks


def test_two_amounts_are_asked_about(assistant: Assistant) -> None:
    reply = asked(assistant, "江阴自付3万，另外一张单子自付7万，能报多少")
    assert reply.kind == "clarify"
    assert "amount" in reply.asks


def test_two_places_are_asked_about(assistant: Assistant) -> None:
    reply = asked(assistant, "我在江阴和广州都交过医保，自付9万，大病能报多少")
    assert reply.asks[0] == "place"
    assert "江阴市、广州市" in reply.text


def test_a_place_without_text_is_named(assistant: Assistant) -> None:
    reply = asked(assistant, "长沙居民自付9万大病报多少")
    assert reply.status == "other_place"
    assert "长沙市" in reply.text


def test_a_day_before_the_text_is_not_called_uninsured(assistant: Assistant) -> None:
    reply = asked(assistant, "江阴2018年自付9万大病报多少")
    assert reply.status == "not_in_force"
    assert "不在这里" in reply.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>江阴起付线多少", "江阴**起付线**[多少](javascript:alert)|$x$"])
def test_markup_is_only_text(assistant: Assistant, text: str) -> None:
    reply = asked(assistant, text)
    assert reply.citations[0].document == "jiangyin-2020"
    assert "script" not in reply.text


def test_a_corrected_fact_answers_the_last_question_again(assistant: Assistant) -> None:
    conversation, _ = assistant.answer(Conversation.start(today=TODAY), "江阴低保自付9万能报多少")
    conversation, reply = assistant.revise(conversation, {"category": "普通参保人员"})
    assert "43,200.00" in reply.text  # (90000 - 18000) x 60 %
    assert len(conversation.turns) == 1


def test_a_place_set_on_screen_answers_the_question_for_that_place(assistant: Assistant) -> None:
    conversation, reply = assistant.answer(Conversation.start(today=TODAY), "江阴的救助对象起付线降多少")
    assert reply.citations[0].document == "jiangyin-2020"
    conversation, reply = assistant.revise(conversation, {"place": "吉林省"})
    assert {citation.document for citation in reply.citations} == {"jilin-2016-57"}
    _, reply = assistant.answer(conversation, "江阴谁来组织招标")  # naming a place again counts again
    assert reply.citations[0].document == "jiangyin-2020"


@pytest.mark.parametrize(("day", "warned"), [("2026年1月14日", False), ("2026年1月15日", True)])
def test_jilin_opens_with_the_newer_rules_from_their_first_day(assistant: Assistant, day: str, warned: bool) -> None:  # noqa: FBT001
    reply = asked(assistant, f"吉林普通居民{day}出院，起付线1万，自付5万，大病报多少")
    assert reply.text.startswith("先说明") is warned
    assert ("2026 年 1 月 15 日" in reply.text) is warned


def test_an_unclear_status_is_settled_on_screen(assistant: Assistant) -> None:
    conversation, reply = assistant.answer(Conversation.start(today=TODAY), "吉林脱贫户，2021年，起付线1万，自付5万报多少")
    assert reply.asks == ("category",)
    _, reply = assistant.revise(conversation, {"category": "普通参保人员"})
    assert "22,000.00" in reply.text  # (50000 - 10000) x 55 %


def test_conversations_do_not_share_what_they_know(assistant: Assistant) -> None:
    asked(assistant, "江阴低保自付9万能报多少")
    assert "place" in asked(assistant, "自付9万能报多少").asks
