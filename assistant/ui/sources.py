"""The sources of a reply: one button each, opening the document's section with the sentence marked."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import documents, language, words
from assistant.ui.plain import escape, shorten

if TYPE_CHECKING:
    from corpus.citation import Citation

_QUOTED = 36  # characters of the sentence on its button
# Under the title and the document's dates a phone's window may end before the sentence.
_SCROLL = "<script>document.querySelector('[role=dialog] mark')?.scrollIntoView({block: 'nearest'})</script>"
MARKS = "①②③④⑤⑥⑦⑧⑨"


def sources(citations: Sequence[Citation], key: str, said: words.Words) -> None:
    """One button for each citation, numbered as in the text."""
    if not citations:
        return
    st.caption(said("reply.sources"))
    with st.container(key=f"{key}-sources", gap="xsmall"):
        for number, citation in enumerate(citations):
            quote = escape(shorten(citation.quote, _QUOTED))
            label = f"{MARKS[number]} **{escape(documents.short_title(citation))}**　“{quote}”"
            if st.button(label, key=f"{key}-source-{number}", width="stretch"):
                show(citation)


def show(citation: Citation) -> None:
    """Open the document's own words: what it is, since when, and the sentence in its section."""
    said = language.page_words()
    st.dialog(said("source.title"), width="medium")(_show)(citation, said)


def _show(citation: Citation, said: words.Words) -> None:
    try:
        found = documents.excerpt(citation)
    except (KeyError, ValueError, OSError):
        st.warning(said("source.gone"))
        st.text(citation.quote)
        return
    st.markdown(f"**{escape(citation.title)}**")
    st.caption("  \n".join(escape(line) for line in documents.about(citation, said)))
    st.markdown(f"{said('source.section')}{escape(citation.section)}")
    left_out = said("source.left_out")
    before, after = (left_out if found.cut_before else "") + found.before, found.after + (left_out if found.cut_after else "")
    st.html(_page(before, found.marked, after))
    st.html(_SCROLL, unsafe_allow_javascript=True)
    if found.cut_before or found.cut_after:
        with st.expander(said("source.whole_section")):
            st.html(_page(found.all_before, found.marked, found.all_after))


def _page(before: str, marked: str, after: str) -> str:
    """The excerpt as HTML: everything escaped, line breaks kept, the sentence in <mark>."""
    return f'<div class="mingbai-page">{html.escape(before)}<mark>{html.escape(marked)}</mark>{html.escape(after)}</div>'
