"""The QR code is read back from the drawing itself, by a reader that is not ours."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import zxingcpp

from assistant.takeaway.brief import plain_result
from assistant.takeaway.qr import qr_svg
from tests.takeaway.made_up import ESTIMATES, TOLD

SVG = "{http://www.w3.org/2000/svg}"
EACH = 4  # pixels a module


def drawn(svg: str) -> np.ndarray:
    """The drawing as pixels: its dark path is made of horizontal strokes, `M` and `m` move, `h` draws."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    light, dark = root.iter(f"{SVG}path")
    assert (light.get("fill"), dark.get("stroke")) == ("#fff", "#000")
    side = int(re.search(r"h(\d+)v", light.get("d") or "")[1])  # type: ignore[index]
    modules = np.full((side, side), 255, np.uint8)
    x = y = 0.0
    for move, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", dark.get("d") or ""):
        match move:
            case "M":
                x, y = float(first), float(second)
            case "m":
                x, y = x + float(first), y + float(second)
            case "h":
                modules[int(y), int(x) : int(x) + int(first)] = 0
                x += float(first)
    assert (modules[:4] == 255).all(), "four modules of white around it"
    return np.kron(modules, np.ones((EACH, EACH), np.uint8))


@pytest.mark.parametrize("name", ESTIMATES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_code_reads_back_as_the_result(name: str, language: str) -> None:
    text = plain_result(ESTIMATES[name], TOLD, language)
    read = zxingcpp.read_barcode(drawn(qr_svg(text, "结果")))
    assert read is not None
    assert read.text == text
    assert read.ec_level in ("M", "Q", "H")


def test_the_code_has_a_name_and_reads_no_markup() -> None:
    root = ET.fromstring(qr_svg("<b>&\ud800", '结果 "><script>'))  # noqa: S314 - our own drawing
    assert root.get("role") == "img"
    assert root.get("aria-label") == '结果 "><script>'
    assert [child.tag for child in root] == [f"{SVG}g"]


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_svg("长" * 2000, "")
