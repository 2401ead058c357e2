"""What the page's address asks for: a text, a sentence or a rule in it, words to look for. A tap changes the address, never more."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assistant.ui.library.search import LONGEST
from assistant.ui.plain import clean
from corpus.catalog import catalog

_JUMPS = "library-jumps"
_LONGEST_NUMBER = 9  # digits; no text is that long


@dataclass(frozen=True, slots=True)
class Wanted:
    """`document` is the id of a text that there is, or ""; `at` an offset in it; `rule` and `query` as they came, "" where none did."""

    document: str
    at: int | None
    rule: str
    query: str
    trouble: str = ""


def wanted() -> Wanted:
    """The address read; `trouble` is the key of what to say where it asks for something that is not there."""
    asked, rule = st.query_params.get("document", ""), st.query_params.get("figure", "")
    query = clean(st.query_params.get("q", ""))[:LONGEST].strip()
    document = asked or rule.split("/")[0]
    if document not in catalog().ids:
        return Wanted("", None, "", query, "library.unknown" if document else "")
    return _within(document, rule, query)


def _within(document: str, rule: str, query: str) -> Wanted:
    from assistant.encoded.marks import known

    at = _offset(document, written := st.query_params.get("at", ""))
    if rule and rule not in known(document):
        return Wanted(document, at, "", query, "library.no_rule")
    return Wanted(document, at, rule, query, "library.no_place" if written and at is None else "")


def go(document: str = "", at: int | None = None, rule: str = "", query: str | None = None) -> None:
    """Change the address, and have the text scroll there. `query` None leaves the words looked for as they are."""
    _set(document=document, at="" if at is None else str(at), figure=rule)
    if query is not None:
        look_for(query)
    st.session_state[_JUMPS] = jumps() + 1


def open_rule(document: str, rule: str) -> None:
    """Show a rule beside its text, which stays where it is; "" closes it."""
    _set(document=document, figure=rule)


def look_for(query: str) -> None:
    """Look for words."""
    _set(q=query[:LONGEST].strip())


def jumps() -> int:
    """How often the text was sent to a place: a new number sends it again."""
    return int(st.session_state.get(_JUMPS, 0))


def _set(**parameters: str) -> None:
    for name, value in parameters.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def _offset(document: str, written: str) -> int | None:
    if not (written.isascii() and written.isdigit() and len(written) <= _LONGEST_NUMBER):
        return None
    return int(written) if int(written) < len(catalog().document(document).text) else None
