"""Why it comes to this, in one or two plain sentences, and what a reader must know beside the amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.ui.kiosk.visit import UNKNOWN, Visit
from assistant.ui.words import Words
from calculator.outcome import Estimate, Status
from corpus.changes import LaterChange

_NOTED = {
    "deductible_carried_forward": "kiosk.carried",
    "floor": "kiosk.floor",
    "copy_incomplete": "kiosk.copy_gap",
    "taken_as_recognised": "kiosk.recognised",
}
_IN_FULL = ("orphan_no_figure", "group_not_named")


def yuan(amount: str | Decimal, said: Words) -> str:
    """`46,150 元`; fen only where there are any."""
    return said("kiosk.sum", amount=f"{Decimal(amount):,.2f}".removesuffix(".00"))


def why(estimate: Mapping[str, Any], said: Words) -> list[str]:
    """What is not paid, what is paid at which rate, and what the person's group adds."""
    bands = [band for band in estimate["bands"] if Decimal(band["base"])]
    deductible = Decimal(estimate["deductible"] or 0)
    if not bands:
        below = said("kiosk.why_below", amount=yuan(estimate["eligible"], said), deductible=yuan(deductible, said))
        return [below, *_tilt(estimate, said)] if deductible else []
    first = [said("kiosk.why_from", deductible=yuan(deductible, said))] if deductible else []
    return [said("kiosk.join").join([*first, *_bands(estimate, bands, said)]) + said("kiosk.stop"), *_tilt(estimate, said)]


def _bands(estimate: Mapping[str, Any], bands: Sequence[Mapping[str, str]], said: Words) -> Iterator[str]:
    high = [band for band in estimate["bands_high"] if Decimal(band["base"])]
    if estimate["status"] == Status.RANGE and len(bands) == len(high) == 1:
        yield said("kiosk.why_range", base=yuan(bands[0]["base"], said), low=bands[0]["rate"], high=high[0]["rate"])
        return
    key = "kiosk.why_floor" if estimate["status"] == Status.AT_LEAST else "kiosk.why_band"
    for band in bands:
        yield said(key, base=yuan(band["base"], said), rate=band["rate"])
        key = "kiosk.why_next"


def _tilt(estimate: Mapping[str, Any], said: Words) -> list[str]:
    tilt = estimate.get("tilt")
    if not tilt:
        return []
    if tilt["floor"]:
        return [said("kiosk.why_least", cut=tilt["cut"], floor=tilt["floor"])]
    return [said("kiosk.why_points", cut=tilt["cut"], points=(tilt["points"] or "0").removesuffix("%"))]


def attention(visit: Visit, found: Estimate, said: Words) -> list[str]:
    """What could make a right figure mislead, the weightiest first."""
    from assistant.english import sentence

    lines = [said("kiosk.jilin_new", day=notice.since.isoformat()) for notice in newer(found.notices)]
    for assumption in found.assumptions:
        if assumption.code in _NOTED:
            lines.append(said(_NOTED[assumption.code]))
        elif assumption.code in _IN_FULL:
            lines.append(sentence(assumption.text) if said.english else assumption.text)
    if found.reimbursement is None:
        return lines
    if found.status is Status.RANGE:
        lines.append(said("kiosk.jilin_range"))
    if visit.deductible not in ("", UNKNOWN):
        lines.append(said("kiosk.own_figures" if visit.rate else "kiosk.own_deductible"))
    return [*lines, said("kiosk.all_eligible", amount=yuan(visit.amount, said))]


def newer(notices: Sequence[LaterChange]) -> list[LaterChange]:
    """Newer rules that are reported to pay more than the text."""
    return [notice for notice in notices if notice.pays_more]
