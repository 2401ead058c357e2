"""A person's entitlements as text: what is had in full; what may be had under what would tell; plans and the rest in a line each.

What only another group than the person's own may have is named and no more: it is long, and seldom theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calculator.eligibility.outcome import Eligibility, Entitlement, Standing
from calculator.eligibility.provision import Kind
from calculator.eligibility.remote import is_remote, named
from calculator.eligibility.sentences import sentence, sentences, spelled
from corpus.citation import Citation

Sources = Sequence[Citation]


def shown(result: Eligibility) -> str:
    """The whole answer, line by line."""
    told = [one for one in result.entitlements if one.standing is not Standing.NOT]
    had = [one for one in told if one.standing is Standing.ENTITLED]
    planned = [one for one in told if one.standing is Standing.POSSIBLE and one.provision.kind is Kind.GOAL]
    remote = [one for one in told if is_remote(one)]
    possible = [one for one in told if one not in had and one not in planned and one not in remote]
    refused = [one for one in result.entitlements if one not in told]
    sources = tuple(dict.fromkeys([*[quote for one in [*had, *possible, *planned] for quote in one.citations], *result.citations]))
    parts = [_opening(result), _had(had, sources), _possible(possible, sources), _remote(remote)]
    parts += [_planned(planned, sources), _refused(refused), _asked(result), _around(result), _listed(sources)]
    return "\n".join(line for part in parts for line in part)


def _opening(result: Eligibility) -> Iterator[str]:
    """The notes come first: a report of newer rules is about everything below."""
    yield sentence("opening", place=result.place or sentence("nowhere"), day=spelled(result.day))
    yield from (sentence("item", text=note) for note in result.notes)
    if result.reason:
        yield result.reason
    read = [finding.note for one in result.entitlements for _, finding in one.findings if finding.note]
    yield from (sentence("item", text=note) for note in dict.fromkeys(read) if note not in result.notes)


def _had(had: Iterable[Entitlement], sources: Sources) -> Iterator[str]:
    for number, one in enumerate(had):
        if number == 0:
            yield sentence("part_had")
        yield _given(one, sources)
        if one.prevails is not None:
            yield sentence("detail", text=one.prevails.why)
        yield from (sentence("to_do", text=text) for text in one.provision.to_do)


def _possible(possible: Iterable[Entitlement], sources: Sources) -> Iterator[str]:
    """Under each thing that is open, what hangs on it."""
    for number, (reason, ones) in enumerate(_by_reason(possible)):
        if number == 0:
            yield sentence("part_possible")
        yield sentence("item", text=reason)
        for one in ones:
            yield _given(one, sources)
            yield from (sentence("to_do", text=text) for text in one.provision.to_do if not one.missing)


def _remote(remote: Sequence[Entitlement]) -> Iterator[str]:
    if remote:
        yield sentence("part_remote")
    yield from (sentence("item", text=line) for line in named(remote))


def _planned(planned: Iterable[Entitlement], sources: Sources) -> Iterator[str]:
    for number, one in enumerate(planned):
        if number == 0:
            yield sentence("part_planned")
        yield _given(one, sources)


def _refused(refused: Iterable[Entitlement]) -> Iterator[str]:
    for number, (reason, ones) in enumerate(_by_reason(refused)):
        if number == 0:
            yield sentence("part_not")
        names = "、".join(one.provision.name for one in ones)
        yield sentence("item", text=sentence("refused", name=names, reason=reason))


def _by_reason(ones: Iterable[Entitlement]) -> Iterable[tuple[str, list[Entitlement]]]:
    found: dict[str, list[Entitlement]] = {}
    for one in ones:
        found.setdefault(one.reason, []).append(one)
    return found.items()


def _given(one: Entitlement, sources: Sources) -> str:
    numbers = "".join(f"[{sources.index(citation) + 1}]" for citation in one.citations)
    return sentence("entitlement", name=one.provision.name, gives=one.provision.gives, sources=numbers)


def _asked(result: Eligibility) -> Iterator[str]:
    if result.missing:
        yield sentence("part_asked")
    for fact in result.missing:
        question, count = sentences().questions[fact], result.decides(fact)
        yield sentence("item", text=sentence("asked", question=question, count=count) if count else question)


def _around(result: Eligibility) -> Iterator[str]:
    """Later changes, and whom to ask today."""
    if result.notices:
        yield sentence("part_notices")
    yield from (sentence("item", text=sentence("notice", text=notice.text, source=notice.source)) for notice in result.notices)
    yield sentence("part_offices")
    yield from (sentence("item", text=sentence("office", about=office.about, ask=office.ask)) for office in result.offices)


def _listed(sources: Sources) -> Iterator[str]:
    if sources:
        yield sentence("part_sources")
    for number, cited in enumerate(sources, 1):
        name = f"{cited.title}{cited.number and f'（{cited.number}）'}"
        yield sentence("source", number=number, name=name, section=cited.section, quote=cited.quote)
