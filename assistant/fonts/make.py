"""Makes the two font files from Noto Sans CJK SC. Run by hand, when characters are wanted that the font lacks:

    python -m assistant.fonts.make /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

Source: Debian's fonts-noto-cjk 1:20220127+repack1-1, Noto Sans CJK 2.004, © 2014-2021 Adobe, SIL Open Font License 1.1 (OFL.txt here).
Needs fonttools and brotli. The same source and the same texts give the same bytes: no clock, no order of a set goes into them.

What is changed, as the licence wants it said: fewer characters, cubic outlines made quadratic (TrueType), no hinting, no layout features,
no vertical metrics, a few signs drawn as others, other names.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

from assistant.fonts import FAMILY, TTF, WOFF2

FACE = "Noto Sans CJK SC"
LARGEST_ERROR = 1.0  # units of 1000 an em by which a curve may be off
ROOT = Path(__file__).parent.parent.parent
TEXTS = ("corpus", "calculator", "assistant")  # every character of these packages' files
SUFFIXES = {".py", ".yaml", ".toml", ".txt", ".tsv", ".css", ".js", ".md"}
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x203B),  # ‰ ′ ″ ※
    (0x2160, 0x216B),  # Roman numerals
    (0x2190, 0x2193),  # arrows
    (0x2460, 0x2473),  # ① to ⑳
    (0x3000, 0x301F),  # Chinese punctuation and brackets
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)
SINGLE = "€−×÷≈≠≤≥±√∞■□●○◆▲△▼★☆✓"

DRAWN_AS = {"✕": "×", "✖": "×", "✗": "×", "✔": "✓", "⁄": "/"}  # signs the source lacks, and those that stand in for them


def main() -> None:
    """Writes both files and says how large they are."""
    font = converted(face(Path(sys.argv[1])))
    font.save(TTF)
    font.flavor = "woff2"
    font.save(WOFF2)
    for path in (TTF, WOFF2):
        print(f"{path.name}: {path.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")


def face(collection: Path) -> TTFont:
    """The simplified-Chinese face with nothing but the wanted characters."""
    font = next(font for font in TTCollection(collection) if font["name"].getDebugName(1) == FACE)
    options = Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    return font


def wanted() -> set[int]:
    """The code points: the ranges above, GB 2312, the common half of Big5, and whatever stands in our own texts."""
    ranges = {code for first, last in RANGES for code in range(first, last + 1)}
    return ranges | set(map(ord, SINGLE)) | set(_of_encoding("gb2312", 0xB0, 0xF7)) | set(_of_encoding("big5", 0xA4, 0xC6)) | _of_texts()


def _of_encoding(name: str, first: int, last: int) -> Iterator[int]:
    """The characters of a two-byte encoding whose first byte lies between two."""
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            decoded = bytes((lead, trail)).decode(name, "ignore")
            yield from map(ord, decoded[:1] if len(decoded) == 1 else "")


def _of_texts() -> set[int]:
    files = (path for package in TEXTS for path in (ROOT / package).rglob("*") if path.suffix in SUFFIXES)
    return {ord(char) for path in files for char in path.read_text(encoding="utf-8") if char.isprintable()}


def converted(source: TTFont) -> TTFont:
    """The font built anew with TrueType outlines and only the tables that a screen and a PDF need."""
    order, outlines = source.getGlyphOrder(), source.getGlyphSet()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    drawn = source.getBestCmap()
    builder.setupCharacterMap(drawn | {ord(sign): drawn[ord(like)] for sign, like in DRAWN_AS.items()})
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (source["hmtx"][name][0], _left_side(glyphs[name])) for name in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.font["OS/2"] = source["OS/2"]
    builder.setupPost(keepGlyphNames=False)
    names = {"familyName": FAMILY, "styleName": "Regular", "uniqueFontIdentifier": f"{FAMILY} Regular 2.004", "fullName": FAMILY}
    names |= {"psName": FAMILY.replace(" ", "") + "-Regular", "version": "Version 2.004"}
    kept = {"copyright": 0, "licenseDescription": 13, "licenseInfoURL": 14}
    builder.setupNameTable(names | {key: source["name"].getDebugName(number) for key, number in kept.items()}, mac=False)
    builder.font["head"].created = builder.font["head"].modified = source["head"].created
    builder.font.recalcTimestamp = False
    return builder.font


def _left_side(glyph: Glyph) -> int:
    """Where a glyph begins; an empty one has no bounds."""
    return int(glyph.xMin) if glyph.numberOfContours else 0


if __name__ == "__main__":
    main()
