"""The five texts counted a second time, as a clerk would: the text beside, decimal by decimal, every figure where it is used.

Nothing here comes from `calculator`; the two agree because both follow the texts and the machine interface, or one of them is
wrong. `restate(case)` answers in the same fields as `python -m calculator batch`, as far as these decide money: `status`,
`reimbursement`, `person_pays`, `missing`, `stays`, `parts`; a case that has to be refused answers `{"error": field}`.

    amounts.py   exact decimals, the one rounding, yuan as text
    sheet.py     a case copied out onto one sheet, or refused
    found.py     what is found for one sum: a status and an amount between two bounds
    tiers.py     how much a rate or tiers pay
    jiangyin.py  guangdong.py  jilin.py  own_rule.py  aid.py   one text each
    refusals.py  what the text in force contradicts
    stays.py     several stays, year by year
    answer.py    which of these applies; a single sum, several stays, or both schemes after one another
    chain.py     critical illness first, then medical aid on what it leaves
    places.py    which text a place's name leads to
    made.py      random cases     borders.py   cases on both sides of every border
    compared.py  both counts of one case
"""

from .answer import restate
from .borders import borders
from .compared import Difference, difference
from .made import cases

__all__ = ["Difference", "borders", "cases", "difference", "restate"]
