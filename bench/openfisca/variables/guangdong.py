"""广东: 大病保险 of residents from 2016-08-23, 医疗救助 from 2022-12-27. What cities set comes with the person."""

# ruff: noqa: N801, N805 - OpenFisca calls a variable by the name of its class and hands formulas a population

import numpy as np
from openfisca_core.model_api import YEAR, Variable, max_, min_, select, where

from bench.openfisca.categories import Category
from bench.openfisca.entities import Person


class guangdong_critical_illness(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2017(person, period, parameters):
        law = parameters(period).guangdong
        category = person("category", period)
        expense = person("eligible_self_paid", period)
        destitute = category == Category.特困人员
        poor = (category == Category.低保对象) + (category == Category.建档立卡贫困人口)
        capped = (category != Category.孤儿) * ~destitute * ~poor
        deductible = person("deductible", period) * select([destitute, poor], [1 - law.destitute_cut, 1 - law.poor_cut], 1)
        floor = select([destitute, poor], [law.destitute_rate, law.poor_rate], 0)
        band = person("second_band", period)
        first = max_(min_(expense, band) - deductible, 0) * max_(person("rate", period), floor)
        second = max_(expense - max_(band, deductible), 0) * max_(person("second_rate", period), floor)
        return where(capped, min_(first + second, person("annual_cap", period)), first + second)


class guangdong_medical_aid(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2023(person, period):
        category = person("category", period)
        free = (category == Category.特困人员) + (category == Category.孤儿) + (category == Category.低保对象)
        deductible = where(free, np.float32(0), person("aid_deductible", period))
        left = max_(person("aid_annual_limit", period) - person("aid_used", period), 0)
        return min_(max_(person("eligible_self_paid", period) - deductible, 0) * person("aid_rate", period), left)
