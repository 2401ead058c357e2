"""The thresholds ahead of a person: the deductible, the next tiers, the limit, with what is lacking until then and what holds from there.

Amounts are whole fen of the year's eligible expense: at ``at`` a threshold is just not passed (a limit just reached), with one fen
more it is. Behind an insurance the thresholds of aid count what the insurance leaves; they are told as the expense that leaves so much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

from calculator.explanation import wording
from calculator.explanation.beyond import Beyond
from calculator.explanation.bounds import Rates
from calculator.explanation.curve import Curve
from calculator.explanation.said import Said, say
from calculator.explanation.stand import Aided, Stand, Standing
from calculator.money import Exact, half_up, yuan
from calculator.outcome import Interval, Status
from calculator.scale import TierMode
from corpus.citation import Citation

Kind = Literal["deductible", "already_paid", "tier", "limit"]
HALF_A_FEN = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Threshold:
    """``at`` and ``more`` in fen of the year's eligible expense, from the soonest to the latest; ``rates`` are the payer's from there on.

    ``pays_from`` is the least further expense on which a fen is paid; None where that is not known, or something is paid already.
    """

    kind: Kind
    payer: str
    at: Interval
    more: Interval
    rates: Rates
    pays_from: int | None
    sentence: Said

    def as_json(self) -> dict[str, Any]:
        """Amounts as yuan, rates as decimals."""
        return {
            "kind": self.kind,
            "payer": self.payer,
            "at": self.at.as_json(),
            "more": self.more.as_json(),
            "rate": self.rates.as_json(),
            "pays_from": None if self.pays_from is None else yuan(self.pays_from),
            **self.sentence.as_json(),
        }


@dataclass(frozen=True, slots=True)
class _Mark:
    """A threshold in its payer's own count: ``at`` from soonest to latest, whole fen."""

    kind: Kind
    at: Interval
    rates: Rates
    citation: Citation | None
    whole: bool = False


def thresholds(at: Standing, which: str = "") -> Iterator[Threshold]:
    """Those of the insurance in the order in which they come, then those of aid. ``which`` is said before each, where years must be told
    apart.
    """
    yield from (replace(one, sentence=replace(one.sentence, text=which + one.sentence.text)) for one in _thresholds(at))


def _thresholds(at: Standing) -> Iterator[Threshold]:
    first = at.first
    for mark in _marks(first):
        part = "whole" if mark.whole else "above"
        on = _aid_beyond(at, mark)
        yield _threshold(first, mark, mark.at, first.expense, _pays_from(first, mark), part, on)
    if at.aided is not None and _without_jumps(first):
        for mark in _marks(at.aided.stand, at.aided.left):
            ahead = _in_expense(first, at.aided, mark)
            yield _threshold(at.aided.stand, mark, ahead, first.expense, None, "left", _insurance_beyond(first, ahead))


def _threshold(stand: Stand, mark: _Mark, at: Interval, now: int, pays_from: int | None, part: str, on: Beyond | None) -> Threshold:
    more = Interval(None if at.low is None else max(0, at.low - now), None if at.high is None else max(0, at.high - now))
    payer = stand.terms.rule.payer
    text = wording.threshold(mark.kind, payer, at, more, mark.rates, pays_from, part, on)
    text += wording.CARRIED_FORWARD if mark.kind == "deductible" and stand.carried_forward else ""
    return Threshold(mark.kind, payer, at, more, mark.rates, pays_from, say(text, mark.citation))


def _insurance_beyond(first: Stand, ahead: Interval) -> Beyond:
    """At what the insurance goes on once aid has come to its limit, anywhere between the soonest and the latest."""
    payer, soonest = first.terms.rule.payer, max(first.expense, ahead.low or 0)
    if first.definite and ahead.low == ahead.high:
        rate = first.low.slope(soonest)
        return Beyond(payer, Rates(rate, rate))
    later = [piece.rate for piece in first.low.pieces if piece.over > soonest]
    uncertain = first.terms.limit is not None or first.changed or soonest < first.terms.deductible
    return Beyond(payer, Rates(Fraction(0) if uncertain else min(first.low.slope(soonest), *later, Fraction(1)), None))


def _aid_beyond(at: Standing, mark: _Mark) -> Beyond | None:
    """Aid once the insurance has come to its limit: it still pays of what is left, up to a limit of its own; None where it is no part."""
    if at.aided is None or mark.kind != "limit":
        return None
    aid = at.aided.stand
    used_up = aid.low.full is not None and aid.low.full <= (at.aided.left.low or 0)
    return Beyond(aid.terms.rule.payer, Rates(Fraction(0), Fraction(0) if used_up else aid.terms.low.tiers[-1].rate), of_the_rest=True)


def _marks(stand: Stand, count: Interval | None = None) -> Iterator[_Mark]:
    """The thresholds not passed yet, for certain, in the payer's own count."""
    least, most = (count.low or 0, count.high or 0) if count else (stand.expense, stand.expense)
    if 0 < stand.terms.deductible >= least:
        yield _deductible(stand)
    yield from _already_paid(stand)
    yield from _tiers(stand, least)
    yield from _limit(stand, most)


def _deductible(stand: Stand) -> _Mark:
    terms = stand.terms
    at = int(terms.deductible // 1)
    unknown = terms.nothing is Status.AT_LEAST  # the deductible is the highest there may be
    first = next(rate for _, _, rate in terms.low.spans(terms.deductible))
    most = next((rate for _, _, rate in terms.high.spans(terms.deductible)), None) if terms.high else None
    cited = next((step.citation for step in reversed(terms.deductible_steps)), None)
    return _Mark("deductible", Interval(None if unknown else at, at), Rates(first, most), cited)


def _already_paid(stand: Stand) -> Iterator[_Mark]:
    """Where the payment of the present group comes up to what the year was paid for another."""
    pieces = stand.low.pieces
    if stand.definite and pieces[0].paid > 0 and len(pieces) > 1 and pieces[1].over > stand.expense:
        yield _Mark("already_paid", _point(pieces[1].over // 1), Rates(pieces[1].rate, pieces[1].rate), stand.terms.rate_citation)


def _tiers(stand: Stand, now: int) -> Iterator[_Mark]:
    """Where the rate changes, where the text or the person gives the tiers."""
    terms = stand.terms
    if terms.high is not None and terms.high is not terms.low:
        return
    whole = terms.low.mode is TierMode.WHOLE
    for (_, _, before), (over, _, rate) in pairwise(terms.low.spans(terms.deductible)):
        if over >= now and rate != before and (stand.low.full is None or over < stand.low.full):
            yield _Mark("tier", _point(over // 1), Rates(rate, rate if terms.high else None), terms.rate_citation, whole=whole)


def _limit(stand: Stand, now: int) -> Iterator[_Mark]:
    """The limit, reached soonest where most is paid."""
    if stand.low.full is None or stand.low.full <= now:
        return
    latest, nothing = _up(stand.low.full), Fraction(0)
    soonest = None if stand.high is None or stand.high.full is None else max(now, _up(stand.high.full))
    yield _Mark("limit", Interval(soonest, latest), Rates(nothing, nothing), stand.terms.limit_citation)


def _pays_from(stand: Stand, mark: _Mark) -> int | None:
    """How much more until one fen is paid: half a fen is rounded up to it."""
    if mark.kind != "deductible" or not stand.definite:
        return None
    first = stand.low.reaches(HALF_A_FEN)
    return None if first is None else _up(first) - stand.expense


def _in_expense(first: Stand, aided: Aided, mark: _Mark) -> Interval:
    """The expense that leaves so much to aid, soonest where the insurance pays least. Where it may leave nothing there is no latest."""
    other_stays = (aided.left.high or 0) - (first.expense - half_up(first.low.at(first.expense)))  # those only aid covers
    left = (mark.at.high or 0) - other_stays
    leaving = _expense_leaving_all_of if mark.kind == "limit" else _expense_leaving
    soonest = leaving(first.low, left)
    latest = soonest if first.definite else None if first.high is None else leaving(first.high, left)
    return Interval(soonest, latest)


def _expense_leaving_all_of(curve: Curve, left: int) -> int | None:
    """The least expense of which ``left`` is left: a limit is reached with it, a deductible only passed after it."""
    before = _expense_leaving(curve, left - 1)
    return None if before is None else before + 1


def _expense_leaving(curve: Curve, left: int) -> int | None:
    """The greatest expense of which at most ``left`` is left once the payment is rounded half up: unrounded, at most half a fen more is."""
    exact = curve.leaves(max(0, left) + HALF_A_FEN)
    return None if exact is None else int(exact // 1)


def _without_jumps(stand: Stand) -> bool:
    return stand.terms.low.mode is not TierMode.WHOLE


def _point(fen: Exact) -> Interval:
    return Interval(int(fen), int(fen))


def _up(fen: Exact) -> int:
    return int(-(-fen // 1))
