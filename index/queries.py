"""Questions and hits as JSON Lines: one object a line in, one out as soon as it is done, and a bad line answered in its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from index.library import Hit, Library

MAX_QUERY = 100_000
"""A longer query is refused: it is a file given by mistake."""


def answers(library: Library, lines: Iterable[bytes], k: int) -> Iterator[dict[str, object]]:
    """For each line that is not blank `{"id", "hits"}`, or `{"id", "error": {"field", "message"}}`; never stops at a bad line."""
    for number, line in enumerate(lines, start=1):
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _answer(library, line, number, k)


def write(out: BinaryIO, answer: dict[str, object]) -> None:
    """One line of UTF-8, flushed. An answer that quotes half a character from its question is written with escapes."""
    try:
        line = json.dumps(answer, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        line = json.dumps(answer).encode()
    out.write(line + b"\n")
    out.flush()


def _answer(library: Library, line: bytes, number: int, k: int) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _error("", "line", f"line {number}: found byte {error.start} that is not UTF-8, wanted UTF-8")
    except (ValueError, RecursionError) as error:
        return _error("", "line", f"line {number}: found no JSON ({_short(str(error))}), wanted an object with id and query")
    if not isinstance(value, dict):
        return _error("", "line", f"line {number}: found a JSON {type(value).__name__}, wanted an object with id and query")
    match value:
        case {"id": str(identity), "query": str(query)} if len(query) <= MAX_QUERY:
            return {"id": identity, "hits": [_hit(hit) for hit in library.search(query, k)]}
        case {"id": str(identity), "query": str(query)}:
            return _error(identity, "query", f"found {len(query):,} characters, wanted at most {MAX_QUERY:,}")
        case {"id": str(identity)}:
            return _error(identity, "query", f"found {_found(value, 'query')}, wanted text")
        case _:
            return _error(value.get("id"), "id", f"found {_found(value, 'id')}, wanted text")


def _error(identity: object, field: str, message: str) -> dict[str, object]:
    return {"id": identity if isinstance(identity, str | int) else "", "error": {"field": field, "message": message}}


def _hit(hit: Hit) -> dict[str, object]:
    found = hit.passage
    return {"document": found.document, "passage": found.id, "section": found.section, "score": round(hit.score, 6), "text": found.text}


def _found(value: dict[str, object], field: str) -> str:
    return _short(json.dumps(value[field])) if field in value else "nothing"


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80] + "…"
