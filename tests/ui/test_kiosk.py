"""The kiosk without a browser: which questions it puts, what it comes to, what it warns of, what it forgets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversation import Assistant, Conversation
from assistant.ui import words
from assistant.ui.kiosk import lookup, parts
from assistant.ui.kiosk.questions import categories
from assistant.ui.kiosk.result import _around, reported, steps_next
from assistant.ui.kiosk.visit import UNKNOWN, Visit, day, next_screen, result, steps, years
from assistant.ui.kiosk.why import attention, why, yuan
from assistant.ui.resident.nearby import parts as answers
from assistant.ui.start import opening
from calculator.outcome import Status
from corpus.changes import later_changes
from tests.ui.desk import Desk

TODAY = date(2026, 11, 22)
SAID, ENGLISH = words.CHINESE, words.ENGLISH
GIVEN = {"category": "低保对象", "insurance": "居民医保", "year": "2026"}


# Which questions are put -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("江阴市", ("place", "category", "amount", "result")),  # both insurances and every year alike
        ("吉林省", ("place", "category", "insurance", "year", "amount", "deductible", "result")),  # newer rules reported in 2026
        ("广东省", ("place", "category", "insurance", "amount", "deductible", "result")),
        ("惠州市", ("place", "category", "insurance", "amount", "deductible", "result")),
    ],
)
def test_a_place_is_asked_only_what_matters_there(place: str, asked: tuple[str, ...]) -> None:
    assert steps(Visit(place=place, **GIVEN), TODAY) == asked


def test_a_preset_place_is_not_asked_for() -> None:
    assert steps(Visit(place="江阴市", preset=True), TODAY) == ("category", "amount", "result")


def test_ordinary_members_in_guangdong_need_the_citys_rate_too() -> None:
    visit = Visit(place="广东省", category="普通参保人员", insurance="居民医保", amount="80000")
    assert next_screen(visit, TODAY) == "deductible"
    assert next_screen(visit.with_answer("deductible", "10000", TODAY), TODAY) == "rate"


def test_after_a_figure_that_nobody_knows_nothing_more_is_asked() -> None:
    """Another figure would not lead to an amount either."""
    visit = Visit(place="广东省", category="普通参保人员", insurance="居民医保", amount="80000")
    assert visit.with_answer("deductible", UNKNOWN, TODAY).screen == "result"


@pytest.mark.parametrize("place", ["吉林省", "广东省"])
def test_where_no_text_speaks_of_employees_no_amount_is_asked_for(place: str) -> None:
    visit = Visit(place=place, category="普通参保人员")
    visit = visit.with_answer("insurance", "职工医保", TODAY)
    assert visit.screen == "result"
    assert result(visit, TODAY).status is Status.NOT_COVERED


def test_another_answer_further_up_asks_the_later_ones_anew() -> None:
    """An amount entered for one place is never taken along to another."""
    visit = Visit(place="江阴市", amount="80000", category="低保对象").with_answer("place", "广东省", TODAY)
    assert (visit.category, visit.amount, visit.screen) == ("", "", "category")


def test_an_earlier_year_counts_to_its_last_day() -> None:
    assert years(TODAY) == ("2026", "2025", "2024", "2023")
    assert day(Visit(year="2024"), TODAY) == date(2024, 12, 31)
    assert day(Visit(year="2026"), TODAY) == TODAY


def test_a_group_of_jiangyin_alone_is_offered_there_alone() -> None:
    offered = {place: [value for value, _ in categories(Visit(place=place), SAID)] for place in ("江阴市", "吉林省", "广州市")}
    assert "医疗救助对象" in offered["江阴市"]
    assert "医疗救助对象" not in offered["吉林省"] + offered["广州市"]
    assert all(row[-1] == "普通参保人员" for row in offered.values())


# What it comes to --------------------------------------------------------------------------------------------------


def worked_out(place: str, amount: str, **answers: str) -> tuple[Visit, list[str], list[str]]:
    visit = Visit(place=place, amount=amount, **{**GIVEN, **answers})
    found = result(visit, TODAY)
    return visit, why(found.as_json(), SAID), attention(visit, found, SAID)


def test_two_bands_are_told_one_after_the_other() -> None:
    """江阴, 低保, 120,000: 9,000 to 100,000 is 91,000 at 65 %, 20,000 at 85 %."""
    _, reasons, noted = worked_out("江阴市", "120000")
    assert reasons[0] == "9,000 元以内（起付线）不报；超过的部分里，91,000 元报 65%；再往上 20,000 元报 85%。"
    assert "起付线降 50%" in reasons[1]
    assert SAID("kiosk.carried") in noted
    assert SAID("kiosk.all_eligible", amount="120,000 元") in noted


def test_below_the_deductible_it_says_so() -> None:
    _, reasons, _ = worked_out("江阴市", "10000", category="普通参保人员")
    assert reasons == [SAID("kiosk.why_below", amount="10,000 元", deductible="18,000 元")]


def test_a_floor_is_told_as_one() -> None:
    """惠州, 低保, 100,000 with 18,000: 30 % of it are 5,400; 94,600 at 70 % at least."""
    _, reasons, noted = worked_out("惠州市", "100000", deductible="18000")
    assert "超过的 94,600 元至少报 70%" in reasons[0]
    assert SAID("kiosk.floor") in noted
    assert SAID("kiosk.own_deductible") in noted


def test_what_is_not_known_of_orphans_is_said() -> None:
    """广东, an orphan: the text wants better terms without saying which, so the ordinary ones are used."""
    _, _, noted = worked_out("广东省", "80000", category="孤儿", deductible="20000", rate="0.65")
    assert any("没有写孤儿的具体数字" in line for line in noted)


def test_jilin_opens_with_what_is_reported_since() -> None:
    _, reasons, noted = worked_out("吉林省", "80000", deductible="20000", category="普通参保人员")
    assert noted[0] == SAID("kiosk.jilin_new", day="2026-01-15")
    assert "60,000 元报 55% 到 80%" in reasons[0]
    _, _, before = worked_out("吉林省", "80000", deductible="20000", year="2024")
    assert SAID("kiosk.jilin_new", day="2026-01-15") not in before


def test_fen_are_shown_only_where_there_are_any() -> None:
    assert yuan(Decimal("46150.00"), SAID) == "46,150 元"
    assert yuan("46150.05", ENGLISH) == "46,150.05 yuan"


@pytest.mark.parametrize("entered", [None, 80000, "", "0", "-1", "1e5", "80000.5", "123456789", "１２３", "8万"])
def test_the_pads_word_is_not_taken_for_it(entered: object) -> None:
    """What comes from a browser is read again here."""
    assert parts.read(entered, rate=False) == ""


def test_the_seconds_of_quiet_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(parts.IDLE_SETTING, raising=False)
    assert parts.idle_seconds() == 60
    monkeypatch.setenv(parts.IDLE_SETTING, "90")
    assert parts.idle_seconds() == 90
    monkeypatch.setenv(parts.IDLE_SETTING, "soon")
    assert parts.idle_seconds() == 60


# The page ----------------------------------------------------------------------------------------------------------


def script(open_assistant) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    from assistant.ui.app import run

    run(open_assistant)


def page(place: str = "") -> AppTest:
    opening.clear()
    desk = Desk()
    test = AppTest.from_function(script, kwargs={"open_assistant": lambda _progress: desk}, default_timeout=30)
    test.query_params["view"] = "kiosk"
    if place:
        test.query_params["place"] = place
    return test.run()


def visit(test: AppTest) -> Visit:
    return test.session_state["kiosk"][-1]


@pytest.mark.parametrize("place", ["", "朝阳", "北京市", "无锡市", "<b>", "江" * 41])
def test_a_place_the_texts_do_not_speak_for_is_not_preset(place: str) -> None:
    assert visit(page(place)).place == ""


def test_the_setting_presets_the_place_and_the_address_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGBAI_KIOSK_PLACE", "江阴市")
    assert visit(page()) == Visit(place="江阴市", preset=True)
    assert visit(page("长春市")) == Visit(place="长春市", preset=True)


def test_back_takes_off_one_screen_and_keeps_what_was_answered() -> None:
    test = page("江阴市")
    test.button(key="k-pick-0-start").click().run()
    test.button(key="k-pick-0-category").click().run()
    assert (visit(test).screen, visit(test).category) == ("amount", "低保对象")
    test.button(key="k-back").click().run()
    assert visit(test).screen == "category"
    test.button(key="k-restart").click().run()
    assert visit(test) == Visit(place="江阴市", preset=True)
    assert not test.exception


def test_nothing_can_be_typed_followed_or_fetched() -> None:
    test = page("江阴市")
    assert not test.exception
    assert list(test.button)
    assert [
        *test.text_input,
        *test.text_area,
        *test.number_input,
        *test.chat_input,
        *test.get("page_link"),
        *test.get("download_button"),
    ] == []


def test_trouble_is_told_and_the_way_back_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that cannot be drawn says so in plain words, with the keys below it still there."""
    test = page("江阴市")
    monkeypatch.setattr("assistant.ui.kiosk.questions.choice", lambda *_: 1 / 0)
    test.button(key="k-pick-0-start").click().run()
    assert not test.exception
    assert any(SAID("kiosk.trouble") in str(block.value) for block in test.get("html"))
    assert test.button(key="k-back")
    assert test.button(key="k-restart")


def test_the_question_to_take_along_names_the_year_that_was_picked() -> None:
    """Asked at 12393 without it, the answer would be this year's."""
    visit = Visit(place="吉林省", amount="63000", deductible=UNKNOWN, **(GIVEN | {"year": "2024"}))
    (asked, _) = steps_next(result(visit, TODAY), day(visit, TODAY).year, SAID)
    assert "2024 年大病保险的起付线" in asked


def test_a_page_of_the_text_is_as_long_as_a_high_screen_holds() -> None:
    """As much before as after, and more of one where the other is short; nothing of the words is lost near the sentence."""
    quote = "句" * 42  # 2 of 13 lines
    before, after = _around("前" * 900, "后" * 900, quote)
    assert 10 <= (before + after).count("前") // 21 + (before + after).count("后") // 21 <= 11
    before, after = _around("", "后" * 900, quote)
    assert after.count("后") == 11 * 21
    assert _around("甲\n乙", "", quote)[0].endswith("甲\n乙")


# Questions ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant.open()


@pytest.mark.parametrize("place", ["江阴市", "吉林省", "广东省"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_common_question_is_answered_by_the_explainer_meant(assistant: Assistant, place: str, language: str) -> None:
    """In the language asked, from a sentence of a text, with where to ask further or what it says of itself."""
    row = lookup.asked(place, words.of(language))
    assert len(row) == 8
    for explainer, question in row.items():
        _, reply = assistant.answer(Conversation.start(place, TODAY), question)
        assert reply.status in ("answered", "figure_not_stated"), question
        assert explainer in reply.explainers, question
        assert reply.language == language, question
        assert reply.citations, question
        assert len(answers(reply.text, language).answer) <= (200 if language == "zh" else 620), question


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_reported_is_in_one_language(language: str) -> None:
    """The source's name too."""
    said = words.of(language)
    for notice in later_changes(("江阴市", "无锡市", "江苏省", "中国"), TODAY):
        told = reported(notice, said)
        assert (notice.source in told) == (language == "zh")


def test_jilins_newer_rules_stand_before_what_the_text_of_2016_says() -> None:
    test = page("吉林省")
    for key in ("k-pick-1-start", "k-pick-1-questions"):
        test.button(key=key).click().run(timeout=60)
    assert not test.exception
    told = [str(block.value) for block in test.get("html")]
    warned = next(n for n, block in enumerate(told) if SAID("kiosk.jilin_text", day="2026-01-15") in block)
    answered = next(n for n, block in enumerate(told) if "mb-k-answer" in block)
    assert warned < answered
