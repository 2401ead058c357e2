"""Files of every kind, whole and broken."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from corpus.read import read_file
from corpus.sources import SourceError

WORDS = "第一条　大病保险起付标准为1.8万元。\n第二条　比例为60%。\n"


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file with that content."""
    path = folder / name
    path.write_bytes(content)
    return path


def pdf(*pages: str) -> bytes:
    """A small PDF with a line of text a page."""
    made = FPDF()
    for words in pages:
        made.add_page()
        made.set_font("helvetica", size=12)
        if words:
            made.cell(text=words)
    return bytes(made.output())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_text_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with or without byte-order mark, GBK and GB 18030 read alike."""
    assert read_file(written(tmp_path, "a.txt", WORDS.encode(encoding))) == WORDS


def test_newlines_become_one_kind_and_nothing_else_changes(tmp_path: Path) -> None:
    """\\r\\n and \\r become \\n; spaces, widths and blank lines stay."""
    assert read_file(written(tmp_path, "a.txt", b"\r\n a\r\n\r\n\xef\xbc\x91 \rb \r\n")) == "\n a\n\n１ \nb \n"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", "a.txt holds no text"),
        (b" \n\t\n", "a.txt holds no text"),
        (b"PK\x03\x04\x00\x00words", "a.txt is binary data, not text"),
        (b"\xff\xff\x81\x20words\x80", "a.txt is neither UTF-8 nor GB 18030 text"),
        (bytes(range(1, 32)) * 4 + "大病保险".encode("gbk"), "a.txt is binary data, not text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, content: bytes, wanted: str) -> None:
    """The message names the file, what was found and what is wanted."""
    with pytest.raises(SourceError, match=wanted):
        read_file(written(tmp_path, "a.txt", content))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message says which file and where."""
    with pytest.raises(SourceError, match=r"gone\.txt is missing in "):
        read_file(tmp_path / "gone.txt")


def test_an_unknown_kind_is_named(tmp_path: Path) -> None:
    """The message lists the kinds that can be read."""
    with pytest.raises(SourceError, match=r"a\.xls is a \.xls; readable are \.txt, \.md"):
        read_file(written(tmp_path, "a.xls", b"words"))


def test_pdf_page_after_page(tmp_path: Path) -> None:
    """Pages are divided by a blank line, as page breaks are in texts that come from PDF."""
    assert read_file(written(tmp_path, "a.pdf", pdf("The deductible is", "18,000 yuan."))) == "The deductible is\n\n18,000 yuan.\n"


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (pdf("words")[:700], r"a\.pdf is cut short: its 700 bytes end without"),
        (pdf("words")[:40] + b"\n%%EOF", r"a\.pdf is damaged: .* while reading it as PDF"),
        (b"%PDF-1.4\n" + b"junk" * 50 + b"\n%%EOF\n", r"a\.pdf is damaged"),
        (pdf("", ""), r"a\.pdf has 2 page\(s\) and no text, only images or nothing"),
        (WORDS.encode(), r"a\.pdf is not a PDF file"),
        (b"", r"a\.pdf is not a PDF file"),
    ],
)
def test_a_broken_pdf_is_refused_by_name(tmp_path: Path, content: bytes, wanted: str) -> None:
    """Cut short, damaged, without text or no PDF at all: one sentence says which."""
    with pytest.raises(SourceError, match=wanted):
        read_file(written(tmp_path, "a.pdf", content))


def test_html_words_only(tmp_path: Path) -> None:
    """Scripts, styles and comments are left out; blocks are lines, headings have #, cells are apart."""
    page = """<!doctype html><html><head><title>t</title><style>p{}</style></head><body><!-- no -->
    <h2>标准</h2><p>起付标准为<b>1.8</b>万元，<br>比例为
    60%。</p><script>alert(1)</script><ul><li>特困人员</li><li>低保 &amp; 孤儿</li></ul>
    <table><tr><td>一档</td><td>60%</td></tr></table></body></html>"""
    assert read_file(written(tmp_path, "a.html", page.encode("gbk"))).split("\n") == [
        "## 标准", "", "起付标准为1.8万元，", "比例为 60%。", "", "特困人员", "", "低保 & 孤儿", "", "一档\t60%", "",
    ]  # fmt: skip


def test_html_without_words(tmp_path: Path) -> None:
    """A page of scripts is refused."""
    with pytest.raises(SourceError, match=r"a\.html is an HTML page without words"):
        read_file(written(tmp_path, "a.html", b"<html><script>go()</script></html>"))


def test_docx_paragraphs_and_tables(tmp_path: Path) -> None:
    """In their order; headings have #, a cell over two columns is said once."""
    made = docx.Document()
    made.add_heading("标准", level=1)
    made.add_paragraph("起付标准为1.8万元。")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "比例"
    table.cell(1, 0).text, table.cell(1, 1).text = "一档", "60%"
    made.add_paragraph("完。")
    made.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx") == "# 标准\n起付标准为1.8万元。\n比例\n一档\t60%\n完。\n"


def test_a_broken_docx_is_refused_by_name(tmp_path: Path) -> None:
    """No package, half a package and a package of something else."""
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("words.txt", "words")
    for content, wanted in ((b"words", "no Word document"), (other.getvalue()[:60], "no Word document"), (other.getvalue(), "is damaged")):
        with pytest.raises(SourceError, match=rf"a\.docx .*{wanted}|a\.docx is {wanted}"):
            read_file(written(tmp_path, "a.docx", content))
