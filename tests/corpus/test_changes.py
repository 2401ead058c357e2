"""Reported changes: shown from their day on, for the places they touch."""

from datetime import date

from corpus.changes import all_changes, later_changes

JILIN = ("长春市", "吉林省", "中国")


def test_from_its_day_on() -> None:
    """吉林's new terms are reported for 2026-01-15 and shown from that day."""
    assert later_changes(JILIN, date(2026, 1, 14)) == ()
    (change,) = later_changes(JILIN, date(2026, 1, 15))
    assert change.as_json() == {"text": change.text, "source": "《吉林农村报》2026-01-22第3版", "date": "2026-01-15"}
    assert "10万元以下报60%" in change.text


def test_a_change_reaches_the_places_below() -> None:
    """江阴 follows 无锡; 广东 itself is not touched by what its cities did."""
    assert [change.place for change in later_changes(("江阴市", "无锡市", "江苏省", "中国"), date(2023, 8, 1))] == ["无锡市"]
    assert later_changes(("江阴市", "无锡市", "江苏省", "中国"), date(2023, 7, 31)) == ()
    assert later_changes(("广东省", "中国"), date(2026, 11, 21)) == ()


def test_only_the_scheme_asked_for() -> None:
    """What is reported is about critical-illness insurance."""
    assert later_changes(JILIN, date(2026, 11, 21), "medical_aid") == ()


def test_an_undated_report_says_so() -> None:
    """梅州 is undated: its date is empty, and its source says that it is."""
    (change,) = later_changes(("梅州市", "广东省", "中国"), date(2026, 11, 21))
    assert (change.date, "日期不详" in change.source) == ("", True)


def test_every_change_has_text_and_source() -> None:
    """A warning without a source is none."""
    assert len(all_changes()) == 7
    assert all(change.text and change.source for change in all_changes())


def test_only_reported_rules_that_pay_more_are_said_first() -> None:
    """吉林's notice of 2026 is reported with better terms; the others name a city's figures of their time."""
    assert [change.place for change in all_changes() if change.pays_more] == ["吉林省"]
