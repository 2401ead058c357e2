"""广东: 粤府办〔2022〕40号, medical aid; and aid by a rule of one's own."""

from __future__ import annotations

from decimal import Decimal

from .amounts import NOTHING, paid
from .found import EXACT_NOTHING, NOT_COVERED, Found, needs, one
from .sheet import Given

# “对特困人员、孤儿、低保对象不设年度救助起付标准”: one that is given is the place's for the other groups, and not theirs.
NO_DEDUCTIBLE = ("特困人员", "孤儿", "低保对象")
# “对低保边缘家庭成员、支出型困难家庭中的重病患者合理设定年度救助起付标准”;
# “农村易返贫致贫人口救助水平，按巩固拓展医疗保障脱贫攻坚成果有效衔接乡村振兴战略有关规定执行”
OPEN_DEDUCTIBLE = ("低保边缘家庭成员", "支出型困难家庭重病患者", "农村易返贫致贫人口")


def guangdong_aid(day: str, category: str, spent: Decimal, given: Given, *, referred: bool) -> Found:
    """“医疗救助公平覆盖医疗费用负担较重的困难职工和城乡居民”: whichever insurance."""
    # “2022年12月27日印发”; “未按规定转诊的救助对象，所发生的医疗费用原则上不纳入医疗救助范围。”
    if day < "2022-12-27" or category == "普通参保人员" or not referred:
        return NOT_COVERED
    if spent == 0:
        return EXACT_NOTHING
    if category in NO_DEDUCTIBLE:
        return counted(spent, NOTHING, given)
    if category in OPEN_DEDUCTIBLE:
        return counted(spent, given.aid_deductible, given)
    # 医疗救助对象 and 建档立卡 do not say which of the groups above.
    return needs(["category", *([] if given.aid_rate is not None else ["aid_rate"])])


def own_aid(spent: Decimal, given: Given) -> Found:
    return EXACT_NOTHING if spent == 0 else counted(spent, given.aid_deductible, given)


def counted(spent: Decimal, deductible: Decimal | None, given: Given) -> Found:
    """“分类设定年度救助起付标准”, “适度确定救助比例”, “合理设定医疗救助年度救助限额”: figures of the cities."""
    if deductible is None or given.aid_rate is None:
        return needs(name for name, value in (("aid_deductible", deductible), ("aid_rate", given.aid_rate)) if value is None)
    due = paid(max(spent - deductible, NOTHING) * given.aid_rate)
    if given.aid_limit is None:
        return one("exact" if due == 0 else "assumed", due)
    return one("exact", min(due, max(given.aid_limit - given.aid_used, NOTHING)))
