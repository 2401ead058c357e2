"""Every sentence of the calculator that a person reads, apart from the labels of single steps."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calculator.money import Exact, found, percent, yuan

HOTLINE = "可以打医保热线 12393 问。"

# Readings and assumptions ------------------------------------------------------------------------------------------

POINTS = "“提高 5%”按提高 5 个百分点理解。"
FIRST_BAND = "医疗救助对象的起付标准减半以后，第一段从减半后的起付标准算起。"
RECOGNISED = "医疗救助对象要由民政局、退役军人事务局、总工会或残联等部门认定，这里当作已经认定。"
BASIC_DEDUCTIBLE_COUNTS = "基本医保的起付线以内、由个人付的合规费用，也算在合规自付里。"
WHOLE_YEAR = "人员身份当作全年不变。"
CATEGORY_BY_STAY = (
    "一年里身份有变化：每次住院按出院那天的身份，把全年累计重新算一遍，减去已经付的；已付的不追回。"
    "文件没有写身份中途变化怎么算，这是我们的理解。"
)
YEAR_IS_CALENDAR = "一年按自然年（1 月 1 日到 12 月 31 日）算，这是我们的理解，原文没有写明。"
HALF_YEAR = "2020 年 7 月 1 日以前出院的费用不算在内；文件里的“6 个月”说的是筹资，2020 年的起付标准不减半。"
NO_CAP_IN_TEXT = "文件没有提到年度最高支付限额（封顶线），这里没有按限额扣减。"
NO_CAP_IN_RULE = "您给的规则没有写年度最高支付限额（封顶线），这里没有按限额扣减。"
NO_LIMIT_IN_RULE = "您给的规则没有写年度救助限额，这里没有按限额扣减。"
CAP_BY_CITY = "年度最高支付限额（封顶线）由各市定，这里没有给，没有按限额扣减。"
CAP_UNSTATED = "文件说设有年度最高限额（封顶线），但没有写是多少，这里没有按限额扣减。"
AID_NOT_COUNTED = "医疗救助没有算在里面：这里的文件算不出它，不等于没有；所以合计写“至少”。"
LIMIT_LEFT_OUT = "年度救助限额由各地定，这里没有给，没有按限额扣减。"
NO_CAP_FOR_HARDSHIP = "对这类困难群体不设年度最高支付限额，您给的限额没有用。"
FLOOR = "省里的文件只定了下限，实际报销按各市的文件，只会相同或更多。"
ORPHAN_FLOOR = "文件要求对困难群体倾斜，但没有写孤儿的具体数字；这里按普通参保人员的起付标准和比例算，倾斜以后只会相同或更好。"
GROUP_NOT_NAMED = "“医疗救助对象”是江阴的说法，这里按普通参保人员算；如果是低保对象、特困人员等，报得更多，请说明是哪一类。"
COPY_INCOMPLETE = "手头这份文件缺少第三部分关于普通参保人员起付标准和报销比例的内容，省里怎么规定的不知道，这里全部用您给的数字。"
JILIN_CHANGED = "据报道，吉林省在这个日期之前已经发了新的规定；这里仍按 2016 年的文件算，实际可能更多。"
FIRST_DAY = "文件没有写从哪一天起执行，这里从 {day}算起，是我们的理解；这前后一个月内的费用请再核实。"
RELAPSE_LEVEL = "农村易返贫致贫人口的救助水平写在另外的规定里，起付标准用的是您给的数字。"
NO_AID_DEDUCTIBLE = "特困人员、孤儿、低保对象不设年度救助起付标准，您给的起付标准没有用。"


def carried_forward(deductible: int) -> str:
    """江阴 after 2020, the deductible of 2020 taken."""
    return f"文件（2020 年）只写明当年的起付标准 {yuan(deductible)} 元，以后由无锡市统一确定；这里沿用这个数，支付比例也是 2020 年文件的。"


def raised_by(points: Fraction) -> str:
    """After a rate that was raised."""
    return f"（原文比例加 {percent(points)[:-1]} 个百分点）"


def top_rate(top: Fraction, points: Fraction) -> str:
    """吉林's highest rate for the poor."""
    said = percent(points)[:-1]
    return f"原文说最高不超过 {percent(top)}，困难人员各段再提高 {said} 个百分点，所以这里最高按 {percent(top + points)} 算，是我们的理解。"


def between(least: Fraction, most: Fraction | None) -> str:
    """Where the text puts a rate."""
    return f"{percent(least)} 以上" if most is None else f"{percent(least)} 到 {percent(most)}"


RATES_OF_2020 = "起付标准用您给的数字；支付比例是 2020 年文件的。"


def first_day(day: date) -> str:
    """The first day of a rule that does not name it."""
    return FIRST_DAY.format(day=spelled(day))


def insurance_on_slip(paid: int) -> str:
    """The slip names a payment of the very insurance that is worked out."""
    return (
        f"结算单上大病保险已付 {yuan(paid)} 元，这里照结算单减掉以后，把剩下的当作还没有报过的合规自付；"
        "如果这一笔就是这些费用的大病保险报销，就不能再报一次，要拿它和该报的数比，看还差多少。"
    )


def received_more(received: int, due: int) -> str:
    """More came than the texts make it."""
    return f"已经收到的 {yuan(received)} 元比按文件算出来的 {yuan(due)} 元多；也许当地的规定更好，或者用的数字不同，可以向经办机构问清楚。"


def stay_not_counted(day: date, reason: str) -> str:
    """A stay that falls outside the rule."""
    return f"{spelled(day)}出院的这次没有算在内：{reason}"


def spelled(day: date) -> str:
    """A day as people write it."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


# Why nothing can be computed ---------------------------------------------------------------------------------------


def unknown_place(name: str) -> str:
    """A name no place bears."""
    return f"没有认出{found(name)}是哪里。这里只有江阴市、广东省、吉林省的文件，请写参保地的全名；其他地方请打当地 12393 问。"


def other_place(name: str) -> str:
    """A place without a text."""
    return f"这里没有{found(name)}的文件，只有江阴市、广东省、吉林省的；请打当地 12393 问。"


def wuxi(name: str) -> str:
    """无锡 and what lies in it: 江阴 follows it, and its own paper is missing."""
    return f"这里没有{found(name)}的文件。江阴市的文件说参照无锡市的政策，但无锡市自己的文件不在这里，不能拿江阴的数字来算；{HOTLINE}"


def too_early(place: str, scheme: str, first: date) -> str:
    """A day before the first the texts speak of."""
    return f"这里的{place}{scheme}文件从 {spelled(first)}算起，更早的规定不在这里，不等于当时没有；{HOTLINE}"


AID_2017 = (
    "2017 年 9 月 27 日到 2022 年 12 月 26 日，广东医疗救助按 2017 年的方案办，救助比例和限额都由各地自己定，"
    f"这里没有各地的数字，算不出；{HOTLINE}"
)
AID_ELSEWHERE = "这里的{place}文件只讲大病保险，医疗救助的规定不在这里；不等于没有救助，可以打 12393 或问镇街民政。"
EMPLOYEES_GUANGDONG = (
    f"广东 2016 年的文件管的是居民医保参保人，对职工只说探索把大病保险延伸过去；有的市已经做了，这里没有各市的文件；{HOTLINE}"
)
EMPLOYEES_JILIN = f"吉林的文件只管城乡居民医保参保人，职工医保的规定不在这里；{HOTLINE}"
AID_ORDINARY = (
    "文件里的医疗救助给的是特困人员、孤儿、低保对象、低保边缘家庭成员、农村易返贫致贫人口、支出型困难家庭中的重病患者。"
    "费用负担较重的困难职工，和县级以上政府规定的其他特殊困难人员，也可以得到救助；可以向镇街民政或 12393 申请、查问。"
)
NOT_REFERRED = "没有按规定转诊的，费用原则上不纳入医疗救助；“原则上”留有余地，急诊等情况请打 12393 问。"
ASK_CATEGORY = {
    "医疗救助对象": "广东按类别救助，要知道是哪一类：特困人员、孤儿、低保对象、低保边缘家庭成员、"
    "农村易返贫致贫人口，还是支出型困难家庭重病患者。",
    "建档立卡贫困人口": "广东 2022 年的文件里没有“建档立卡”这一类，要知道现在是低保对象、农村易返贫致贫人口，还是其他类别。",
}
ASK_GUANGDONG = "普通参保人员的起付标准、报销比例由各地级市定，省里的文件（手头这份缺这一节）没有数字，要知道参保市当年的数字才能算。"
ASK_GUANGDONG_TILT = "困难群体的起付标准是在当地普通起付标准上往下调的，要知道参保市当年的起付标准才能算。"
ASK_JILIN = "吉林的起付标准每年定一次，文件里没有数字，要知道当年的起付标准才能算。"
ASK_AID = "救助比例、起付标准由各地定，文件里没有数字，要知道当地的数字才能算。"
ASK_AID_RATE = "这类人不设年度救助起付标准；救助比例由各地定，文件里没有数字，要知道当地的比例才能算。"
ASK_OWN = "自定义的规则要写全：起付标准和比例都要有。"


def differs(field: str, given: str, text: str, source: str) -> str:
    """A given figure that the text in force contradicts."""
    return f"{field} 给的是 {given}，{source}写的是 {text}，两个对不上；请核对，或者把地点写成“自定义”"


def amount(fen: Exact) -> str:
    """An amount in a sentence."""
    return f"{yuan(fen)} 元"
