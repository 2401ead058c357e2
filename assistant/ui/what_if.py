"""What another amount or another status would come to: worked out at once beside the estimate, with the curve they both stand on.

It is a fragment: moving the slider estimates one case again and draws nothing else, and no search runs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from assistant.ui import controls, curve, estimate_card, money, words
from assistant.ui.plain import escape
from assistant.ui.working import in_language

if TYPE_CHECKING:
    from calculator.claim import Case

_STEPS = 40  # places of the slider: enough to find a sum, few enough for a thumb
_ROUND = (100_000, 200_000, 500_000)  # fen, and these times ten, a hundred …: steps that people count in
_LEAST = 10_000_000  # fen; the slider reaches to twice the amount, and at least so far


def what_if(case: Case, key: str, said: words.Words) -> None:
    """The curve, a slider for the amount and a switch for the status; of several stays the last one's amount moves."""
    st.fragment(_what_if)(case, key, said)


def amounts(own: int) -> list[int]:
    """The slider's places in fen: round sums from nothing to twice the person's own amount, and that amount itself.

    >>> amounts(12_000_050)[:3], 12_000_050 in amounts(12_000_050), amounts(12_000_050)[-1]
    ([0, 500000, 1000000], True, 24500000)
    """
    most = max(_LEAST, 2 * own)
    step = next(size * 10**power for power in range(12) for size in _ROUND if size * 10**power * _STEPS * 2 > most)
    return sorted({own, *range(0, most + step, step)})


def with_amount(case: Case, fen: int) -> Case:
    """The case with another eligible amount; of several stays the last one costs so much."""
    from calculator.claim import Eligible, Slip, Stays

    match case.expenses:
        case Stays(stays):
            return replace(case, expenses=Stays((*stays[:-1], replace(stays[-1], self_paid=fen))))
        case Slip() as slip:  # still a slip: what the insurance paid before is not an amount to begin from
            return replace(case, expenses=replace(slip, total=slip.total - slip.self_paid + fen))
        case _:
            return replace(case, expenses=Eligible(fen))


def own_amount(case: Case) -> int:
    """The amount that moves, in fen."""
    from calculator.claim import Stays

    return case.expenses.stays[-1].self_paid if isinstance(case.expenses, Stays) else case.expenses.self_paid


def worked_out(case: Case) -> dict[str, Any]:
    """The case's estimate as JSON; one that makes no sense is not covered, for the reason that the calculator gives."""
    from calculator.claim import CaseError
    from calculator.engine import estimate

    try:
        return estimate(case).as_json()
    except CaseError as error:
        return {"status": "not_covered", "reason": error.message}


def _what_if(case: Case, key: str, said: words.Words) -> None:
    own, category = own_amount(case), str(case.category)
    st.caption(said("reply.what_if_lead"))
    fen: int = st.select_slider(
        said("reply.what_if_amount"), amounts(own), value=own, format_func=lambda found: _sum(found, said), key=f"{key}-what-if"
    )
    beside = st.container(horizontal=True, key=f"{key}-beside")  # right under the slider, where a phone shows both
    statuses = said.options("reply.categories")
    name, shown = controls.name("category", said), statuses.__getitem__
    picked = st.pills(name, [*statuses], default=category, required=True, format_func=shown, key=f"{key}-if-category") or category
    now, then = worked_out(case), worked_out(with_status(with_amount(case, fen), picked))
    with beside:
        _side(said("reply.as_told"), _told(own, category, said), now, f"{key}-as-told", said)
        if (fen, picked) != (own, category):
            _side(said("reply.if_so"), _told(fen, picked, said), then, f"{key}-if-so", said)
    own_point, other = curve.Point(own, now, said("reply.you_are_here")), curve.Point(fen, then, said("reply.if_here"))
    if picked != category:  # another curve, on which the person's own point does not lie
        curve.show(with_status(case, picked), [other], key, said)
    else:
        curve.show(case, [own_point] if fen == own else [own_point, other], key, said)


def with_status(case: Case, category: str) -> Case:
    """The case for a person of another group, all year."""
    from calculator.claim import Stays
    from calculator.person import Category

    if category == case.category:
        return case
    expenses = case.expenses
    if isinstance(expenses, Stays):
        expenses = Stays(tuple(replace(stay, category=None) for stay in expenses.stays))
    return replace(case, category=Category(category), expenses=expenses)


def _told(fen: int, category: str, said: words.Words) -> str:
    return said("reply.what_if_case", amount=_sum(fen, said), category=said.options("reply.categories")[category])


def _side(title: str, case: str, estimate: dict[str, Any], key: str, said: words.Words) -> None:
    """One of the two amounts, with what it is for and how firm it is; or why there is none."""
    with st.container(border=True, key=key, width="stretch", gap="xxsmall"):
        st.markdown(f"**{escape(title)}**")
        st.caption(escape(case))
        paid, still = money.paid(estimate), money.still(estimate)
        if paid is None:
            missing = said("reply.comma").join(controls.name(name, said) for name in estimate.get("missing", ()))
            st.markdown(escape(in_language(estimate.get("reason", ""), said)))
            if missing:
                st.markdown(f"{said('reply.missing')}{escape(missing)}")
            return
        st.markdown(f"{escape(estimate_card.pays(estimate, said))} **{escape(paid.shown(said))}**")
        if still is not None:
            st.caption(f"{escape(estimate_card.left(estimate, said))} {escape(still.shown(said))}")


def _sum(fen: int, said: words.Words) -> str:
    from calculator.money import yuan

    return money.yuan(yuan(fen), said).replace(".00", "")
