"""The one chart: who pays what of the eligible expense, as a single bar with its amounts written out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import altair as alt

from assistant.ui import money, words

_COLOURS = {"paid": "#1f6f5c", "open": "#a8c9bd", "self": "#c9793b"}


def parts(estimate: Mapping[str, Any], scheme: str) -> list[dict[str, Any]]:
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
    labels = {part: f"{words.CHART_PARTS[part].format(scheme=scheme)} {money.yuan(size)}" for part, size in sizes.items()}
    return [
        {"label": labels[part], "part": part, "amount": float(size), "order": order}
        for order, (part, size) in enumerate(sizes.items())
        if size > 0
    ]


def chart(rows: list[dict[str, Any]]) -> alt.Chart:
    """The bar. Names and amounts stand in its legend, so that narrow parts stay readable."""
    labels = [row["label"] for row in rows]
    return (
        alt.Chart(alt.Data(values=rows), height=64)
        .mark_bar(cornerRadius=4)
        .encode(
            x=alt.X("amount:Q", stack="zero", axis=None),
            order=alt.Order("order:Q"),
            color=alt.Color(
                "label:N",
                scale=alt.Scale(domain=labels, range=[_COLOURS[row["part"]] for row in rows]),
                legend=alt.Legend(orient="bottom", direction="vertical", title=None, labelFontSize=15, symbolSize=180, labelLimit=320),
            ),
            tooltip=[alt.Tooltip("label:N", title=words.CHART)],
        )
        .configure_view(strokeWidth=0)
    )
