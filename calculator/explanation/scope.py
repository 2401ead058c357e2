"""What items outside the catalogue cost: they are paid by nobody but the person, and they count for no threshold.

10,000 yuan of the amount given are moved outside and everything is worked out again. For a slip in Guangdong the share that lies
outside is held against the principle of 粤民发〔2017〕194号, where that text speaks of the person: it binds hospitals and pays nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator.claim import Case, Slip
from calculator.explanation import wording
from calculator.explanation.bounds import Share, decimal, ends, signed
from calculator.explanation.changed import estimated, last_day, with_out_of_scope
from calculator.explanation.said import Said, clauses, say
from calculator.money import yuan
from calculator.outcome import Estimate, Interval
from calculator.parameters import law
from calculator.person import Category
from calculator.place import find_place
from corpus.citation import Citation

MOVED = 10_000 * 100
PLAN, OPINION = "gd-2017-194", "gd-2022-40"
NAMED = frozenset({Category.SUBSISTENCE, Category.DESTITUTE, Category.REGISTERED_POOR})
"""Those of our groups that the plan of 2017 names as 困难群众."""


@dataclass(frozen=True, slots=True)
class Scope:
    """``moved`` fen outside the catalogue take ``less`` off each end of the reimbursement, and add it to the other end of what is left.

    ``share`` is that of a slip; ``principle`` the most it should be, where a text says so of this person.
    """

    moved: int
    reimbursement: Interval
    less: Interval
    share: Share | None
    principle: Fraction | None
    sentences: tuple[Said, ...]

    def said(self) -> Iterator[Said]:
        """The cost, and for a slip the share."""
        yield from self.sentences

    def as_json(self) -> dict[str, Any]:
        """Amounts as yuan, shares exactly and in per cent."""
        return {
            "moved": yuan(self.moved),
            "reimbursement": self.reimbursement.as_json(),
            "less": signed(self.less),
            "person_more": signed(self.less),
            "share": self.share.as_json() if self.share else None,
            "principle": decimal(self.principle),
            "sentences": [sentence.as_json() for sentence in self.sentences],
        }


def scope(case: Case, estimate: Estimate) -> Scope | None:
    """None where there is no amount, or nothing that could lie outside."""
    moved = min(MOVED, case.expenses.self_paid)
    stays = (estimate.parts[0] if estimate.parts else estimate).stays
    outside = estimated(with_out_of_scope(case, moved, tuple(stay.counted for stay in stays)))
    if not moved or outside is None or outside.reimbursement is None or estimate.reimbursement is None:
        return None
    less = ends(estimate.reimbursement, outside.reimbursement)
    share = _share(case)
    principle = _principle(case) if share else None
    definite = all(paid.low == paid.high for paid in (estimate.reimbursement, outside.reimbursement))
    cited = (estimate.steps[0].citation if estimate.steps else None, *_scope_clause(case))
    sentences = (say(wording.moved(moved, less, definite=definite, several=len(stays) > 1), *cited), *_of_slip(case, share, principle))
    return Scope(moved, outside.reimbursement, less, share, principle, sentences)


def _share(case: Case) -> Share | None:
    match case.expenses:
        case Slip(total=total, out_of_scope=outside):
            return Share.of(Interval(outside, outside), total)
        case _:
            return None


def _principle(case: Case) -> Fraction | None:
    """15 % for the groups the plan names, in Guangdong, from its day on."""
    if find_place(case.place).area != "广东省" or case.category not in NAMED:
        return None
    figure = clauses(PLAN).figure("out_of_scope", last_day(case))
    return figure.value if figure else None


def _of_slip(case: Case, share: Share | None, principle: Fraction | None) -> Iterator[Said]:
    if share is None or share.low is None or not isinstance(case.expenses, Slip):
        return
    yield say(wording.outside_share(case.expenses, share.low))
    if principle is not None:
        plan = clauses(PLAN)
        since = clauses(OPINION).clauses["earlier_rules"] if last_day(case) >= _opinion_since() else None
        cited = plan.only("out_of_scope").citation, plan.clauses["hardship"], since
        yield say(wording.principle(share.low, principle, later=since is not None), *cited)


def _opinion_since() -> date:
    return law(OPINION).first_days["medical_aid"]


def _scope_clause(case: Case) -> tuple[Citation, ...]:
    return (clauses("jiangyin-2020").clauses["scope"],) if find_place(case.place).area == "江阴市" else ()
