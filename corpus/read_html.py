"""The words of an HTML page: a line a block, headings marked with # as in Markdown, scripts and styles left out."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from corpus.sources import SourceError

_SILENT = ("script", "style", "noscript", "template", "head", "svg", "iframe", "nav", "button", "select")
_BLOCKS = (
    "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "pre section table tbody thead tr ul"
)


def html_text(source: str, name: str) -> str:
    """The text of a page. Raises SourceError where it holds none."""
    page = BeautifulSoup(source, "html.parser")
    for tag in page.find_all(_SILENT):
        tag.decompose()
    for node in page.find_all(string=True):
        if type(node) is NavigableString:
            node.replace_with(NavigableString(re.sub(r"\s+", " ", node)))
    for tag in page.find_all(["br", "td", "th", *_BLOCKS.split()]):
        _mark(tag)
    lines = [line.strip() for line in page.get_text().split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if not text:
        raise SourceError(f"{name} is an HTML page without words; a page with text is wanted")
    return text + "\n"


def _mark(tag) -> None:  # type: ignore[no-untyped-def]  # bs4 names its element types differently from release to release
    if tag.name == "br":
        tag.replace_with("\n")
    elif tag.name in ("td", "th"):
        tag.insert_after("\t")
    else:
        if re.fullmatch(r"h[1-6]", tag.name):
            tag.insert(0, "#" * int(tag.name[1]) + " ")
        tag.insert_before("\n")
        tag.insert_after("\n")
