"""Place, facts and missing figures on the resident's page: shown, corrected, forgotten, brought back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from assistant.ui import state, words
from tests.ui.desk import Desk
from tests.ui.on_page import QUESTION, ask, kept_place, press, seen


def test_the_picker_shows_the_place_of_the_answer(page: AppTest, desk: Desk) -> None:
    """It never stands there with another place than the one reckoned with; a fresh start goes on with it until it is forgotten."""
    page.pills[0].set_value("吉林省").run()
    ask(page, QUESTION)
    assert page.pills[0].value == "江阴市"
    press(page, "clear")
    assert page.pills[0].value == "江阴市"
    ask(page, QUESTION)
    assert page.session_state["conversation"].place == "江阴市"
    press(page, "clear")
    press(page, "forget-place")
    assert page.pills[0].value is None
    press(page, "restore")
    assert page.pills[0].value == "江阴市"


def test_a_place_taken_back_is_forgotten(page: AppTest) -> None:
    """Tapping the place again says that it shall not be kept; nothing said keeps what was there."""
    assert kept_place(page) == {}
    page.pills[0].set_value("吉林省").run()
    assert kept_place(page) == {state.PLACE_COOKIE: "吉林省"}
    page.pills[0].set_value(None).run()
    assert kept_place(page) == {state.PLACE_COOKIE: ""}


def test_what_is_written_as_a_place_and_is_none_stays_off_the_device(page: AppTest) -> None:
    """A name or a number written into the wrong field is sent nowhere again and kept for nobody; a real place is kept."""
    page.pills[0].set_value(state.OTHER_PLACE).run()
    page.text_input[0].set_value("王小明 13800138000").run()
    assert kept_place(page) == {}
    assert not [button for button in page.button if button.key == "forget-place"]
    page.text_input[0].set_value("惠州市").run()
    assert kept_place(page) == {state.PLACE_COOKIE: "惠州市"}


def test_a_changed_fact_can_be_undone(page: AppTest, desk: Desk) -> None:
    """The answer before it comes back as it was, without being worked out again; a new question leaves nothing to undo."""
    ask(page, QUESTION)
    assert not [button for button in page.button if button.key == "restore"]
    before = page.session_state["conversation"]
    press(page, "-fact-category-new-1")
    assert page.session_state["conversation"] is not before
    press(page, "restore")
    assert page.session_state["conversation"] is before
    assert len(desk.asked) == 2
    press(page, "-fact-category-new-1")
    ask(page, QUESTION)
    assert not [button for button in page.button if button.key == "restore"]


def test_a_corrected_fact_asks_again(page: AppTest, desk: Desk) -> None:
    """Another category, and another amount: the same question, one turn still."""
    ask(page, QUESTION)
    press(page, "-fact-category-new-1")
    page.number_input[0].set_value(90000.0)
    press(page, f"FormSubmitter:{page.number_input[0].form_id}-{words.CHINESE('reply.change')}")
    assert desk.asked == [QUESTION, {"category": "特困人员"}, {"amount": "90000.00"}]
    assert len(page.session_state["conversation"].turns) == 1


def test_a_fact_is_left_out(page: AppTest, desk: Desk) -> None:
    """Any but the place, without which nothing is answered."""
    ask(page, QUESTION)
    assert not [button for button in page.button if button.key and button.key.endswith("-fact-place-new-forget")]
    press(page, "-fact-category-new-forget")
    assert desk.asked[-1] == {"category": ""}


def test_tiers_are_corrected_in_words(page: AppTest, desk: Desk) -> None:
    """What cannot be read changes nothing and says so; what can keeps from where the tiers count."""
    ask(page, "分档的")
    (field,) = [text for text in page.text_area if text.key and text.key.endswith("-fact-tiers-new-written")]
    assert field.value == "0–5万元 55%，5万元以上 70%"
    field.set_value("五成五")
    press(page, f"FormSubmitter:{field.form_id}-{words.CHINESE('reply.change')}")
    assert words.CHINESE("reply.tiers_unread") in seen(page)
    assert desk.asked == ["分档的"]
    (field,) = [text for text in page.text_area if text.key and text.key.endswith("-fact-tiers-new-written")]
    field.set_value("6万以内50%，6万以上75%")
    press(page, f"FormSubmitter:{field.form_id}-{words.CHINESE('reply.change')}")
    assert desk.asked[-1] == {"tiers": "0–60000: 50%; 60000–: 75%", "tier_base": "excess"}


def test_what_is_missing_is_asked_for(page: AppTest, desk: Desk) -> None:
    """A choice is a button; a figure is a field."""
    ask(page, "缺身份")
    assert words.CHINESE("reply.asks_lead") in seen(page)
    page.number_input[0].set_value(18000.0)
    press(page, words.CHINESE("reply.count"))
    assert desk.asked[-1] == {"deductible": "18000.00"}
    ask(page, "缺身份")
    press(page, "-ask-category-0")
    assert desk.asked[-1] == {"category": "低保对象"}


def test_the_place_picked_is_the_conversation_s(page: AppTest, desk: Desk) -> None:
    """Before a question it presets the place; after one it corrects it."""
    page.pills[0].set_value("吉林省").run()
    ask(page, QUESTION)
    assert page.session_state["conversation"].place == "吉林省"
    page.pills[0].set_value("广东省").run()
    assert desk.asked[-1] == {"place": "广东省"}


def test_another_place_is_written(page: AppTest) -> None:
    """Any place may be named."""
    page.pills[0].set_value(state.OTHER_PLACE).run()
    page.text_input[0].set_value("惠州市").run()
    ask(page, QUESTION)
    assert page.session_state["conversation"].place == "惠州市"


def test_a_slip_that_does_not_add_up_is_asked_for_whole(page: AppTest, desk: Desk) -> None:
    """With what was heard of it filled in."""
    ask(page, "单子不对")
    assert [(field.key.rpartition("-")[2], field.value) for field in page.number_input if "-asked-" in str(field.key)] == [
        ("total", 100000.0),
        ("basic_paid", 120000.0),
        ("out_of_scope", None),
    ]
    next(field for field in page.number_input if str(field.key).endswith("-asked-basic_paid")).set_value(20000.0)
    press(page, words.CHINESE("reply.count"))
    assert desk.asked[-1] == {"total": "100000.00", "basic_paid": "20000.00"}


def test_a_rate_may_be_given_by_tiers(page: AppTest, desk: Desk) -> None:
    """Cities often have several; they go before the one rate."""
    ask(page, "差比例")
    (tiers,) = [field for field in page.text_area if str(field.key).endswith("-asked-tiers")]
    tiers.set_value("6万以内50%，6万以上75%")
    next(field for field in page.number_input if str(field.key).endswith("-asked-rate")).set_value(60.0)
    press(page, words.CHINESE("reply.count"))
    assert list(desk.asked[-1].items()) == [("rate", "0.6000"), ("tiers", "0–60000: 50%; 60000–: 75%")]
