"""Texts, figures and entitlements by the words of the page's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from assistant.encoded.figures import Figure
from assistant.encoded.sentences import Use
from assistant.ui import documents
from assistant.ui.words import Words
from assistant.ui.working import in_language
from calculator.eligibility.provision import Provision
from calculator.money import percent
from corpus.document import Document


def value(figure: Figure, said: Words) -> str:
    """A figure as people write it."""
    match figure.unit, figure.value:
        case "yuan", Fraction() as amount:
            return said("library.yuan", n=f"{Decimal(amount.numerator) / amount.denominator:,}")
        case "points", Fraction() as points:
            return said("library.points", n=percent(points).removesuffix("%"))
        case _, Fraction() as share:
            return percent(share)
        case _:
            return figure.since.isoformat()


def name(figure: Figure, said: Words) -> str:
    """What a figure is; of one that changed over time also from when."""
    named = said.options("library.names").get(_key(figure), figure.name)
    return f"{named} · {period(figure.since, figure.until, said)}" if "@" in figure.id else named


def formula(figure: Figure, said: Words) -> str:
    """How a figure is used; "" where nothing is written of it."""
    return said.options("library.formulas").get(_key(figure), "")


def period(since: date, until: date | None, said: Words) -> str:
    """From when to when."""
    return said("library.from_to", since=since, until=until) if until else said("library.from_day", since=since)


def entitlement(provision: Provision, said: Words) -> str:
    """An entitlement in one line."""
    return in_language(provision.name, said)


def region(name_: str, said: Words) -> str:
    """A place."""
    return said.options("library.regions").get(name_, name_)


def gloss(document: Document, said: Words) -> str:
    """What a text is, in a line; "" for one that nobody described."""
    return said.options("library.glosses").get(document.id, "")


def about(document: Document, said: Words) -> list[tuple[str, str]]:
    """What is known of a text, name by name, in the page's language as far as it is written."""
    english = {
        document.issuer: said.options("library.issuers").get(document.id),
        document.region: region(document.region, said),
        document.prevails_note: said.options("library.notes").get(document.id),
        **dict(zip(document.gaps, gaps(document, said), strict=True)),
    }
    start = said.options("library.starts").get(document.id) or document.in_force_reason
    return [
        (label, english.get(told) or (told.replace(document.in_force_reason, start) if document.in_force_reason else told))
        for label, told in documents.about(document, said)
    ]


def line(document: Document, said: Words) -> str:
    """A text in one line: its number, who issued it, the level, from when."""
    known = dict(about(document, said))
    names = said.options("source.fields")
    start = said("library.from_day", since=document.in_force_from) if document.in_force_from else ""
    told = [*(known.get(names[name], "") for name in ("number", "issuer", "level")), start]
    return " · ".join(part for part in told if part)


def gaps(document: Document, said: Words) -> tuple[str, ...]:
    """What the copy at hand lacks."""
    written = said.options("library.lacks")
    return tuple(written.get(f"{document.id}/{number}", gap) for number, gap in enumerate(document.gaps, start=1))


def heading(words: str, said: Words) -> str:
    """A heading in the outline: the text's own, or the name of a part without one."""
    return said.options("library.parts").get(words, words)


def uses(counts: dict[Use, int], said: Words, options: str) -> str:
    """How many sentences have which use, in words; uses that there are none of are left out."""
    words = said.options(options)
    return said("library.comma").join(words[use].format(n=n) for use, n in counts.items() if n)


def _key(figure: Figure) -> str:
    return f"{figure.document}/{figure.name}"
