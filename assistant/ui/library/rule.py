"""The rule that a figure opens: what it is, how much, since when, where, how it is used, and the sentence it stands in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.encoded import given
from assistant.encoded.figures import Figure, figures
from assistant.encoded.marks import marks
from assistant.ui import language
from assistant.ui.library import naming
from assistant.ui.library.address import go, open_rule
from assistant.ui.plain import escape
from assistant.ui.words import Words
from assistant.ui.working import in_language
from calculator.eligibility.provision import Provision
from corpus.catalog import catalog


def draw(document: str, rule: str) -> str:
    """The rule beside its text; what a screen reader says of it."""
    said = language.page_words()
    figure = next((one for one in figures(document) if one.id == rule), None)
    with st.container(key="library-rule", border=True):
        return _figure(figure, said) if figure else _entitlement(given.named(document)[rule], said)


def _ways(document: str, rule: str, said: Words) -> None:
    """To the sentence, and away: at the top, where a phone shows them."""
    with st.container(horizontal=True, key="library-rule-ways"):
        place = next((mark.start for mark in marks(document) if mark.rule == rule), None)
        if place is not None:
            st.button(said("library.to_sentence"), key="to-sentence", on_click=go, args=(document, place, rule))
        st.button(said("library.close"), key="close-rule", on_click=open_rule, args=(document, ""))


def _figure(figure: Figure, said: Words) -> str:
    name, value = naming.name(figure, said), naming.value(figure, said)
    when = naming.period(figure.since, figure.until, said)
    st.subheader(escape(name), anchor=False)
    st.markdown(f"**{escape(value)}**")
    _ways(figure.document, figure.id, said)
    place = naming.region(catalog().document(figure.document).region, said)
    schemes = said("library.comma").join(said.options("library.schemes")[scheme] for scheme in figure.schemes)
    _lines([("library.when", when), ("library.where", f"{place} · {schemes}"), ("library.used", naming.formula(figure, said))], said)
    _sentence(figure.citation.quote, said)
    _also([one for mark in marks(figure.document) if mark.rule == figure.id for one in mark.given], figure.document, said)
    return said("library.rule_shown", name=name, value=value, since=when)


def _entitlement(provision: Provision, said: Words) -> str:
    name, when = naming.entitlement(provision, said), naming.period(provision.since, provision.until, said)
    st.subheader(escape(name), anchor=False)
    _ways(provision.document, given.name_of(provision), said)
    gives = in_language(provision.gives, said)
    firm = said.options("library.kinds")[provision.kind] + (
        said("library.comma") + said("library.due", due=provision.due) if provision.due else ""
    )
    who = said("library.comma").join(in_language(condition.says, said) for condition in provision.conditions)
    _lines([("library.gives", gives), ("library.who", who), ("library.firm", firm), ("library.when", when)], said)
    _sentence(provision.citations[0].quote, said)
    return said("library.rule_shown", name=name, value=gives, since=when)


def _also(names: Sequence[str], document: str, said: Words) -> None:
    known = given.named(document)
    found = {provision.id: provision for provision in (known[one] for one in names)}
    if found:
        st.caption(said("library.also"))
        for provision in found.values():
            st.markdown(f"**{escape(naming.entitlement(provision, said))}**  \n{escape(in_language(provision.gives, said))}")


def _lines(lines: Sequence[tuple[str, str]], said: Words) -> None:
    st.markdown("  \n".join(f"**{said(label)}**　{escape(text)}" for label, text in lines if text))


def _sentence(quote: str, said: Words) -> None:
    st.caption(said("library.sentence"))
    st.markdown(f"> {escape(quote)}")
