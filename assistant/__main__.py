"""`python -m assistant ask "…" | batch [CONVERSATIONS] [-o REPLIES] | prepare`: the assistant from the command line."""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from assistant.conversation import Assistant, Conversation
from assistant.reply import Reply
from calculator.batch import parsed, written
from calculator.claim import CaseError
from calculator.money import found
from corpus.regions import region, regions_named
from corpus.sources import SourceError
from index.errors import ModelMissing, StoreError

_LOG = logging.getLogger(__name__)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FAILED = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of `batch`: a conversation's turns; other fields are the caller's own, null is the same as nothing."""

    turns: tuple[str, ...]
    place: str = ""
    today: date | None = None

    @classmethod
    def read(cls, value: object) -> Asked:
        """A conversation from outside. Raises CaseError, naming the field, what was found and what is wanted."""
        if not isinstance(value, Mapping):
            raise CaseError("", f"一段对话要是一个 JSON 对象；收到的是 {found(value)}")
        if not isinstance(value.get("id", ""), str | None):
            raise CaseError("id", f"要写成字符串；收到的是 {found(value['id'])}")
        return cls(turns_of(value.get("turns")), place_of(value.get("place")), day_of(value.get("today")))


def turns_of(value: object) -> tuple[str, ...]:
    """What was said, turn by turn; a turn may be empty."""
    if not isinstance(value, list) or not value:
        raise CaseError("turns", f'要写成一串问话，至少一句，例如 ["江阴的起付线是多少？"]；收到的是 {found(value)}')
    for number, turn in enumerate(value):
        if not isinstance(turn, str):
            raise CaseError(f"turns.{number}", f"要写成字符串；收到的是 {found(turn)}")
    return tuple(value)


def place_of(value: object) -> str:
    """A place of China by its official name, or as it was written where that name alone could be another place's."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or not (places := regions_named(value)):
        raise CaseError("place", f'没有认出这个地方，要写参保地的全名，例如 "江阴市"；收到的是 {found(value)}')
    place = region(value)
    if place is None:
        inside = "、".join(f"{one.chain[1]}{one.name}" for one in places[:3])
        raise CaseError("place", f"有 {len(places)} 个地方叫 {found(value)}，请写全，例如 {inside}")
    return place.name if region(place.name) == place else "".join(value.split())


def day_of(value: object) -> date | None:
    """An ISO day; None where nothing is given, which is today."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise CaseError("today", f"日历上没有这一天；收到的是 {found(value)}") from None
    raise CaseError("today", f'日期要写成 "2026-11-21" 这样；收到的是 {found(value)}')


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0, or 2 where it cannot be run, and standard error says why in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # not every terminal writes Chinese
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:  # whoever read the replies has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as unusable:
        return _fail(f"{unusable.strerror or unusable}: {unusable.filename or ''}")
    except (SourceError, StoreError, ModelMissing) as unusable:
        return _fail(str(unusable))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    commands = parser.add_subparsers(required=True)
    ask = commands.add_parser("ask", help="answer one question; more questions go on with the conversation")
    ask.add_argument("question", nargs="+")
    ask.add_argument("--place", type=_option(place_of), default="", help="place of insurance, e.g. 江阴市")
    ask.add_argument("--today", type=_option(day_of), default=None, help="the day it is, e.g. 2026-11-21")
    ask.add_argument("--json", action="store_true", help="the reply as the machine interface gives it")
    ask.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help="JSON Lines of conversations in, replies out")
    batch.add_argument("conversations", nargs="?", default="-")
    batch.add_argument("-o", "--output", default="-")
    batch.set_defaults(run=_batch)
    prepare = commands.add_parser("prepare", help="check the texts and build the indexes, with a progress bar")
    prepare.set_defaults(run=_prepare)
    return parser


def _option(read: Callable[[object], Any]) -> Callable[[str], Any]:
    """The same reading for an option as for a field."""

    def option(text: str) -> Any:
        try:
            return read(text)
        except CaseError as refused:
            raise argparse.ArgumentTypeError(refused.message) from None

    return option


def _ask(options: argparse.Namespace) -> int:
    assistant = Assistant.open(progress=bar)
    conversation = Conversation.start(options.place, options.today)
    for question in options.question:
        conversation, reply = assistant.answer(conversation, question)
        print(json.dumps(reply.as_json(), ensure_ascii=False, indent=2) if options.json else readable(reply))
    return 0


def readable(reply: Reply) -> str:
    """A reply for a terminal: the text, what was heard, the sources."""
    lines = [f"! {notice.text}（{notice.source}）" for notice in reply.notices]
    lines += [reply.text.replace("**", ""), ""]
    if reply.heard:
        lines.append("听到的：" + "；".join(f"{fact.field}={fact.value}" for fact in reply.heard))
    for number, citation in enumerate(reply.citations, start=1):
        lines.append(f"[{number}] {citation.title} {citation.number} · {citation.section}\n    「{citation.quote}」")
    return "\n".join(lines) + "\n"


def _prepare(_: argparse.Namespace) -> int:
    Assistant.open(progress=bar)
    print("The texts are checked and the indexes are ready.")
    return 0


def bar(done: int, total: int, what: str) -> None:
    """A progress bar on standard error; in a log, which cannot go back on a line, only its end."""
    if not sys.stderr.isatty() and done < total:
        return
    filled = 30 * done // max(total, 1)
    end = "\n" if done >= total else ""
    print(f"\r{what} [{'█' * filled}{'·' * (30 - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _batch(options: argparse.Namespace) -> int:
    if _same(options.conversations, options.output):
        return _fail(f"replies would overwrite the conversations in {options.conversations}")
    with ExitStack() as opened:  # before the indexes load: a file that is not there is better known at once
        asked, replies = options.conversations, options.output
        source: BinaryIO = sys.stdin.buffer if asked == "-" else opened.enter_context(Path(asked).open("rb"))
        target: BinaryIO = sys.stdout.buffer if replies == "-" else opened.enter_context(Path(replies).open("wb"))
        assistant = Assistant.open(progress=bar if sys.stderr.isatty() else None)
        for line in answered(source, assistant):
            target.write(written(line))
            target.flush()
    return 0


def _same(one: str, other: str) -> bool:
    return "-" not in (one, other) and Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


def _fail(message: str) -> int:
    print(f"assistant: {message}", file=sys.stderr)
    return _FAILED


def answered(lines: Iterable[bytes], assistant: Assistant) -> Iterator[dict[str, Any]]:
    """One result a line, in order; a bad line is answered with its error in its place."""
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(_BYTE_ORDER_MARK)
        if text.strip():
            yield _answered(text, f"line {number}", assistant)


def _answered(line: bytes, name: str | float, assistant: Assistant) -> dict[str, Any]:
    """One line's result under its own id, or under `name` where it has none that can be used."""
    try:
        value = parsed(line)
        if isinstance(value, Mapping) and isinstance(own := value.get("id"), str | int | float):
            name = own
        asked = Asked.read(value)
    except CaseError as refused:
        return _error(name, refused.field, refused.message)
    try:
        return {"id": name, "replies": [reply.as_json() for reply in _replies(asked, assistant)]}
    except Exception as error:  # noqa: BLE001  # one conversation that fails must not cost the others their replies
        _LOG.exception("%s: the conversation could not be answered", name)
        return _error(name, "turns", f"这段对话没能答完，是程序的问题（{type(error).__name__}）")


def _error(name: object, field: str, message: str) -> dict[str, Any]:
    return {"id": name, "error": {"field": field, "message": message}}


def _replies(asked: Asked, assistant: Assistant) -> list[Reply]:
    conversation = Conversation.start(asked.place, asked.today)
    replies = []
    for turn in asked.turns:
        conversation, reply = assistant.answer(conversation, turn)
        replies.append(reply)
    return replies


if __name__ == "__main__":
    raise SystemExit(main())
