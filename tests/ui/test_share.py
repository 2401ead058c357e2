"""The link to a calculation: it brings back the same case, holds nothing else, and nothing hostile gets through it."""

from __future__ import annotations

import base64
import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import share
from assistant.ui.calculate.form import Form, StayRow, of_case
from assistant.ui.calculate.needs import outcome
from assistant.ui.calculate.store import Held
from assistant.ui.words import CHINESE
from calculator.claim import Case
from tests.ui.desk import Desk

LOW_INCOME = "低保对象"
JIANGYIN = Form(date="2026-10-01", place="江阴市", category=LOW_INCOME, amount="73000")
HUIZHOU = Form(date="2026-10-01", place="惠州市", category="普通参保人员", amount="95000")


def case(form: Form) -> Case:
    """The case of a form."""
    found = outcome(form).case
    assert found is not None
    return found


CASES = [
    JIANGYIN,
    replace(JIANGYIN, way="slip", slip={"total": "260000", "out_of_scope": "40000", "basic_paid": "90000"}),
    replace(JIANGYIN, way="stays", stays=(StayRow(0, "2020-08-15", "40000"), StayRow(1, "2020-11-20", "30000", LOW_INCOME))),
    replace(HUIZHOU, figures={"deductible": "15000.00", "rate": "0.6000", "annual_cap": "200000.00"}),
    replace(
        HUIZHOU, figures={"deductible": "15000.00", "rate_form": "tiers", "tiers": "0–50000: 55%; 50000–: 60.5%", "tier_base": "excess"}
    ),
    replace(HUIZHOU, category=LOW_INCOME, scheme="chain", referred="true", figures={"deductible": "15000.00", "aid_rate": "0.7000"}),
]


@pytest.mark.parametrize("form", CASES)
def test_a_link_brings_back_the_same_case(form: Form) -> None:
    """Through the link, into the form, and to the calculator again."""
    sent = case(form)
    told = share.unpacked(share.packed(sent))
    assert told is not None
    assert outcome(of_case(told, "2026-11-22")).case == sent


def test_a_link_holds_no_words() -> None:
    """Only fields of the case."""
    packed = share.packed(case(JIANGYIN))
    held = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert set(held) == {"place", "date", "scheme", "insurance", "category", "expenses"}


def link(value: object) -> str:
    """A value as a link would hold it."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


GOOD = {"place": "江阴市", "date": "2026-10-01", "expenses": {"eligible_self_paid": "73000"}}


def test_the_good_link_of_these_tests_is_good() -> None:
    """What the bad ones below are made of."""
    assert share.unpacked(link(GOOD)) is not None


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "-",
        "%3Cscript%3E",
        "A" * 6001,
        "////",
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
        base64.urlsafe_b64encode(b"[" * 4000).decode(),
        link(None),
        link([GOOD]),
        link({**GOOD, "versions": []}),
        link({**GOOD, "place": "阳" * 41}),
        link({**GOOD, "place": 7}),
        link({**GOOD, "date": "2026-13-01"}),
        link({**GOOD, "category": "<b>"}),
        link({**GOOD, "expenses": {"eligible_self_paid": "-1"}}),
        link({**GOOD, "expenses": {"eligible_self_paid": 1e308}}),
        link({**GOOD, "expenses": {"stays": [{"date": "2020-08-01", "eligible_self_paid": "1"}] * 21}}),
        link({**GOOD, "parameters": {"groups": []}}),
        link({**GOOD, "parameters": {"rate": "2"}}),
        link({**GOOD, "parameters": []}),
    ],
)
def test_a_hostile_link_is_refused(hostile: str) -> None:
    """Whatever it holds, nothing of it is used and nothing breaks."""
    assert share.unpacked(hostile) is None


def script(open_assistant) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    import streamlit as st

    from assistant.ui.app import run

    st.query_params["view"] = "calculator"
    run(open_assistant)


@pytest.mark.parametrize("place", ["<img src=x onerror=alert(1)>", "**粗** :red[红]"])
def test_a_link_s_place_is_only_ever_a_name(place: str) -> None:
    """It stands in its field as it was written."""
    page = AppTest.from_function(script, kwargs={"open_assistant": lambda _progress: Desk()}, default_timeout=30)
    told = share.unpacked(link({**GOOD, "place": place}))
    assert told is not None
    form = of_case(told, "2026-11-22")
    page.session_state["calculator_held"] = Held(form, note="arrived")
    page.run()
    assert not page.exception
    assert [field.value for field in page.text_input] == [place]
    assert CHINESE.options("calculator.notes")["arrived"] in "".join(written.value for written in page.markdown)
