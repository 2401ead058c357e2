"""What the app's messages mean, without a connection: the page a session has drawn so far, and the message that asks.

Streamlit's server sends a drawing as deltas, each with the path of its place on the page; a large element that the page has shown before
comes as a reference to it. Widgets and containers carry the key that the app gave them at the end of their id, and are found by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

QUESTION_FIELD: Final = "asked"
REPLY: Final = re.compile(r"turn-.*-reply")
_KEY: Final = re.compile(r"\$\$ID-[^-]+-(.*)", re.DOTALL)
_DONE: Final = frozenset({ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY})

Path = tuple[int, ...]


class LostError(Exception):
    """A question without its answer: none came, it shows another amount, or the page could not be read."""


@dataclass(slots=True)
class Screen:
    """The page of one session, as its messages drew it."""

    page: str = ""
    elements: dict[Path, Element] = field(default_factory=dict)
    containers: dict[Path, str] = field(default_factory=dict)
    fragments: dict[Path, str] = field(default_factory=dict)
    large: dict[str, ForwardMsg] = field(default_factory=dict)
    broken: bool = False

    def hear(self, sent: bytes) -> bool:
        """Take in one message; whether a drawing ended with it, and not only to begin again."""
        message = ForwardMsg.FromString(sent)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message, kind = self._kept(message), "delta"
        if message.metadata.cacheable:
            self.large[message.hash] = message
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
            if not message.metadata.run.fragment_ids:  # a fragment draws its own places only
                self._clear(())
        elif kind == "delta":
            self._draw(tuple(message.metadata.delta_path), message.delta)
        elif kind == "script_finished":
            self.broken = message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR
            return self.broken or message.script_finished in _DONE
        return False

    def _kept(self, message: ForwardMsg) -> ForwardMsg:
        if message.ref_hash not in self.large:
            raise LostError("the server refers to an element that this page was never sent")
        kept = ForwardMsg()
        kept.CopyFrom(self.large[message.ref_hash])
        kept.metadata.CopyFrom(message.metadata)
        return kept

    def _draw(self, path: Path, delta: Delta) -> None:
        match delta.WhichOneof("type"):
            case "new_element":
                self._clear(path)
                self.elements[path] = delta.new_element
                self.fragments[path] = delta.fragment_id
            case "add_block":
                self._clear(path)
                self.containers[path] = key(delta.add_block.id)

    def _clear(self, path: Path) -> None:
        """Forget what stands at a place and in it."""
        for drawn in (self.elements, self.containers, self.fragments):
            for inner in [other for other in drawn if other[: len(path)] == path]:
                del drawn[inner]

    def replies(self) -> dict[str, bytes]:
        """What each reply on the page holds, by its container's key."""
        return {name: self._inside(path) for path, name in self.containers.items() if REPLY.fullmatch(name)}

    def _inside(self, path: Path) -> bytes:
        return b"\n".join(element.SerializeToString() for place, element in self.elements.items() if place[: len(path)] == path)

    def question(self, text: str) -> bytes:
        """The message that a browser sends when `text` is entered into the question field."""
        place, found = self._field()
        message = opening(self.page)
        message.rerun_script.fragment_id = self.fragments[place]
        message.rerun_script.cached_message_hashes.extend(self.large)
        message.rerun_script.widget_states.widgets.add(id=found).chat_input_value.data = text
        return bytes(message.SerializeToString())

    def _field(self) -> tuple[Path, str]:
        fields = {place: element.chat_input.id for place, element in self.elements.items() if element.HasField("chat_input")}
        for place, found in fields.items():
            if key(found) == QUESTION_FIELD:
                return place, found
        others = ", ".join(map(key, fields.values())) or "none"
        raise LostError(f"no question field with the key {QUESTION_FIELD!r} on the page; its chat inputs: {others}")


def key(identity: str) -> str:
    """The key that the app gave, from an id; "" where it gave none.

    >>> key("$$ID-862bf2b120906144a6555967927dd75e-turn-8-reply"), key("")
    ('turn-8-reply', '')
    """
    found = _KEY.fullmatch(identity)
    return found[1] if found else ""


def opening(page: str = "", query: str = "") -> BackMsg:
    """The message that asks for the page, as a Chinese browser sends it."""
    message = BackMsg()
    message.rerun_script.page_script_hash = page
    message.rerun_script.query_string = query
    message.rerun_script.context_info.locale = "zh-CN"
    message.rerun_script.context_info.timezone = "Asia/Shanghai"
    message.rerun_script.context_info.timezone_offset = -480
    return message


def answered(screen: Screen, before: frozenset[str], shown: str) -> bool:
    """Whether a reply that was not there before is on the page; refused where it does not show what it must.

    Figures are looked for as they are sent: what is escaped for Markdown loses its backslashes first.
    """
    new = [text for name, text in screen.replies().items() if name not in before]
    if not new:
        return False
    if not any(shown.encode() in text.replace(b"\\", b"") for text in new):
        raise LostError(f"a reply came, but without {shown}")
    return True
