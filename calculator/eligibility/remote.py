"""What hangs on a group that the person is not known to be in: by name in one line a group, in the text for people only.

Nothing is dropped: the machine's answer has each in full, and a name says what else it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from calculator.eligibility.facts import Fact
from calculator.eligibility.finding import Finding, Met
from calculator.eligibility.outcome import Entitlement, Standing
from calculator.eligibility.precedence import Effect
from calculator.eligibility.provision import Condition, Kind, OfGroups
from calculator.eligibility.sentences import sentence


def is_remote(one: Entitlement) -> bool:
    """Whether it hangs on a group that may or may not be the person's."""
    return one.standing is Standing.POSSIBLE and one.provision.kind is not Kind.GOAL and any(_asks(*each) for each in one.findings)


def asked_first(one: Entitlement) -> Iterator[Fact]:
    """What opens it; what else it hangs on is of use only then."""
    yield from (fact for condition, finding in one.findings if _asks(condition, finding) for fact in finding.missing)


def named(ones: Iterable[Entitlement]) -> Iterator[str]:
    """A line for what opens the same entitlements, with the names of these."""
    found: dict[str, list[str]] = {}
    for one in ones:
        found.setdefault("".join(dict.fromkeys(_opens(*each) for each in one.findings if _asks(*each))), []).append(_name(one))
    for opens, names in found.items():
        yield sentence("remote", opens=opens, names="；".join(names))


def _asks(condition: Condition, finding: Finding) -> bool:
    return isinstance(condition.test, OfGroups) and finding.met is Met.UNKNOWN and bool(finding.missing)


def _opens(condition: Condition, finding: Finding) -> str:
    """What would open it: other groups, once the own category is told; else what is asked, or the condition itself."""
    if finding.others:
        return sentence("remote_groups", words="”“".join(finding.others))
    if finding.why:
        return sentence("remote_asked", why=finding.why)
    return sentence("remote_condition", condition=condition.says)


def _name(one: Entitlement) -> str:
    marks = "，".join(_marks(one))
    return sentence("remote_name", name=one.provision.name, marks=marks) if marks else one.provision.name


def _marks(one: Entitlement) -> Iterator[str]:
    """What it hangs on besides."""
    if also := [condition.says for condition, finding in one.findings if finding.met is Met.UNKNOWN and not _asks(condition, finding)]:
        yield sentence("remote_depends", conditions="；".join(also))
    if one.provision.kind is Kind.DISCRETION:
        yield sentence("remote_discretion")
    above = one.prevails
    if above is not None and above.effect is Effect.WHERE_DIFFERENT and one.provision.id in above.then:
        yield sentence("remote_newer")
