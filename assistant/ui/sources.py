"""The sources of a reply: one button each, opening the document's section with the sentence marked."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import documents, words
from assistant.ui.plain import escape, shorten

if TYPE_CHECKING:
    from corpus.citation import Citation

_QUOTED = 36  # characters of the sentence on its button
# Under the title and the document's dates a phone's window may end before the sentence.
_SCROLL = "<script>document.querySelector('[role=dialog] mark')?.scrollIntoView({block: 'nearest'})</script>"
MARKS = "①②③④⑤⑥⑦⑧⑨"


def sources(citations: Sequence[Citation], key: str, said: words.Said) -> None:
    """One button for each citation, numbered as in the text."""
    if not citations:
        return
    st.caption(said.sources)
    with st.container(key=f"{key}-sources", gap="xsmall"):
        for number, citation in enumerate(citations):
            quote = escape(shorten(citation.quote, _QUOTED))
            label = f"{MARKS[number]} **{escape(documents.short_title(citation))}**　“{quote}”"
            if st.button(label, key=f"{key}-source-{number}", width="stretch"):
                show(citation)


@st.dialog(words.SOURCE_TITLE, width="medium")
def show(citation: Citation) -> None:
    """The document's own words: what it is, since when, and the sentence in its section."""
    try:
        found = documents.excerpt(citation)
    except (KeyError, ValueError, OSError):
        st.warning(words.SOURCE_GONE)
        st.text(citation.quote)
        return
    st.markdown(f"**{escape(citation.title)}**")
    st.caption("  \n".join(escape(line) for line in documents.about(citation)))
    st.markdown(f"{words.SECTION}{escape(citation.section)}")
    st.html(_page(found.before, found.marked, found.after, found.cut_before, found.cut_after))
    st.html(_SCROLL, unsafe_allow_javascript=True)
    if found.cut_before or found.cut_after:
        with st.expander(words.WHOLE_SECTION):
            st.html(_page(found.all_before, found.marked, found.all_after))


def _page(before: str, marked: str, after: str, cut_before: bool = False, cut_after: bool = False) -> str:  # noqa: FBT001, FBT002
    """The excerpt as HTML: everything escaped, line breaks kept, the sentence in <mark>."""
    lead, trail = (words.LEFT_OUT if cut else "" for cut in (cut_before, cut_after))
    body = f"{html.escape(lead + before)}<mark>{html.escape(marked)}</mark>{html.escape(after + trail)}"
    return f'<div class="mingbai-page">{body}</div>'
