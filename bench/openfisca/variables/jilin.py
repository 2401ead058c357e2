"""吉林, 大病保险 of residents, from 2016-01-01: the lower bound, or the amount where the rates are known."""

# ruff: noqa: N801, N805 - OpenFisca calls a variable by the name of its class and hands formulas a population

from openfisca_core.model_api import YEAR, Variable, max_, min_, where

from bench.openfisca.categories import Category
from bench.openfisca.entities import Person


class jilin_critical_illness(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2016(person, period, parameters):
        law = parameters(period).jilin
        category = person("category", period)
        expense = person("eligible_self_paid", period)
        poor = (category == Category.特困人员) + (category == Category.低保对象) + (category == Category.建档立卡贫困人口)
        deductible = person("deductible", period) * where(poor, 1 - law.cut, 1)
        points = where(poor, law.points, 0)
        rate, band = person("rate", period), person("second_band", period)
        first = max_(min_(expense, band) - deductible, 0) * (where(rate > 0, rate, law.first_rate) + points)
        second = max_(expense - max_(band, deductible), 0) * (person("second_rate", period) + points)
        return min_(first + second, person("annual_cap", period))
