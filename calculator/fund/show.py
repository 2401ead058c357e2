"""A result as text: what it says, who has how much, the numbered steps, the notes, and the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.fund.result import Result, Share, signed
from calculator.fund.wording import NAMES
from calculator.money import yuan
from calculator.outcome import Status


def shown(result: Result) -> str:
    """The whole answer, line by line."""
    return "\n".join([_headline(result), *_shares(result), *_steps(result), *_notes(result), *_sources(result)])


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
    ends = " 到 ".join(dict.fromkeys((signed(share.low), signed(share.high))))
    return f"  {share.party}，{share.what}：{ends} 元"


def _steps(result: Result) -> Iterator[str]:
    for number, step in enumerate(result.steps, 1):
        cited = f"  [{result.citations.index(step.citation) + 1}]" if step.citation in result.citations else ""
        yield f"{number:2}. {step.label}：{step.formula}{_value(step.formula, yuan(step.amount))}{cited}"


def _value(formula: str, amount: str) -> str:
    """A comparison does not end in the amount it leads to."""
    return "" if formula.endswith(amount) else f"，即 {amount}"


def _notes(result: Result) -> Iterator[str]:
    if result.assumptions:
        yield "说明："
        yield from (f"  - {assumption.text}" for assumption in result.assumptions)
    if result.notices:
        yield "另据报道（不是这里的依据，请核实）："
        yield from (f"  - {notice.text}（{notice.source}）" for notice in result.notices)


def _sources(result: Result) -> Iterator[str]:
    if result.citations:
        yield "依据："
    for number, cited in enumerate(result.citations, 1):
        yield f"  [{number}] {cited.title}{cited.number and f'（{cited.number}）'}，{cited.section}：“{cited.quote}”"
