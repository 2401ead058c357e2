"""What was already received, and what is therefore still due. It changes no rule and no amount, only what is left of it."""

from __future__ import annotations

from collections.abc import Iterator

from calculator import wording
from calculator.claim import Case
from calculator.money import yuan
from calculator.outcome import Assumption, Estimate, Interval, Step


def less_received(case: Case, estimate: Estimate) -> Estimate:
    """The estimate with what is still due, where the case says what was received and there is an amount."""
    received = case.received.of(case.scheme)
    if received is None or estimate.reimbursement is None or estimate.reimbursement.low is None:
        return estimate
    low, high = estimate.reimbursement.low, estimate.reimbursement.high
    due = Interval(max(0, low - received), None if high is None else max(0, high - received))
    more = high is not None and received > high
    return estimate._replace(
        received=received,
        still_due=due,
        steps=(*estimate.steps, *_steps(received, estimate.reimbursement, due)),
        assumptions=(*estimate.assumptions, *((Assumption("received_more", wording.received_more(received, high or 0)),) if more else ())),
    )


def _steps(received: int, paid: Interval, due: Interval) -> Iterator[Step]:
    yield Step("已经收到", yuan(received), received, None, "received")
    definite = paid.low == paid.high
    yield _due(f"还{'' if definite else '至少'}应收到", received, paid.low or 0, due.low or 0, "")
    if not definite and paid.high is not None:
        yield _due("还至多应收到", received, paid.high, due.high or 0, "_high")


def _due(label: str, received: int, paid: int, due: int, suffix: str) -> Step:
    said = f"{yuan(paid)} − {yuan(received)} = {yuan(due)}" if received <= paid else f"{yuan(paid)} ≤ {yuan(received)}，即 {yuan(due)}"
    return Step(label, said, due, None, f"still_due{suffix}")
