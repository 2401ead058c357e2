"""``entitlements(person)``: every entitlement of the place's texts on that day; ``answer(value)``: the same from and to JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from calculator.eligibility.decide import decide
from calculator.eligibility.facts import Fact, Person
from calculator.eligibility.outcome import Eligibility, Entitlement, Standing, Status
from calculator.eligibility.provision import Kind, Text, Topic
from calculator.eligibility.provisions import texts
from calculator.eligibility.sentences import sentence, spelled
from calculator.eligibility.uncovered import no_text
from calculator.money import found
from calculator.place import Place
from corpus.changes import LaterChange, later_changes

NEAR = timedelta(days=31)
MOST_NAMES = 10
BASIC = frozenset({Fact.INSURANCE, Fact.CATEGORY})
"""Without these a person who has nothing yet was asked too little."""
SCHEMES = (CRITICAL_ILLNESS, MEDICAL_AID) = ("critical_illness", "medical_aid")


def answer(value: object) -> dict[str, Any]:
    """The entitlements of one person, from a mapping as the machine interface has it. Raises :class:`calculator.claim.CaseError`."""
    return entitlements(Person.read(value)).as_json()


def entitlements(person: Person) -> Eligibility:
    """What the person has, may have and has not."""
    if person.place is None:
        told = tuple(_unread(person))
        return Eligibility(Status.NEEDS_INPUT, person.day, id=person.id, missing=(Fact.PLACE,), reason=sentence("ask_place"), notes=told)
    ruling = [text for text in texts() if text.area == person.place.area]
    notices, notes = _notices(person, person.place), tuple(_notes(person, person.place, ruling))
    if not ruling or person.day < min(text.since for text in ruling):
        return no_text(person, person.place, ruling, notes, notices)
    notes = (*_warnings(notices, person.place, person.day, ruling), *notes)
    decided = sorted((one for text in ruling for one in _decided(text, person)), key=_place_in_line)
    missing = _most_deciding_first(decided)
    had = any(one.standing is Standing.ENTITLED and one.provision.kind is Kind.RIGHT for one in decided)
    status, reason = (Status.ANSWERED, "") if had or not BASIC.intersection(missing) else (Status.NEEDS_INPUT, sentence("ask_facts"))
    return Eligibility(status, person.day, person.place.name, person.id, tuple(decided), missing, reason, notes, notices)


def _decided(text: Text, person: Person) -> Iterator[Entitlement]:
    for name in dict.fromkeys(provision.id for provision in text.provisions):
        yield decide([provision for provision in text.provisions if provision.id == name], person)


def _place_in_line(one: Entitlement) -> tuple[int, int, int, int]:
    """What is had first, rights before plans, what matters most; then the newest text first and its own order.

    The texts on insurance build on each other, the oldest has the figures: there it is the oldest first.
    """
    provision = one.provision
    age = provision.since.toordinal() if provision.topic is Topic.INSURANCE else 0
    return list(Standing).index(one.standing), list(Kind).index(provision.kind), list(Topic).index(provision.topic), age


def _most_deciding_first(decided: Iterable[Entitlement]) -> tuple[Fact, ...]:
    asked = [fact for one in decided for fact in one.missing]
    return tuple(sorted(set(asked), key=lambda fact: (-asked.count(fact), list(Fact).index(fact))))


def _notes(person: Person, place: Place, ruling: Iterable[Text]) -> Iterator[str]:
    yield from _unread(person)
    yield from (named.note for named in (place, person.place_of_care) if named and named.note)
    if len(person.groups) > 1:
        yield sentence("several_groups")
    yield from (text.reading for text in ruling if text.reading and abs(person.day - text.since) <= NEAR)


def _unread(person: Person) -> Iterator[str]:
    """What was told and could not be used."""
    if person.unused:
        yield sentence("unused", names="、".join(person.unused[:MOST_NAMES]), known="、".join([*Fact, "date", "id"]))
    if person.place_of_care is not None and not person.place_of_care.chain:
        yield sentence("unknown_care", place=found(person.place_of_care.name))


def _warnings(notices: Iterable[LaterChange], place: Place, day: date, ruling: Iterable[Text]) -> Iterator[str]:
    """What is reported since: of the area itself it is newer than the text, of a city in it it is the city's own."""
    written = "、".join(text.source for text in ruling if text.since <= day)
    for notice in notices:
        scheme = sentence("of_aid") if notice.scheme == MEDICAL_AID else sentence("of_insurance")
        told = {"place": notice.place, "scheme": scheme, "texts": written}
        if notice.place == place.area:
            yield sentence("newer_rules", day=spelled(notice.since), **told)
        else:
            yield sentence("other_rules", date=notice.date or sentence("undated"), **told)


def _notices(person: Person, place: Place) -> tuple[LaterChange, ...]:
    return tuple(dict.fromkeys(change for scheme in SCHEMES for change in later_changes(place.chain, person.day, scheme)))
