"""The passcode: set by whoever runs the server, asked once for each tab, never kept and never logged.

Wrong tries are counted for the whole server, as a new tab is a click away: from the third on, each makes the next one wait longer.
"""

from __future__ import annotations

import hmac
import math
import os
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

import streamlit as st

from assistant.ui import language
from assistant.ui.once import once

SETTING = "MINGBAI_DESK_PASSCODE"
# Into the field at once, and again after each wrong try: a script that is new is run.
_FOCUS = """<script>
  (function focus(tries) {  // {n}
    const field = document.querySelector("input[type=password]");
    if (field && document.activeElement === document.body) field.focus();
    if (tries > 0 && document.activeElement !== field) setTimeout(focus, 50, tries - 1);
  })(40);
</script>"""
_FREE = 3  # wrong tries without a wait
_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 60.0  # seconds: a guess a minute finds nothing, and agents are not kept out for long


@dataclass(slots=True)
class Lockout:
    """How many tries went wrong in a row, and until when nobody may try again."""

    wrong: int = 0
    until: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def wait(self, now: float) -> int:
        """Whole seconds until the next try is heard; 0 for at once."""
        return max(0, math.ceil(self.until - now))

    def fits(self, given: str, wanted: str, now: float) -> bool:
        """Whether a try is heard and right. One that is not heard counts for nothing, right or wrong."""
        with self.lock:
            if self.wait(now):
                return False
            if hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace")):
                self.wrong = 0
                return True
            self.wrong += 1
            if self.wrong >= _FREE:
                self.until = now + min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(self.wrong - _FREE, 10))
            return False


def passed() -> bool:
    """Whether this tab may come in; if not, the page says how."""
    said, wanted = language.page_words(), passcode()
    if not wanted:
        st.subheader(said("desk.closed_title"), anchor=False)
        st.markdown(said("desk.closed"))
        st.code(f'{SETTING}="…" python -m streamlit run app.py', language=None)
        st.caption(said("desk.closed_why"))
        return False
    if st.session_state.get("desk_passed"):
        return True
    st.subheader(said("desk.locked_title"), anchor=False)
    with st.form("desk-door", border=False, width=420):
        st.text_input(said("desk.passcode"), type="password", key="desk-passcode", autocomplete="off", max_chars=200)
        st.form_submit_button(said("desk.enter"), type="primary", on_click=_try, args=(wanted,))
    st.html(_FOCUS.replace("{n}", str(st.session_state.get("desk_tries", 0))), unsafe_allow_javascript=True)
    if told := st.session_state.pop("desk_refused", None):
        st.error(said(told[0], n=told[1]) if told[1] else said(told[0]))
    st.caption(said("desk.tab_only"))
    return False


def shut() -> None:
    """Lock this tab. The callers stay for whoever opens it again."""
    st.session_state["desk_passed"] = False


def passcode() -> str:
    """The passcode as set for the server, in its environment or in Streamlit's secrets; "" where none is."""
    if found := os.environ.get(SETTING, ""):
        return found
    return str(st.secrets.get(SETTING, "")) if st.secrets.load_if_toml_exists() else ""


@once
def lockout() -> Lockout:
    """The one of this server."""
    return Lockout()


def _try(wanted: str) -> None:
    given = st.session_state["desk-passcode"]
    st.session_state["desk-passcode"] = ""
    st.session_state["desk_tries"] = st.session_state.get("desk_tries", 0) + 1
    if not given:
        st.session_state["desk_refused"] = ("desk.no_passcode", 0)
        return
    tries = lockout()
    if tries.fits(given, wanted, monotonic()):
        st.session_state["desk_passed"] = True
        return
    wait = tries.wait(monotonic())
    st.session_state["desk_refused"] = ("desk.wrong_wait", wait) if wait else ("desk.wrong", 0)
