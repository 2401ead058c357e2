"""`python -m assistant ask "…" | batch [CONVERSATIONS] [-o REPLIES] | prepare`: the assistant from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.conversation import Assistant, Conversation
from assistant.reply import Reply
from corpus.regions import region


class Asked(BaseModel):
    """One line of `batch`: a conversation's turns."""

    model_config = ConfigDict(extra="allow")
    id: str = ""
    turns: list[str] = Field(min_length=1)
    place: str = ""
    today: date | None = None


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    commands = parser.add_subparsers(required=True)
    ask = commands.add_parser("ask", help="answer one question; more questions go on with the conversation")
    ask.add_argument("question", nargs="+")
    ask.add_argument("--place", default="", help="place of insurance, e.g. 江阴市")
    ask.add_argument("--today", type=date.fromisoformat, default=None)
    ask.add_argument("--json", action="store_true", help="the reply as the machine interface gives it")
    ask.set_defaults(run=_ask)
    batch = commands.add_parser("batch", help="JSON Lines of conversations in, replies out")
    batch.add_argument("conversations", nargs="?", default="-")
    batch.add_argument("-o", "--output", default="-")
    batch.set_defaults(run=_batch)
    prepare = commands.add_parser("prepare", help="check the texts and build the indexes, with a progress bar")
    prepare.set_defaults(run=_prepare)
    return parser


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


def _prepare(options: argparse.Namespace) -> int:
    Assistant.open(progress=bar)
    print("The texts are checked and the indexes are ready.")
    return 0


def bar(done: int, total: int, what: str) -> None:
    """A progress bar on standard error."""
    filled = 30 * done // max(total, 1)
    end = "\n" if done >= total else ""
    print(f"\r{what} [{'█' * filled}{'·' * (30 - filled)}] {done}/{total}", end=end, file=sys.stderr, flush=True)


def _batch(options: argparse.Namespace) -> int:
    assistant = Assistant.open(progress=bar if sys.stderr.isatty() else None)
    source = sys.stdin.buffer if options.conversations == "-" else open(options.conversations, "rb")  # noqa: SIM115
    target: TextIO = sys.stdout if options.output == "-" else open(options.output, "w", encoding="utf-8", errors="replace")  # noqa: SIM115
    with source, target:
        for line in answered(source, assistant):
            print(json.dumps(line, ensure_ascii=True), file=target, flush=True)
    return 0


def answered(lines: Iterable[bytes], assistant: Assistant) -> Iterable[dict[str, Any]]:
    """One result a line, in order; a bad line is answered with its error in its place."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _answered(line, number, assistant)


def _answered(line: bytes, number: int, assistant: Assistant) -> dict[str, Any]:
    name = f"line {number}"
    try:
        raw = json.loads(line.decode("utf-8-sig"))
        name = raw.get("id", name) if isinstance(raw, dict) else name
        asked = Asked.model_validate(raw)
        if asked.place and region(asked.place) is None:
            return _error(name, "place", f"found {asked.place!r}, a place in China is wanted, such as 江阴市")
        return {"id": name, "replies": [reply.as_json() for reply in _replies(asked, assistant)]}
    except ValidationError as error:
        first = error.errors()[0]
        return _error(name, ".".join(map(str, first["loc"])), f"{first['msg']}; found {str(first['input'])[:80]}")
    except (ValueError, RecursionError) as error:
        return _error(name, "", f"one JSON object a line is wanted: {error}")


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
