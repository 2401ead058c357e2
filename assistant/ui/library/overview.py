"""All texts: by place and time, what goes before what, whether each still stands; words found in any of them; every figure used."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import date, datetime

import streamlit as st

from assistant.encoded.figures import Span, figures
from assistant.encoded.sentences import counted, parts
from assistant.ui import language, sources
from assistant.ui.library import naming, timeline
from assistant.ui.library.address import Wanted, go
from assistant.ui.library.bars import bar
from assistant.ui.library.search import around, hits, in_other_words, read_as
from assistant.ui.library.search_field import field
from assistant.ui.library.stands import badge
from assistant.ui.library.timeline import Row
from assistant.ui.plain import escape
from assistant.ui.validity import Validity, validity
from assistant.ui.words import Words
from assistant.ui.working import in_language
from corpus.catalog import catalog
from corpus.document import Document

_MOST_HITS = 3  # of one text, in the list


def draw(asked: Wanted) -> str:
    """The page of all texts; what a screen reader says of it."""
    said = language.page_words()
    st.subheader(said("library.title"), anchor=False)
    st.caption(said("library.lead"))
    field("library.search", asked.query, said)
    if asked.query:
        return _found(asked.query, said)
    with st.container(key="library-timeline"):
        st.markdown(f"**{said('library.timeline')}**")
        st.html(timeline.drawing(_today(), said))
        st.caption(said("library.timeline_key"))
    for row in timeline.rows():
        _row(row, said)
    _figures(said)
    return ""


def _today() -> date:
    return datetime.now().astimezone().date()


def _found(query: str, said: Words) -> str:
    """The hits text by text, each opening its place."""
    found = [(document, hits(document.id, query)) for document in catalog().documents]
    n = sum(len(places) for _, places in found)
    told = said(_told(query, n), query=query, n=n)
    st.info(escape(told))
    if used := next(filter(None, (read_as(document.id, query) for document, _ in found)), ""):
        st.caption(said("library.search_as", word=escape(used)))
    for document, places in found:
        if not places:
            continue
        st.markdown(f"**{said('library.search_in_text', title=escape(document.short_title), n=len(places))}**")
        with st.container(key=f"library-{document.id}-sources", gap="xsmall"):
            for place in places[:_MOST_HITS]:
                label = _hit(document.id, place, whole=in_other_words(query))
                st.button(label, key=f"hit-{document.id}-{place[0]}", width="stretch", on_click=go, args=(document.id, place[0]))
        if len(places) > _MOST_HITS:
            label = said("library.search_more", n=len(places) - _MOST_HITS)
            st.button(label, key=f"more-{document.id}", type="tertiary", on_click=go, args=(document.id,))
    return told


def _hit(document: str, place: Span, *, whole: bool) -> str:
    """A hit in its words; a `whole` sentence needs none around it."""
    before, hit, after = (escape(part) for part in around(document, place))
    return hit if whole else f"…{before}**{hit}**{after}…"


def _told(query: str, n: int) -> str:
    """The key of what to say of so many hits."""
    if not n:
        return "library.search_none"
    return "library.search_near" if in_other_words(query) else "library.search_found"


def _row(row: Row, said: Words) -> None:
    """The texts of a place, newest first, and the later changes that touch it."""
    st.markdown(f"### {escape(said('library.for_place', place=naming.region(row.place, said)))}")
    for document in reversed(row.texts):
        _card(document, said)
    if row.changes:
        with st.expander(said("library.later", n=len(row.changes))):
            st.caption(said("library.later_unused"))
            lines = (
                said(
                    "library.later_one",
                    place=change.place,
                    date=change.date or said("library.undated"),
                    text=in_language(change.text, said),
                    source=in_language(change.source, said),
                )
                for change in row.changes
            )
            st.html("<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in lines) + "</ul>")


def _card(document: Document, said: Words) -> None:
    with st.container(border=True, key=f"text-{document.id}"):
        st.markdown(f"**{escape(document.title)}**")
        if gloss := naming.gloss(document, said):
            st.markdown(escape(gloss))
        stands = validity(document)
        badge(stands.kind, said)
        known = dict(naming.about(document, said))
        names = said.options("source.fields")
        told = [f"{names[name]}　{known[names[name]]}" for name in ("number", "issuer", "level", "start") if names[name] in known]
        lines = [*told, *_order(document, said), *_why(stands, said)]
        st.caption("  \n".join(escape(line) for line in lines))
        st.html(bar(counted(sentence for part in parts(document.id) for sentence in part.sentences), said))
        label = said("library.open", title=escape(document.short_title))
        st.button(label, key=f"open-{document.id}", type="primary", on_click=go, args=(document.id,))


def _why(stands: Validity, said: Words) -> Iterator[str]:
    """Why it stands as it does; later changes in full stand under the place."""
    if stands.kind == "in_force":
        yield from sources.reasons(stands, said)
    for change in stands.changes:
        yield said("library.changed_why", place=change.place, date=change.date or said("library.undated"))


def _order(document: Document, said: Words) -> list[str]:
    """What it goes before, and what goes before it."""
    comma = said("library.comma")
    over = comma.join(catalog().document(name).short_title for name in document.prevails_over if name in catalog().ids)
    under = comma.join(other.short_title for other in timeline.prevailing(document))
    return [
        *([said("library.prevails", titles=over)] if over else []),
        *([said("library.yields", titles=under)] if under else []),
    ]


def _figures(said: Words) -> None:
    """Every figure that is calculated with, each leading to its sentence."""
    with st.expander(said("library.all_figures")):
        st.caption(said("library.all_figures_lead"))
        for document in catalog().documents:
            if not figures(document.id):
                continue
            st.markdown(f"**{escape(document.short_title)}**")
            with st.container(key=f"figures-{document.id}-sources", gap="xsmall"):
                for figure in figures(document.id):
                    label = f"{escape(naming.name(figure, said))}　**{escape(naming.value(figure, said))}**"
                    at = figure.places[0][0] if figure.places else figure.citation.start
                    st.button(label, key=f"figure-{figure.id}", width="stretch", on_click=go, args=(document.id, at, figure.id))
