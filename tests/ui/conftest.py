"""The resident's page on a small assistant with ready answers."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui.start import opening
from tests.ui.desk import Desk


def script(open_assistant) -> None:  # type: ignore[no-untyped-def]  # its source is run by itself, where no name of this file is known
    from assistant.ui.app import run

    run(open_assistant)


@pytest.fixture
def desk() -> Desk:
    opening.clear()  # one opening for each server; here each test is one
    return Desk()


@pytest.fixture
def page(desk: Desk) -> AppTest:
    return AppTest.from_function(script, kwargs={"open_assistant": lambda _progress: desk}, default_timeout=30).run()
