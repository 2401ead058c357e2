"""Every sentence of the staff's rules that a person reads, apart from the labels of single steps; 吉林's are in ``jilin_wording``."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calculator.money import found, percent, yuan
from calculator.wording import spelled

NAMES = {
    "premiums": "当年保费收入",
    "payments": "当年赔付支出",
    "cause": "亏损的原因",
    "insurer_bears": "解决方案里承办机构承担多少",
    "tender_amount": "招标确定的金额",
    "fund_income": "当年基本医疗保险基金收入",
    "per_head": "人均筹资额",
    "insured": "参保人数",
    "fund_surplus": "基金结余",
}
ASK_YEAR = "要知道当年的保费收入和赔付支出，或者盈亏额（亏损写负数），才能算。"
NOTHING = "这一年不盈不亏，没有要分的。"


def amount(fen: int) -> str:
    """An amount in a sentence."""
    return f"{yuan(fen)} 元"


# 江阴: transfers ------------------------------------------------------------------------------------------------------

SETTLED_BY_CONTRACT = "余额只是还没有划转的部分；年度结算时实际付多少，按合同约定的盈亏率和风险分担机制，结合支出和考核情况确定。"
ASK_PREMIUM = "筹资标准与无锡市统一，文件没有数字，要知道当年的保费才能算每次划转多少。"


def share_of_the_year(share: Fraction, quarters: int) -> str:
    """What the share of a quarter is a share of."""
    return f"“每个季度各划转 {percent(share)}”按当年保费的 {percent(share)} 理解，四个季度共 {percent(quarters * share)}。"


def half_year(share: Fraction) -> str:
    """What 2020 leaves open."""
    return (
        "2020 年从 7 月 1 日起只运行 6 个月，筹资额按 6 个月定，给的保费当作这 6 个月的；划转当作在第三、第四季度各一次。"
        f"{percent(share)} 是按这半年的保费算，还是按全年的标准算，文件没有写，这里两种都给。"
    )


def of_the_half_year(share: Fraction) -> str:
    """The share taken of the premium for six months."""
    return f"按这半年的保费算：每个季度划转 {percent(share)}。"


def of_a_whole_year(share: Fraction, of_half: Fraction) -> str:
    """The share taken of twice that premium."""
    return f"按全年的标准算：每个季度划转全年标准的 {percent(share)}，就是这半年保费的 {percent(of_half)}。"


def transfers(year: int, premium: int, transfer: int, share: Fraction, balance: int) -> str:
    """A whole year."""
    return (
        f"{year} 年保费 {amount(premium)}：每季度第一个月（1 月、4 月、7 月、10 月）各划转 {percent(share)}，"
        f"即 {amount(transfer)}，余额 {amount(balance)}待年度结算。"
    )


def transfers_2020(share: Fraction, low: int, high: int, least_left: int, most_left: int) -> str:
    """The half year."""
    return (
        f"2020 年只运行 6 个月，{percent(share)} 是半年保费的还是全年标准的，文件没有写：7 月、10 月各划转 {amount(low)}或 {amount(high)}，"
        f"余额相应是 {amount(most_left)}或 {amount(least_left)}，待年度结算。"
    )


# 江阴: the insurer's result -------------------------------------------------------------------------------------------

WHOLE_LOSS_MADE_GOOD = "文件写由基本医保基金“给予弥补”，没有写弥补多少，这里按全部弥补算。"
ASK_TENDER_PROFIT = "一定金额以内的盈余归承办机构，这个金额由招标确定，文件没有数字，要知道它才能算。"
ASK_TENDER_LOSS = "非政策性原因的亏损，一定金额以内由承办机构自行承担，这个金额由招标确定，文件没有数字，要知道它才能算。"
ASK_CAUSE = "要先知道亏损的原因：政策性原因的由基本医保基金弥补；非政策性原因的，一定金额（由招标确定）以内由承办机构自行承担。"


def costs_not_said(years: str) -> str:
    """Running costs given for a year of which the text does not say who bears them."""
    return f"{years}的年份，运营成本由谁承担，文件没有写；给的运营成本没有算进来。"


def beyond_tender(rest: int) -> str:
    """What the text gives to nobody."""
    return f"超过招标确定的金额的 {amount(rest)}，文件没有写归谁，要看大病保险合同。"


def profit_kept(profit: int, kept: int, limit: int) -> str:
    """A profit against the tendered amount."""
    if profit <= limit:
        return f"盈余 {amount(profit)}没有超过招标确定的 {amount(limit)}，全部归承办机构，可用于支付运营成本。"
    return f"盈余 {amount(profit)}，其中招标确定的 {amount(kept)}以内归承办机构，可用于支付运营成本；{beyond_tender(profit - kept)}"


def loss_borne(loss: int, borne: int, limit: int) -> str:
    """A loss for other than policy causes, against the tendered amount."""
    if loss <= limit:
        return f"非政策性亏损 {amount(loss)}没有超过招标确定的 {amount(limit)}，连同运营成本由承办机构自行承担。"
    return f"非政策性亏损 {amount(loss)}，其中招标确定的 {amount(borne)}以内连同运营成本由承办机构自行承担；{beyond_tender(loss - borne)}"


def made_good(loss: int) -> str:
    """A loss by policy."""
    return f"政策性原因的亏损 {amount(loss)}，由基本医保基金给予弥补。"


# Financing ------------------------------------------------------------------------------------------------------------

FIRST_YEAR = "文件 2016 年 8 月 23 日发布，没有写从哪一年起执行；2016 年是不是已经这样筹资，请核实。"
ASK_PER_HEAD_JILIN = (
    "人均筹资额度要通过分析和精算确定，文件没有数字；资金首先从城乡居民基本医保基金结余中筹集，不足或没有结余的在当年筹集的基金中安排。"
    "要知道人均筹资额、参保人数和基金结余才能算。"
)
SHORTFALL_ONLY = "结余不足时，先用完结余，不足的部分再从当年筹集的基金中安排，这是我们的理解。"
ASK_PER_HEAD_JIANGYIN = "筹资标准与无锡市相统一，无锡市的文件不在这里，没有数字；要知道筹资标准和参保人数才能算。"
PER_HEAD_READING = "筹资标准按每人每年一个数理解，用的是您给的数；文件没有写它是怎样定的。"
MONTHS_READING = "“2020年按实际运行时间 6 个月确定筹资额”按全年标准的十二分之六理解；您给的如果已经是 6 个月的标准，就不用再折算。"
TWO_FUNDS = "资金分别从城乡居民基本医疗保险基金和职工基本医疗保险基金划拨，文件没有写各出多少。"


def about_reading(share: Fraction) -> str:
    """How firm 广东's share is."""
    said = percent(share)
    return f"文件写的是“一般为……{said}左右”：只是约数，而且只是一般情况；具体筹资标准由各地级以上市定，这里正好按 {said} 算。"


def ask_income(share: Fraction) -> str:
    """广东's share without the income."""
    return f"筹集比例一般为当年基本医疗保险基金收入的 {percent(share)} 左右，要知道当年的基金收入才能估。"


def about(share: Fraction, raised_fen: int) -> str:
    """广东's share of the income."""
    return f"大病保险的筹集一般为当年基本医疗保险基金收入的 {percent(share)} 左右，约 {amount(raised_fen)}。"


def sources(total: int, surplus: int, rest: int) -> str:
    """吉林's order of sources."""
    return f"共要筹集 {amount(total)}：首先从基金结余中筹集 {amount(surplus)}，其余 {amount(rest)}在当年筹集的基金中安排。"


def raised(year: int, fen: int) -> str:
    """江阴's total."""
    return f"{year} 年的筹资额是 {amount(fen)}。"


# Why there is no figure -----------------------------------------------------------------------------------------------

OWN_RULE = "这里只算江阴市、广东省、吉林省的文件里写明的规则，没有自定义的。"
SHARED_BY_TENDER = "江阴的文件没有按盈亏率分档：盈余和非政策性亏损在“一定金额（具体由招标确定）”以内归承办机构；这条规则是 insurer_result。"
SHARED_BY_RATE = "吉林的文件按盈亏率分档，没有招标确定的金额；这条规则是 risk_sharing。"
LEFT_TO_CONTRACT = (
    "广东的文件没有写盈亏怎么分的数字：超出合同约定的结余或因政策调整带来的亏损，按国家规定在签订合同时载明处理办法；要看当地的合同。"
)
NO_TRANSFERS_JILIN = "吉林的文件说按保险年度（自然年度）签订年度保险合同，没有提到保费分几次、每次划转多少。"
NO_TRANSFERS_GUANGDONG = "广东的文件把资金管理交给各地级以上市统一，没有提到保费分几次、每次划转多少。"


def too_early(area: str, first: date) -> str:
    """A day before the first the text speaks of."""
    return f"这里的{area}文件从 {spelled(first)}算起，更早的规定不在这里，不等于当时没有。"


def other_place(name: str) -> str:
    """A place without a text."""
    return f"这里没有{found(name)}的文件，只有江阴市、广东省、吉林省的。"


def unknown_place(name: str) -> str:
    """A name no place bears."""
    return f"没有认出{found(name)}是哪里；这里只有江阴市、广东省、吉林省的文件，请写全名。"
