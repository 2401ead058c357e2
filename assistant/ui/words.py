"""Every word the screen says by itself, in one place: plain Chinese for someone worried about a hospital bill.

What answers say comes from the assistant, never from here.
"""

from typing import Final

NAME: Final = "明白"
PAGE_TITLE: Final = "明白 · 大病保险、医疗救助能报多少"
TAGLINE: Final = "看大病还能报多少钱？用平常的话问，答案都能查到文件原文。"
COVERED: Final = "能查的地方：江阴市、吉林省、广东省。不用填姓名和证件号。"

PLACE: Final = "在哪里参保？"
PLACES: Final = ("广东省", "吉林省", "江阴市")
OTHER_PLACE: Final = "其他"
OTHER_PLACE_FIELD: Final = "写下参保的城市或县"
LARGE_TEXT: Final = "大字"

EXAMPLES_LEAD: Final = "不知道怎么问？点一句试试："
EXAMPLES: Final = (
    "我爸在江阴住院，医保报完自己还付了8万元，还能报多少？",
    "江阴大病保险超过多少钱才开始报？",
    "吃低保的人在广东看大病，最少给报几成？",
    "吉林省的特困人员，大病保险有什么照顾？",
    "广东的医疗救助，哪些人可以申请？",
    "没办转诊就去外地大医院，广东的救助还给吗？",
)
ASK_HERE: Final = "在这里写您的问题"

OLDER: Final = "前面问过的"
YOU_ASKED: Final = "您问"
NO_WORDS: Final = "（没有写字）"
CLEAR: Final = "从头开始"
RESTORE: Final = "找回刚才的对话"
CLEARED: Final = "已经从头开始。刚才的对话还在，可以找回。"

HEARD: Final = "我是这样听的，点一下可以改："
ADD: Final = "补上{name}"
CHANGE: Final = "改成这个"
FROM_WORDS: Final = "您说的是“{words}”"
FACTS: Final = {
    "place": "参保",
    "amount": "自己付",
    "total": "总费用",
    "basic_paid": "医保已经报了",
    "out_of_scope": "目录外的钱",
    "category": "身份",
    "insurance": "医保",
    "date": "年份",
    "referred": "转诊",
    "deductible": "起付线（报销门槛）",
    "rate": "报销比例",
    "annual_cap": "一年最多报",
    "category_deductible": "您这类人的起付线",
    "category_rate": "您这类人的报销比例",
    "aid_rate": "救助比例",
    "aid_deductible": "救助起付线",
    "aid_annual_limit": "一年最多救助",
    "aid_used": "今年已经救助了",
}
PLACE_EXAMPLE: Final = "例如：惠州市"
AMOUNT_EXAMPLE: Final = "例如：18000"
RATE_EXAMPLE: Final = "例如：60"
CATEGORIES: Final = {
    "低保对象": "低保",
    "特困人员": "特困（五保、三无）",
    "孤儿": "孤儿",
    "低保边缘家庭成员": "低保边缘",
    "农村易返贫致贫人口": "监测户（易返贫致贫）",
    "支出型困难家庭重病患者": "支出型困难、因病致贫",
    "建档立卡贫困人口": "建档立卡",
    "医疗救助对象": "其他认定的救助对象",
    "普通参保人员": "都不是",
}
INSURANCES: Final = {"居民医保": "居民医保（新农合、学生）", "职工医保": "职工医保（单位交的）"}
REFERRED: Final = {"true": "办了转诊", "false": "没办转诊"}

ASKS_LEAD: Final = "再告诉我一点，就能说得更准："
ASKS_LOCAL: Final = "文件把下面的数留给了当地。知道就填上，不知道可以打 12393 问："
COUNT: Final = "算一算"
FOLLOWUPS: Final = "接着可以问："

BY_YEAR: Final = "依据 {years} 年的文件"
NOTICE: Final = "后来的规定可能不一样了"
NOTICE_SOURCE: Final = "来源：{source}{date}。没有拿来算，请打 12393 核实。"

SCHEMES: Final = {"critical_illness": "大病保险", "medical_aid": "医疗救助"}
PAYS: Final = {
    "exact": "{scheme}能报",
    "assumed": "{scheme}大约能报",
    "at_least": "{scheme}至少能报",
    "range": "{scheme}能报的范围",
}
STILL: Final = {"exact": "自己还要付", "assumed": "自己大约还要付", "at_least": "自己最多还要付", "range": "自己还要付的范围"}
WITHIN: Final = "只算合规（医保目录内）的钱，目录外的自费另算。"
NOT_A_DECISION: Final = "这是估算，不是决定。最后以医保局的结算为准，可打 12393 问。"
STEPS: Final = "一步一步怎么算的"
ASSUMPTIONS: Final = "这样算的前提"
RESTS_ON: Final = "前提："
STANDS_IN: Final = "出处："
COPY: Final = "打热线时可以照着念，右上角可以复制："
CHART: Final = "这笔钱谁来付"
CHART_PARTS: Final = {"paid": "{scheme}付", "open": "看当地标准", "self": "自己付"}
YUAN: Final = "元"
TO: Final = "到"

SOURCES: Final = "出处，点开看原文："
SOURCE_TITLE: Final = "文件原文"
SOURCE_GONE: Final = "这份文件现在打不开，出处的原句是："
SECTION: Final = "在文件的这一节："
WHOLE_SECTION: Final = "看这一节的全文"
LEFT_OUT: Final = "（……）"
NO_NUMBER: Final = "（没有文号）"
ISSUED: Final = "{issuer}，{year} 年"
IN_FORCE: Final = "从 {start} 起。{reason}"
STEP_SOURCE: Final = "出处"

LOADING: Final = "正在打开文件，第一次要等一会儿……"
THINKING: Final = "正在翻文件……"
TROUBLE: Final = "对不起，这个问题刚才没有答成，不是您的错。您的问题还在下面，可以再试一次，也可以打 12393 问。"
AGAIN: Final = "再试一次"
CLOSED: Final = "对不起，文件没有打开，现在还不能回答。请过一会儿再试；着急可以打 12393 问。"
EMPTY: Final = "还没有问题。在下面写一句，或者点上面的例子。"
FOOT: Final = "对话只留在这个页面里，关掉就没有了。"
