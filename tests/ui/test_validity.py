"""Whether a text still stands: by the catalogue and the reported changes alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.ui import words
from assistant.ui.sources import reasons
from assistant.ui.validity import validity
from corpus.catalog import catalog

TODAY = date(2026, 11, 21)


def test_a_text_that_another_prevails_over_says_which() -> None:
    """The 2022 text goes before the aid rules of 2017, from its own first day on."""
    found = validity(catalog().document("gd-2017-194"), day=TODAY)
    assert (found.kind, [text.id for text in found.newer]) == ("newer", ["gd-2022-40"])
    told = "".join(reasons(found, words.CHINESE))
    assert "粤府办〔2022〕40号" in told
    assert "2022-12-27" in told
    assert "以本实施意见为准" in told
    assert validity(catalog().document("gd-2017-194"), day=date(2022, 12, 26)).kind == "in_force"


@pytest.mark.parametrize(
    ("document", "day", "kind"),
    [
        ("jilin-2016-57", date(2026, 1, 14), "in_force"),
        ("jilin-2016-57", date(2026, 1, 15), "changed"),
        ("jiangyin-2020", date(2023, 7, 31), "in_force"),
        ("jiangyin-2020", date(2023, 8, 1), "changed"),
        ("gd-2022-40", TODAY, "in_force"),
    ],
)
def test_a_reported_change_counts_from_its_first_day(document: str, day: date, kind: str) -> None:
    """江阴 follows 无锡, so what is reported there touches it."""
    assert validity(catalog().document(document), day=day).kind == kind


def test_what_is_reported_of_one_city_touches_its_people_only() -> None:
    """广州's own terms say nothing of 惠州, nor of 江阴's text to a person in 广州."""
    guangdong = catalog().document("gd-2016-85")
    assert [change.place for change in validity(guangdong, "广州市", TODAY).changes] == ["广州市"]
    assert validity(guangdong, "惠州市", TODAY).kind == "in_force"
    assert [change.place for change in validity(catalog().document("jiangyin-2020"), "广州市", TODAY).changes] == ["无锡市"]


def test_a_text_that_has_ended_says_so_first() -> None:
    """Whatever else is known of it; on its last day it still stands."""
    ended = replace(catalog().document("jilin-2016-57"), in_force_to=date(2026, 6, 30))
    assert validity(ended, day=date(2026, 7, 1)).kind == "ended"
    assert validity(ended, day=date(2026, 6, 30)).kind == "changed"


def test_in_force_promises_no_more_than_is_known() -> None:
    """It speaks of the texts collected here, and names whom to ask."""
    (told,) = reasons(validity(catalog().document("gd-2022-40"), day=TODAY), words.CHINESE)
    assert "这里收集的文件" in told
    assert "12393" in told
