"""What is known about a person: every fact has a name, and a fact nobody told is unknown, never "no".

``Group`` holds every word the five texts use for a person they treat differently; ``groups`` says what the words have to do with
each other. Questions that ask for a fact stand in ``data/sentences.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from calculator.person import Insurance
from calculator.place import Place


class Fact(StrEnum):
    """The facts that an entitlement of the texts turns on, in the order in which people are asked for them."""

    PLACE = "place"
    INSURED = "insured"
    INSURANCE = "insurance"
    CATEGORY = "category"
    GROUP_2017 = "group_2017"
    HARDSHIP_EMPLOYEE = "hardship_employee"
    COUNTY_HARDSHIP = "county_hardship"
    OUT_OF_POCKET_HEAVY = "out_of_pocket_heavy"
    OVER_ANNUAL_LIMIT = "over_annual_limit"
    PREMIUM_HARD_TO_PAY = "premium_hard_to_pay"
    NEWLY_APPROVED = "newly_approved"
    STABLE_JOB = "stable_job"
    ON_RECORD = "on_record"
    HOSPITAL_CONNECTED = "hospital_connected"
    PLACE_OF_CARE = "place_of_care"
    REFERRED = "referred"
    RETIRED_ELSEWHERE = "retired_elsewhere"
    LOCAL_HOUSEHOLD = "local_household"
    HYPERTENSION_OR_DIABETES = "hypertension_or_diabetes"
    RARE_DISEASE = "rare_disease"


NOT_YES_OR_NO = frozenset({Fact.PLACE, Fact.INSURANCE, Fact.CATEGORY, Fact.GROUP_2017, Fact.PLACE_OF_CARE})
YES_OR_NO = tuple(fact for fact in Fact if fact not in NOT_YES_OR_NO)


class Group(StrEnum):
    """A word of the texts for a person. The first nine are those of :class:`calculator.person.Category`."""

    ORDINARY = "普通参保人员"
    DESTITUTE = "特困人员"
    ORPHAN = "孤儿"
    SUBSISTENCE = "低保对象"
    REGISTERED_POOR = "建档立卡贫困人口"
    SUBSISTENCE_MARGIN = "低保边缘家庭成员"
    RELAPSE_PRONE = "农村易返贫致贫人口"
    EXPENDITURE_POOR = "支出型困难家庭重病患者"
    AID_RECIPIENT = "医疗救助对象"
    CHILD_WITHOUT_CARE = "事实无人抚养儿童"
    EMPLOYEE_IN_HARDSHIP = "困难职工"
    COUNTY_HARDSHIP = "其他特殊困难人员"
    KEY_RECIPIENT = "重点救助对象"
    LOW_INCOME = "低收入救助对象"
    LOW_INCOME_DISABLED = "低收入家庭重度残疾人"
    LOW_INCOME_ILL = "低收入家庭重病患者"
    LOW_INCOME_OLD = "低收入家庭老年人"
    LOW_INCOME_MINOR = "低收入家庭未成年人"
    POOR_BY_ILLNESS = "因病致贫家庭重病患者"


@dataclass(frozen=True, slots=True)
class Person:
    """One person on one day. ``lists`` are the facts that name groups and were told; ``answers`` the yes-or-no facts that were told.

    ``place`` is where the person is insured and recognised; None, there and elsewhere, is unknown. ``unused`` names what was told and
    is no fact known here.
    """

    day: date
    place: Place | None
    id: str = ""
    insurance: Insurance | None = None
    groups: frozenset[Group] = frozenset()
    lists: frozenset[Fact] = frozenset()
    place_of_care: Place | None = None
    answers: Mapping[Fact, bool] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @classmethod
    def read(cls, value: object) -> Person:
        """A person from a mapping as the machine interface has it. Raises :class:`calculator.claim.CaseError`."""
        from calculator.eligibility.intake import read_person  # it builds these values, so it imports this file

        return read_person(value)

    def knows(self, fact: Fact) -> bool:
        """Whether that fact was told."""
        match fact:
            case Fact.PLACE:
                return self.place is not None
            case Fact.PLACE_OF_CARE:
                return self.place_of_care is not None
            case Fact.INSURANCE:
                return self.insurance is not None
            case Fact.CATEGORY | Fact.GROUP_2017:
                return fact in self.lists
            case _:
                return fact in self.answers
