"""The sources of a reply: one button each, opening the document's section with the sentence marked."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import documents, language, state, words
from assistant.ui.plain import clean, escape, shorten
from assistant.ui.validity import Validity, validity

if TYPE_CHECKING:
    from corpus.citation import Citation
    from corpus.document import Document

_QUOTED = 36  # characters of the sentence on its button
_COLOURS = {"in_force": "green", "newer": "orange", "changed": "yellow", "ended": "red"}
# A section may be longer than a phone's window: the sentence comes into sight, the title above it where both fit.
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
    """Open the drawer: whether the text still stands, the sentence in its section, what the document is, the way to its full text."""
    said = language.page_words()
    try:
        document, found = documents.found(citation)
    except (KeyError, ValueError, OSError):
        st.dialog(said("source.title"))(_gone)(citation, said)
        return
    stands = validity(document, state.place())
    title = f"{said('source.title')} :{_COLOURS[stands.kind]}-badge[{said.options('source.stands')[stands.kind]}]"  # it stays in sight
    st.dialog(title, width="medium", position="right")(_show)(citation, document, found, stands, said)


def _gone(citation: Citation, said: words.Words) -> None:
    st.warning(said("source.gone"))
    st.text(clean(citation.quote))


def _show(citation: Citation, document: Document, found: documents.Excerpt, stands: Validity, said: words.Words) -> None:
    from assistant.ui.library import naming  # the library's page shows sources itself

    st.markdown(f"**{escape(citation.title)}**")
    if said.english and (gloss := naming.gloss(document, said)):
        st.caption(escape(gloss))
    _reasons(stands, said)
    st.markdown(f"{said('source.section')}{escape(citation.section)}")
    st.html(_page(found.before, found.marked, found.after))
    st.html(_SCROLL, unsafe_allow_javascript=True)
    _to_library(citation, said)
    st.markdown(f"**{said('source.about')}**")
    lines = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in naming.about(document, said))
    st.html(f'<dl class="mingbai-about">{lines}</dl>')


def _reasons(stands: Validity, said: words.Words) -> None:
    """Why a text stands as it does, in words; what is reported from elsewhere a tap away, so that the sentence stays in sight."""
    from assistant.ui.working import notices  # it shows sources itself

    if lines := [*reasons(stands, said)]:
        st.caption("  \n".join(map(escape, lines)))
    notices([change.as_json() for change in stands.changes], said)


def reasons(stands: Validity, said: words.Words) -> Iterator[str]:
    """The texts that go before it, or that none does."""
    for text in stands.newer:
        yield said("source.newer", title=text.short_title, number=text.number or said("source.no_number"), start=text.in_force_from)
        if text.prevails_note:
            yield said("source.newer_note", note=text.prevails_note)
    if stands.kind == "in_force":
        yield said("source.in_force_why")


def _to_library(citation: Citation, said: words.Words) -> None:
    """The way to the whole document at that sentence; there is none where the pages are not those of the app."""
    pages = st.session_state.get("pages", {})
    if "library" in pages:
        to = {"document": citation.document, "at": str(citation.start)}
        with st.container(key="to-library"):
            st.page_link(pages["library"], label=said("source.whole"), query_params=to)


def _page(before: str, marked: str, after: str) -> str:
    """The section as HTML: everything escaped, line breaks kept, the sentence in <mark>."""
    return f'<div class="mingbai-page">{html.escape(before)}<mark>{html.escape(marked)}</mark>{html.escape(after)}</div>'
