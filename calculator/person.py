"""Who the person is, as far as the five texts care: the group somebody recognised, and the insurance paid for."""

from __future__ import annotations

from enum import StrEnum


class Scheme(StrEnum):
    """Which of the two layers pays, or both in turn: medical aid on what critical-illness insurance leaves."""

    CRITICAL_ILLNESS = "critical_illness"
    MEDICAL_AID = "medical_aid"
    CHAIN = "chain"


class Insurance(StrEnum):
    """Basic insurance: residents' (城乡居民) or employees' (职工)."""

    RESIDENT = "居民医保"
    EMPLOYEE = "职工医保"


class Category(StrEnum):
    """The groups by the words of the contract; 医疗救助对象 is 江阴's word for all but the first."""

    ORDINARY = "普通参保人员"
    DESTITUTE = "特困人员"
    ORPHAN = "孤儿"
    SUBSISTENCE = "低保对象"
    REGISTERED_POOR = "建档立卡贫困人口"
    SUBSISTENCE_MARGIN = "低保边缘家庭成员"
    RELAPSE_PRONE = "农村易返贫致贫人口"
    EXPENDITURE_POOR = "支出型困难家庭重病患者"
    AID_RECIPIENT = "医疗救助对象"
