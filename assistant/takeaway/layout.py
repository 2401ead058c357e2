"""A4 pages in the embedded Chinese font: text broken into lines the way Chinese is set, and kept on one page where it belongs together.

A line breaks between characters, but never inside a figure or a word, before a closing mark or after an opening one. So a sentence that
is copied or searched reads as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from fpdf import FPDF
from fpdf.enums import Align, TextMode, XPos, YPos
from fpdf.prefs import ViewerPreferences

from assistant.fonts import FAMILY, TTF
from assistant.takeaway.written import printable

Colour = tuple[int, int, int]
INK: Final[Colour] = (0x20, 0x30, 0x2B)
GREY: Final[Colour] = (0x55, 0x60, 0x5C)
GREEN: Final[Colour] = (0x17, 0x59, 0x4A)
PAPER: Final[Colour] = (0xF4, 0xF3, 0xEC)
RULE: Final[Colour] = (0xC9, 0xCE, 0xC8)

BODY: Final = 10.5  # points
SMALL: Final = 9.0
_LEADING = 1.55  # line height to letter size
_POINT = 25.4 / 72  # millimetres
_MARGIN = 20  # millimetres
_FOOT = 12
_PAD = 4
_PAGES = "\x01"  # stands for the number of pages until it is known; no cleaned text holds it

_OPEN = "（“‘《〈〔【「『([{"
_CLOSE = "，。；：、！？）”’》〉〕】」』…·,.;:!?)]}%‰"
_WORD = r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,:/'+-][0-9A-Za-z\u00c0-\u024f]+)*%?(?: (?:元|万元|yuan)(?![A-Za-z]))?"
_UNIT = re.compile(rf"[ \u3000]+|[{re.escape(_OPEN)}]*(?:{_WORD}|.)[{re.escape(_CLOSE)}]*")
_CURLY = re.compile(r"“([^“”\u3000-\uffef]*)”|‘([^‘’\u3000-\uffef]*)’|(?<=[A-Za-z])(’)")


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph: `mark` stands before its first line, in the indent; `aside` at the right end of its last.

    `size` is in points, the rest in millimetres.
    """

    text: str
    size: float = BODY
    colour: Colour = INK
    indent: float = 0
    mark: str = ""
    aside: str = ""
    strong: bool = False
    before: float = 0


@dataclass(frozen=True, slots=True)
class _Line:
    run: Run
    text: str
    first: bool
    last: bool = False

    @property
    def height(self) -> float:
        return self.run.size * _LEADING * _POINT + (self.run.before if self.first else 0)


class Sheet(FPDF):
    """A document of runs, with its foot on every page."""

    def __init__(self, title: str, language: str, made: date, foot: str, page_of: Callable[..., str]) -> None:
        super().__init__(format="A4")
        self._foot, self._page_of, self._english = foot, page_of, language == "en"
        self.add_font(FAMILY, fname=TTF)
        self._held = _held(self)
        self.set_margins(_MARGIN, _MARGIN - 4)
        self.set_auto_page_break(auto=False)
        self.alias_nb_pages(_PAGES)
        self.set_title(title)
        self.set_lang("en" if self._english else "zh-CN")
        self.set_creation_date(datetime.combine(made, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.add_page()

    def footer(self) -> None:
        """What the sheet is, and which page of how many."""
        self.set_y(-_FOOT - 3)
        self._pen(SMALL, GREY)
        self.set_draw_color(*RULE)
        self.line(_MARGIN, self.y - 1, self.w - _MARGIN, self.y - 1)
        self.cell(self.epw - 40, 6, self._foot, new_x=XPos.RIGHT, new_y=YPos.TOP)
        self.cell(40, 6, self._page_of(page=self.page_no(), pages=_PAGES), align=Align.R)

    def section(self, heading: str, first: Run | None = None) -> None:
        """A heading, in the outline too, on one page with the run that follows it."""
        head = Run(self.shown(heading), 12.5, GREEN, strong=True, before=5)
        runs = [head, *([first] if first else [])]
        self._make_room(self._lines(runs)[:4])
        self.start_section(head.text)
        self.together(runs)

    def together(self, runs: Sequence[Run]) -> None:
        """Runs that stand on one page if they fit on one."""
        lines = self._lines(runs)
        self._make_room(lines)
        for line in lines:
            self._make_room([line])
            self._draw(line, _MARGIN, self.epw)

    def box(self, runs: Sequence[Run]) -> None:
        """Runs on a ground of their own; only for text of known, small size."""
        lines = self._lines(runs, self.epw - 2 * _PAD)
        height = sum(line.height for line in lines) + 2 * _PAD
        self._make_room(lines, 2 * _PAD)
        self.set_fill_color(*PAPER)
        self.rect(_MARGIN, self.y, self.epw, height, style="F")
        self.set_fill_color(*GREEN)
        self.rect(_MARGIN, self.y, 1.2, height, style="F")
        self.y += _PAD
        for line in lines:
            self._draw(line, _MARGIN + _PAD, self.epw - 2 * _PAD)
        self.y += _PAD

    def shown(self, text: str) -> str:
        """`text` in the characters of the font; around English words the quotation marks are narrow ones."""
        fit = printable(text, self._held)
        return _CURLY.sub(_narrow, fit) if self._english else fit

    def _lines(self, runs: Sequence[Run], width: float | None = None) -> list[_Line]:
        return [line for run in runs for line in self._broken(run, width or self.epw)]

    def _broken(self, run: Run, width: float) -> Iterator[_Line]:
        self._pen(run.size, run.colour)
        fit = replace(run, text=self.shown(run.text), mark=self.shown(run.mark), aside=self.shown(run.aside))
        aside = self.get_string_width(fit.aside) + 4 if fit.aside else 0
        if fit.mark and self.get_string_width(fit.mark) > fit.indent - 1:  # a long name stands on lines of its own
            for number, line in enumerate(broken(fit.mark, width, self.get_string_width)):
                yield _Line(replace(fit, mark="", aside="", indent=0, colour=GREY), line, first=not number)
            fit = replace(fit, mark="", before=0)
        lines = list(broken(fit.text, width - fit.indent - aside, self.get_string_width))
        for number, line in enumerate(lines, 1):
            yield _Line(fit, line, first=number == 1, last=number == len(lines))

    def _make_room(self, lines: Sequence[_Line], more: float = 0) -> None:
        """A new page where the lines do not fit on this one but would on an empty one."""
        height, left = sum(line.height for line in lines) + more, self.h - _FOOT - 8 - self.y
        if height > left and (height < self.h - 2 * _MARGIN or len(lines) == 1):
            self.add_page()

    def _draw(self, line: _Line, x: float, width: float) -> None:
        run, height = line.run, line.run.size * _LEADING * _POINT
        self.y += run.before if line.first else 0
        if line.first and run.mark:
            self._pen(run.size, GREY)
            self.set_x(x)
            self.cell(run.indent, height, run.mark, align=Align.L, new_x=XPos.LEFT, new_y=YPos.TOP)
        self._pen(run.size, run.colour)
        self._cell(x + run.indent, width - run.indent, height, line.text, Align.L, strong=run.strong)
        if line.last and run.aside:
            self._pen(run.size, INK)
            self._cell(x + run.indent, width - run.indent, height, run.aside, Align.R, strong=True)
        self.y += height

    def _cell(self, x: float, width: float, height: float, text: str, align: Align, *, strong: bool) -> None:
        """One line. Strong letters have an outline, as the font has one weight only."""
        self.set_x(x)
        if not strong:
            self.cell(width, height, text, align=align, new_x=XPos.LEFT, new_y=YPos.TOP)
            return
        with self.local_context(text_mode=TextMode.FILL_STROKE, line_width=self.font_size_pt * 0.005):
            self.cell(width, height, text, align=align, new_x=XPos.LEFT, new_y=YPos.TOP)

    def _pen(self, size: float, colour: Colour) -> None:
        """Letters of a size and colour."""
        self.set_font(FAMILY, size=size)
        self.set_text_color(*colour)
        self.set_draw_color(*colour)
        self.c_margin = 0


def _narrow(found: re.Match[str]) -> str:
    """A quotation or an apostrophe with straight marks: the curly ones of the font are as wide as a Chinese character."""
    double, single, apostrophe = found.groups()
    return f'"{double}"' if double is not None else "'" if apostrophe else f"'{single}'"


def broken(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The lines of a text, none wider than `width`.

    >>> list(broken("大病保险报76,150.00 元，自付。", 13, len))
    ['大病保险报', '76,150.00 元，自', '付。']
    """
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for unit in _fitting(paragraph, width, measure):
            wide = measure(unit)
            if line and used + wide > width:
                yield line.rstrip()
                line, used = "", 0.0
            if line or unit.strip(" "):
                line, used = line + unit, used + wide
        yield line.rstrip()


def _fitting(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """What stays together, but cut into characters where it is wider than a line."""
    for unit in _UNIT.findall(text):
        yield from (unit,) if measure(unit) <= width else unit


def _held(sheet: FPDF) -> frozenset[int]:
    """The code points of the sheet's font."""
    return frozenset(next(iter(sheet.fonts.values())).cmap)  # type: ignore[union-attr]
