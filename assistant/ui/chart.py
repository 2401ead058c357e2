"""The one chart: who pays what of the eligible expense, as a single bar with its amounts written out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import altair as alt
import pandas as pd

from assistant.ui import money, words
from assistant.ui.plain import escape

_HEIGHT = 56  # pixels
_COLOURS = {"paid": "#1f6f5c", "open": "#3d6f99", "self": "#b4652a"}
_NAMES = {"paid": "primary", "open": "blue", "self": "orange"}  # the theme's names for the same colours


def parts(estimate: Mapping[str, Any], scheme: str, said: words.Words = words.CHINESE) -> list[dict[str, Any]]:
    """The bar's parts in order, those of no size left out: what is paid for certain, what depends on the city, what the person pays."""
    paid, still = money.paid(estimate), money.still(estimate)
    if paid is None or still is None:
        return []
    certain, own = paid.low, still.low if still.high is None else min(still.low, still.high)
    whole = paid.low + still.most()
    if paid.high is None:
        own = still.most()  # only a floor is known: what is left for the person is the most it can be
    open_ = whole - certain - own
    sizes: dict[str, Decimal] = {"paid": certain, "open": open_, "self": own}
    names = said.options("reply.chart_parts")
    labels = {part: f"{names[part].format(scheme=scheme)} {money.yuan(size, said)}" for part, size in sizes.items()}
    return [
        {"label": labels[part], "part": part, "amount": float(size), "order": order}
        for order, (part, size) in enumerate(sizes.items())
        if size > 0
    ]


def legend(rows: list[dict[str, Any]]) -> str:
    """The bar's parts with their amounts as Markdown: text that grows with the page, which a chart's own legend does not."""
    return "  \n".join(f":{_NAMES[row['part']]}[■] {escape(row['label'])}" for row in rows)


def chart(rows: list[dict[str, Any]], said: words.Words = words.CHINESE) -> alt.Chart:
    """The bar alone; `legend` says what its parts are."""
    colours = alt.Scale(domain=[row["label"] for row in rows], range=[_COLOURS[row["part"]] for row in rows])
    bar: alt.Chart = (
        alt.Chart(pd.DataFrame(rows), height=_HEIGHT, background="#ffffff")
        .mark_bar(size=36)
        .encode(
            x=alt.X("amount:Q", stack="zero", axis=None),
            y=alt.value(_HEIGHT // 2),
            order=alt.Order("order:Q"),
            color=alt.Color("label:N", scale=colours, legend=None),
            tooltip=[alt.Tooltip("label:N", title=said("reply.chart"))],
        )
        .configure_view(strokeWidth=0)
    )
    return bar
