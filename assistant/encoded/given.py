"""The entitlements of the texts, and where the figures they name stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from assistant.encoded.figures import Span, standing
from calculator.eligibility.groups import vocabulary
from calculator.eligibility.precedence import precedences
from calculator.eligibility.provision import Provision
from calculator.eligibility.provisions import texts
from corpus.catalog import catalog
from corpus.citation import Citation

_FIGURE: Final = re.compile(r"(?<![\d.])(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d+(?:\.\d+)?(?:%|万元|元|种))", re.ASCII)


@cache
def provisions(document: str) -> tuple[Provision, ...]:
    """The entitlements that a document gives, in the order of their file; one that changes over time is several."""
    return tuple(provision for text in texts() if text.document == document for provision in text.provisions)


def name_of(provision: Provision) -> str:
    """How a version of an entitlement is addressed.

    >>> name_of(provisions("jiangyin-2020")[0])
    'jiangyin-2020/critical-illness@2020-07-01'
    """
    return f"{provision.id}@{provision.since}"


@cache
def named(document: str) -> dict[str, Provision]:
    """The entitlements of a document by that name."""
    return {name_of(provision): provision for provision in provisions(document)}


def places(provision: Provision) -> list[Span]:
    """Where the figures that an entitlement names stand in its sentences."""
    said = "".join(unicodedata.normalize("NFKC", provision.name + provision.gives).split())
    written = set(_FIGURE.findall(said))
    source = catalog().document(provision.document)
    found = (standing(source, citation, _FIGURE) for citation in provision.citations)
    return sorted({span for hits in found for _, match, span in hits if match[0] in written})


def citations(document: str) -> Iterator[Citation]:
    """Every sentence of a document that the entitlements rest on: those they quote, who counts as whom, and what goes before what."""
    for provision in provisions(document):
        yield from provision.citations
    others = [tie.citation for tie in vocabulary().ties] + [one.citation for one in precedences()]
    yield from (citation for citation in others if citation is not None and citation.document == document)
    yield from (text.beginning for text in texts() if text.document == document)
