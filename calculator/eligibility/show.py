"""A person's entitlements as text: what is had, in full and what matters most first; then what may be had and what would tell.

The rest in a line each: what hangs on a group the person is not known to be in, plans, what is not had. All of it stands in full,
each with its sentence, in the machine's answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calculator.eligibility.outcome import Eligibility, Entitlement, Standing, Status
from calculator.eligibility.precedence import Effect
from calculator.eligibility.provision import Kind, Topic
from calculator.eligibility.remote import asked_first, is_remote, named
from calculator.eligibility.sentences import sentence, sentences, spelled
from corpus.citation import Citation

Sources = Sequence[Citation]


def shown(result: Eligibility) -> str:
    """The whole answer, line by line; what must be known before anything can be told is asked first."""
    told = [one for one in result.entitlements if one.standing is not Standing.NOT]
    had = [one for one in told if one.standing is Standing.ENTITLED and one.provision.kind is Kind.RIGHT]
    duties = [one for one in told if one.standing is Standing.ENTITLED and one not in had]
    planned = [one for one in told if one.provision.kind is Kind.GOAL]
    remote = [one for one in told if is_remote(one)]
    maybe = [one for one in told if one.standing is Standing.POSSIBLE and one not in planned and one not in remote]
    possible = sorted(maybe, key=lambda one: bool(one.missing))  # what only the office can tell comes first: it can be asked today
    refused = [one for one in result.entitlements if one not in told]
    full = [*had, *possible, *duties]
    sources = _by_document([*[quote for one in full for quote in one.citations], *result.citations])
    asked = list(_asked(result))
    first, last = (asked, []) if result.status is Status.NEEDS_INPUT else ([], asked)
    parts = [_opening(result, full), first, _had(had, sources), _possible(possible, sources), _remote(remote), _duties(duties, sources)]
    parts += [_planned(planned), _refused(refused, result), last, _around(result), _listed(sources)]
    return "\n".join(line for part in parts for line in part)


def _opening(result: Eligibility, full: Iterable[Entitlement]) -> Iterator[str]:
    """The notes come first: a report of newer rules is about everything below."""
    yield sentence("opening", place=result.place or sentence("nowhere"), day=spelled(result.day))
    yield from (sentence("item", text=note) for note in result.notes)
    if result.reason:
        yield result.reason
    read = [finding.note for one in full for _, finding in one.findings if finding.note]
    yield from (sentence("item", text=note) for note in dict.fromkeys(read) if note not in result.notes)


def _had(had: Iterable[Entitlement], sources: Sources) -> Iterator[str]:
    said = set[str]()
    for number, one in enumerate(had):
        if number == 0:
            yield sentence("part_had")
        yield _given(one, sources)
        if one.prevails is not None and one.prevails.why not in said:
            said.add(one.prevails.why)
            yield sentence("detail", text=one.prevails.why)
        to_do = [text for text in one.provision.to_do if text not in said]
        said.update(to_do)
        yield from (sentence("to_do", text=text) for text in to_do)


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


def _duties(duties: Iterable[Entitlement], sources: Sources) -> Iterator[str]:
    """What offices owe; the heading says what to do where it is not done, so only ways to aid say more."""
    for number, one in enumerate(duties):
        if number == 0:
            yield sentence("part_duties")
        yield _given(one, sources)
        if one.provision.topic is not Topic.OTHER:
            yield from (sentence("to_do", text=text) for text in one.provision.to_do)


def _planned(planned: Iterable[Entitlement]) -> Iterator[str]:
    """The plans of each text by name, with the day they were planned for."""
    by_text: dict[str, list[str]] = {}
    for one in planned:
        name, due = one.provision.name, one.provision.due
        by_text.setdefault(one.provision.source, []).append(sentence("planned_due", name=name, day=spelled(due)) if due else name)
    if by_text:
        yield sentence("part_planned")
    yield from (sentence("item", text=sentence("planned", source=source, names="；".join(names))) for source, names in by_text.items())


def _refused(refused: Sequence[Entitlement], result: Eligibility) -> Iterator[str]:
    """By reason; what a newer text replaced, and plans of that day that are not for this person, in a line each."""
    replaced = [one for one in refused if one.prevails is not None and one.prevails.effect is Effect.REPLACED and _behind(one)]
    plans = [one for one in refused if one.provision.kind is Kind.GOAL and one.provision.holds(result.day)]
    if refused:
        yield sentence("part_not")
    for reason, ones in _by_reason(one for one in refused if one not in replaced and one not in plans):
        yield sentence("item", text=sentence("refused", name=_names(ones, result), reason=reason))
    for source in dict.fromkeys(one.provision.source for one in replaced):
        names = "；".join(one.provision.name for one in replaced if one.provision.source == source)
        yield sentence("item", text=sentence("replaced", source=source, names=names))
    if plans:
        yield sentence("item", text=sentence("plans_not", names=_names(plans, result)))


def _behind(one: Entitlement) -> bool:
    return one.prevails is not None and one.provision.id in one.prevails.then


def _names(ones: Iterable[Entitlement], result: Eligibility) -> str:
    """Their names, with the text where two texts give the same name."""
    every = [one.provision.name for one in result.entitlements]
    sourced = (one.provision for one in ones)
    return "；".join(p.name if every.count(p.name) == 1 else sentence("of_text", name=p.name, source=p.source) for p in sourced)


def _by_reason(ones: Iterable[Entitlement]) -> Iterable[tuple[str, list[Entitlement]]]:
    found: dict[str, list[Entitlement]] = {}
    for one in ones:
        found.setdefault(one.reason, []).append(one)
    return found.items()


def _given(one: Entitlement, sources: Sources) -> str:
    numbers = "".join(f"[{number}]" for number in sorted(sources.index(citation) + 1 for citation in one.citations))
    return sentence("entitlement", name=one.provision.name, gives=one.provision.gives, sources=numbers)


def _asked(result: Eligibility) -> Iterator[str]:
    """What would settle something now; a plan stays a plan whatever is told."""
    open_ = [one for one in result.entitlements if one.provision.kind is not Kind.GOAL]
    settles = {fact for one in open_ for fact in (asked_first(one) if is_remote(one) else one.missing)}
    asked = [fact for fact in result.missing if fact in settles or not result.entitlements]
    if asked:
        yield sentence("part_asked")
    for fact in asked:
        question, count = sentences().questions[fact], result.decides(fact)
        yield sentence("item", text=sentence("asked", question=question, count=count) if count else question)


def _around(result: Eligibility) -> Iterator[str]:
    """Later changes, and whom to ask today."""
    if result.notices:
        yield sentence("part_notices")
    yield from (sentence("item", text=sentence("notice", text=notice.text, source=notice.source)) for notice in result.notices)
    yield sentence("part_offices")
    yield from (sentence("item", text=sentence("office", about=office.about, ask=office.ask)) for office in result.offices)


def _by_document(quotes: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each quote once, those of one document together."""
    once = list(dict.fromkeys(quotes))
    documents = list(dict.fromkeys(quote.document for quote in once))
    return tuple(sorted(once, key=lambda quote: documents.index(quote.document)))


def _listed(sources: Sources) -> Iterator[str]:
    """The sentences, each document named once above its own."""
    if sources:
        yield sentence("part_sources")
    document = ""
    for number, cited in enumerate(sources, 1):
        if cited.document != document:
            document = cited.document
            yield sentence("source_text", name=f"{cited.title}{cited.number and f'（{cited.number}）'}")
        yield sentence("source", number=number, section=cited.section, quote=cited.quote)
