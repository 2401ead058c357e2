"""An estimate as text: what is paid, the numbered steps to it, and the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.claim import Case
from calculator.money import yuan
from calculator.outcome import Estimate, Interval, Status
from calculator.schemes.common import PAYER


def shown(case: Case, estimate: Estimate) -> str:
    """The whole answer, line by line."""
    return "\n".join([_headline(case, estimate), *_steps(estimate), *_notes(estimate), *_sources(estimate)])


def _headline(case: Case, estimate: Estimate) -> str:
    name = PAYER[case.scheme]
    match estimate.status:
        case Status.NOT_COVERED:
            return f"算不了：{estimate.reason}"
        case Status.NEEDS_INPUT:
            return f"还缺：{'、'.join(estimate.missing)}。{estimate.reason}"
        case Status.AT_LEAST:
            return f"{name}至少支付 {_said(estimate.reimbursement)}；合规费用里自己最多付 {_said(estimate.person_pays)}。"
        case Status.RANGE:
            return f"{name}支付 {_said(estimate.reimbursement)}；合规费用里自己付 {_said(estimate.person_pays)}。"
        case Status.ASSUMED:
            return f"{name}支付约 {_said(estimate.reimbursement)}（有假定，见下）；合规费用里自己付 {_said(estimate.person_pays)}。"
        case Status.EXACT:
            return f"{name}支付 {_said(estimate.reimbursement)}；合规费用里自己付 {_said(estimate.person_pays)}。"


def _said(amount: Interval | None) -> str:
    ends = dict.fromkeys(end for end in (amount.low, amount.high) if end is not None) if amount else {}
    return " 到 ".join(f"{yuan(end)} 元" for end in ends)


def _steps(estimate: Estimate) -> Iterator[str]:
    for number, step in enumerate(estimate.steps, 1):
        cited = f"  [{estimate.citations.index(step.citation) + 1}]" if step.citation in estimate.citations else ""
        formula = f"：{step.formula}" if step.formula != yuan(step.amount) else f"：{yuan(step.amount)}"
        yield f"{number:2}. {step.label}{formula}{cited}"


def _notes(estimate: Estimate) -> Iterator[str]:
    if estimate.assumptions:
        yield "说明："
        yield from (f"  - {assumption.text}" for assumption in estimate.assumptions)
    if estimate.notices:
        yield "另据报道（不是这里的依据，请打 12393 核实）："
        yield from (f"  - {notice.text}（{notice.source}）" for notice in estimate.notices)


def _sources(estimate: Estimate) -> Iterator[str]:
    if estimate.citations:
        yield "依据："
    for number, cited in enumerate(estimate.citations, 1):
        yield f"  [{number}] {cited.title}{cited.number and f'（{cited.number}）'}，{cited.section}：“{cited.quote}”"
