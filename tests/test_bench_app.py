"""The driver of the app's bench: it reads what the server sends, asks as a browser does, and takes no reply without its amount for one."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import app
from bench.app import Outcome, told
from bench.app_messages import LostError, Screen, answered
from bench.app_questions import estimate, lookup, questions

ID = "$$ID-862bf2b120906144a6555967927dd75e-"
NOTHING: frozenset[str] = frozenset()


def drawing(*fragments: str) -> ForwardMsg:
    """A drawing begins, of the whole page or of parts of it."""
    message = ForwardMsg()
    message.new_session.page_script_hash = "page"
    message.metadata.run.fragment_ids.extend(fragments)
    return message


def container(name: str, *path: int) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.add_block.id = ID + name
    return message


def text(body: str, *path: int, fragment: str = "") -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.fragment_id = fragment
    message.delta.new_element.markdown.body = body
    return message


def question_field(name: str, *path: int) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.new_element.chat_input.id = ID + name
    return message


def finished(how: ForwardMsg.ScriptFinishedStatus.ValueType = ForwardMsg.FINISHED_SUCCESSFULLY) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = how
    return message


def heard(*messages: ForwardMsg, screen: Screen | None = None) -> tuple[Screen, bool]:
    """The page after these messages, and whether the last one ended its drawing."""
    screen, ended = screen or Screen(), False
    for message in messages:
        ended = screen.hear(message.SerializeToString())
    return screen, ended


def test_a_reply_with_its_amount_has_arrived() -> None:
    """Also where its point is escaped for Markdown, and in a container inside the reply's."""
    screen, ended = heard(
        drawing(), container("turn-2-reply", 0, 1), container("card", 0, 1, 0), text("37,200\\.00 元", 0, 1, 0, 0), finished()
    )
    assert ended
    assert answered(screen, NOTHING, "37,200.00")


def test_a_reply_without_its_amount_is_refused() -> None:
    """An amount beside the reply is none in it."""
    screen, _ = heard(drawing(), container("turn-2-reply", 0, 1), text("65,200.00 元", 0, 1, 0), text("37,200.00 元", 0, 2), finished())
    with pytest.raises(LostError, match=r"37,200\.00"):
        answered(screen, NOTHING, "37,200.00")


def test_an_older_reply_is_not_the_answer() -> None:
    """Nor is a page without any reply: the driver waits on."""
    screen, _ = heard(drawing(), container("turn-2-reply", 0, 1), text("37,200.00 元", 0, 1, 0), finished())
    assert not answered(screen, frozenset(screen.replies()), "37,200.00")
    screen, _ = heard(drawing(), text("37,200.00 元", 0, 1), finished(), screen=screen)
    assert not answered(screen, NOTHING, "37,200.00")


def test_a_drawing_that_begins_again_has_not_ended() -> None:
    """The app may draw a page while it answers and then begin anew; the end is the end of the last drawing."""
    assert not heard(drawing(), finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))[1]
    assert heard(drawing("part"), finished(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))[1]
    screen, ended = heard(drawing(), finished(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))
    assert ended
    assert screen.broken


def test_a_fragment_redraws_its_own_places_only() -> None:
    """What stands elsewhere stays; what stood in a place that is drawn again goes."""
    screen, _ = heard(
        drawing(), container("turn-2-reply", 0), text("kept", 0, 0), container("part", 0, 1), text("old", 0, 1, 0), finished()
    )
    heard(drawing("part"), container("part", 0, 1), text("new", 0, 1, 1, fragment="part"), screen=screen)
    reply = screen.replies()["turn-2-reply"]
    assert b"kept" in reply
    assert b"new" in reply
    assert b"old" not in reply


def test_a_large_element_may_come_as_a_reference() -> None:
    """Once sent it is named in each question and need not be sent again; one that never came is a loss."""
    large = text("37,200.00 元", 0, 1, 0)
    large.metadata.cacheable = True
    large.hash = "large"
    screen, _ = heard(drawing(), container("turn-2-reply", 0, 1), large, question_field("asked", 0, 2), finished())
    assert list(BackMsg.FromString(screen.question("再问")).rerun_script.cached_message_hashes) == ["large"]
    again = ForwardMsg(ref_hash="large")
    again.metadata.delta_path.extend((0, 1, 3))
    heard(drawing(), container("turn-3-reply", 0, 1), again, screen=screen)
    assert answered(screen, frozenset({"turn-2-reply"}), "37,200.00")
    with pytest.raises(LostError, match="never sent"):
        heard(drawing(), again)


def test_the_question_is_entered_into_its_field() -> None:
    """Found by the app's key among other fields, with the page it belongs to."""
    screen, _ = heard(drawing(), question_field("search", 0, 1), question_field("asked", 0, 2), finished())
    sent = BackMsg.FromString(screen.question("江阴能报多少？")).rerun_script
    assert [(state.id, state.chat_input_value.data) for state in sent.widget_states.widgets] == [(f"{ID}asked", "江阴能报多少？")]
    assert sent.page_script_hash == "page"


def test_a_page_without_the_field_says_which_fields_it_has() -> None:
    """So that a renamed field is not taken for a slow server."""
    screen, _ = heard(drawing(), question_field("search", 0, 1), finished())
    with pytest.raises(LostError, match=r"'asked'.*search"):
        screen.question("江阴能报多少？")


def test_the_amounts_that_are_waited_for() -> None:
    """30,000 less 18,000 at 60 % is 7,200. Aided, 37,300 less 9,000 at 65 % is 18,395.

    Number 10 is 103,000: 82,000 at 60 % is 49,200, 3,000 at 80 % is 2,400, together 51,600.
    Number 11, aided, is 110,300: 91,000 at 65 % is 59,150, 10,300 at 85 % is 8,755, together 67,905.
    """
    assert "30000元" in estimate(0).text
    assert [estimate(number).shown for number in (0, 1, 10, 11)] == ["7,200.00", "18,395.00", "51,600.00", "67,905.00"]


def test_no_two_questions_of_a_run_are_alike() -> None:
    """Who is answered from memory is not measured."""
    asked = [one.text for one, _ in zip(questions(), range(1_000), strict=False)]
    assert len(set(asked)) == len(asked)
    assert len({lookup(number).text for number in range(600)}) == 600


@pytest.mark.parametrize("fault", ["lost", "complaints"])
def test_a_lost_answer_and_a_line_of_failure_fail_the_run(fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A slow machine does not."""
    outcome = Outcome(asked=1, missed=["first screen"])
    assert told(outcome)
    getattr(outcome, fault).append("what happened")
    assert not told(outcome)
    assert "what happened" in capsys.readouterr().out


@pytest.mark.parametrize(("given", "measured"), [([], ["starts", "use"]), (["start"], ["starts"]), (["use", "--people", "100"], ["use"])])
def test_one_part_or_all_of_it_is_measured(given: list[str], measured: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word it is all."""
    done: list[str] = []

    def part(name: str) -> None:
        async def noted(*_: object) -> None:
            done.append(name)

        monkeypatch.setattr(app, name, noted)

    part("starts")
    part("use")
    assert app.main(given) == 0
    assert done == measured
