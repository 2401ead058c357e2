"""江阴, 大病保险, from 2020-07-01. A scale of the parameters with `.calc` says the same and takes twice the time."""

# ruff: noqa: N801, N805 - OpenFisca calls a variable by the name of its class and hands formulas a population

from openfisca_core.model_api import YEAR, Variable, max_, min_, where

from bench.openfisca.categories import Category
from bench.openfisca.entities import Person


class jiangyin_critical_illness(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR

    def formula_2020(person, period, parameters):
        law = parameters(period).jiangyin
        expense = person("eligible_self_paid", period)
        aided = person("category", period) != Category.普通参保人员
        deductible = where(aided, law.deductible * (1 - law.cut), law.deductible)
        points = where(aided, law.points, 0)
        first = max_(min_(expense, law.second_band) - deductible, 0)
        second = max_(expense - law.second_band, 0)
        return first * (law.first_rate + points) + second * (law.second_rate + points)
