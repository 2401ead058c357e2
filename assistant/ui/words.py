"""Every word the screen says by itself, in one place: plain Chinese for someone worried about a hospital bill.

The page speaks Chinese; around a reply it speaks the reply's language (`of`). What answers say comes from the assistant, never from here.
"""

from dataclasses import dataclass
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
SKIP: Final = "跳到正文"

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words around a reply, in its language."""

    heard: str
    add: str
    change: str
    from_words: str
    fact: str
    field: str
    facts: dict[str, str]
    places: dict[str, str]
    place_field: str
    place_example: str
    amount_example: str
    rate_example: str
    categories: dict[str, str]
    insurances: dict[str, str]
    referred: dict[str, str]
    tier_bases: dict[str, str]
    tier: str
    tier_top: str
    tier_comma: str
    tier_wan: str
    tiers_example: str
    tiers_unread: str
    forget: str
    year: str
    asks_lead: str
    asks_local: str
    count: str
    followups: str
    nearby: str
    by_year: str
    comma: str
    notice: str
    notice_source: str
    notice_unused: str
    schemes: dict[str, str]
    pays: dict[str, str]
    still: dict[str, str]
    within: str
    not_a_decision: str
    steps: str
    assumptions: str
    copy: str
    chart: str
    chart_parts: dict[str, str]
    yuan: str
    to: str
    sources: str
    step_source: str


CHINESE: Final = Said(
    heard="我是这样听的，点一下可以改：",
    add="补上{name}",
    change="改成这个",
    from_words="您说的是“{words}”",
    fact="{name}：**{value}**",
    field="{name}（{unit}）",
    facts={
        "place": "参保",
        "amount": "自己付",
        "total": "总费用",
        "basic_paid": "医保已经报了",
        "out_of_scope": "目录外的钱",
        "other_paid": "其他保险已经报了",
        "critical_illness_paid": "大病已经报了",
        "category": "身份",
        "insurance": "医保",
        "date": "年份",
        "referred": "转诊",
        "deductible": "起付线（报销门槛）",
        "rate": "报销比例",
        "tiers": "分档报销比例",
        "tier_base": "档位从哪里算起",
        "annual_cap": "一年最多报",
        "category_deductible": "您这类人的起付线",
        "category_rate": "您这类人的报销比例",
        "aid_rate": "救助比例",
        "aid_deductible": "救助起付线",
        "aid_annual_limit": "一年最多救助",
        "aid_used": "今年已经救助了",
    },
    places={place: place for place in PLACES},
    place_field=OTHER_PLACE_FIELD,
    place_example="例如：惠州市",
    amount_example="例如：18000",
    rate_example="例如：60",
    categories={
        "低保对象": "低保",
        "特困人员": "特困（五保、三无）",
        "孤儿": "孤儿",
        "低保边缘家庭成员": "低保边缘",
        "农村易返贫致贫人口": "监测户（易返贫致贫）",
        "支出型困难家庭重病患者": "支出型困难、因病致贫",
        "建档立卡贫困人口": "建档立卡",
        "医疗救助对象": "其他认定的救助对象",
        "普通参保人员": "都不是",
    },
    insurances={"居民医保": "居民医保（新农合、学生）", "职工医保": "职工医保（单位交的）"},
    referred={"true": "办了转诊", "false": "没办转诊"},
    tier_bases={"self_paid": "从 0 元算起", "excess": "从起付线往上算"},
    tier="{low}–{high}元 {rate}",
    tier_top="{low}元以上 {rate}",
    tier_comma="，",
    tier_wan="万",
    tiers_example="例如：5万以内55%，5万到10万60%，10万以上70%",
    tiers_unread="这几档没有看懂。请从低到高写全，最后一档写“以上”，像这样：5万以内55%，5万到10万60%，10万以上70%",
    forget="去掉这一项",
    year="{year} 年",
    asks_lead="再告诉我一点，就能说得更准：",
    asks_local="文件把下面的数留给了当地。知道就填上，不知道可以打 12393 问：",
    count="算一算",
    followups="接着可以问：",
    nearby="如果您问的是：{question}",
    by_year="依据 {years} 年的文件",
    comma="、",
    notice="后来的规定可能不一样了，点开看",
    notice_source="来源：{source}",
    notice_unused="没有拿来算，请打 12393 核实。",
    schemes={"critical_illness": "大病保险", "medical_aid": "医疗救助"},
    pays={
        "exact": "{scheme}能报",
        "assumed": "{scheme}大约能报",
        "at_least": "{scheme}至少能报",
        "range": "{scheme}能报的范围",
    },
    still={"exact": "自己还要付", "assumed": "自己大约还要付", "at_least": "自己最多还要付", "range": "自己还要付的范围"},
    within="只算合规（医保目录内）的钱，目录外的自费另算。",
    not_a_decision="这是估算，不是决定。最后以医保局的结算为准，可打 12393 问。",
    steps="一步一步怎么算的",
    assumptions="这样算的前提",
    copy="打热线时可以照着念，右上角可以复制：",
    chart="这笔钱谁来付",
    chart_parts={"paid": "{scheme}付", "open": "看当地标准", "self": "自己付"},
    yuan="元",
    to="到",
    sources="出处，点开看原文：",
    step_source="出处",
)
ENGLISH: Final = Said(
    heard="What was understood; tap to change:",
    add="Add: {name}",
    change="Change",
    from_words="You said “{words}”",
    fact="{name}: **{value}**",
    field="{name} ({unit})",
    facts={
        "place": "Insured in",
        "amount": "You paid",
        "total": "Whole bill",
        "basic_paid": "Basic insurance paid",
        "out_of_scope": "Outside the catalogue",
        "other_paid": "Other cover paid",
        "critical_illness_paid": "Critical-illness insurance paid",
        "category": "Status",
        "insurance": "Insurance",
        "date": "Year",
        "referred": "Referral",
        "deductible": "Deductible",
        "rate": "Rate",
        "tiers": "Rates by tier",
        "tier_base": "Tiers counted from",
        "annual_cap": "Most in a year",
        "category_deductible": "Deductible of your group",
        "category_rate": "Rate of your group",
        "aid_rate": "Medical-aid rate",
        "aid_deductible": "Medical-aid deductible",
        "aid_annual_limit": "Most medical aid in a year",
        "aid_used": "Medical aid had this year",
    },
    places={"广东省": "Guangdong 广东省", "吉林省": "Jilin 吉林省", "江阴市": "Jiangyin 江阴市"},
    place_field="City or county where you are insured",
    place_example="for example 惠州市",
    amount_example="for example 18000",
    rate_example="for example 60",
    categories={
        "低保对象": "Low-income allowance 低保",
        "特困人员": "Extreme hardship 特困",
        "孤儿": "Orphan 孤儿",
        "低保边缘家庭成员": "Near low-income 低保边缘",
        "农村易返贫致贫人口": "At risk of poverty 监测户",
        "支出型困难家庭重病患者": "Poor through illness 支出型困难",
        "建档立卡贫困人口": "Registered as poor 建档立卡",
        "医疗救助对象": "Other recognised aid recipient",
        "普通参保人员": "None of these",
    },
    insurances={"居民医保": "Residents' 居民医保", "职工医保": "Employees' 职工医保"},
    referred={"true": "Referred", "false": "Not referred"},
    tier_bases={"self_paid": "Zero", "excess": "The deductible up"},
    tier="{low}–{high} yuan {rate}",
    tier_top="above {low} yuan {rate}",
    tier_comma=", ",
    tier_wan="",
    tiers_example="for example 0–50,000 55%, above 50,000 70%",
    tiers_unread="These tiers could not be read. Give all, lowest first, the last with “above”: 0–50,000 yuan 55%, above 50,000 yuan 70%",
    forget="Leave this out",
    year="{year}",
    asks_lead="A little more makes the answer more exact:",
    asks_local="The texts leave these figures to the area. Fill in what you know; 12393 can tell you the rest:",
    count="Work it out",
    followups="You could ask next:",
    nearby="If you mean: {question}",
    by_year="From the texts of {years}",
    comma=", ",
    notice="Later rules may differ; tap to read (in Chinese)",
    notice_source="Source: {source}",
    notice_unused="Not used in the calculation; please check with 12393.",
    schemes={"critical_illness": "Critical-illness insurance", "medical_aid": "Medical aid"},
    pays={
        "exact": "{scheme} pays",
        "assumed": "{scheme} pays about",
        "at_least": "{scheme} pays at least",
        "range": "{scheme} pays between",
    },
    still={
        "exact": "You still pay",
        "assumed": "You still pay about",
        "at_least": "You still pay at most",
        "range": "You still pay between",
    },
    within="Eligible costs (inside the catalogue) only; anything outside comes on top.",
    not_a_decision="An estimate, not a decision. The health-insurance office decides; its hotline is 12393.",
    steps="Step by step (in Chinese)",
    assumptions="What this assumes (in Chinese)",
    copy="To read out or show to the hotline, in Chinese; copy it at the top right:",
    chart="Who pays",
    chart_parts={"paid": "{scheme} pays", "open": "depends on the area", "self": "You pay"},
    yuan="yuan",
    to="to",
    sources="Sources; tap to read the original in Chinese:",
    step_source="Source",
)
RESTS_ON: Final = "前提："
STANDS_IN: Final = "出处："
ESTIMATE_ONLY: Final = "（估算，不是决定）。"

SOURCE_TITLE: Final = "文件原文"
SOURCE_GONE: Final = "这份文件现在打不开，出处的原句是："
SECTION: Final = "在文件的这一节："
WHOLE_SECTION: Final = "看这一节的全文"
LEFT_OUT: Final = "（……）"
NO_NUMBER: Final = "（没有文号）"
ISSUED: Final = "{issuer}，{year} 年"
IN_FORCE: Final = "从 {start} 起。{reason}"

LOADING: Final = "正在打开文件，第一次要等一会儿……"
THINKING: Final = "正在翻文件……"
TROUBLE: Final = "对不起，这个问题刚才没有答成，不是您的错。您的问题还在下面，可以再试一次，也可以打 12393 问。"
AGAIN: Final = "再试一次"
CLOSED: Final = "对不起，文件没有打开，现在还不能回答。请过一会儿再试；着急可以打 12393 问。"
FOOT: Final = "对话只留在这个页面里，关掉就没有了。"


def of(language: str) -> Said:
    """The words around a reply in `language`: English for "en", else Chinese."""
    return ENGLISH if language == "en" else CHINESE
