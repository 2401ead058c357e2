"""What only somebody of another group than the one told may have: by name in one line a group, in the text for people only.

Nothing is dropped: the machine's answer has each in full, and a name says what else it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from calculator.eligibility.facts import Group
from calculator.eligibility.finding import Met
from calculator.eligibility.outcome import Entitlement, Standing
from calculator.eligibility.precedence import Effect
from calculator.eligibility.provision import Kind
from calculator.eligibility.sentences import sentence


def is_remote(one: Entitlement) -> bool:
    """Whether it hangs on a group that is not the person's own."""
    return one.standing is Standing.POSSIBLE and one.provision.kind is not Kind.GOAL and bool(_others(one))


def named(ones: Iterable[Entitlement]) -> Iterator[str]:
    """A line for the groups that open the same entitlements, with the names of these."""
    found: dict[tuple[Group, ...], list[str]] = {}
    for one in ones:
        found.setdefault(_others(one), []).append(_name(one))
    for others, names in found.items():
        yield sentence("remote", words="”“".join(others), names="；".join(names))


def _others(one: Entitlement) -> tuple[Group, ...]:
    return tuple(dict.fromkeys(group for _, finding in one.findings for group in finding.others))


def _name(one: Entitlement) -> str:
    marks = "，".join(_marks(one))
    return sentence("remote_name", name=one.provision.name, marks=marks) if marks else one.provision.name


def _marks(one: Entitlement) -> Iterator[str]:
    """What it hangs on besides."""
    if also := [condition.says for condition, finding in one.findings if finding.met is Met.UNKNOWN and not finding.others]:
        yield sentence("remote_depends", conditions="；".join(also))
    if one.provision.kind is Kind.DISCRETION:
        yield sentence("remote_discretion")
    above = one.prevails
    if above is not None and above.effect is Effect.WHERE_DIFFERENT and one.provision.id in above.then:
        yield sentence("remote_newer")
