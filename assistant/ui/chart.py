"""Who pays what, as one bar with its amounts written out under it: a drawing of the page's own, in its colours and at its text size."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.ui import money, words

if TYPE_CHECKING:
    from calculator.claim import Case

_BEFORE = ("basic_paid", "other_paid", "critical_illness_paid")  # what paid before the scheme, in the order of the slip


class Part(NamedTuple):
    """A part of the bar: whose it is, its name and its amount in yuan."""

    kind: str
    name: str
    amount: Decimal


def bill(case: Case | None) -> dict[str, Any]:
    """What an estimate's JSON takes along for the bar where the slip is known: `estimate | bill(case)`; nothing without a slip."""
    from calculator.claim import Slip
    from calculator.money import yuan

    if case is None or not isinstance(case.expenses, Slip):
        return {}
    slip = case.expenses
    return {"bill": {name: yuan(getattr(slip, name)) for name in ("total", "out_of_scope", *_BEFORE)}}


def parts(estimate: Mapping[str, Any], scheme: str, said: words.Words = words.CHINESE) -> list[Part]:
    """The bar's parts in order, those of no size left out: what is paid for certain, what depends on the area, what the person pays.

    Where the slip is known the bar is the whole bill: what paid before stands first, what is outside the catalogue last.
    """
    paid, still = money.paid(estimate), money.still(estimate)
    if paid is None or still is None:
        return []
    slip = {name: Decimal(value) for name, value in estimate.get("bill", {}).items()}
    if "chain" in (estimate.get("rule"), estimate.get("scheme")):
        slip.pop("critical_illness_paid", None)  # received of what is worked out here, not paid before it
    found = [*_before(slip, said), *_of_eligible(estimate, paid, still, scheme, said)]
    found.append(Part("outside", said.options("reply.chart_parts")["outside"], slip.get("out_of_scope", Decimal(0))))
    return [part for part in found if part.amount > 0]


def _before(slip: Mapping[str, Decimal], said: words.Words) -> Iterator[Part]:
    names = said.options("reply.facts")
    for name in _BEFORE:
        yield Part("before", names[name], slip.get(name, Decimal(0)))


def _of_eligible(estimate: Mapping[str, Any], paid: money.Span, still: money.Span, scheme: str, said: words.Words) -> Iterator[Part]:
    """The eligible expense: the schemes one by one where each pays one amount, else together."""
    schemes, status = said.options("reply.schemes"), estimate.get("status", "exact")
    pays, keeps = said.options("reply.chart_paid")[status], said.options("reply.chart_self")[status]
    own = still.most() if paid.high is None or still.high is None else min(still.low, still.high)
    each = [(part["scheme"], money.paid(part)) for part in estimate.get("parts", ())]
    if len(each) > 1 and paid.low == paid.high and sum(one.low for _, one in each if one) == paid.low:
        for name, one in each:
            kind = "aid" if name == "medical_aid" else "paid"
            yield Part(kind, pays.format(scheme=schemes[name]), one.low if one else Decimal(0))
    else:
        yield Part("paid", pays.format(scheme=scheme), paid.low)
    yield Part("open", said.options("reply.chart_parts")["open"], still.most() - own)
    yield Part("self", keeps, own)


def bar(found: list[Part], said: words.Words = words.CHINESE) -> str:
    """The bar and its legend as HTML for `st.html`. Numbers tie both together, so that nothing rests on colour alone."""
    pieces = "".join(f'<span class="{part.kind}" style="flex-grow:{part.amount}">{n}</span>' for n, part in enumerate(found, 1))
    lines = "".join(_line(n, part, said) for n, part in enumerate(found, 1))
    title = html.escape(said("reply.chart"))
    return f'<div class="mingbai-bar" role="group" aria-label="{title}"><div aria-hidden="true">{pieces}</div><ul>{lines}</ul></div>'


def _line(number: int, part: Part, said: words.Words) -> str:
    name, amount = html.escape(part.name), html.escape(money.yuan(part.amount, said))
    return f'<li><span class="{part.kind}" aria-hidden="true">{number}</span>{name} <b>{amount}</b></li>'
