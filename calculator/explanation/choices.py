"""What an office may have taken for each part of a calculation, narrowed to what its settlement says it took.

Everything here is a known figure: of the texts, of the case, or of the settlement itself. A figure nobody named is never made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from calculator.claim import Case, CaseError, Slip
from calculator.engine import offer
from calculator.explanation.reckoning import Choices
from calculator.explanation.settlement import Settlement
from calculator.explanation.stand import Stand
from calculator.money import Exact
from calculator.outcome import Estimate
from calculator.person import Category
from calculator.scale import Scale, Tier, TierBase
from calculator.schemes.common import stated_limit
from calculator.terms import Terms

CAP_NOT_USED = "cap_not_used"
Figure = TypeVar("Figure", int, Exact)


def of_payer(case: Case, at: Stand, office: Settlement, received: int | None, elsewhere: dict[str, Estimate]) -> Choices:
    """The payer that deductible, base and rates of a settlement belong to. ``elsewhere`` are estimates of other days, by day."""
    terms = at.terms
    return Choices(
        _narrowed(tuple(_expenses(case, at)), office.eligible_self_paid, "office_eligible"),
        _narrowed(tuple(_deductibles(terms, elsewhere)), _deductible_of(office), "office_deductible"),
        tuple(_scales(at, office)),
        (*_limits(terms), *_cap_though_none(case, terms)),
        (("", 0), *((("difference_only", received),) if received else ())),
    )


def of_aid(at: Stand, left: tuple[tuple[str, int], ...], received: int | None) -> Choices:
    """Aid behind an insurance, of which a settlement names only the amount. ``left`` is what aid may have been reckoned from."""
    terms = at.terms
    none = (("no_deductible", 0),) if terms.deductible else ()
    less = (("difference_only", received),) if received else ()
    return Choices(left, (("", terms.deductible), *none), (("", terms.low),), _limits(terms), (("", 0), *less))


def _limits(terms: Terms) -> tuple[tuple[str, int | None], ...]:
    return ("", terms.limit), *((("no_limit", None),) if terms.limit is not None else ())


def _cap_though_none(case: Case, terms: Terms) -> Iterator[tuple[str, int | None]]:
    """The cap given of ordinary members, where the text gives the person's group none."""
    if any(assumption.code == CAP_NOT_USED for assumption in terms.assumptions):
        yield "cap_though_none", stated_limit(case.given)


def _narrowed(known: tuple[tuple[str, Figure], ...], office: Figure | None, otherwise: str) -> tuple[tuple[str, Figure], ...]:
    """Those that are the office's figure; where none is, that figure itself under a name of its own."""
    if office is None:
        return known
    return tuple(choice for choice in known if choice[1] == office) or ((otherwise, office),)


def _expenses(case: Case, at: Stand) -> Iterator[tuple[str, int]]:
    yield "", at.expense
    if isinstance(case.expenses, Slip):
        slip = case.expenses
        known = (("outside_counted", slip.out_of_scope), ("other_not_taken_off", slip.other_paid))
        yield from ((name, at.expense + fen) for name, fen in known if fen)


def _deductible_of(office: Settlement) -> Exact | None:
    return office.deductible if office.deductible is not None or not office.bands else office.bands[0].over


def _deductibles(terms: Terms, elsewhere: dict[str, Estimate]) -> Iterator[tuple[str, Exact]]:
    yield "", terms.deductible
    if terms.ordinary_deductible is not None and terms.ordinary_deductible != terms.deductible:
        yield "ordinary_deductible", terms.ordinary_deductible
    for day, other in elsewhere.items():
        if other.deductible is not None and other.deductible != terms.deductible:
            yield f"deductible_of:{day}", other.deductible
    if terms.deductible:
        yield "no_deductible", 0


def _scales(at: Stand, office: Settlement) -> Iterator[tuple[str, Scale]]:
    """The rates known; of a settlement that names its own those that come to them, or else its own."""
    given = _office_scale(office)
    known = list(_known_scales(at))
    if given is None:
        yield from known
        return
    same = [choice for choice in known if _rates(choice[1], at) == _rates(given, at)]
    yield from same or [("office_rate", given)]


def _known_scales(at: Stand) -> Iterator[tuple[str, Scale]]:
    own, ordinary, tilt = at.terms.low, _ordinary_scale(at), at.terms.tilt
    yield "", own
    if ordinary is not None and ordinary != own:
        yield "ordinary_rate", ordinary
        if tilt is not None and tilt.points:
            yield "points_as_share", ordinary.scaled(1 + tilt.points)
    if len(own.tiers) > 1:
        if own.base is TierBase.SELF_PAID:
            yield "tiers_from_deductible", replace(own, base=TierBase.EXCESS)
        yield "lowest_rate_only", Scale.flat(own.tiers[0].rate)
        yield "highest_rate_only", Scale.flat(own.tiers[-1].rate)


def _ordinary_scale(at: Stand) -> Scale | None:
    """The ordinary member's rates on the same day; none where the figures given for the person's own group contradict them."""
    try:
        offered = offer(replace(at.account, eligible=max(1, at.expense), category=Category.ORDINARY))
    except CaseError:
        return None
    return offered.low if isinstance(offered, Terms) else None


def _office_scale(office: Settlement) -> Scale | None:
    """The rates of a settlement: its lines if each has a rate and a beginning, else its one rate."""
    lines = [(line.over, line.rate) for line in office.bands if line.over is not None and line.rate is not None]
    if lines and len(lines) == len(office.bands):
        tiers = tuple(Tier(over, rate) for over, rate in lines)
        return Scale((replace(tiers[0], over=0), *tiers[1:]))
    return None if office.rate is None else Scale.flat(office.rate)


def _rates(scale: Scale, at: Stand) -> list[tuple[Exact, Fraction]]:
    """What of a scale this expense comes to feel."""
    return [(band.base, band.rate) for band in scale.bands(at.expense, at.terms.deductible)]
