"""Composing: from what was found to one typed reply, the answer first, every statement with its source."""

from assistant.compose.ask import ask_for_detail
from assistant.compose.estimate import estimated
from assistant.compose.lookup import closest, correcting, explained, explained_by_place, not_in_force, not_in_texts, sources
from assistant.compose.refusal import ask_for_question, hello, nothing, on_the_place, other_place, refused

__all__ = [
    "ask_for_detail",
    "ask_for_question",
    "closest",
    "correcting",
    "estimated",
    "explained",
    "explained_by_place",
    "hello",
    "not_in_force",
    "not_in_texts",
    "nothing",
    "on_the_place",
    "other_place",
    "refused",
    "sources",
]
