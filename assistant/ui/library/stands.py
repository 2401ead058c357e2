"""Whether a text stands, on its badge and in words."""

from __future__ import annotations

import streamlit as st

from assistant.ui import sources, working
from assistant.ui.plain import escape
from assistant.ui.validity import Kind, Validity
from assistant.ui.words import Words

_COLOURS = {"in_force": "green", "newer": "orange", "changed": "yellow", "ended": "red"}


def badge(kind: Kind, said: Words) -> None:
    """The badge: its words say it, its colour repeats it."""
    st.badge(said.options("source.stands")[kind], color=_COLOURS[kind])  # type: ignore[arg-type]  # names of the theme


def why(stands: Validity, said: Words) -> None:
    """The newer text, or that there is none; what is reported from elsewhere opens on a tap."""
    if lines := [*sources.reasons(stands, said)]:
        st.caption("  \n".join(map(escape, lines)))
    working.notices([change.as_json() for change in stands.changes], said)
