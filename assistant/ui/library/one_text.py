"""One document: what it is and whether it stands, its words, and beside them the rule of the figure that was tapped."""

from __future__ import annotations

import html
from functools import cache

import streamlit as st

from assistant.encoded.figures import Span
from assistant.encoded.sentences import counted, parts
from assistant.ui import language
from assistant.ui.library import naming, reader, rule
from assistant.ui.library.address import Wanted, go
from assistant.ui.library.bars import bar
from assistant.ui.library.search import hits, in_other_words, read_as
from assistant.ui.library.search_field import field
from assistant.ui.library.stands import badge, why
from assistant.ui.plain import escape, shorten
from assistant.ui.validity import validity
from assistant.ui.words import Words
from corpus.catalog import catalog
from corpus.document import Document
from corpus.sentences import sentence_spans

_QUOTED = 60  # characters of the sentence asked for


def draw(asked: Wanted) -> str:
    """The page of one document; what a screen reader says of it."""
    said = language.page_words()
    document = catalog().document(asked.document)
    _head(document, said)
    found = _search(document, asked.query, said)
    focus = None if asked.at is None else sentence_at(document, asked.at)
    if focus and not asked.rule:
        st.caption(said("library.in_place", quote=escape(shorten(document.text[slice(*focus)], _QUOTED))))
    text, side = st.columns([3, 1], gap="medium")
    with text:
        reader.draw(document.id, found, focus, asked.rule, said)
    with side, st.container(key="library-side"):
        if asked.rule:
            return rule.draw(document.id, asked.rule)
        with st.container(key="library-hint"):
            st.info(said("library.hint"))
            _encoded(document, said)
    return said("library.search_found", query=asked.query, n=len(found)) if asked.query else ""


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence that holds an offset; of a heading or what stands between sentences the heading, or the next sentence."""
    spans = _sentences(document.id)
    section = document.section_at(offset)
    holding = next((span for span in spans if span[0] <= offset < span[1]), None)
    if holding:
        return holding
    if section.start <= offset < section.body:
        return section.start, section.body
    return next((span for span in spans if span[0] >= offset), spans[-1])


@cache
def _sentences(document: str) -> tuple[Span, ...]:
    source = catalog().document(document)
    return tuple(span for _, span in sentence_spans(source.lines, source.sections))


def _head(document: Document, said: Words) -> None:
    st.button(said("library.back"), key="library-back", type="tertiary", on_click=go)
    st.subheader(escape(document.title), anchor=False)
    if said.english:
        st.markdown(escape(naming.gloss(document, said)))
    stands = validity(document)
    badge(stands.kind, said)
    why(stands, said)
    st.caption(escape(naming.line(document, said)))
    if document.gaps:
        st.warning(said("library.gaps") + escape(" ".join(naming.gaps(document, said))))
    with st.expander(said("library.about")):
        lines = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(told)}</dd>" for name, told in naming.about(document, said))
        st.html(f'<dl class="mingbai-about">{lines}</dl>')


def _search(document: Document, query: str, said: Words) -> tuple[Span, ...]:
    """The field, and what it found here and in the other texts."""
    field("library.search_in", query, said)
    if not query:
        return ()
    found = hits(document.id, query)
    others = [(other, len(hits(other.id, query))) for other in catalog().documents if other.id != document.id]
    if not found:
        st.info(said("library.search_none_here", query=escape(query)))
    if found and in_other_words(query):
        st.info(said("library.search_near", query=escape(query), n=len(found)))
    if used := read_as(document.id, query):
        st.caption(said("library.search_as", word=escape(used)))
    if any(n for _, n in others):
        with st.container(horizontal=True, key="library-elsewhere", vertical_alignment="center"):
            st.caption(said("library.elsewhere"), width="content")
            for other, n in others:
                if n:
                    label = said("library.search_in_text", title=escape(other.short_title), n=n)
                    st.button(label, key=f"elsewhere-{other.id}", on_click=go, kwargs={"document": other.id})
    return found


def _encoded(document: Document, said: Words) -> None:
    """What the sentences of the text are used for, at a glance."""
    counts = counted(sentence for part in parts(document.id) for sentence in part.sentences)
    st.markdown(f"**{said('library.encoded')}**")
    st.html(bar(counts, said))
    st.caption(said("library.encoded_once"))
