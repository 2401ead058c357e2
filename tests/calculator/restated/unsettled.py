"""Cases on which the texts and the interface leave a question that is not answered yet; they are not compared.

* A deductible for aid, given for a person in 广东 for whom “不设年度救助起付标准”: the text contradicts it.
* Several stays, one scheme after the other, of which some have aid in a text and some not: aid in no text is not "none".
* Several stays, one scheme after the other: whether a stay that is one amount is shown as one where another stay is not.
* A settlement slip with a critical-illness payment where both schemes are asked for: whether it stands for the first part.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .answer import all_faults, medical_aid, restate
from .sheet import Sheet, copied


def unsettled(case: Mapping[str, Any]) -> bool:
    """Whether the case asks one of these questions."""
    chain = case["scheme"] == "chain"
    if chain and "critical_illness_paid" in case["expenses"]:
        return True
    faults = all_faults(case)
    if faults or "stays" not in case["expenses"]:
        return "parameters.aid_deductible" in faults
    return chain and (aid_for_some(copied(case)) or one_amount_beside_others(case))


def aid_for_some(sheet: Sheet) -> bool:
    """Whether aid is in no text for one of the stays."""
    return any(medical_aid(sheet, stay.day, stay.category, Decimal(1)).status == "not_covered" for stay in sheet.stays)


def one_amount_beside_others(case: Mapping[str, Any]) -> bool:
    highs = [stay["high"] for stay in restate(case).get("stays", [])]
    return None in highs and any(highs)
