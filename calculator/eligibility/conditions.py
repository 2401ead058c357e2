"""Conditions held against a person. Three answers: met, not met, unknown; a fact nobody told is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from calculator.eligibility.facts import Fact, Group, Person
from calculator.eligibility.finding import NO, YES, Finding, Met, unknown
from calculator.eligibility.groups import Tie, Word, vocabulary
from calculator.eligibility.provision import Condition, OfCare, OfFact, OfGroups, OfInsurance, Provision
from calculator.eligibility.reach import care_had
from calculator.eligibility.sentences import sentence
from corpus.citation import Citation


def held_against(condition: Condition, person: Person, provision: Provision) -> Finding:
    """What is known of a condition of an entitlement."""
    match condition.test:
        case OfGroups() as test:
            return _of_groups(test, condition.undecided, person, provision)
        case OfInsurance() as test:
            return _of_insurance(test, condition.undecided, person)
        case OfCare(care):
            return care_had(care, person)
        case OfFact(fact, wanted):
            return _of_fact(fact, wanted, person)


def _of_fact(fact: Fact, wanted: bool, person: Person) -> Finding:  # noqa: FBT001 - what the text wants
    known = person.answers.get(fact)
    if known is None:
        return unknown(fact)
    return YES if known is wanted else NO


def _of_insurance(test: OfInsurance, undecided: str, person: Person) -> Finding:
    if person.answers.get(Fact.INSURED) is False:
        return NO
    if person.insurance is None:
        return YES if person.answers.get(Fact.INSURED) and len(test.wanted) > 1 else unknown(Fact.INSURANCE)
    if person.insurance in test.open_to:
        return unknown(why=undecided)
    return YES if person.insurance in test.wanted else NO


def _of_groups(test: OfGroups, undecided: str, person: Person, provision: Provision) -> Finding:
    area = person.place.area if person.place else ""
    words, counting = vocabulary().words, list(vocabulary().ties_on(area, person.day, "counts"))
    used, open_to = (frozenset(group for group in groups if words[group].used(person.day)) for groups in (test.named, test.open_to))
    accepted = used | _counted(used, counting, person)
    if held := person.groups & accepted:
        return _met(held, used, counting, provision)
    asking = [tie for tie in vocabulary().ties_on(area, person.day, "ask") if _still_asks(tie, accepted, person)]
    held_before = (person.groups & (test.named | test.open_to)) - used - open_to
    former = [words[group] for group in Group if group in held_before and _asks_anew(words[group], person)]
    untold = _untold(accepted if person.groups & open_to else accepted | open_to, person)
    missing = {words[group].told_by for tie in asking for group in tie.targets & accepted} | {Fact.CATEGORY for _ in former}
    missing |= {word.told_by for word in untold}
    if not missing:
        return unknown(why=undecided) if person.groups & open_to else NO
    why = "".join(dict.fromkeys([*[word.after for word in former], *[tie.says for tie in asking]])) or _still_open(untold, person)
    citations = tuple(tie.citation for tie in asking if tie.citation)
    return Finding(Met.UNKNOWN, tuple(fact for fact in Fact if fact in missing), why, citations=citations)


def _counted(named: frozenset[Group], counting: Iterable[Tie], person: Person) -> frozenset[Group]:
    """The words that count as one of those named on the person's day."""
    sources = (group for tie in counting if tie.targets & named for group in tie.sources)
    return frozenset(group for group in sources if vocabulary().words[group].used(person.day))


def _untold(groups: frozenset[Group], person: Person) -> list[Word]:
    """The words of which nobody told whether they are the person's."""
    words = [vocabulary().words[group] for group in Group if group in groups]
    return [word for word in words if not person.knows(word.told_by)]


def _still_open(untold: Iterable[Word], person: Person) -> str:
    """Where the category is known, the few words that are still open; where it is not, the condition itself says it best."""
    return sentence("one_of", words="、".join(word.group for word in untold)) if person.knows(Fact.CATEGORY) else ""


def _asks_anew(word: Word, person: Person) -> bool:
    """Whether a word no longer in use leaves today's category open."""
    return word.told_by is Fact.CATEGORY or not person.knows(Fact.CATEGORY)


def _still_asks(tie: Tie, accepted: frozenset[Group], person: Person) -> bool:
    """Whether somebody called by the one word may yet be the other: not where the answer was given to its own question."""
    words, targets = vocabulary().words, tie.targets & accepted
    asked = {words[group].told_by for group in person.groups & tie.sources}
    return bool(asked) and any(not person.knows(words[group].told_by) or words[group].told_by in asked for group in targets)


def _met(held: Iterable[Group], used: frozenset[Group], counting: Iterable[Tie], provision: Provision) -> Finding:
    """Met, and how: directly, by the document's own word, or because one word counts as another."""
    groups = [group for group in Group if group in held]
    if direct := [group for group in groups if group in used]:
        own = {vocabulary().words[group].called.get(provision.document, group) for group in direct} - set(direct)
        return Finding(Met.YES, note=sentence("called", source=provision.source, words="”“".join(sorted(own))) if own else "")
    ties = [tie for tie in counting if tie.sources & set(groups) and tie.targets & used]
    cited: tuple[Citation, ...] = tuple(tie.citation for tie in ties if tie.citation)
    return Finding(Met.YES, note="".join(dict.fromkeys(tie.says for tie in ties)), citations=cited)
