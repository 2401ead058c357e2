"""The rest of an answer: the upper bound, what the person pays, and how firm it is. A bound that nobody sets is infinite."""

# ruff: noqa: N801, N805 - OpenFisca calls a variable by the name of its class and hands formulas a population

import numpy as np
from openfisca_core.model_api import YEAR, Enum, Variable, max_, min_, select, where

from bench.openfisca.categories import Category
from bench.openfisca.entities import Person


class Status(Enum):
    exact = "exact"
    assumed = "assumed"
    at_least = "at_least"
    range = "range"


class jiangyin_critical_illness_high(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2020(person, period):
        return person("jiangyin_critical_illness", period)


class guangdong_critical_illness_high(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2017(person, period):
        category = person("category", period)
        floor = (
            (category == Category.特困人员)
            + (category == Category.低保对象)
            + (category == Category.建档立卡贫困人口)
            + (category == Category.孤儿)
        )
        return where(floor, np.float32(np.inf), person("guangdong_critical_illness", period))


class jilin_critical_illness_high(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2016(person, period, parameters):
        law = parameters(period).jilin
        category = person("category", period)
        expense = person("eligible_self_paid", period)
        poor = (category == Category.特困人员) + (category == Category.低保对象) + (category == Category.建档立卡贫困人口)
        deductible = person("deductible", period) * where(poor, 1 - law.cut, 1)
        most = max_(expense - deductible, 0) * (law.top_rate + where(poor, law.points, 0))
        bounded = min_(most, person("annual_cap", period))
        return where(person("rate", period) > 0, person("jilin_critical_illness", period), bounded)


class guangdong_medical_aid_high(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2023(person, period):
        return person("guangdong_medical_aid", period)


class jiangyin_critical_illness_status(Variable):
    value_type = Enum
    possible_values = Status
    default_value = Status.exact
    entity = Person
    definition_period = YEAR

    def formula_2020(person, period):
        return np.full(person.count, Status.exact.index if period.start.year == 2020 else Status.assumed.index)


class guangdong_critical_illness_status(Variable):
    value_type = Enum
    possible_values = Status
    default_value = Status.exact
    entity = Person
    definition_period = YEAR

    def formula_2017(person, period):
        high = person("guangdong_critical_illness_high", period)
        capped = person("annual_cap", period) < np.inf
        nothing = person("guangdong_critical_illness", period) == 0
        return select([high == np.inf, capped + nothing], [Status.at_least.index, Status.exact.index], Status.assumed.index)


class jilin_critical_illness_status(Variable):
    value_type = Enum
    possible_values = Status
    default_value = Status.exact
    entity = Person
    definition_period = YEAR

    def formula_2016(person, period):
        nothing = person("jilin_critical_illness_high", period) == 0
        known = person("rate", period) > 0
        capped = person("annual_cap", period) < np.inf
        return select([nothing, ~known, capped], [Status.exact.index, Status.range.index, Status.exact.index], Status.assumed.index)


class guangdong_medical_aid_status(Variable):
    value_type = Enum
    possible_values = Status
    default_value = Status.exact
    entity = Person
    definition_period = YEAR

    def formula_2023(person, period):
        limited = person("aid_annual_limit", period) < np.inf
        nothing = person("guangdong_medical_aid", period) == 0
        return where(limited + nothing, Status.exact.index, Status.assumed.index)
