"""Where a rule is asked for in a place or a year whose text does not have it: why, and what that text says instead."""

from __future__ import annotations

from calculator.fund import wording
from calculator.fund.question import Question, Rule
from calculator.fund.result import Grounds, Result, not_covered
from calculator.fund.rules import DOCUMENTS, GUANGDONG, JIANGYIN, JILIN, first_day, rules
from calculator.parameters import Law
from calculator.place import OWN_RULE
from corpus.citation import Citation

OTHER_RULES: dict[tuple[Rule, str], tuple[str, str, str]] = {
    (Rule.RISK_SHARING, "江阴市"): (wording.SHARED_BY_TENDER, JIANGYIN, "profit"),
    (Rule.RISK_SHARING, "广东省"): (wording.LEFT_TO_CONTRACT, GUANGDONG, "contract"),
    (Rule.INSURER_RESULT, "吉林省"): (wording.SHARED_BY_RATE, JILIN, "own_up_to"),
    (Rule.INSURER_RESULT, "广东省"): (wording.LEFT_TO_CONTRACT, GUANGDONG, "contract"),
    (Rule.PREMIUM_TRANSFERS, "吉林省"): (wording.NO_TRANSFERS_JILIN, JILIN, "contracts"),
    (Rule.PREMIUM_TRANSFERS, "广东省"): (wording.NO_TRANSFERS_GUANGDONG, GUANGDONG, "by_city"),
}


def outside(question: Question) -> Result | None:
    """The refusal, or None where the rule of the place holds in the year."""
    area = question.place.area
    if area not in DOCUMENTS:
        return not_covered(question, _why(question), Grounds())
    if (question.rule, area) in OTHER_RULES:
        reason, document, name = OTHER_RULES[question.rule, area]
        return not_covered(question, reason, Grounds(basis=(_sentence(rules(document), name),)))
    document = DOCUMENTS[area]
    if question.day < first_day(document):
        start = "from_2016" if document == JILIN else "published" if document == GUANGDONG else "start"
        return not_covered(question, wording.too_early(area, first_day(document)), Grounds(basis=(rules(document).clauses[start],)))
    return None


def _sentence(text: Law, name: str) -> Citation:
    return text.clauses[name] if name in text.clauses else text.only(name).citation


def _why(question: Question) -> str:
    place = question.place
    if place.area == OWN_RULE:
        return wording.OWN_RULE
    return wording.other_place(place.name) if place.chain else wording.unknown_place(place.name)
