"""An Excel file (.xlsx) as rows of values.

A small file can claim a huge sheet: parts that unpack to gigabytes, one cell at the far corner (the reader then makes room for all
between), one long text that a million cells repeat. So every part is unpacked under a limit first, its cells are counted without
keeping them, and only what stayed within the limits is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from assistant.cases.said import UnusableFileError

if TYPE_CHECKING:
    from assistant.cases.cells import Cell

_MOST_PARTS = 500
_MOST_UNPACKED = 48 * 2**20  # bytes
_MOST_CELLS = 1_000_000
_MOST_AREA = 3_000_000  # cells up to the farthest
_MOST_TEXT = 200_000_000  # characters that all cells together could hold
_CHUNK = 2**16
_PLACE, _ROW = re.compile(r"([A-Z]{1,3})([0-9]{1,7})"), re.compile(r"[0-9]{1,7}")


def xlsx_rows(data: bytes) -> Iterator[list[Cell]]:
    """The rows of the first sheet that has any, empty ones above it included. Raises UnusableFileError."""
    from python_calamine import CalamineError, CalamineWorkbook

    parts = _unpacked(data)
    _refuse_huge(parts.values())
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(_packed(parts)))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height:
                yield from _with_merged(sheet)
                return
    except CalamineError:
        raise UnusableFileError("not_xlsx") from None


def _with_merged(sheet: Any) -> Iterator[list[Cell]]:
    """Of merged cells only the first holds a value; the others say that they are merged, so that nobody takes them for empty."""
    merged = {
        (row, column): f"#MERGED {top + 1}"
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom, sheet.total_height) + 1)
        for column in range(left, min(right, sheet.total_width) + 1)
        if (row, column) != (top, left)
    }
    for number, row in enumerate(sheet.to_python(skip_empty_area=False)):
        yield [merged.get((number, place), cell) if cell == "" else cell for place, cell in enumerate(row)]


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts that hold words and numbers; pictures and the like stay packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = packed.infolist()
            if len(inside) > _MOST_PARTS:
                raise UnusableFileError("too_large_inside")
            parts: dict[str, bytes] = {}
            left = _MOST_UNPACKED
            for part in inside:
                if part.filename.lower().endswith((".xml", ".rels")):
                    parts[part.filename] = _unpack(packed, part, left)
                    left -= len(parts[part.filename])
            return parts
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as broken:
        if isinstance(broken, UnusableFileError):
            raise
        raise UnusableFileError("not_xlsx") from None


def _unpack(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """What a part unpacks to, whatever size it says it has."""
    with packed.open(part) as opened:
        found = bytearray()
        while chunk := opened.read(_CHUNK):
            found += chunk
            if len(found) > most:
                raise UnusableFileError("too_large_inside")
        return bytes(found)


def _packed(parts: dict[str, bytes]) -> bytes:
    """The same parts, each as it was counted: the reader sees nothing that was not."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return packed.getvalue()


class _Count:
    """Counts what one part would make the reader keep: cells, the rectangle up to the farthest that holds something, the longest text."""

    def __init__(self) -> None:
        self.cells = self.longest = self._here = 0
        self._row = self._column = self._bottom = self._right = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._said
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse_doctype

    @property
    def area(self) -> int:
        return self._bottom * self._right

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if any(_claims_too_many(attribute, value) for attribute, value in attributes.items()):
            raise UnusableFileError("too_large_inside")
        match name.rpartition(":")[2]:
            case "row":
                self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
            case "c":
                self.cells += 1
                self._place(attributes.get("r"))
            case "mergeCell":
                self.cells += _covered(attributes.get("ref", ""))
            case "v" | "is":  # an empty cell that is only coloured takes no room
                self._here, self._bottom, self._right = 0, max(self._bottom, self._row), max(self._right, self._column)
            case "si":
                self._here = 0
        if self.cells > _MOST_CELLS or self.area > _MOST_AREA:
            raise UnusableFileError("too_large_inside")

    def _place(self, ref: str | None) -> None:
        if ref is None:
            self._column += 1
        elif match := _PLACE.fullmatch(ref):
            self._row, self._column = int(match[2]), _column(match[1])
        else:  # the reader would take it for a place of its own, wherever that is
            raise UnusableFileError("not_xlsx")

    def _said(self, text: str) -> None:
        self._here += len(text)

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] in ("si", "is", "v"):
            self.longest = max(self.longest, self._here)


def _refuse_huge(parts: Iterable[bytes]) -> None:
    """Raises UnusableFileError for parts that would make the reader keep too much; texts stand in one, the cells with them in others."""
    longest = cells = 0
    for part in parts:
        count = _Count()
        try:
            count.parser.Parse(part, True)  # noqa: FBT003 - expat takes it by place only
        except UnusableFileError:
            raise
        except (expat.ExpatError, LookupError, ValueError):  # broken, or in an encoding that there is not
            raise UnusableFileError("not_xlsx") from None
        longest, cells = max(longest, count.longest), cells + count.cells
    if longest * cells > _MOST_TEXT:
        raise UnusableFileError("too_large_inside")


def _refuse_doctype(*_declared: object) -> None:
    raise UnusableFileError("not_xlsx")


def _claims_too_many(attribute: str, value: str) -> bool:
    """Whether a list says that it is longer than any may be: the reader makes room for as many as are claimed, and would end the server."""
    counts = attribute.rpartition(":")[2] in ("count", "uniqueCount")
    return counts and (len(value) > len(str(_MOST_CELLS)) or (value.isdecimal() and int(value) > _MOST_CELLS))


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not _ROW.fullmatch(text):
        raise UnusableFileError("not_xlsx")
    return int(text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _covered(ref: str) -> int:
    """How many cells a merged range covers."""
    ends = [match for end in ref.split(":") if (match := _PLACE.fullmatch(end))]
    if len(ends) != 2:
        return 1
    (first, top), (last, bottom) = ends[0].groups(), ends[1].groups()
    return max(0, int(bottom) - int(top) + 1) * max(0, _column(last) - _column(first) + 1)
