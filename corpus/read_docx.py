"""The words of a Word document: paragraphs and tables in their order, headings marked with # as in Markdown.

Numbers that Word generates for a list are not text of the document and do not appear.
"""

import io
import zipfile

import docx
from docx.table import Table

from corpus.sources import SourceError

_WANTED = "a whole Word document (.docx) is wanted"
_MOST = 200_000_000  # bytes unpacked; more is no policy text


def docx_text(content: bytes, name: str) -> str:
    """The text of a document. Raises SourceError for a file that is damaged or no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile:
        raise SourceError(f"{name} is no Word document or is cut short; {_WANTED}") from None
    if unpacked > _MOST:
        raise SourceError(f"{name} unpacks to {unpacked} bytes; at most {_MOST} are read")
    try:
        blocks = [_block(item) for item in docx.Document(io.BytesIO(content)).iter_inner_content()]
    except Exception as error:  # a damaged package can fail anywhere in the parser
        raise SourceError(f"{name} is damaged: {type(error).__name__} while reading it as Word document; {_WANTED}") from error
    return "\n".join(blocks) + "\n"


def _block(item) -> str:  # type: ignore[no-untyped-def]  # python-docx ships no types
    if isinstance(item, Table):
        return "\n".join("\t".join(_cells(row)) for row in item.rows)
    style = item.style.name if item.style is not None else ""
    if style == "Title":
        return f"# {item.text}"
    if style.startswith("Heading ") and style[8:].isdigit():
        return f"{'#' * min(6, int(style[8:]))} {item.text}"
    return str(item.text)


def _cells(row) -> list[str]:  # type: ignore[no-untyped-def]  # python-docx ships no types
    """The words of each cell; one that spans columns once."""
    cells = []
    for index, cell in enumerate(row.cells):
        if index == 0 or cell._tc is not row.cells[index - 1]._tc:  # noqa: SLF001  # the only sign of a spanning cell
            cells.append(" ".join(cell.text.split()))
    return cells
