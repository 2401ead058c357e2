"""Text PDF files, page after page. Scanned pages hold no text and are refused, not guessed at."""

import io
import logging

from pypdf import PdfReader

from corpus.sources import SourceError

# What pypdf remarks on while it repairs a file, we say ourselves in one sentence.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_TAIL = 4096
_WANTED = "a whole PDF file with text is wanted"


def pdf_text(content: bytes, name: str) -> str:
    """The text of a PDF, pages divided by a blank line. Raises SourceError for a file that is cut short, damaged, locked or only images."""
    if b"%PDF-" not in content[:1024]:
        raise SourceError(f"{name} is not a PDF file, whatever its name says; {_WANTED}")
    if b"%%EOF" not in content[-_TAIL:]:
        raise SourceError(f"{name} is cut short: its {len(content)} bytes end without the mark that closes a PDF; {_WANTED}")
    pages = _pages(content, name)
    if not any(page.strip() for page in pages):
        raise SourceError(f"{name} has {len(pages)} page(s) and no text, only images or nothing; recognise its text (OCR) first")
    return "\n\n".join(page.strip("\n") for page in pages) + "\n"


def _pages(content: bytes, name: str) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{name} is locked with a password; an unlocked PDF is wanted")
        return [_clean(page.extract_text()) for page in reader.pages]
    except SourceError:
        raise
    except Exception as error:  # a damaged file can fail anywhere in the parser
        raise SourceError(f"{name} is damaged: {type(error).__name__} while reading it as PDF; {_WANTED}") from error


def _clean(text: str) -> str:
    # Damaged fonts yield lone surrogates, which no file can hold.
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text.replace("\r\n", "\n").replace("\r", "\n"))
