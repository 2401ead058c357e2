"""Whose case it is: what is known of each person spoken of, and what no longer holds when the talk turns to another.

Kept among the facts without a value, so that it is never shown: `person` is who is spoken of now, `persons` who is in which group.
"""

from __future__ import annotations

from assistant.facts import Fact, Facts
from assistant.understand import PersonFact, Reading

_OWN = ("category", "category_open", "referred")  # what holds for one person only
_NEVER_ANOTHERS = ("insurance", "date", "amount", "total", "basic_paid", "out_of_scope", "other_paid", "critical_illness_paid")


def turned_to(facts: Facts, reading: Reading) -> Facts:
    """The facts as far as they hold for the person this question is about, before what it says itself."""
    known = _known(facts)
    now = facts.by_field["person"].note if "person" in facts else ""
    named = [_looked_up(person, known, now) for person in reading.persons]
    persons = [person for person in named if person is not None]
    for person in persons:
        known[person.name] = (person.category or known.get(person.name, ("", ""))[0], person.gender)
    if persons and now and all(person.name != now for person in persons):
        facts = _of_another(facts, persons[-1], known)
    if persons:
        facts = facts.with_fact("person", Fact("", note=persons[-1].name)).with_fact("persons", Fact("", note=_kept(known)))
    return facts


def _of_another(facts: Facts, person: PersonFact, known: dict[str, tuple[str, str]]) -> Facts:
    """Nothing of one person's status holds for another; of somebody outside the household nothing at all is known."""
    facts = facts.without(*_OWN, *(_NEVER_ANOTHERS if person.outside else ()))
    category = known[person.name][0]
    return facts.with_fact("category", Fact(category, person.name)) if category else facts


def _looked_up(person: PersonFact, known: dict[str, tuple[str, str]], now: str) -> PersonFact | None:
    """他, 她: the person last named whom it may mean, rather another than the one spoken of."""
    if not person.pronoun:
        return person
    fitting = [name for name, (_, gender) in known.items() if gender in (person.gender, "") and name != "我"]
    other = [name for name in fitting if name != now] or fitting
    return PersonFact(other[-1], gender=known[other[-1]][1]) if other else None


def _known(facts: Facts) -> dict[str, tuple[str, str]]:
    """Name -> (group, gender) of every person spoken of, in order."""
    note = facts.by_field["persons"].note if "persons" in facts else ""
    rows = [row.split("|") for row in note.split("\n") if row]
    return {name: (category, gender) for name, category, gender in rows}


def _kept(known: dict[str, tuple[str, str]]) -> str:
    return "\n".join(f"{name}|{category}|{gender}" for name, (category, gender) in known.items())


def of_the_person(reading: Reading) -> frozenset[str]:
    """The groups of the person whose case is told, where the question puts several persons in several groups; else empty.

    A group that no other person has belongs to the one spoken of last: 我不是救助对象，我姐是，残联认定的。她…
    """
    grouped = {person.name: person.category for person in reading.persons if person.category}
    if not reading.persons or not grouped:
        return frozenset()
    current = _spoken_of_last(reading)
    if current in grouped:
        return frozenset({grouped[current]}) if len(set(grouped.values())) > 1 else frozenset()
    left = {category.value for category in reading.categories} - set(grouped.values())
    return frozenset(left) if len(left) == 1 else frozenset()


def _spoken_of_last(reading: Reading) -> str:
    """The name of the person whom the last mention means; a pronoun means the one named before it."""
    named = [person.name for person in reading.persons if not person.pronoun]
    last = reading.persons[-1]
    return named[-1] if last.pronoun and named else last.name
