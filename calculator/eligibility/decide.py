"""One entitlement decided for one person: its day first, then a newer text, then its conditions, then how firm it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from calculator.eligibility.conditions import held_against
from calculator.eligibility.facts import Fact, Person
from calculator.eligibility.finding import Finding, Met
from calculator.eligibility.outcome import Entitlement, Standing
from calculator.eligibility.precedence import Effect, Precedence, precedences
from calculator.eligibility.provision import Condition, Kind, OfInsurance, Provision
from calculator.eligibility.sentences import sentence, spelled

Findings = Sequence[tuple[Condition, Finding]]


def decide(versions: Sequence[Provision], person: Person) -> Entitlement:
    """How the person stands to one entitlement, of which the text may give several versions in time."""
    provision = _version(versions, person.day)
    until, above = _last_day(provision), _above(provision, person.day)
    if not provision.holds(person.day):
        return Entitlement(provision, Standing.NOT, until, reason=_not_that_day(provision, person.day))
    if above is not None and above.effect is Effect.REPLACED and provision.id in above.then:
        return Entitlement(provision, Standing.NOT, until, reason=above.why, prevails=above)
    findings = tuple((condition, held_against(condition, person, provision)) for condition in provision.conditions)
    refused = next((condition for condition, finding in findings if finding.met is Met.NO), None)
    if refused is not None:
        return Entitlement(provision, Standing.NOT, until, findings, reason=_why_not(refused, person), prevails=above)
    wanted = {fact for _, finding in findings for fact in finding.missing}
    reasons = [*_why_open(findings), *_why_never_sure(provision, above)]
    standing = Standing.POSSIBLE if reasons else Standing.ENTITLED
    return Entitlement(provision, standing, until, findings, tuple(fact for fact in Fact if fact in wanted), "".join(reasons), above)


def _version(versions: Sequence[Provision], day: date) -> Provision:
    """The version good on a day: the last that has begun, or the first where none has."""
    begun = [version for version in versions if version.since <= day]
    return max(begun, key=lambda version: version.since) if begun else min(versions, key=lambda version: version.since)


def _not_that_day(provision: Provision, day: date) -> str:
    if day < provision.since or provision.until is None:
        return sentence("not_yet", day=spelled(provision.since))
    return sentence("over", day=spelled(provision.until))


def _last_day(provision: Provision) -> date | None:
    """The last day named, or the one before a newer text takes its place."""
    ends = [one.since - timedelta(days=1) for one in precedences() if provision.id in one.then and one.effect is Effect.REPLACED]
    return min([*ends, *([provision.until] if provision.until else [])], default=None)


def _above(provision: Provision, day: date) -> Precedence | None:
    """The precedence that the entitlement stands in on a day; where it stands behind, that one."""
    found = [one for one in precedences() if one.since <= day and provision.id in (*one.then, *one.first)]
    return min(found, key=lambda one: provision.id not in one.then, default=None)


def _why_not(refused: Condition, person: Person) -> str:
    """Why not; whoever has no insurance yet hears that, not which insurance is wanted."""
    uninsured = person.answers.get(Fact.INSURED) is False and isinstance(refused.test, OfInsurance)
    return sentence("not_insured") if uninsured else refused.otherwise


def _why_open(findings: Findings) -> Iterator[str]:
    """The conditions nobody knows to be met."""
    open_ = [(condition, finding) for condition, finding in findings if finding.met is Met.UNKNOWN]
    if unsaid := [condition.says for condition, finding in open_ if not finding.why]:
        yield sentence("depends", conditions="；".join(unsaid))
    yield from dict.fromkeys(finding.why for _, finding in open_ if finding.why)


def _why_never_sure(provision: Provision, above: Precedence | None) -> Iterator[str]:
    """Nobody is entitled to a goal, to what others may decide, or to what a newer text may have changed."""
    match provision.kind:
        case Kind.GOAL:
            yield sentence("goal") if provision.due is None else sentence("goal_due", day=spelled(provision.due))
        case Kind.DISCRETION:
            yield sentence("discretion")
        case Kind.RIGHT | Kind.DUTY:
            pass
    if above is not None and above.effect is Effect.WHERE_DIFFERENT and provision.id in above.then:
        yield above.why
