"""A rule of one's own as it was read from a file, and the cases it rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from calculator.claim import Case, CaseError, Given
from calculator.own_rule.errors import OwnRuleError
from calculator.place import OWN_RULE

FACTS = ("aid_used", "insured_years")
"""What a case may still say of the person; every other figure is the rule's."""


@dataclass(frozen=True, slots=True)
class OwnRule:
    """The rule of some places: its dated versions, earliest first, and the file they were read from."""

    file: str
    title: str
    places: tuple[str, ...]
    versions: tuple[Given, ...]

    def apply(self, case: Case) -> Case:
        """A case of these places, or of 自定义 without a rule of its own, under this rule; any other as it is.

        Raises :class:`CaseError` where a case of these places brings figures of a rule.
        """
        own = figures_of(case.given)
        if case.place in self.places and own:
            said = f"规则文件《{self.title}》已经有这里的数，案例里不能再给 {'、'.join(own)}；要用自己的数，地点写“{OWN_RULE}”"
            raise CaseError(f"parameters.{own[0]}", said)
        ruled = case.place in self.places or (case.place == OWN_RULE and not own)
        return replace(case, place=OWN_RULE, versions=self.versions) if ruled else case


@dataclass(frozen=True, slots=True)
class OwnRules:
    """Several rules, each for its own places."""

    rules: tuple[OwnRule, ...] = ()

    @classmethod
    def of(cls, rules: Sequence[OwnRule]) -> OwnRules:
        """Rules together. Raises :class:`OwnRuleError` for a place that two of them name."""
        named: dict[str, OwnRule] = {}
        for rule in rules:
            for place in rule.places:
                if place in named:
                    raise OwnRuleError(rule.file, "places", f"“{place}”在 {named[place].file} 里也有；一个地方只能按一个文件算")
                named[place] = rule
        return cls(tuple(rules))

    @property
    def places(self) -> frozenset[str]:
        """All the places they name."""
        return frozenset(place for rule in self.rules for place in rule.places)

    def apply(self, case: Case) -> Case:
        """The case under the rule that names its place; under the only one there is where it says 自定义 without a rule of its own."""
        if len(self.rules) == 1:
            return self.rules[0].apply(case)
        return next((rule.apply(case) for rule in self.rules if case.place in rule.places), case)


def figures_of(given: Given) -> list[str]:
    """The names of the figures of a rule that a case gives."""
    names = {"scale": "rate", "caps": "annual_cap_by_years"}
    given_here = [field.name for field in fields(given) if field.name not in FACTS and getattr(given, field.name) != field.default]
    return [names.get(name, name) for name in given_here]
