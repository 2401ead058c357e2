"""An estimate as text: what is paid, the numbered steps to it, and the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from calculator.claim import Case, Slip, Stays
from calculator.money import yuan
from calculator.outcome import Assumption, Estimate, Interval, Status
from calculator.place import OWN_RULE
from calculator.schemes.common import PAYER
from calculator.wording import spelled
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
    lines = [*newer, _headline(case, estimate), *_beside(case, estimate), *_steps(estimate), *_notes(estimate)]
    return "\n".join([*lines, *sources(estimate.citations)])


def _headline(case: Case, estimate: Estimate) -> str:
    name, paid, left = PAYER[case.scheme], estimate.reimbursement, _said(estimate.person_pays)
    if estimate.status is Status.NEEDS_INPUT:
        return f"还缺：{'、'.join(NAMES.get(name, name) for name in estimate.missing)}。{estimate.reason}"
    if paid is None:
        return f"算不了：{estimate.reason}"
    if paid.high is None and not paid.low:
        return f"按文件的下限，{name}是 0 元，实际可能更多；合规费用里自己最多付 {left}。"
    if paid.high is None:
        return f"{name}至少支付 {_said(paid)}；合规费用里自己最多付 {left}。"
    if estimate.status is Status.ASSUMED:
        return f"{name}支付约 {_said(paid)}（有假定，见下）；合规费用里自己付 {left}。"
    return f"{name}支付 {_said(paid)}；合规费用里自己付 {left}。"


def _beside(case: Case, estimate: Estimate) -> Iterator[str]:
    """What the amount is for, and what it leaves out: said aloud, as several of these were perhaps not told but taken."""
    if estimate.reimbursement is None:
        return
    yield f"按这些算的：{_place(case)}，{_when(case)}，{case.insurance}，{_who(case)}；不对的话，结果也不对。"
    if estimate.reason:
        yield estimate.reason
    if isinstance(case.expenses, Slip) and case.expenses.out_of_scope:
        yield f"目录外的 {yuan(case.expenses.out_of_scope)} 元不在合规费用里，另外也要自己付。"


def _place(case: Case) -> str:
    return "自己的规则" if case.place == OWN_RULE else case.place


def _who(case: Case) -> str:
    if not isinstance(case.expenses, Stays):
        return case.category
    return "，后来".join(category for category, _ in groupby(stay.category or case.category for stay in case.expenses.stays))


def _when(case: Case) -> str:
    if not isinstance(case.expenses, Stays):
        return "" if case.day is None else spelled(case.day)
    first, last = (spelled(case.expenses.stays[at].day) for at in (0, -1))
    return f"{first if first == last else f'{first}到 {last}'}，{len(case.expenses.stays)} 次"


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
