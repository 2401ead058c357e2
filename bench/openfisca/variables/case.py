"""What is known of a person: the group, the year's eligible expense, and the figures that the texts leave to others."""

# ruff: noqa: N801 - OpenFisca calls a variable by the name of its class

import numpy as np
from openfisca_core.model_api import YEAR, Enum, Variable

from bench.openfisca.categories import Category
from bench.openfisca.entities import Person


class category(Variable):
    value_type = Enum
    possible_values = Category
    default_value = Category.普通参保人员
    entity = Person
    definition_period = YEAR


class eligible_self_paid(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR


class deductible(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR


class rate(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR


class second_band(Variable):
    value_type = float
    default_value = np.inf  # one rate for all
    entity = Person
    definition_period = YEAR


class second_rate(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR


class annual_cap(Variable):
    value_type = float
    default_value = np.inf
    entity = Person
    definition_period = YEAR


class aid_rate(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR


class aid_deductible(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR


class aid_annual_limit(Variable):
    value_type = float
    default_value = np.inf
    entity = Person
    definition_period = YEAR


class aid_used(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
