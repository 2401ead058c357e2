"""Text from people and documents, made safe for Streamlit's Markdown: what was written is what is shown.

A backslash stops Markdown itself. Streamlit also rewrites finished text (emoji short codes, arrows, bare web and mail addresses), which
only an invisible joiner inside the pattern stops.
"""

from __future__ import annotations

import re

JOINER = "\u2060"  # word joiner: no width, no line break
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_REWRITTEN = re.compile(r":(?=[\w+/-])|@|(?<=www)(?=\.)|[<>~-](?=[-=>])", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` with what no screen can carry replaced: lone surrogates, control characters, marks that turn the writing direction."""
    return _UNWRITTEN.sub("", text.encode("utf-8", "replace").decode("utf-8"))


def escape(text: str) -> str:
    r"""One line of `text` as Markdown that shows exactly `text`.

    >>> escape("自付$5[1]")
    '自付\\$5\\[1\\]'
    """
    return _one_line(_PUNCTUATION.sub(r"\\\1", _REWRITTEN.sub(lambda m: m[0] + JOINER, clean(text))))


def escape_lines(text: str) -> str:
    """Like `escape`, keeping line breaks (each becomes a hard break)."""
    return "  \n".join(escape(line) for line in clean(text).split("\n"))


def from_reply(text: str) -> str:
    """A reply's own Markdown with everything but bold and list items shown as it is written; each line a paragraph or an item.

    >>> from_reply("**能报 5 元**")
    '**能报 5 元**'
    """
    return "\n\n".join(_reply_line(line) for line in clean(text).split("\n") if line.strip())


def _reply_line(line: str) -> str:
    item = re.match(r"\s*[-*•]\s+", line)
    body = line[item.end() :] if item else line.lstrip("> ")
    pieces, last = [], 0
    for bold in _BOLD.finditer(body):
        pieces += [escape(body[last : bold.start()]), strong(bold[1])]
        last = bold.end()
    return ("- " if item else "") + "".join([*pieces, escape(body[last:])]).strip()


def strong(text: str) -> str:
    """In bold. Markdown opens or closes it only beside a letter, so a joiner stands in where the text begins or ends with punctuation."""
    return f"**{'' if text[0].isalnum() else JOINER}{escape(text)}{'' if text[-1].isalnum() else JOINER}**"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def shorten(text: str, length: int) -> str:
    """At most `length` characters of `text` on one line, the cut marked."""
    line = " ".join(clean(text).split())
    return line if len(line) <= length else line[: length - 1] + "…"
