"""Conditions held against a person. Three answers: met, not met, unknown; a fact nobody told is unknown."""

from __future__ import annotations

from calculator.eligibility.facts import Fact, Person
from calculator.eligibility.finding import NO, YES, Finding, unknown
from calculator.eligibility.membership import member
from calculator.eligibility.provision import Condition, OfCare, OfFact, OfGroups, OfInsurance, Provision, Uninsured
from calculator.eligibility.reach import care_had


def held_against(condition: Condition, person: Person, provision: Provision) -> Finding:
    """What is known of a condition of an entitlement."""
    match condition.test:
        case OfGroups() as test:
            return member(test, condition.undecided, person, provision)
        case OfInsurance() as test:
            return _of_insurance(test, condition.undecided, person)
        case OfCare(care):
            return care_had(care, person)
        case OfFact() as test:
            return _of_fact(test, person)


def _of_fact(test: OfFact, person: Person) -> Finding:
    known = person.answers.get(test.fact)
    if known is None:
        return unknown(test.fact)
    return YES if known is test.wanted else NO


def _of_insurance(test: OfInsurance, undecided: str, person: Person) -> Finding:
    insured = person.answers.get(Fact.INSURED)
    if insured is False:
        return _of_uninsured(test.uninsured, undecided)
    if person.insurance is None:
        return YES if insured and len(test.wanted) > 1 else unknown(Fact.INSURANCE)
    if person.insurance in test.open_to:
        return unknown(why=undecided)
    return YES if person.insurance in test.wanted else NO


def _of_uninsured(uninsured: Uninsured, undecided: str) -> Finding:
    match uninsured:
        case Uninsured.OUT:
            return NO
        case Uninsured.COUNTS:
            return YES
        case Uninsured.OPEN:
            return unknown(why=undecided)
