"""Files read into text: .txt, .md, .html, .pdf, .docx. The text is the source decoded, newlines as \\n, nothing else changed."""

from pathlib import Path

from corpus.sources import SourceError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


def read_file(path: Path) -> str:
    """The text of one file. Raises SourceError naming the file, what was found and what is wanted."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path.name} is missing in {path.parent}") from None
    except OSError as error:
        raise SourceError(f"{path.name} cannot be opened: {error.strerror}") from None
    match path.suffix.lower():
        case ".txt" | ".md":
            text = decode(content, path.name)
        case ".html" | ".htm":
            from corpus.read_html import html_text

            text = html_text(decode(content, path.name), path.name)
        case ".pdf":
            from corpus.read_pdf import pdf_text

            text = pdf_text(content, path.name)
        case ".docx":
            from corpus.read_docx import docx_text

            text = docx_text(content, path.name)
        case other:
            raise SourceError(f"{path.name} is a {other or 'file without suffix'}; readable are {', '.join(SUFFIXES)}")
    if not text.strip():
        raise SourceError(f"{path.name} holds no text; a document with words is wanted")
    return text


def decode(content: bytes, name: str) -> str:
    """Bytes as text: UTF-8 (with or without a byte-order mark), else GB 18030, which holds GBK and GB 2312."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _newlines(_decoded(content, "utf-16", name))
    if b"\x00" in content:
        raise SourceError(f"{name} is binary data, not text; UTF-8 or GB 18030 text is wanted")
    try:
        return _newlines(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _newlines(_decoded(content, "gb18030", name))


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name} is neither UTF-8 nor GB 18030 text (byte {error.start} fits neither); save it as UTF-8") from None
    if _looks_binary(text):
        raise SourceError(f"{name} is binary data, not text; UTF-8 or GB 18030 text is wanted")
    return text


def _looks_binary(text: str) -> bool:
    # Bytes that happen to decode: control and private-use characters give them away.
    odd = sum(1 for char in text if (char < " " and char not in "\t\n\r\f\v") or "\ue000" <= char <= "\uf8ff" or char == "\ufffd")
    return odd > 0.02 * len(text)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
