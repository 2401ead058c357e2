"""Finding any of many words at once: one pattern built as a tree, so that the time does not grow with the number of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest where several fit; words that start in ASCII match whole, whatever their case.

    >>> any_of(["低保", "低保边缘", "aid"]).findall("低保边缘 said Aid 低保户")
    ['低保边缘', 'Aid', '低保']
    """
    chosen = {word.lower() for word in words if word}
    chinese = [word for word in chosen if not word[0].isascii()]
    english = [word for word in chosen if word[0].isascii()]
    parts = [_pattern(_tree(chinese))] if chinese else []
    if english:
        parts.append(rf"(?<![a-z]){_pattern(_tree(english))}(?![a-z])")
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)


def _tree(words: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return root


def _pattern(node: _Tree) -> str:
    """The branches of a node as one group, greedy where a word may end here or go on."""
    ends = _END in node
    single = [re.escape(character) for character, below in node.items() if character != _END and set(below) == {_END}]
    longer = [re.escape(character) + _pattern(below) for character, below in node.items() if character != _END and set(below) != {_END}]
    branches = sorted(longer)
    if single:
        branches.append(single[0] if len(single) == 1 else f"[{''.join(sorted(single))}]")
    if not branches:
        return ""
    group = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{group}?" if ends else group
