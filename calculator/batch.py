"""JSON Lines in, JSON Lines out: a line out as soon as its line in is done, and no line ever stops the stream.

A line that cannot be used is answered in its place: ``{"id", "error": {"field", "message"}}``. Standard JSON only: NaN and
keys given twice are refused.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

from calculator.claim import Case, CaseError
from calculator.engine import estimate
from calculator.money import found

Answer = Callable[[Any], dict[str, Any]]
"""From the JSON value of one line to its result. Raises CaseError for one that cannot be used."""


def answer_case(value: object) -> dict[str, Any]:
    """The result of one case."""
    return estimate(Case.read(value)).as_json()


def answer_lines(lines: Iterable[bytes], answer: Answer = answer_case) -> Iterator[bytes]:
    """One line of JSON for every line that holds anything."""
    yield from (written(answer_line(line, answer)) for line in filled(lines))


def filled(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines that hold anything, without the byte order mark that the first may begin with."""
    for number, line in enumerate(lines):
        text = line.removeprefix(codecs.BOM_UTF8) if number == 0 else line
        if text.strip():
            yield text


def answer_line(line: bytes, answer: Answer = answer_case) -> dict[str, Any]:
    """The result of one line, or its error."""
    try:
        value = parsed(line)
    except CaseError as refused:
        return _error(id_of_refused(line, refused), refused)
    try:
        return answer(value)
    except CaseError as refused:
        return _error(value.get("id") if isinstance(value, dict) else None, refused)


def parsed(line: bytes) -> Any:
    """The JSON value of a line. Raises CaseError for anything that is not standard JSON in UTF-8."""
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_once_each)
    except UnicodeDecodeError as broken:
        raise CaseError("", f"这一行不是 UTF-8，第 {broken.start + 1} 个字节读不出来") from None
    except json.JSONDecodeError as broken:
        raise CaseError("", f"这一行不是一个完整的 JSON 对象，第 {broken.pos + 1} 个字符处读不下去") from None
    except RecursionError:
        raise CaseError("", "这一行的 JSON 套得太深") from None
    except CaseError:
        raise
    except ValueError:  # an integer of thousands of digits
        raise CaseError("", "这一行里有一个数太长") from None


def id_of_refused(line: bytes, refused: CaseError) -> Any:
    """The id of a line that :func:`parsed` refused for a number or a key of it, None where it cannot be told."""
    if refused.field == "id":  # given twice
        return None
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return value.get("id") if isinstance(value, dict) else None


def written(result: dict[str, Any]) -> bytes:
    """A result as one line; what UTF-8 cannot hold (lone surrogates of an id) is escaped."""
    try:
        return json.dumps(result, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(result).encode("ascii") + b"\n"


def _error(name: object, refused: CaseError) -> dict[str, Any]:
    known = name if isinstance(name, str | int) or name is None else found(name)
    return {"id": known, "error": {"field": refused.field, "message": refused.message}}


def _no_constant(name: str) -> NoReturn:
    raise CaseError("", f"JSON 里没有 {name} 这个数")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CaseError(twice[:80], "这一项写了两次，不知道用哪一个")
    return fields
