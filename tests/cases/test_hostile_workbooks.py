"""Workbooks that would end the whole server: the reader takes a file at its word, so what it says is checked first."""

from __future__ import annotations

import pytest

from assistant.cases import UnusableFileError, read_file
from tests.cases.workbooks import by_hand

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def refused(data: bytes) -> str:
    with pytest.raises(UnusableFileError) as told:
        read_file(data)
    return told.value.key


@pytest.mark.parametrize("claim", ['uniqueCount="99999999999"', 'count="99999999999"', 'uniqueCount="+9999999999"'])
def test_a_list_that_claims_to_be_endless_is_refused(claim: str) -> None:
    """Room is made for as many texts as the file says it has: 24 bytes each, two terabytes here, and the process is gone."""
    texts = f'<sst xmlns="{MAIN}" {claim}><si><t>a</t></si></sst>'
    assert refused(by_hand(ONE, {"xl/sharedStrings.xml": texts})) == "too_large_inside"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="P999999999992"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZ9"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="4294967295"><c><v>1</v></c></row>',
    ],
    ids=["row without end", "column without end", "last row of all"],
)
def test_a_place_that_no_sheet_has_is_refused(sheet: str) -> None:
    """The reader would take it for a place of its own, and make room for every cell before it."""
    assert refused(by_hand(sheet)) == "not_xlsx"


def test_an_encoding_that_there_is_not_is_refused() -> None:
    """The agent reads that the file is broken, not that the page is."""
    assert refused(by_hand("", {"docProps/app.xml": '<?xml version="1.0" encoding="UTF-99"?><a/>'})) == "not_xlsx"


def test_an_honest_count_is_read() -> None:
    """Every workbook of Excel's has counts."""
    texts = f'<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>参保地</t></si><si><t>江阴市</t></si></sst>'
    sheet = ONE + '<row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    assert read_file(by_hand(sheet, {"xl/sharedStrings.xml": texts})).headers == ("参保地",)
