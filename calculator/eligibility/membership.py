"""Whether a person is one of the groups a condition names: called so, counted as one, perhaps one, or not.

A word no longer in use says nothing of today: whoever is called by it is asked again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from calculator.eligibility.facts import Fact, Group, Person
from calculator.eligibility.finding import NO, Finding, Met, unknown
from calculator.eligibility.groups import Tie, Word, vocabulary
from calculator.eligibility.provision import OfGroups, Provision
from calculator.eligibility.sentences import sentence


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The groups of a condition as they are called on the person's day; ``counting`` ties make others count as ``named``."""

    named: frozenset[Group]
    open_to: frozenset[Group]
    counting: tuple[Tie, ...]

    @property
    def accepted(self) -> frozenset[Group]:
        """Those named, and those that count as one of them."""
        return self.named.union(*[tie.sources for tie in self.counting if tie.targets & self.named])


def member(test: OfGroups, undecided: str, person: Person, provision: Provision) -> Finding:
    """What is known of a person's being one of the groups."""
    wanted = _wanted(test, person)
    if held := person.groups & wanted.accepted:
        return _met(held, wanted, provision)
    is_open = bool(person.groups & wanted.open_to)
    scope = wanted.accepted if is_open else wanted.accepted | wanted.open_to
    asking, former = _asking(scope, person), _former(test, person)
    # Where the category is known, the few words still open; where it is not, the condition itself says it best.
    untold = [word for word in _words(scope) if not person.knows(word.told_by)]
    missing = {word.told_by for tie in asking for word in _words(tie.targets & scope)} | {word.told_by for word in untold}
    missing |= {Fact.CATEGORY for _ in former}
    if not missing:
        return unknown(why=undecided) if is_open else NO
    asked = "".join(dict.fromkeys([*[word.after for word in former], *[tie.says for tie in asking]]))
    others = tuple(word.group for word in untold) if person.knows(Fact.CATEGORY) and not asked else ()
    why = asked or (sentence("one_of", words="、".join(others)) if others else "")
    cited = tuple(tie.citation for tie in asking if tie.citation)
    return Finding(Met.UNKNOWN, tuple(fact for fact in Fact if fact in missing), why, citations=cited, others=others)


def _wanted(test: OfGroups, person: Person) -> _Wanted:
    named, open_to = (frozenset(word.group for word in _words(groups) if word.used(person.day)) for groups in (test.named, test.open_to))
    return _Wanted(named, open_to, tuple(vocabulary().ties_on(_area(person), person.day, "counts")))


def _area(person: Person) -> str:
    return person.place.area if person.place else ""


def _words(groups: Iterable[Group]) -> list[Word]:
    return [vocabulary().words[group] for group in Group if group in set(groups)]


def _met(held: frozenset[Group], wanted: _Wanted, provision: Provision) -> Finding:
    """Directly, perhaps by the document's own word, or because one word counts as another."""
    if direct := held & wanted.named:
        own = [(word.group, word.called.get(provision.document, word.group)) for word in _words(direct)]
        called = (sentence("called", group=group, source=provision.source, word=word) for group, word in own if word != group)
        return Finding(Met.YES, note="".join(called))
    ties = [tie for tie in wanted.counting if tie.sources & held and tie.targets & wanted.named]
    cited = tuple(tie.citation for tie in ties if tie.citation)
    return Finding(Met.YES, note="".join(dict.fromkeys(tie.says for tie in ties)), citations=cited)


def _asking(scope: frozenset[Group], person: Person) -> list[Tie]:
    """The ties by which somebody called by the one word may yet be the other: not where the answer to its own question is known."""
    return [tie for tie in vocabulary().ties_on(_area(person), person.day, "ask") if _still_asks(tie, scope, person)]


def _still_asks(tie: Tie, scope: frozenset[Group], person: Person) -> bool:
    asked = {word.told_by for word in _words(person.groups & tie.sources)}
    return bool(asked) and any(not person.knows(word.told_by) or word.told_by in asked for word in _words(tie.targets & scope))


def _former(test: OfGroups, person: Person) -> list[Word]:
    """The person's words of the condition that are no longer in use and leave today's category open."""
    held = [word for word in _words(person.groups & (test.named | test.open_to)) if not word.used(person.day)]
    return [word for word in held if word.told_by is Fact.CATEGORY or not person.knows(Fact.CATEGORY)]
