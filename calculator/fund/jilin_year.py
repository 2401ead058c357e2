"""A year in 吉林: its profit or loss, what the rate is a share of, and what is taken for granted in both.

The text defines neither 盈亏 nor what 盈亏率 is a share of: premiums less payments, as a share of the premiums, is the usual reading and is
said; a profit given, or a base confirmed or given, takes its place. Nothing here divides: the amount is held against the bounds in fen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from calculator.claim import CaseError
from calculator.fund import jilin_wording as wording
from calculator.fund.question import Question, RateBase, RiskSharing
from calculator.fund.result import Grounds, Share
from calculator.fund.rules import JILIN, rules
from calculator.fund.year_result import difference_of, opening, profit_of, rate_said, side
from calculator.money import Exact, half_up, percent, times, yuan
from calculator.outcome import Assumption, Step
from calculator.parameters import Figure
from corpus.changes import LaterChange, later_changes
from corpus.citation import Citation

AREA = "吉林省"
INSURER, FUND = "承办商业保险机构", "城乡居民基本医疗保险基金"
OWN, PROFIT_SHARED, LOSS_SHARED = "own_up_to", "profit_up_to", "loss_up_to"


@dataclass(frozen=True, slots=True)
class Year:
    """A result against its base, in fen; ``amount`` is the profit or the loss without its sign."""

    question: Question
    facts: RiskSharing
    profit: int
    base: int
    grounds: Grounds

    @property
    def amount(self) -> int:
        """What is shared."""
        return abs(self.profit)

    def bound(self, name: str) -> Exact:
        """The amount at which a rate of the text is reached."""
        return times(self.base, figure(name).value)

    def opening(self, label: str, *bounds: str) -> tuple[Step, ...]:
        """The result, its base, the bounds it is held against, and where it lies."""
        shares = [figure(name).value for name in (OWN, PROFIT_SHARED, LOSS_SHARED)]
        rate = f"{side(self.profit)}率 {rate_said(self.amount, self.base, *shares)}，{label}"
        where = Step(rate, self._comparison(*[self.bound(name) for name in bounds]), self.amount, None, "rate")
        return (*opening(self.facts, self.profit), self._base_step(), *[self._bound_step(name) for name in bounds], where)

    def jump(self) -> tuple[Assumption, ...]:
        """From 3 % on: what the insurer has at exactly 3 % and just over it."""
        own = self.bound(OWN)
        if self.amount < own:
            return ()
        share = figure("insurer_share" if self.profit > 0 else "loss_share")
        said = wording.jump(side(self.profit), half_up(own), half_up(times(own, share.value)))
        return (Assumption("jump_at_three", said, share.citation),)

    def on(self, taken: tuple[Assumption, ...] = (), notes: tuple[Assumption, ...] = (), basis: tuple[Citation, ...] = ()) -> Grounds:
        """The grounds of the year's figures and these."""
        return replace(self.grounds, taken=(*self.grounds.taken, *taken), notes=(*notes, *self.grounds.notes), basis=basis)

    def _comparison(self, first: Exact, second: Exact | None = None) -> str:
        if second is None:
            return f"{yuan(self.amount)} {'≤' if self.amount <= first else '>'} {yuan(first)}"
        return f"{yuan(first)} < {yuan(self.amount)} ≤ {yuan(second)}"

    def _base_step(self) -> Step:
        return Step(f"{side(self.profit)}率的分母：{_base_name(self.facts)}", yuan(self.base), self.base, None, "base")

    def _bound_step(self, name: str) -> Step:
        rate, bound = figure(name), self.bound(name)
        label = f"{side(self.profit)}率 {percent(rate.value)} 对应的金额"
        return Step(label, f"{yuan(self.base)} × {percent(rate.value)} = {yuan(bound)}", bound, rate.citation, "bound")


def figure(name: str) -> Figure:
    """A figure of the text."""
    return rules(JILIN).only(name)


def clause(name: str) -> Citation:
    """A sentence of the text."""
    return rules(JILIN).clauses[name]


def refuse_gain_of_a_loss(facts: RiskSharing) -> None:
    """A profit given where the payments are more than the premiums: running costs make a result smaller, never a loss a profit."""
    difference = difference_of(facts)
    if facts.profit is not None and difference is not None and facts.profit > 0 > difference:
        raise CaseError("profit", wording.gain_of_a_loss(facts.profit, difference))


def base_of(facts: RiskSharing) -> int | None:
    """What the rate is a share of, None where it is not known. Raises CaseError for a base that no rate can be a share of."""
    if facts.base is not None and facts.rate_base is not None:
        raise CaseError("base", "base 和 rate_base 只能写一种；收到的是两种")
    name = "base" if facts.base is not None else (facts.rate_base or RateBase.PREMIUMS).value
    value: int | None = getattr(facts, name)
    if value == 0:
        raise CaseError(name, "盈亏率要拿它作分母，要大于 0；收到的是 0")
    return value


def _base_name(facts: RiskSharing) -> str:
    if facts.base is not None:
        return "您给的数"
    return "赔付支出" if facts.rate_base is RateBase.PAYMENTS else "保费收入"


def grounds_of(question: Question, facts: RiskSharing) -> Grounds:
    """What is taken for granted about the year's figures themselves."""
    changes = changes_in(question)
    taken = (*_of_profit(facts), *_of_difference(facts), *_of_base(facts), *_of_changes(changes))
    return Grounds(taken, (Assumption("one_line", wording.ONE_LINE, figure(OWN).citation),), notices=changes)


def changes_in(question: Question) -> tuple[LaterChange, ...]:
    """New rules for the whole province that are reported from the year or before."""
    reported = later_changes(question.place.chain, date(question.year, 12, 31))
    return tuple(change for change in reported if change.place == AREA)


def shares(insurer: int, fund: int) -> tuple[Share, ...]:
    """What insurer and fund get, or bear."""
    loss = insurer < 0 or fund < 0
    return (Share.of(INSURER, "承担亏损" if loss else "收益", insurer), Share.of(FUND, "承担亏损" if loss else "返还", fund))


def _of_profit(facts: RiskSharing) -> tuple[Assumption, ...]:
    return () if facts.profit is not None else (Assumption("profit_reading", wording.PROFIT_READING),)


def _of_difference(facts: RiskSharing) -> tuple[Assumption, ...]:
    difference = difference_of(facts)
    if facts.profit is None or difference is None:
        return ()
    return (Assumption("profit_differs", wording.profit_differs(facts.profit, difference)),)


def _of_base(facts: RiskSharing) -> tuple[Assumption, ...]:
    stated = facts.base is not None or facts.rate_base is not None or profit_of(facts) == 0
    return () if stated else (Assumption("base_reading", wording.BASE_READING, figure(OWN).citation),)


def _of_changes(changes: tuple[LaterChange, ...]) -> tuple[Assumption, ...]:
    return (Assumption("later_change", wording.CHANGED),) if changes else ()
