"""What is paid for every amount, as a curve with its tiers and the person's own point, and the same in words.

Every point of it is an estimate of its own, to the fen; numbers that are not exact only place it on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from assistant.ui import money, words
from assistant.ui.plain import escape

if TYPE_CHECKING:
    from calculator.claim import Case
    from calculator.explanation.curve import Piece
    from calculator.money import Exact

_HEIGHT = 260  # pixels
_POINTS = 60  # of the curve, besides its bounds
_WAN = 1_000_000  # fen
_LIGHT = {"line": "#1f6f5c", "here": "#a95a20", "text": "#20302b", "edge": "#8b9a93"}
_DARK = {"line": "#5cc2a4", "here": "#e39b62", "text": "#ecf1ee", "edge": "#7d8f88"}


class Point(NamedTuple):
    """A point to be marked: the amount in fen, its estimate's JSON, and what it is."""

    fen: int
    estimate: dict[str, Any]
    name: str


def show(case: Case, points: Sequence[Point], key: str, said: words.Words) -> None:
    """The curve of a case, to twice the greatest point, with its tiers in words under it; nothing where nothing can be worked out."""
    marks = [(point, paid) for point in points if (paid := money.paid(point.estimate))]
    if not marks:
        return
    bounds = tiers(case)
    most = _most(points, bounds)
    rows = _rows(case, most, bounds)
    told = [*_in_words(bounds, said)]
    told += _how_firm(points[0].estimate, said)
    here = [said("reply.curve_point", name=point.name, amount=_sum(point.fen, said), paid=paid.shown(said)) for point, paid in marks]
    st.markdown(f"**{escape(said('reply.curve'))}**")
    alternative = said("reply.curve_stop").join([said("reply.curve"), *told, *here])
    st.vega_lite_chart(spec=_spec(rows, marks, bounds, most, said), width="stretch", key=f"{key}-curve", alt=alternative)
    if told:
        st.markdown("\n".join(f"- {escape(line)}" for line in told))


def _how_firm(estimate: dict[str, Any], said: words.Words) -> list[str]:
    """What the line stands for where it is not the amount itself."""
    forms = said.options("reply.curve_firm")
    return [forms[estimate["status"]]] if estimate["status"] in forms else []


def tiers(case: Case) -> tuple[Piece, ...]:
    """The straight pieces of the payment where one rule gives one amount; none where it is bounded only, or two schemes pay."""
    from calculator.claim import Stays
    from calculator.explanation.stand import stand
    from calculator.person import Scheme

    if case.scheme is Scheme.CHAIN or isinstance(case.expenses, Stays):
        return ()
    found = stand(case)
    return found.low.pieces if found and found.definite else ()


def _most(points: Sequence[Point], bounds: Sequence[Piece]) -> int:
    """How far the curve reaches, in fen: twice the greatest amount, and past every tier that is not far off."""
    from assistant.ui.what_if import amounts

    most = amounts(max(point.fen for point in points))[-1]
    return max(most, *(int(piece.over) + _WAN for piece in bounds if piece.over < 2 * most), 0)


def _rows(case: Case, most: int, bounds: Sequence[Piece]) -> list[dict[str, float]]:
    """The curve's points, exact at every bound and one fen after it; none where there is no amount."""
    from assistant.ui.what_if import with_amount, worked_out

    edges = {int(piece.over) + after for piece in bounds for after in (0, 1)}
    places = sorted({*range(0, most, most // _POINTS), *(edge for edge in edges if edge <= most), most})
    found = [(fen, money.paid(worked_out(with_amount(case, fen)))) for fen in places]
    return [{"x": fen / 100, "low": float(paid.low), "high": float(paid.most())} for fen, paid in found if paid]


def _in_words(bounds: Sequence[Piece], said: words.Words) -> Iterator[str]:
    """Each piece: from where to where, and its share."""
    from calculator.money import percent

    for number, piece in enumerate(bounds, 1):
        end = bounds[number].over if number < len(bounds) else None
        over, rate = _sum(piece.over, said), percent(piece.rate)
        if end == piece.over:
            continue
        if not piece.rate and piece.paid:
            yield said("reply.curve_full", over=over, paid=_sum(piece.paid, said))
        elif end is None:
            yield said("reply.curve_last", over=over, rate=rate)
        elif not piece.rate:
            yield said("reply.curve_nothing", up_to=_sum(end, said))
        else:
            yield said("reply.curve_tier", over=over, up_to=_sum(end, said), rate=rate)


def _spec(
    rows: list[dict[str, float]], marks: Sequence[tuple[Point, money.Span]], bounds: Sequence[Piece], most: int, said: words.Words
) -> dict[str, Any]:
    """The drawing in Vega-Lite's words: the curve, the tiers' bounds and shares, the points."""
    colours = _DARK if st.context.theme.type == "dark" else _LIGHT
    axis: dict[str, Any] = {"tickCount": 5, "labelFontSize": 14, "titleFontSize": 14, "grid": False, "labelExpr": said("reply.curve_label")}
    axis |= {"labelColor": colours["text"], "titleColor": colours["text"]}
    x = {
        "field": "x",
        "type": "quantitative",
        "title": said("reply.curve_x"),
        "axis": axis,
        "scale": {"domain": [0, most / 100], "nice": False},
    }
    y = {"field": "low", "type": "quantitative", "title": said("reply.curve_y"), "axis": axis}
    line = {"mark": {"type": "line", "color": colours["line"], "strokeWidth": 3}, "encoding": {"x": x, "y": y}}
    area = {"mark": {"type": "area", "color": colours["line"], "opacity": 0.25}, "encoding": {"x": x, "y": y, "y2": {"field": "high"}}}
    curve = {"data": {"values": rows}, "layer": [area, line]}
    return {
        "height": _HEIGHT,
        "background": None,
        "layer": [_edges(bounds, most, colours), curve, _rates(bounds, most, colours), _points(marks, colours)],
    }


def _edges(bounds: Sequence[Piece], most: int, colours: dict[str, str]) -> dict[str, Any]:
    rows = [{"x": float(piece.over) / 100} for piece in bounds if 0 < piece.over <= most]
    mark = {"type": "rule", "strokeDash": [4, 4], "color": colours["edge"]}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"x": _AT}}


def _rates(bounds: Sequence[Piece], most: int, colours: dict[str, str]) -> dict[str, Any]:
    """Each piece's share, over its middle."""
    from calculator.money import percent

    ends = [*(piece.over for piece in bounds), most]
    rows = [
        {"x": float(start + end) / 200, "rate": percent(piece.rate)}
        for piece, (start, end) in zip(bounds, pairwise(ends), strict=True)
        if piece.rate and start < end <= most
    ]
    mark = {"type": "text", "fontSize": 15, "color": colours["text"]}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"x": _AT, "y": {"value": 10}, "text": {"field": "rate"}}}


def _points(marks: Sequence[tuple[Point, money.Span]], colours: dict[str, str]) -> dict[str, Any]:
    """The person's point as a full circle, the trial's as a diamond, each with its name."""
    shapes = ("circle", "diamond")
    rows = [
        {"x": point.fen / 100, "low": float(paid.low), "name": point.name, "shape": shape}
        for (point, paid), shape in zip(marks, shapes, strict=False)
    ]
    over = {"type": "text", "fontSize": 14, "fontWeight": "bold", "color": colours["text"], "align": "right", "dx": -10, "dy": -10}
    under = over | {"align": "left", "dx": 10, "dy": 16}
    at = {"x": _AT, "y": {"field": "low", "type": "quantitative"}}
    dot = {"type": "point", "size": 180, "filled": True, "opacity": 1, "color": colours["here"]}
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    names = [
        {"data": {"values": [row]}, "mark": mark, "encoding": at | {"text": {"field": "name"}}}
        for row, mark in zip(rows, (over, under), strict=False)
    ]
    return {"data": {"values": rows}, "layer": [{"mark": dot, "encoding": at | {"shape": shape}}, *names]}


_AT = {"field": "x", "type": "quantitative"}


def _sum(fen: Exact, said: words.Words) -> str:
    """An amount to the fen: a limit may be reached at a fraction that no decimals end."""
    from calculator.money import yuan

    return money.yuan(yuan(int(fen)), said).replace(".00", "")
