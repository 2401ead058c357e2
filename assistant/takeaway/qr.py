"""A short text as a QR code, drawn as SVG."""

from __future__ import annotations

import html
import io

import segno

from assistant.takeaway.written import clean, one_line

_QUIET = 4  # modules of white around it, as the standard wants
_SCALE = 6
_LONGEST_LABEL = 200


def qr_svg(text: str, label: str) -> str:
    """The code of `text` as an SVG element that a screen reader calls `label`: black on white whatever the theme, error level M or better.

    Raises ValueError where the text is too long for a code.
    """
    code = segno.make_qr(clean(text), error="m", mode="byte", encoding="utf-8")
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", border=_QUIET, scale=_SCALE, dark="#000", light="#fff", xmldecl=False, svgns=True, nl=False, omitsize=True)
    return (
        drawn.getvalue()
        .decode()
        .replace("<svg ", f'<svg role="img" shape-rendering="crispEdges" aria-label="{html.escape(one_line(label, _LONGEST_LABEL))}" ', 1)
    )
