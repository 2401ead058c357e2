"""What a server makes once: the opening of the assistant, and the count of wrong passcodes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import streamlit as st

from assistant.ui.desk.door import lockout
from assistant.ui.once import once
from assistant.ui.start import Opening, opening


def test_what_any_browser_can_empty_holds_neither_the_wait_nor_the_assistant() -> None:
    """A message of Streamlit's protocol empties its caches for everybody: wrong tries would be forgotten, the assistant opened anew."""
    lockout.clear()
    opening.clear()
    try:
        for _ in range(5):
            lockout().fits("wrong", "right", 0.0)
        begun = opening(lambda _progress: None)  # type: ignore[arg-type, return-value]
        st.cache_resource.clear()
        st.cache_data.clear()
        assert lockout().wait(0.0) > 0
        assert opening(lambda _progress: None) is begun  # type: ignore[arg-type, return-value]
        assert isinstance(begun, Opening)
    finally:
        lockout.clear()
        opening.clear()


def test_two_at_the_same_moment_get_the_same() -> None:
    """Two assistants would take twice the memory."""
    together, made = Barrier(8), list[object]()

    @once
    def make() -> object:
        made.append(object())
        return made[-1]

    def visitor(_number: int) -> object:
        together.wait()
        return make()

    with ThreadPoolExecutor(8) as visitors:
        assert set(visitors.map(visitor, range(8))) == {*made}
    assert len(made) == 1


def test_forgotten_it_is_made_again() -> None:
    """An opening that failed is tried anew."""
    made = list[int]()

    @once
    def count() -> int:
        made.append(len(made))
        return made[-1]

    assert (count(), count()) == (0, 0)
    count.clear()
    assert count() == 1
