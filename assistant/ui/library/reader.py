"""The reader: outline, figures and text of one document in a component of its own, because a figure in a sentence is a button there.

It is fed with data only; what a tap on a figure opens is told to Python, and the text stays where it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from assistant.encoded import given
from assistant.encoded.figures import Figure, Span, figures
from assistant.encoded.marks import Mark, known, marks
from assistant.encoded.sentences import Part, parts
from assistant.ui import browser
from assistant.ui.browser import HTML_LANGUAGE
from assistant.ui.library import naming
from assistant.ui.library.address import jumps, open_rule
from assistant.ui.library.text import pieces
from assistant.ui.words import Words, of
from corpus.catalog import catalog

_READER = browser.component("reader", isolate_styles=False)
_KEY = "library-reader"
_SAID = ("library.outline", "library.text", "library.hits", "library.hit_at", "library.previous", "library.next")


def draw(document: str, hits: tuple[Span, ...], focus: Span | None, rule: str, said: Words) -> None:
    """The document with its hits and the sentence asked for marked, the rule that is open shown as pressed."""
    data = _data(document, hits, focus, said.language) | {"rule": rule, "jump": jumps(), "to": _place(hits, focus)}

    def opened() -> None:
        chosen = st.session_state[_KEY].get("rule")
        if isinstance(chosen, str) and chosen in known(document):  # it comes from the browser
            open_rule(document, chosen)

    _READER(key=_KEY, data=data, on_rule_change=opened)


def _place(hits: tuple[Span, ...], focus: Span | None) -> str:
    """What the text is sent to: the sentence asked for, else the first hit, else its beginning."""
    return "focus" if focus else "hit" if hits else "top"


@lru_cache(maxsize=32)
def _data(document: str, hits: tuple[Span, ...], focus: Span | None, language: str) -> dict[str, Any]:
    """Everything that stays the same while rules are opened and closed; made once."""
    said = of(language)
    source = catalog().document(document)
    return {
        "version": f"{document} {hash((hits, focus, language))}",
        "document": document,
        "title": source.title,
        "language": HTML_LANGUAGE[language],
        "sections": pieces(document, hits, focus),
        "names": {mark.rule: said("library.opens_rule", figure="{figure}", name=_name(mark, said)) for mark in marks(document)},
        "outline": [_section(part, said) for part in parts(document)],
        "figures": [_figure(figure, said) for figure in figures(document)],
        "figures_title": said("library.figures", n=len(figures(document))),
        "hits": len(hits),
        "said": {key.removeprefix("library."): said(key) for key in _SAID},
    }


def _name(mark: Mark, said: Words) -> str:
    figure = next((one for one in figures(_document(mark.rule)) if one.id == mark.rule), None)
    return naming.name(figure, said) if figure else naming.entitlement(given.named(_document(mark.rule))[mark.rule], said)


def _document(rule: str) -> str:
    return rule.split("/")[0]


def _section(part: Part, said: Words) -> dict[str, Any]:
    """A section of the outline, with a bar of what its sentences are used for and the same in words."""
    uses = {use: n for use, n in part.uses.items() if n}
    counted = (
        naming.uses(uses, said, "library.short_uses") if uses else said("library.repeated" if _has_words(part) else "library.heading_only")
    )
    return {
        "start": part.section.start,
        "level": part.section.level,
        "heading": naming.heading(part.section.heading, said),
        "uses": [[str(use), n] for use, n in uses.items()],
        "words": counted,
    }


def _has_words(part: Part) -> bool:
    text = catalog().document(part.document).text
    return any(char.isalnum() for char in text[part.section.body : part.section.end])


def _figure(figure: Figure, said: Words) -> dict[str, Any]:
    return {
        "rule": figure.id,
        "place": figure.places[0][0] if figure.places else -1,
        "name": naming.name(figure, said),
        "value": naming.value(figure, said),
    }
