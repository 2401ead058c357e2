"""Cases on which the texts and the interface leave a question that is not answered yet; they are not compared.

* A deductible for aid, given for a person in 广东 for whom “不设年度救助起付标准”: the text contradicts it.
* Several stays, one scheme after the other, of which some have aid in a text and some not: aid in no text is not "none".
* A settlement slip with a critical-illness payment, one scheme after the other, that no text's first part can be, or more than is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .answer import all_faults, critical_illness, medical_aid
from .sheet import Sheet, copied


def unsettled(case: Mapping[str, Any]) -> bool:
    """Whether the case asks one of these questions."""
    if case["scheme"] == "chain" and "critical_illness_paid" in case["expenses"]:
        return paid_elsewhere(case)
    faults = all_faults(case)
    if faults or case["scheme"] != "chain":
        return "parameters.aid_deductible" in faults
    return aid_for_some(copied(case))


def paid_elsewhere(case: Mapping[str, Any]) -> bool:
    """Whether the slip's payment cannot be the first part's."""
    if all_faults(case):
        return True
    sheet, paid = copied(case), Decimal(case["expenses"]["critical_illness_paid"])
    return any(critical_illness(sheet, *stay).status == "not_covered" or paid > stay.spent for stay in sheet.stays)


def aid_for_some(sheet: Sheet) -> bool:
    """Whether aid is in a text for one of the stays and in none for another."""
    return len({medical_aid(sheet, stay.day, stay.category, Decimal(1)).status == "not_covered" for stay in sheet.stays}) > 1
