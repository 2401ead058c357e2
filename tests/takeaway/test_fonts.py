"""The font holds what the app writes, in both its forms, and keeps to its licence."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from assistant.fonts import FAMILY, TTF, WOFF2

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for pattern in ("corpus/data/*", "assistant/**/*.yaml", "calculator/**/*.yaml", "calculator/**/*.py", "assistant/**/*.py")
    for path in ROOT.glob(pattern)
    if path.is_file()
)

ONLY_READ = "𠮶𠲎"  # understood when people write them, but never written; the source of the font lacks them


@cache
def characters(path: Path) -> frozenset[int]:
    return frozenset(TTFont(path).getBestCmap())


def lacking(text: str) -> str:
    return "".join(sorted({char for char in text if char.isprintable() and ord(char) not in characters(TTF)}))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_text_of_ours_can_be_written(path: Path) -> None:
    assert lacking(path.read_text(encoding="utf-8")).strip(ONLY_READ) == ""


@pytest.mark.parametrize(("encoding", "first", "last"), [("gb2312", 0xB0, 0xF7), ("big5", 0xA4, 0xC6)])
def test_everyday_characters_simplified_and_traditional_are_there(encoding: str, first: int, last: int) -> None:
    pairs = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    text = "".join(pair.decode(encoding, "ignore") for pair in pairs)
    assert len(text) > 5000
    assert lacking(text) == ""


def test_signs_of_amounts_and_lists_are_there() -> None:
    assert lacking("①⑨✕✔–—…“”‘’×÷≤≥−■□→✓·、¥￥０９Ａｚ，。〔〕《》") == ""


def test_both_files_hold_the_same_characters() -> None:
    assert characters(TTF) == characters(WOFF2)
    assert WOFF2.read_bytes()[:4] == b"wOF2"


def test_the_font_is_small_and_has_truetype_outlines() -> None:
    """Printed sheets embed TrueType outlines only."""
    assert TTF.stat().st_size < 4_500_000
    assert WOFF2.stat().st_size < 2_500_000
    assert "glyf" in TTFont(TTF)
    assert not {"CFF ", "GSUB", "GPOS", "vmtx", "fpgm"} & set(TTFont(TTF).keys())


def test_the_font_has_a_name_of_its_own_and_carries_its_licence() -> None:
    names = TTFont(TTF)["name"]
    assert names.getDebugName(1) == FAMILY
    for number in (1, 3, 4, 6):
        assert not {"source", "noto"} & set(names.getDebugName(number).lower().split())
    assert "Adobe" in names.getDebugName(0)
    assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (TTF.parent / "OFL.txt").read_text(encoding="utf-8")
