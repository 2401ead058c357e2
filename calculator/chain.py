"""``chain``: critical-illness insurance first, then medical aid on what it leaves (粤府办〔2022〕40号, 二（五）: “先保险后救助”).

Each payment is rounded when it is made. The less the insurance pays, the more aid does, but never by more than the difference:
so the least of both together is reached where the insurance pays its least, and the most where it pays its most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from calculator import wording
from calculator.claim import Case, CaseError, Eligible, Expenses, Received, Slip, Stay, Stays
from calculator.money import yuan
from calculator.outcome import Assumption, Estimate, Interval, Status, StayPaid, Step, distinct, weakest
from calculator.parameters import law
from calculator.person import Scheme
from calculator.receipts import less_received
from corpus.changes import LaterChange

Estimates = Callable[[Case], Estimate]

PAID_BACK = (
    "身份或者规定中途变化以后，大病保险把以前的费用重新算过，有一次付的比那次的费用还多；这时医疗救助按哪些费用算、已经给过的怎么扣，"
    "文件没有写，这里算不出；可以打医保热线 12393 问。"
)
AID = "gd-2022-40"


@dataclass(frozen=True, slots=True)
class _Aid:
    """Aid where the insurance pays its least and its most; ``bounded`` where it has a most, else ``most`` is aid on nothing left."""

    least: Estimate
    most: Estimate
    bounded: bool

    @property
    def definite(self) -> bool:
        """Whether the insurance pays one amount, and so aid too."""
        return self.most is self.least


def chained(asked: Case, estimate: Estimates) -> Estimate:
    """Both payments, their sum and what is left. ``estimate`` works out one scheme."""
    known = before_insurance(asked)
    case = replace(known, received=Received())
    first = estimate(replace(case, scheme=Scheme.CRITICAL_ILLNESS))
    if first.status is Status.NOT_COVERED and known.received.critical_illness is not None:
        first = _as_received(first, known.received.critical_illness, case)
    if first.status is Status.NOT_COVERED:
        return first._replace(scheme=case.scheme, parts=(first,))
    if first.reimbursement is None:
        return _asking(case, first, estimate(_aid_case(case, case.expenses)))
    together = _paid(case, first, _aid(case, first, estimate))
    parts = tuple(less_received(replace(known, scheme=Scheme(part.scheme)), part) for part in together.parts)
    return less_received(known, together._replace(parts=parts))


def before_insurance(case: Case) -> Case:
    """A slip's own payment of critical-illness insurance is what was received, not something to take off before it is worked out."""
    match case.expenses:
        case Slip(critical_illness_paid=paid) as slip if paid:
            received = Received(paid, case.received.medical_aid) if case.received.critical_illness is None else case.received
            return replace(case, expenses=replace(slip, critical_illness_paid=0), received=received)
        case _:
            return case


def _aid_case(case: Case, expenses: Expenses) -> Case:
    return replace(case, scheme=Scheme.MEDICAL_AID, expenses=expenses)


def _as_received(unknown: Estimate, received: int, case: Case) -> Estimate:
    """What the insurance paid where its rule is not in the texts: the amount the person names."""
    if received > case.expenses.self_paid:
        said = f"大病保险已付 {yuan(received)} 元多于合规自付 {yuan(case.expenses.self_paid)} 元，请核对"
        raise CaseError("received.critical_illness", said)
    if isinstance(case.expenses, Stays):
        raise CaseError("received.critical_illness", "几次住院分开写时，不知道已付的大病保险属于哪一次；请写全年合计")
    left = case.expenses.self_paid - received
    amount = Interval(received, received)
    return unknown._replace(
        status=Status.EXACT,
        reimbursement=amount,
        person_pays=Interval(left, left),
        steps=(Step("大病保险支付（您给的数）", yuan(received), received, None, "payment"),),
        assumptions=(*unknown.assumptions, Assumption("insurance_as_received", unknown.reason)),
        reason="",
    )


def _asking(case: Case, first: Estimate, second: Estimate) -> Estimate:
    """A figure of the insurance is missing, so that of aid may be too."""
    asked = second if second.status is Status.NEEDS_INPUT else None
    return first._replace(
        scheme=case.scheme,
        missing=tuple(dict.fromkeys((*first.missing, *(asked.missing if asked else ())))),
        reason="".join(filter(None, (first.reason, asked.reason if asked else ""))),
        notices=_both_notices(first, second),
        citations=distinct(*first.citations, *(asked.citations if asked else ())),
        parts=(first, second),
    )


def aid_left(case: Case, first: Estimate, *, low: bool) -> Case:
    """The case of medical aid on what the insurance leaves where it pays its least, or its most."""
    return _aid_case(case, _left(case.expenses, first, low=low))


def _aid(case: Case, first: Estimate, estimate: Estimates) -> _Aid:
    least, paid = estimate(aid_left(case, first, low=True)), first.reimbursement
    if least.status is not Status.NOT_COVERED and _pays_back(case.expenses, first):
        unknown = _not_told(case, least)
        return _Aid(unknown, unknown, bounded=True)
    if paid is not None and paid.low == paid.high:
        return _Aid(least, least, bounded=True)
    return _Aid(least, estimate(aid_left(case, first, low=False)), bounded=paid is not None and paid.high is not None)


def _pays_back(expenses: Expenses, first: Estimate) -> bool:
    """Whether a better group or rule makes up, with a later stay, for what earlier ones were not paid: more than that stay cost."""
    return isinstance(expenses, Stays) and any(paid.low > stay.self_paid for stay, paid in zip(expenses.stays, first.stays, strict=True))


def _not_told(case: Case, aid: Estimate) -> Estimate:
    """Aid on an expense of which the insurance has since paid more, and what becomes of aid already given: no text says."""
    clause = (law(AID).clauses["after_insurance"],) if aid.rule_document == AID else ()
    return Estimate(
        Status.NOT_COVERED,
        case.id,
        reason=PAID_BACK,
        citations=clause,
        eligible=aid.eligible,
        rule_document=aid.rule_document,
        scheme=Scheme.MEDICAL_AID,
    )


def _left(expenses: Expenses, first: Estimate, *, low: bool) -> Expenses:
    """What the insurance leaves to the person where it pays its least, or its most: nothing, where that is not bounded."""
    if isinstance(expenses, Stays):
        paid = [stay.low if low else stay.high for stay in first.stays]
        left = [replace(stay, self_paid=_rest(stay.self_paid, fen)) for stay, fen in zip(expenses.stays, paid, strict=True)]
        return Stays(tuple(left))
    amount = first.reimbursement or Interval(0, 0)
    return Eligible(_rest(expenses.self_paid, amount.low if low else amount.high))


def _rest(self_paid: int, paid: int | None) -> int:
    return 0 if paid is None else max(0, self_paid - paid)


def _paid(case: Case, first: Estimate, aid: _Aid) -> Estimate:
    match aid.least.status:
        case Status.NEEDS_INPUT:
            missing = dict.fromkeys((*aid.least.missing, *aid.most.missing))
            return aid.least._replace(
                scheme=case.scheme,
                missing=tuple(missing),
                steps=first.steps,
                notices=_both_notices(first, aid.least),
                citations=distinct(*aid.least.citations, *first.citations),
                eligible=first.eligible,
                parts=(first, aid.least),
            )
        case Status.NOT_COVERED:
            return _without_aid(case, first, aid.least)
        case _:
            return _together(case, first, aid)


def _without_aid(case: Case, first: Estimate, unknown: Estimate) -> Estimate:
    """Aid is not in the texts, which is not to say that there is none: the insurance's payment is the least."""
    pays, amount = first.person_pays, first.reimbursement
    nothing = [StayPaid(stay.day, 0, 0, counted=False) for stay in first.stays]
    if pays is None or amount is None or pays.high == 0:
        return first._replace(scheme=case.scheme, parts=(first, unknown))
    return first._replace(
        status=Status.AT_LEAST,
        reimbursement=Interval(amount.low, None),
        person_pays=Interval(None, pays.high),
        reason=unknown.reason,
        scheme=case.scheme,
        assumptions=(*first.assumptions, Assumption("aid_not_counted", wording.AID_NOT_COUNTED, next(iter(unknown.citations), None))),
        citations=distinct(*first.citations, *unknown.citations),
        stays=_stays(case.expenses, first.stays, nothing, nothing),
        parts=(first, unknown),
    )


def _together(case: Case, first: Estimate, aid: _Aid) -> Estimate:
    """Both amounts known, or the bounds of both."""
    stays = _stays(case.expenses, first.stays, aid.least.stays, aid.most.stays)
    low = _end(first.reimbursement) + _end(aid.least.reimbursement)
    open_above = not aid.bounded or any(stay.high is None for stay in stays)
    high = None if open_above else _end(first.reimbursement, high=True) + _end(aid.most.reimbursement, high=True)
    eligible = first.eligible
    left = Interval(None if high is None else eligible - high, eligible - low)
    second = _second(aid, left)
    assumptions = tuple(dict.fromkeys((*first.assumptions, *second.assumptions)))
    return second._replace(
        status=Status.AT_LEAST if aid.bounded and open_above else weakest(first.status, aid.least.status, aid.most.status),
        reimbursement=Interval(low, high),
        person_pays=left,
        steps=(*_steps(first, aid), *_totals(first, aid, left)),
        assumptions=assumptions,
        notices=_both_notices(first, second),
        citations=distinct(*first.citations, *second.citations),
        stays=stays,
        eligible=eligible,
        bands=(),
        bands_high=(),
        deductible=None,
        ordinary_deductible=None,
        rule="chain",
        rule_document=first.rule_document or second.rule_document,
        scheme=case.scheme,
        parts=(first, second),
    )


def _second(aid: _Aid, left: Interval) -> Estimate:
    """Aid's own result: most where the insurance pays least, and the other way round; nothing is certain where that has no most."""
    if aid.definite or aid.least.reimbursement is None or aid.most.reimbursement is None:
        return aid.least
    bounds = Interval(aid.most.reimbursement.low, aid.least.reimbursement.high)
    return aid.least._replace(status=Status.RANGE, reimbursement=bounds, person_pays=left)


def _end(amount: Interval | None, *, high: bool = False) -> int:
    return (amount.high if high else amount.low) or 0 if amount else 0


def _steps(first: Estimate, aid: _Aid) -> tuple[Step, ...]:
    most = _named("医疗救助（大病保险付得最多时）", aid.most, "_high") if aid.bounded and not aid.definite else ()
    return (
        *_named("大病保险", first, ""),
        *_named("医疗救助" if aid.definite else "医疗救助（大病保险付得最少时）", aid.least, ""),
        *most,
    )


def _named(scheme: str, part: Estimate, suffix: str) -> tuple[Step, ...]:
    return tuple(step.under(f"{scheme}：", suffix) for step in part.steps)


def _totals(first: Estimate, aid: _Aid, left: Interval) -> Iterator[Step]:
    definite = left.low == left.high
    yield from _total("" if definite else "至少：", first, aid.least, "")
    if left.low is not None and not definite:
        yield from _total("至多：", first, aid.most, "_high")


def _total(bound: str, first: Estimate, second: Estimate, suffix: str) -> Iterator[Step]:
    one, two = (_end(part.reimbursement, high=bool(suffix)) for part in (first, second))
    rest = first.eligible - one - two
    said = f"{yuan(one)} + {yuan(two)} = {yuan(one + two)}"
    yield Step(f"{bound}大病保险和医疗救助合计", said, one + two, None, f"total{suffix}")
    said = f"{yuan(first.eligible)} − {yuan(one + two)} = {yuan(rest)}"
    yield Step(f"{bound}{'这样' if bound else ''}合规费用里自己还要付", said, rest, None, f"left{suffix}")


def _stays(expenses: Expenses, first: Iterable[StayPaid], least: Iterable[StayPaid], most: Iterable[StayPaid]) -> tuple[StayPaid, ...]:
    """What both pay for each stay; without an upper bound where something is left of it for which no text has aid."""
    if not isinstance(expenses, Stays):
        return ()
    return tuple(_stay(*line) for line in zip(expenses.stays, first, least, most, strict=True))


def _stay(stay: Stay, first: StayPaid, least: StayPaid, most: StayPaid) -> StayPaid:
    beyond = not least.counted and stay.self_paid > first.low
    high = None if beyond or first.high is None or most.high is None else first.high + most.high
    return StayPaid(first.day, first.low + least.low, high)


def _both_notices(first: Estimate, second: Estimate) -> tuple[LaterChange, ...]:
    return tuple(dict.fromkeys((*first.notices, *second.notices)))
