"""A result as text: what it says, who has how much, the numbered steps, the notes, and the sentences it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calculator.fund.result import Result, Share
from calculator.fund.wording import NAMES
from calculator.money import yuan
from calculator.outcome import Status, Step
from calculator.show import mark, notes, sources

COMPARED = re.compile(" [<≤>] ")


def shown(result: Result) -> str:
    """The whole answer, line by line."""
    return "\n".join([_headline(result), *_shares(result), *_steps(result), *_notes(result), *sources(result.citations)])


def _headline(result: Result) -> str:
    match result.status:
        case Status.NOT_COVERED:
            return f"算不了：{result.reason}"
        case Status.NEEDS_INPUT:
            return f"还缺：{'、'.join(NAMES[name] for name in result.missing)}。{result.reason}"
        case Status.ASSUMED:
            return f"{result.text}（有假定，见下）"
        case _:
            return result.text


def _shares(result: Result) -> Iterator[str]:
    yield from (_share(share) for share in result.shares)
    for alternative in result.alternatives:
        yield f"  * {alternative.text}"
        yield from (f"  {_share(share)}" for share in alternative.shares)


def _share(share: Share) -> str:
    """The words say whether it is got or borne, so that the amount needs no sign."""
    ends = " 到 ".join(dict.fromkeys(yuan(fen) for fen in sorted((abs(share.low), abs(share.high)))))
    return f"  {share.party}，{share.what}：{ends} 元"


def _steps(result: Result) -> Iterator[str]:
    for number, step in enumerate(result.steps, 1):
        yield f"{number:2}. {step.label}：{step.formula}{_value(step)}{mark(step.citation, result.citations)}"


def _value(step: Step) -> str:
    """What a formula does not end in: of two amounts compared the one taken; where a rate lies nothing is taken."""
    amount = yuan(step.amount)
    if step.kind == "rate":
        return ""
    if COMPARED.search(step.formula):
        return f"，取 {amount}"
    return "" if step.formula.endswith(amount) else f"，即 {amount}"


def _notes(result: Result) -> Iterator[str]:
    return notes(result.assumptions, result.notices, "另据报道（不是这里的依据，请核实）：")
