"""A bar of what sentences are used for, with the same in words: colour never speaks alone."""

from __future__ import annotations

import html
from collections.abc import Mapping

from assistant.encoded.sentences import Use
from assistant.ui.words import Words


def bar(counts: Mapping[Use, int], said: Words) -> str:
    """The bar and its parts as HTML."""
    words = said.options("library.uses")
    parts = "".join(f'<span class="{use}" style="flex-grow:{n}"></span>' for use, n in counts.items() if n)
    lines = "".join(f'<li><span class="{use}"></span>{html.escape(words[use].format(n=n))}</li>' for use, n in counts.items() if n)
    return f'<div class="mingbai-uses"><div aria-hidden="true">{parts}</div><ul>{lines}</ul></div>'
