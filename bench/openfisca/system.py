"""The tax and benefit system: parameters and variables, put together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import config

from bench.openfisca.entities import Person

HERE = Path(__file__).parent


def system(dtype: type[np.floating] = np.float32) -> TaxBenefitSystem:
    """The rules, amounts held in `dtype`: float32 is OpenFisca's own, float64 takes an override of its table of types."""
    config.VALUE_TYPES[float]["dtype"] = dtype
    rules = TaxBenefitSystem([Person])
    rules.load_parameters(str(HERE / "parameters"))
    rules.add_variables_from_directory(str(HERE / "variables"))
    return rules
