"""An estimate as text: what is paid, the numbered steps to it, and the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calculator.claim import Case
from calculator.money import yuan
from calculator.outcome import Assumption, Estimate, Interval, Status
from calculator.schemes.common import PAYER
from corpus.changes import LaterChange
from corpus.citation import Citation

FIRST = "later_change"
"""The assumption that is told before any amount."""
NAMES = {
    "deductible": "起付标准（deductible）",
    "rate": "比例（rate 或 tiers）",
    "category": "是哪一类人（category）",
    "insured_years": "参保满几年（insured_years）",
    "aid_rate": "救助比例（aid_rate）",
    "aid_deductible": "救助起付标准（aid_deductible）",
}
"""What may be missing, in words and as the machine interface calls it."""


def shown(case: Case, estimate: Estimate) -> str:
    """The whole answer, line by line; that newer rules are reported comes before any amount."""
    newer = [assumption.text for assumption in estimate.assumptions if assumption.code == FIRST]
    return "\n".join([*newer, _headline(case, estimate), *_steps(estimate), *_notes(estimate), *sources(estimate.citations)])


def _headline(case: Case, estimate: Estimate) -> str:
    name = PAYER[case.scheme]
    match estimate.status:
        case Status.NOT_COVERED:
            return f"算不了：{estimate.reason}"
        case Status.NEEDS_INPUT:
            return f"还缺：{'、'.join(NAMES.get(name, name) for name in estimate.missing)}。{estimate.reason}"
        case Status.AT_LEAST if estimate.reimbursement and not estimate.reimbursement.low:
            return f"按文件的下限，{name}是 0 元，实际可能更多；合规费用里自己最多付 {_said(estimate.person_pays)}。"
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
    return "到 ".join(f"{yuan(end)} 元" for end in ends)


def _steps(estimate: Estimate) -> Iterator[str]:
    for number, step in enumerate(estimate.steps, 1):
        formula = f"：{step.formula}" if step.formula != yuan(step.amount) else f"：{yuan(step.amount)}"
        yield f"{number:2}. {step.label}{formula}{mark(step.citation, estimate.citations)}"


def _notes(estimate: Estimate) -> Iterator[str]:
    made = [assumption for assumption in estimate.assumptions if assumption.code != FIRST]
    return notes(made, estimate.notices, "另据报道（不是这里的依据，请打 12393 核实）：")


def mark(citation: Citation | None, citations: Sequence[Citation]) -> str:
    """The number of a sentence among those listed, as it stands after a line."""
    return f"  [{citations.index(citation) + 1}]" if citation in citations else ""


def notes(assumptions: Iterable[Assumption], notices: Iterable[LaterChange], reported: str) -> Iterator[str]:
    """What was taken for granted, and under the heading ``reported`` what is known from elsewhere."""
    for heading, lines in (
        ("说明：", [assumption.text for assumption in assumptions]),
        (reported, [f"{notice.text}（{notice.source}）" for notice in notices]),
    ):
        if lines:
            yield heading
            yield from (f"  - {line}" for line in lines)


def sources(citations: Sequence[Citation]) -> Iterator[str]:
    """The sentences that the marks stand for."""
    if citations:
        yield "依据："
    for number, cited in enumerate(citations, 1):
        yield f"  [{number}] {cited.title}{cited.number and f'（{cited.number}）'}，{cited.section}：“{cited.quote}”"
