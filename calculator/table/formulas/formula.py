"""A rule asked once, and its answer as a formula in the amounts of a row.

``engine.offer`` is called with Symbols in place of the amounts of one case. The terms it offers are cut into bands by ``Scale.spans``,
the same code that cuts them for one person, so a formula and ``calculator.settle`` cannot part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

from calculator.claim import Case, CaseError, Given, Received
from calculator.engine import offer, open_account
from calculator.outcome import Estimate, Interval, Status
from calculator.person import Scheme
from calculator.scale import Scale, TierMode
from calculator.table.columns.fen import MOST_FEN
from calculator.table.formulas.symbol import Linear, Trace
from calculator.terms import Terms

ELIGIBLE, CAP = "eligible", "annual_cap"


@dataclass(frozen=True, slots=True)
class Rise:
    """Of every fen above ``over``, ``more`` is paid than of those below."""

    over: Linear
    more: Fraction


@dataclass(frozen=True, slots=True)
class Formula:
    """What is paid on S: the sum of the rises, rounded, at most ``limit``.

    ``high`` is ``low`` itself where the amount is definite, None where nothing bounds it above; ``open_below`` where not even an S that
    does not pass the deductible bounds it. ``known`` is False where there is no amount, ``covered`` where no text rules. ``spent`` is False
    where S is 0, so that any formula would do.
    """

    low: tuple[Rise, ...] = ()
    high: tuple[Rise, ...] | None = ()
    limit: Linear | None = None
    open_below: bool = False
    known: bool = True
    covered: bool = True
    spent: bool = True

    @property
    def definite(self) -> bool:
        """One amount, or none."""
        return self.high is self.low

    @property
    def names(self) -> set[str]:
        """The amounts in it, besides S."""
        linears = [*(rise.over for rise in (*self.low, *(self.high or ()))), *([self.limit] if self.limit else [])]
        return {name for linear in linears for name in linear.names}


NOTHING, MISSING, OUTSIDE = Formula(), Formula(known=False), Formula(known=False, covered=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """The formula of a case (None: it has none, its rows are worked out one by one) and the expressions whose signs led to it."""

    formula: Formula | None
    signs: Mapping[Linear, int]


def ask(case: Case, scheme: Scheme, eligible: int, amounts: Collection[str]) -> Asked:
    """What the rule of the case's place says under a scheme on ``eligible`` fen, whatever the named amounts of ``parameters`` are."""
    case = replace(case, scheme=scheme, received=Received())
    if CAP not in amounts:
        return _asked(case, eligible, amounts)
    others = [name for name in amounts if name != CAP]
    least, most = (_asked(replace(case, given=replace(case.given, annual_cap=cap)), eligible, others) for cap in (0, MOST_FEN))
    return _capped(least, most)


def _capped(least: Asked, most: Asked) -> Asked:
    """A cap is turned into an ``int`` by the rules, which no Symbol survives. So it is asked for as the least and as the most that may be
    written: where the limit is that each time, and nothing else differs, the limit is the cap."""
    low, high = least.formula, most.formula
    if low is None or high is None or least.signs != most.signs:
        return Asked(None, most.signs)
    if low == high:
        return most
    limits = (low.limit, high.limit) == (Linear(Fraction(0)), Linear(Fraction(MOST_FEN)))
    if not limits or replace(low, limit=None) != replace(high, limit=None):
        return Asked(None, most.signs)
    return Asked(replace(high, limit=Linear(Fraction(0), ((CAP, Fraction(1)),))), most.signs)


def _asked(case: Case, eligible: int, amounts: Collection[str]) -> Asked:
    trace = Trace({ELIGIBLE: eligible, **{name: getattr(case.given, name) for name in amounts}})
    try:
        formula = _formula(replace(case, given=_given(case.given, trace)), trace)
    except (CaseError, TypeError, AttributeError):  # refused, or a use of an amount that no Symbol can follow
        formula = None
    return Asked(formula, trace.asked)


def _given(given: Given, trace: Trace) -> Given:
    symbols: dict[str, Any] = {name: trace.symbol(name) for name in trace.figures if name != ELIGIBLE}
    return replace(given, **symbols)


def _formula(case: Case, trace: Trace) -> Formula | None:
    scale = case.given.scale
    if case.day is None or (scale is not None and scale.tiers[0].over):
        return None  # where a first tier begins was held against the deductible itself when the case was read
    account = open_account(case, case.day, cast(int, trace.symbol(ELIGIBLE)), case.category)
    match offer(account):
        case Terms() as terms:
            return _of_terms(terms)
        case Estimate(status=Status.NOT_COVERED):
            return OUTSIDE
        case Estimate(reimbursement=None):
            return MISSING
        case Estimate(reimbursement=Interval(low=0, high=0)):
            return replace(NOTHING, spent=trace.asked.get(Linear.of(account.eligible)) != 0)
        case _:
            return None


def _of_terms(terms: Terms) -> Formula | None:
    if TierMode.WHOLE in (terms.low.mode, terms.high and terms.high.mode):
        return None
    low = tuple(_rises(terms.low, terms))
    high = low if terms.high is terms.low else None if terms.high is None else tuple(_rises(terms.high, terms))
    limit = None if terms.limit is None else Linear.of(terms.limit)
    return Formula(low, high, limit, high is not low and terms.nothing is Status.AT_LEAST)


def _rises(scale: Scale, terms: Terms) -> Iterator[Rise]:
    before = Fraction(0)
    for over, _, rate in scale.spans(terms.deductible):
        yield Rise(Linear.of(over), rate - before)
        before = rate
