"""What was already received, and what is therefore still due. It changes no rule and no amount, only what is left of it."""

from __future__ import annotations

from dataclasses import replace

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
    return replace(
        estimate,
        received=received,
        still_due=due,
        steps=(*estimate.steps, *_steps(received, low, due.low or 0, bound="" if low == high else "至少")),
        assumptions=(*estimate.assumptions, *((Assumption("received_more", wording.received_more(received, high or 0)),) if more else ())),
    )


def _steps(received: int, paid: int, due: int, *, bound: str) -> tuple[Step, ...]:
    said = f"{yuan(paid)} − {yuan(received)} = {yuan(due)}" if received <= paid else f"{yuan(paid)} ≤ {yuan(received)}，即 {yuan(due)}"
    return (
        Step("已经收到", yuan(received), received, None, "received"),
        Step(f"还{bound}应收到", said, due, None, "still_due"),
    )
