"""``batch``, ``explain``, ``eligible`` and ``fund``: JSON Lines in, JSON Lines out, a line out as soon as its line in is done.

With ``--text`` each answer is a text to read instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from calculator import eligibility, explanation, fund
from calculator.batch import Answer, answer_lines, filled, id_of_refused, parsed
from calculator.claim import Case, CaseError
from calculator.commands.rules import Apply, add_rule, rules_of
from calculator.commands.streams import STANDARD, opened
from calculator.eligibility.show import shown as shown_entitlements
from calculator.engine import estimate
from calculator.outcome import Estimate
from calculator.show import shown as shown_estimate

Text = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Command:
    """What is made of the value of one line, once a rule of one's own is known: a JSON object, or a text."""

    help: str
    answer: Callable[[Apply], Answer]
    text: Callable[[Apply], Text]
    of_cases: bool = False


def _estimated(own: Apply, value: object) -> tuple[Case, Estimate]:
    case = own(Case.read(value))
    return case, estimate(case)


def _explained(own: Apply, value: object) -> tuple[Case, Estimate, explanation.Explanation]:
    settlement = explanation.read_settlement(value)
    case, result = _estimated(own, value)
    return case, result, explanation.explain(case, result, settlement)


def _explained_json(own: Apply, value: object) -> dict[str, Any]:
    _, result, why = _explained(own, value)
    return result.as_json() | {"explanation": why.as_json()}


def _explained_text(own: Apply, value: object) -> str:
    case, result, why = _explained(own, value)
    return f"{shown_estimate(case, result)}\n\n{explanation.shown(why)}"


COMMANDS = {
    "batch": Command(
        "cases: what each comes to",
        lambda own: lambda value: _estimated(own, value)[1].as_json(),
        lambda own: lambda value: shown_estimate(*_estimated(own, value)),
        of_cases=True,
    ),
    "explain": Command(
        "cases: what each comes to, and what people ask about that",
        lambda own: partial(_explained_json, own),
        lambda own: partial(_explained_text, own),
        of_cases=True,
    ),
    "eligible": Command(
        "people: what each is entitled to under each text",
        lambda _: eligibility.answer,
        lambda _: lambda value: shown_entitlements(eligibility.entitlements(eligibility.Person.read(value))),
    ),
    "fund": Command(
        "the staff's rules: risk sharing, premium transfers, the insurer's result, financing",
        lambda _: fund.answer,
        lambda _: lambda value: fund.shown(fund.assess(fund.read(value))),
    ),
}


def add(commands: Any) -> None:
    """Declare the four commands."""
    for name, command in COMMANDS.items():
        parser = commands.add_parser(name, help=f"JSON Lines of {command.help}")
        parser.add_argument("cases", nargs="?", default=STANDARD, help="file of JSON Lines; - or nothing: standard input")
        parser.add_argument("-o", "--output", default=STANDARD, help="file of results; - or nothing: standard output")
        parser.add_argument("--text", action="store_true", help="texts to read instead of JSON")
        parser.set_defaults(run=run, rule=None)
        if command.of_cases:
            add_rule(parser)


def run(chosen: argparse.Namespace) -> int:
    """Answer every line of the input."""
    command = COMMANDS[chosen.command]
    own = rules_of(chosen).apply
    with opened(chosen.cases, chosen.output) as (cases, results):
        for line in _texts(cases, command.text(own)) if chosen.text else answer_lines(cases, command.answer(own)):
            results.write(line)
            results.flush()
    return 0


def _texts(lines: Iterable[bytes], text: Text) -> Iterator[bytes]:
    yield from (f"{_text(line, text)}\n\n".encode("utf-8", "replace") for line in filled(lines))


def _text(line: bytes, text: Text) -> str:
    """The answer under the line's id, if it has one."""
    try:
        value = parsed(line)
    except CaseError as refused:
        return f"{_heading(id_of_refused(line, refused))}calculator: {refused}"
    heading = _heading(value.get("id") if isinstance(value, dict) else None)
    try:
        return f"{heading}{text(value)}"
    except CaseError as refused:
        return f"{heading}calculator: {refused}"


def _heading(name: object) -> str:
    return f"【{name}】\n" if name else ""
