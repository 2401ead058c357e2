"""How far from the place that pays care is had: within the county, the prefecture, the province, or beyond; often not known."""

from __future__ import annotations

from calculator.eligibility.facts import Fact, Person
from calculator.eligibility.finding import NO, YES, Finding, Met, unknown
from calculator.eligibility.provision import Care
from calculator.eligibility.sentences import sentence
from calculator.place import Place

PROVINCE, PREFECTURE, COUNTY = 1, 2, 3
"""Steps from the country down."""


def care_had(care: Care, person: Person) -> Finding:
    """Whether the person has care there."""
    match care:
        case Care.WITHIN_COUNTY:
            return _answer(_shared(person, COUNTY), person)
        case Care.WITHIN_PREFECTURE:
            return _answer(_shared(person, PREFECTURE), person)
        case Care.OUTSIDE_PROVINCE:
            shared = _shared(person, PROVINCE)
            return _answer(None if shared is None else not shared, person)
        case Care.ELSEWHERE:
            return _elsewhere(person)
        case Care.ELSEWHERE_IN_PROVINCE:
            return NO if _shared(person, PROVINCE) is False else _elsewhere(person)
        case Care.NOT_UNREFERRED:
            return _not_unreferred(person)


def _elsewhere(person: Person) -> Finding:
    if person.place_of_care is None:
        return YES if person.knows(Fact.REFERRED) else unknown(Fact.PLACE_OF_CARE)
    if _local(person):
        return NO
    prefecture = _shared(person, PREFECTURE)
    if prefecture is not True:
        return _answer(None if prefecture is None else True, person)
    return unknown(why=sentence("same_prefecture")) if _shared(person, COUNTY) is False else _answer(None, person)


def _not_unreferred(person: Person) -> Finding:
    """Only care elsewhere needs a referral; as long as nothing is said of where care is had, it is taken to be had at home."""
    referred = person.answers.get(Fact.REFERRED)
    if referred or _local(person):
        return YES
    if referred is None and person.place_of_care is None:
        return Finding(Met.YES, note=sentence("taken_at_home"))
    elsewhere = _elsewhere(person)
    if referred is None:
        return unknown(*elsewhere.missing, Fact.REFERRED, why=elsewhere.why)
    return elsewhere if elsewhere.met is Met.UNKNOWN else NO


def _local(person: Person) -> bool:
    """Surely at home: the same county, or the same city named for both."""
    here, there = person.place, person.place_of_care
    same = here is not None and there is not None and here.chain == there.chain
    return bool(_shared(person, COUNTY)) or (same and _shared(person, PREFECTURE) is True)


def _answer(met: bool | None, person: Person) -> Finding:  # noqa: FBT001 - what was found out
    """What was found out; else the place to ask for is the one known less closely."""
    if met is not None:
        return YES if met else NO
    return unknown(Fact.PLACE if len(_downwards(person.place)) < len(_downwards(person.place_of_care)) else Fact.PLACE_OF_CARE)


def _shared(person: Person, level: int) -> bool | None:
    """Whether both places lie in the same area of a level; None where one of them is not known that closely."""
    here, there = _downwards(person.place), _downwards(person.place_of_care)
    for step in range(1, level + 1):
        if step >= len(here) or step >= len(there):
            return None
        if here[step] != there[step]:
            return False
    return True


def _downwards(place: Place | None) -> tuple[str, ...]:
    return () if place is None else place.chain[::-1]
