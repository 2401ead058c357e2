"""The staff's rules: how a premium is handed over, who keeps a profit, who bears a loss, how much is raised and from where.

Read in this order:

1. ``question``   what is asked, in fen; ``intake`` reads it from outside, field by field
2. ``rules``      the figures and clauses of the three texts, checked like the calculator's
3. ``result``     who gets or bears how much, with steps, assumptions and citations
4. ``elsewhere``  the places and years whose text does not have the rule, and what it has instead
5. ``year_result`` the profit or loss of a year, and how a rate is said
6. ``risk_sharing`` (吉林, with ``jilin_year``, ``jilin_profit``, ``jilin_loss``), ``transfers`` and ``insurer`` (江阴), ``financing``
7. ``wording`` and ``jilin_wording`` the sentences people read; ``show`` a result as text

Nothing is split that the text does not split: what it leaves to a tender, a contract or departments is asked for or said to be open.
"""

from __future__ import annotations

from typing import Any

from calculator.fund import financing, insurer, risk_sharing, transfers
from calculator.fund.intake import read
from calculator.fund.question import Financing, InsurerResult, PremiumTransfers, Question, RiskSharing
from calculator.fund.result import Result
from calculator.fund.show import shown

__all__ = ["Question", "Result", "answer", "assess", "read", "shown"]


def assess(question: Question) -> Result:
    """What the text of the question's place makes of its figures. Raises CaseError for one that it contradicts."""
    match question.facts:
        case RiskSharing() as facts:
            return risk_sharing.assess(question, facts)
        case PremiumTransfers() as facts:
            return transfers.assess(question, facts)
        case InsurerResult() as facts:
            return insurer.assess(question, facts)
        case Financing() as facts:
            return financing.assess(question, facts)


def answer(value: object) -> dict[str, Any]:
    """The result of one question as the machine interface has it. Raises :class:`calculator.claim.CaseError`."""
    return assess(read(value)).as_json()
